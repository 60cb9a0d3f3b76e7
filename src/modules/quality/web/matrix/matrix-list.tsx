import type { JSX } from 'preact';
import { DataTable, Paging, rangeWords } from '#ui/tables';
import { ambitionTitle } from '../../domain/ambitions.ts';
import { assuranceWords, variationWords } from '../../domain/results/words.ts';
import type { MatrixLine } from '../../queries/matrix/matrix.ts';
import { JudgedIcons } from '../judgement.tsx';
import { lastWords, professionWords } from '../results/last-words.ts';
import { ambitionsOf, hrefOf, type MatrixChoice } from './read-choice.ts';

interface Props {
  lines: readonly MatrixLine[];
  total: number;
  pageSize: number;
  choice: MatrixChoice;
  /** More lines than the file holds. */
  isCut: boolean;
}

/** The sets of figures of a choice by measure and name, page by page, and as a file. */
export function MatrixList({ lines, total, pageSize, choice, isCut }: Props): JSX.Element {
  const { variation, assurance, ambition, page } = choice;
  const isNarrowed = variation !== '' || assurance !== '' || ambition !== '';
  return (
    <section id="list" aria-labelledby="list-heading">
      <h2 class="nhsuk-heading-m" id="list-heading">The sets of figures</h2>
      {isNarrowed && <p>{[...(ambitionsOf(ambition) ?? []).map(ambitionTitle), ...(variation === '' ? [] : [variationWords[variation]]), ...(assurance === '' ? [] : [assuranceWords[assurance]])].join('. ')}. <a href={`${hrefOf({ ...choice, ambition: '', variation: '', assurance: '', page: 1 })}#list`}>Show all</a></p>}
      <p>{rangeWords({ page, pageSize, total })}. {total > 0 && <a href={hrefOf({ ...choice, page: 1 }, '/quality/matrix/list.csv')}>The list as a file (CSV)</a>}{isCut && '. The file holds the first 20,000.'}</p>
      <DataTable
        caption="Sets of figures, by measure and name" isCaptionHidden rows={lines} emptyText="No figures that you may see fit this choice."
        columns={[
          { key: 'measure', head: 'Measure', cell: ({ id, measure, ambition: of }) => <><a href={`/quality/series/${id}`}>{measure}</a><br /><span class="nhsuk-body-s">{ambitionTitle(of)}</span></> },
          { key: 'who', head: 'Who', cell: ({ unit, unitCode, organisation, profession }) => <><a href={`/quality/units/${unitCode}`}>{unit}</a>{organisation === unit ? '' : `, ${organisation}`}<br /><span class="nhsuk-body-s">{professionWords(profession)}</span></> },
          { key: 'last', head: 'Last figure', cell: (line) => lastWords(line, { ...line, unit: line.unitOfMeasure }) },
          { key: 'judged', head: 'What the rules say', cell: (line) => <JudgedIcons {...line} /> },
        ]}
      />
      <Paging page={page} pageCount={Math.ceil(total / pageSize)} hrefOf={(to) => `${hrefOf({ ...choice, page: to })}#list`} ariaLabel="Pages of sets of figures" />
    </section>
  );
}
