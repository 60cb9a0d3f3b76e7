import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { heardOf, voicesOf } from '../heard.ts';

export interface TakingPart {
  ideas: number;
  comments: number;
  /** Postcode districts that shown words came from. */
  districts: number;
  /** Hands, paper and phone together; null while that is not told. */
  roomVotes: number | null;
  roomPeople: number;
}

/** What came in to a phase: shown words, and what was heard away from the screen, as far as this viewer may read it. */
export async function takingPartOf(tx: Tx, { phaseId, forOrganisers, now }: { phaseId: string; forOrganisers: boolean; now: Date }): Promise<TakingPart> {
  const { rows } = await sql<{ ideas: number; comments: number; districts: number }>`select count(*) filter (where kind = 'idea')::int as ideas, count(*) filter (where kind = 'comment')::int as comments, count(distinct district)::int as districts
    from conversations.contribution where phase_id = ${phaseId} and state in ('shown', 'merged')`.execute(tx);
  const heard = [...(await heardOf(tx, { phaseId, forOrganisers, now })).values()];
  const isTold = forOrganisers || heard.some(({ isComplete }) => isComplete);
  const { rows: rooms } = await sql<{ people: number }>`select coalesce(sum(people_count), 0)::int as people from conversations.public_workshops(${phaseId}, ${now})`.execute(tx);
  return { ideas: 0, comments: 0, districts: 0, ...rows[0], roomVotes: isTold ? heard.reduce((sum, { inPerson }) => sum + (inPerson ? voicesOf(inPerson) : 0), 0) : null, roomPeople: rooms[0]?.people ?? 0 };
}
