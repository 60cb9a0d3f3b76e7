import { periodName, type MeasureLine } from '#modules/quality';
import { DataTable, type Column } from '#ui/tables';
import type { GapView, GroupRow } from '../../domain/gap-view.ts';
import { countWords, limitWords, NO_FIGURE, numberWords, pointWords, rateWords, TOO_FEW } from '../words.ts';

/** Every group side by side in the order of its characteristic, never by size; those whose group is not known stand at the end with their share. */
export function GroupsTable({ view, measure, names }: { view: GapView; measure: MeasureLine; names: readonly string[] }) {
  return (
    <>
      <DataTable caption={`Each group in ${periodName(view.now.from, view.step)}`} captionSize="m" rows={view.rows} emptyText="No figures came in." columns={columnsOf(measure, names)} />
      <p>{notKnownSentence(view)} {partlySentence(view)}</p>
    </>
  );
}

interface NumberColumn {
  key: string;
  head: string;
  words(row: GroupRow): string;
}

/** The columns of numbers, for pages and documents. */
export const cellsOf = (measure: MeasureLine): readonly NumberColumn[] => [
  { key: 'count', head: measure.denominator === null ? 'Count' : 'How many of how many', words: ({ count, isTooFew }) => (count ? countWords(count) : isTooFew ? TOO_FEW : NO_FIGURE) },
  { key: 'rate', head: 'Rate (95% interval)', words: ({ rate }) => (rate ? `${rateWords(rate.value, measure)} (${limitWords(rate)})` : '–') },
  { key: 'gap', head: 'Behind by (95% interval)', words: (row) => gapCell(row, measure) },
  { key: 'ratio', head: 'Ratio (95% interval)', words: ({ gap }) => (gap?.ratio ? `${numberWords(gap.ratio.value, 2)} (${limitWords(gap.ratio, 2)})` : '–') },
  { key: 'people', head: 'People affected', words: ({ gap }) => (gap?.people ? `${numberWords(gap.people.value, 0)} (${limitWords(gap.people, 0)})` : '–') },
];

function columnsOf(measure: MeasureLine, names: readonly string[]): Column<GroupRow>[] {
  const parts: Column<GroupRow>[] = names.length === 1 ? [{ key: 'group', head: names[0] ?? 'Group', cell: ({ group }) => group.name }] : names.map((name, at) => ({ key: `part-${at}`, head: name, cell: ({ group }) => group.parts[at] ?? '' }));
  return [
    ...parts,
    ...cellsOf(measure).map(({ key, head, words }): Column<GroupRow> => ({ key, head, isNumeric: true, cell: words, isNothing: (row) => words(row) === '–' })),
  ];
}

function gapCell({ gap, isComparison }: GroupRow, measure: MeasureLine): string {
  if (isComparison) return 'The comparison';
  return gap ? `${pointWords(gap.points.value, measure)} (${limitWords(gap.points)})` : '–';
}

export function notKnownSentence({ notKnownShare, rows }: GapView): string {
  if (!rows.some(({ group }) => group.isNotKnown)) return 'No figures came in for people whose group is not known, so we cannot tell how many they are.';
  return notKnownShare === null ? 'The share of people whose group is not known cannot be shown.' : `For ${numberWords(notKnownShare * 100)}% of the people shown here the group is not known.`;
}

export function partlySentence({ rows }: GapView): string {
  const hidden = rows.filter(({ count, isTooFew }) => count === null && isTooFew).length;
  const partly = rows.filter(({ count }) => count !== null && count.hidden + count.missing > 0).length;
  return [
    ...(hidden === 0 ? [] : [`${hidden === 1 ? 'One group cannot' : `${hidden} groups cannot`} be shown safely; no gap is worked out for ${hidden === 1 ? 'it' : 'them'}, and the others together leave ${hidden === 1 ? 'it' : 'them'} out.`]),
    ...(partly === 0 ? [] : ['Some groups lack a period; each is compared in the periods that it shows.']),
  ].join(' ');
}
