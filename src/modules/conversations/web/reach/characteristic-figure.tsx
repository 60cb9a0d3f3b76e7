import { BarDrawing } from '#ui/charts';
import { DataTable, type Column } from '#ui/tables';
import type { AnswerRow, Characteristic } from './characteristic-rows.ts';
import { atLeastWords, peopleWords, shareWords, standingWords, timesWords } from './reach-words.ts';

/** One characteristic as a picture with its table: who answered what, out of how many, beside the reference and the target. */
export function CharacteristicFigure({ characteristic, position }: { characteristic: Characteristic; position: number }) {
  const { question, rows } = characteristic;
  const sources = [...new Set(rows.flatMap(({ target }) => target?.referenceSource || []))];
  return (
    <CountedFigure id={`reach-${position}-${question.code}`} title={question.title} rows={rows} columns={columnsFor(rows)} bars={rows.map(({ title, people }) => ({ title, people }))}>
      <p class="nhsuk-body-s">{baseSentence(characteristic)}</p>
      {sources.length > 0 && <p class="allied-chart__source" data-quoted>Elsewhere: {sources.join('. ')}</p>}
    </CountedFigure>
  );
}

/** Bars of people in steps of ten, with their table, which reads on a phone as well. */
export function CountedFigure<Row>({ id, title, bars, rows, columns, children }: { id: string; title: string; bars: readonly { title: string; people: number | null }[]; rows: readonly Row[]; columns: readonly Column<Row>[]; children?: preact.ComponentChildren }) {
  return (
    <figure class="allied-chart" id={id}>
      <figcaption class="allied-chart__title">{title}</figcaption>
      <BarDrawing frame={{ id, title }} bars={bars.map((bar) => ({ label: bar.title, value: bar.people, words: peopleWords(bar.people) }))} labelHeading="Answer" valueHeading="People" />
      <DataTable caption={title} isCaptionHidden rows={rows} columns={columns} emptyText="Nothing yet." />
      {children}
    </figure>
  );
}

function columnsFor(rows: readonly AnswerRow[]): Column<AnswerRow>[] {
  const hasReference = rows.some(({ target }) => target?.referencePercent);
  const hasTarget = rows.some(({ target }) => target?.wantedPeople);
  return [
    { key: 'answer', head: 'Answer', cell: ({ title }) => title },
    { key: 'people', head: 'People', isNumeric: true, cell: ({ people }) => peopleWords(people) },
    { key: 'share', head: 'Share, 95% interval', isNumeric: true, cell: ({ share }) => shareWords(share) },
    ...(hasReference ? [{ key: 'elsewhere', head: 'Elsewhere', isNumeric: true, cell: ({ target }: AnswerRow) => (target?.referencePercent ? `${target.referencePercent}%` : 'not given'), isNothing: ({ target }: AnswerRow) => !target?.referencePercent }, { key: 'beside', head: 'Beside that', cell: besideWords }] : []),
    ...(hasTarget ? [{ key: 'wanted', head: 'Wanted', isNumeric: true, cell: ({ target, isReached }: AnswerRow) => (target?.wantedPeople ? `${target.wantedPeople}: ${isReached ? 'reached' : 'not yet'}` : '–') }] : []),
  ];
}

const besideWords = ({ beside }: AnswerRow): string => (beside ? `${standingWords[beside.standing]}: ${timesWords(beside)} the share` : '–');

/** The base and what is missing, with every percentage. */
const baseSentence = ({ base, ratherNot, noAnswer, question }: Characteristic): string =>
  `Base: ${atLeastWords(base)} people were asked. Missing: ${peopleWords(ratherNot)} would rather not say, ${peopleWords(noAnswer)} gave no answer.${question.isSeveral ? ' One person can give several answers.' : ''}`;
