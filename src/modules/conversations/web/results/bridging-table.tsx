import { DataTable } from '#ui/tables';
import type { ToldGroup } from '../../domain/results/told-groups.ts';
import type { GroupedIdea } from '../../queries/results/groups.ts';
import { ideaHref } from '../where.ts';
import type { ResultPlace } from './parts.tsx';
import { short } from './rankings.tsx';

/** "Group A", "Group B": a letter tells no rank. */
export const groupTitle = (number: number): string => `Group ${'ABCDEFGHIJ'[number - 1] ?? number}`;

/** Each idea with how far agreement reaches, and how each group voted. */
export function BridgingTable({ place: { conversation, phase }, groups, rows }: { place: ResultPlace; groups: readonly Pick<ToldGroup, 'number'>[]; rows: readonly GroupedIdea[] }) {
  return (
    <DataTable caption={groups.length > 0 ? 'Ideas by how far even the group that agrees least agrees' : 'Ideas by how many agree'} rows={rows} emptyText="Too few people voted to say so." columns={[
      { key: 'idea', head: 'Idea', cell: (row) => <a href={ideaHref(conversation, phase, row)} lang={row.language} data-quoted>{short(row.words)}</a> },
      { key: 'bridging', head: groups.length > 0 ? 'Of 100 in the group that agrees least' : 'Of 100 who take a side', cell: bridgingWords },
      ...groups.map(({ number }) => ({ key: `group-${number}`, head: `${groupTitle(number)} agrees`, isNumeric: true, cell: (row: GroupedIdea) => sideWords(row.byGroup[number - 1]) })),
    ]} />
  );
}

function bridgingWords({ bridging, bridgingLow, bridgingHigh }: GroupedIdea): string {
  const per100 = (share: number | null) => Math.round((share ?? 0) * 100);
  return `about ${per100(bridging)} (${per100(bridgingLow)} to ${per100(bridgingHigh)}) would agree`;
}

const sideWords = (shares: GroupedIdea['byGroup'][number] | undefined): string => (shares ? `about ${shares[0]} of 100` : 'too few voted');
