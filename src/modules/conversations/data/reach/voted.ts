import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { spreadClasses } from '../../domain/reach/vote-spread.ts';

export interface Voted {
  /** How many browsers gave so many votes, class by class. */
  spread: readonly number[];
  /** Votes cast online, and how many of them from which side. */
  votes: number;
  byPerspective: readonly { perspective: string; votes: number }[];
}

/** How a phase was voted on online: for the worker, who alone may read votes; what may be told of it is decided elsewhere. */
export async function votedOf(tx: Tx, { number, id }: { number: number; id: string }): Promise<Voted> {
  const from = spreadClasses.map((each) => each.from);
  const { rows: spread } = await sql<{ class: number; browsers: number; votes: number }>`select width_bucket(b.votes, ${from}::bigint[]) as class, count(*)::int as browsers, sum(b.votes)::int as votes
    from (select count(*) as votes from (select participant from conversations.vote where phase_number = ${number} union all select participant::bigint from conversations.sealed_vote where phase_number = ${number}) v group by v.participant) b group by 1`.execute(tx);
  const { rows: byPerspective } = await sql<{ perspective: string; votes: number }>`select c.perspective, coalesce(sum(t.up + t.down + t.pass), 0)::int as votes
    from conversations.phase_perspective c left join conversations.perspective_tally t on t.phase_number = ${number} and t.perspective = c.perspective where c.phase_id = ${id} group by 1 order by 1`.execute(tx);
  return { spread: spreadClasses.map((_class, at) => spread.find((each) => each.class === at + 1)?.browsers ?? 0), votes: spread.reduce((sum, { votes }) => sum + votes, 0), byPerspective };
}
