import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { ToldGroup, ToldIdea, ToldOpinion } from '../../domain/results/told-groups.ts';

export type KeptOpinion = Omit<ToldOpinion, 'ideas'>;

export interface GroupedIdea {
  id: string;
  item: number;
  words: string;
  language: string;
  bridging: number | null;
  bridgingLow: number | null;
  bridgingHigh: number | null;
  byGroup: ToldIdea['byGroup'];
}

/** The opinion groups of one version. */
export async function opinionOf(tx: Tx, resultId: string): Promise<KeptOpinion> {
  const { rows: [found] } = await sql<{ opinion: KeptOpinion }>`select opinion from conversations.result where id = ${resultId}`.execute(tx);
  return found?.opinion ?? { sentence: '', reason: 'There are no clear groups.', groups: [], agreed: [], rejected: [], notes: [] };
}

const grouped = sql`c.id, c.item, coalesce(c.shown_words, c.words) as words, c.language, r.bridging, r.bridging_low as "bridgingLow", r.bridging_high as "bridgingHigh", r.by_group as "byGroup"
  from conversations.result_words r join conversations.contribution c on c.id = r.contribution_id and c.state = 'shown'`;

/** One page of ideas, those first that even the group that agrees least agrees with. */
export async function bridgingIdeas(tx: Tx, { resultId, offset, limit }: { resultId: string; offset: number; limit: number }): Promise<GroupedIdea[]> {
  const { rows } = await sql<GroupedIdea>`select ${grouped} where r.result_id = ${resultId} and r.kind = 'idea' and r.bridging is not null order by r.bridging_low desc, r.bridging desc, r.contribution_id offset ${offset} limit ${limit}`.execute(tx);
  return rows;
}

/** The ideas that groups say, and on which all agree, by number; those that are shown no more are left out. */
export async function ideasSaid(tx: Tx, { resultId, opinion }: { resultId: string; opinion: KeptOpinion }): Promise<Map<number, GroupedIdea>> {
  const items = [...opinion.groups.flatMap(({ speaks }: ToldGroup) => speaks.map(({ item }) => item)), ...opinion.agreed, ...opinion.rejected];
  const { rows } = await sql<GroupedIdea>`select ${grouped} where r.result_id = ${resultId} and c.item = any (${items}::integer[])`.execute(tx);
  return new Map(rows.map((row) => [row.item, row]));
}
