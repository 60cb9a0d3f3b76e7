import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { VoteTable } from '../../domain/open-data/open-data-set.ts';

const ROWS_AT_ONCE = 50_000;

interface Place {
  phaseNumber: number;
  items: readonly number[];
  onProgress(votes: number): void;
}

/** Writes votes as they stand after the end of a phase: participants under numbers drawn at random, rows in an order that tells nothing. */
export async function insertVotes(tx: Tx, votes: VoteTable, { phaseNumber, items, onProgress }: Place): Promise<void> {
  const numbers = shuffled(votes.participants);
  const order = Uint32Array.from(shuffled(votes.choice.length), (number) => number - 1);
  for (let from = 0; from < order.length; from += ROWS_AT_ONCE) {
    const places = [...order.subarray(from, from + ROWS_AT_ONCE)];
    const participants = places.map((at) => numbers[votes.participant[at] ?? 0]);
    const itemNumbers = places.map((at) => items[votes.statement[at] ?? 0]);
    const choices = places.map((at) => votes.choice[at]);
    await sql`insert into conversations.sealed_vote select ${phaseNumber}::integer, a.participant, a.item, a.choice from unnest(${participants}::int[], ${itemNumbers}::int[], ${choices}::smallint[]) as a (participant, item, choice)`.execute(tx);
    onProgress(from + places.length);
  }
  await sql`insert into conversations.tally select phase_number, item, count(*) filter (where choice = 1), count(*) filter (where choice = -1), count(*) filter (where choice = 0)
    from conversations.sealed_vote where phase_number = ${phaseNumber} group by 1, 2`.execute(tx);
}

/** The numbers 1 to `count` in random order (Fisher and Yates, with the operating system's randomness). */
export function shuffled(count: number): Uint32Array {
  const numbers = Uint32Array.from({ length: count }, (_, at) => at + 1);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    const kept = numbers[at] ?? 0;
    numbers[at] = numbers[other] ?? 0;
    numbers[other] = kept;
  }
  return numbers;
}
