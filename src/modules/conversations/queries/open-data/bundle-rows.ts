import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { publicationColumns, type ThemePublication } from '../analysis/themes.ts';

export interface BundleWords {
  item: number;
  kind: 'idea' | 'comment';
  /** The number of the shown idea that it is a comment on. */
  on: number | null;
  words: string;
  language: string;
  route: string;
  /** The hour from which everyone could read it: not the hour in which it was written. */
  shownFrom: Date;
  agrees: number;
  disagrees: number;
  passes: number;
}

/**
 * The shown words of a phase with the online votes as they count, in the order of their random numbers. What was refused, withdrawn,
 * held or merged is not in it, and neither is a comment whose idea is not shown.
 */
export async function bundleWords(tx: Tx, { id, number }: { id: string; number: number }): Promise<BundleWords[]> {
  const { rows } = await sql<BundleWords>`with votes as (select item, count(*) filter (where choice = 1)::int as agrees, count(*) filter (where choice = -1)::int as disagrees, count(*) filter (where choice = 0)::int as passes
      from conversations.counted_votes(${number}) group by item),
    targets as (select item, target from conversations.merge_targets(${number}))
    select c.item, c.kind, coalesce(t.target, i.item) as "on", coalesce(c.shown_words, c.words) as words, c.language, c.route,
      coalesce((select min(s.began_hour) from conversations.showing s where s.contribution_id = c.id), c.received_hour) as "shownFrom", coalesce(v.agrees, 0) as agrees, coalesce(v.disagrees, 0) as disagrees, coalesce(v.passes, 0) as passes
    from conversations.contribution c left join conversations.contribution i on i.id = c.parent_id left join targets t on t.item = i.item left join votes v on v.item = c.item
    where c.phase_id = ${id} and c.state = 'shown' and (c.parent_id is null or i.state = 'shown' or exists (select from conversations.contribution x where x.phase_id = ${id} and x.item = t.target and x.state = 'shown'))
    order by c.item`.execute(tx);
  return rows;
}

export interface ParticipantVotes {
  participant: number;
  /** item:choice, separated by commas. */
  votes: string;
}

/** The votes of each participant, under the number that was drawn at the end, in the order of these numbers. */
export async function votesByParticipant(tx: Tx, { number, items }: { number: number; items: readonly number[] }): Promise<ParticipantVotes[]> {
  const { rows } = await sql<ParticipantVotes>`select v.participant::integer as participant, string_agg(v.item || ':' || v.choice, ',' order by v.item) as votes
    from conversations.counted_votes(${number}) v where v.item = any (${items}::int[]) group by v.participant order by v.participant`.execute(tx);
  return rows;
}

export interface BundleExposure {
  item: number;
  position: number;
  isRandom: boolean;
  served: number;
  seen: number;
  votes: number;
}

/** How often words were served and seen at each place, over the whole time: hours would tell who voted when. */
export async function bundleExposure(tx: Tx, { number, items }: { number: number; items: readonly number[] }): Promise<BundleExposure[]> {
  const { rows } = await sql<BundleExposure>`select item, position, is_random as "isRandom", sum(served)::int as served, sum(seen)::int as seen, sum(votes)::int as votes
    from conversations.exposure where phase_number = ${number} and item = any (${items}::int[]) group by 1, 2, 3 order by 1, 2, 3`.execute(tx);
  return rows;
}

export type BundleTheme = Omit<ThemePublication, 'number'>;

/** The published themes of a conversation, as they were published. */
export async function bundleThemes(tx: Tx, conversationId: string): Promise<BundleTheme[]> {
  const { rows } = await sql<BundleTheme>`select ${publicationColumns}
    from conversations.theme_publication p join conversations.theme t on t.id = p.theme_id where t.conversation_id = ${conversationId} and p.replaced_at is null order by p.contributions desc, p.title`.execute(tx);
  return rows;
}
