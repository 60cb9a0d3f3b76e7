import type { JSX } from 'preact';
import { DataTable, Paging, rangeWords } from '#ui/tables';
import type { MeasureLine } from '../../queries/measures.ts';
import type { MeasureResult } from '../../queries/results/measure-results.ts';
import { JudgedIcons } from '../judgement.tsx';
import { lastWords, professionWords } from './last-words.ts';

export const RESULTS_ON_A_PAGE = 50;

/** Who has figures of a measure and what the rules say of them: by name, never by size, so that no league table comes of it. */
export function MeasureResults({ measure, results, page }: { measure: MeasureLine; results: readonly MeasureResult[]; page: number }): JSX.Element {
  return (
    <section id="figures">
      <DataTable
        caption="Figures" captionSize="m" rows={results} emptyText="No figures that you may see have come in for this measure yet."
        columns={[
          { key: 'unit', head: 'Who', cell: ({ id, unit, organisation, profession }) => <><a href={`/quality/series/${id}`}>{unit}</a>{organisation === unit ? '' : `, ${organisation}`}{profession !== '' && <><br /><span class="nhsuk-body-s">{professionWords(profession)}</span></>}</> },
          { key: 'periods', head: 'Periods', isNumeric: true, cell: ({ periods }) => periods },
          { key: 'last', head: 'Last figure', cell: (result) => lastWords(result, measure) },
          { key: 'judged', head: 'What the rules say', cell: ({ variation, assurance }) => (variation === null ? 'Not worked out yet' : <JudgedIcons variation={variation} assurance={assurance} />) },
        ]}
      />
      {results.length > 0 && <p>{rangeWords({ page, pageSize: RESULTS_ON_A_PAGE, total: measure.seriesCount })}.</p>}
      <Paging page={page} pageCount={Math.ceil(measure.seriesCount / RESULTS_ON_A_PAGE)} hrefOf={(to) => `/quality/measures/${measure.code}?page=${to}#figures`} ariaLabel="Pages of figures" />
    </section>
  );
}
