import { sql } from 'kysely';
import { askTogether, type Store } from '#platform/db';

export interface AskedVote {
  phaseNumber: number;
  /** The visitor's random cookie for this conversation. */
  token: Buffer;
  item: number;
  /** 1 support, -1 oppose, 0 pass; null takes the vote back. */
  choice: 1 | -1 | 0 | null;
  /** A perspective the person chose to add, such as "carer". */
  perspective: string | null;
}

export type VoteAnswer = 'kept' | 'closed' | 'unknown';

const desks = new WeakMap<Store, (key: string) => Promise<VoteAnswer | undefined>>();

/**
 * Keeps a vote, durably, together with all votes whose requests came in the same turn: one transaction, one wait for the disk.
 * Votes of several people then also share a transaction number, which tells less about who voted when.
 */
export async function keepVote(store: Store, { phaseNumber, token, item, choice, perspective }: AskedVote, now: Date): Promise<VoteAnswer> {
  const desk = desks.get(store) ?? openDesk(store);
  desks.set(store, desk);
  return (await desk(JSON.stringify([phaseNumber, token.toString('hex'), item, choice, perspective, now.getTime()]))) ?? 'unknown';
}

type Row = [phase: number, token: string, item: number, choice: number | null, perspective: string | null, at: number];

const openDesk = (store: Store) => askTogether<VoteAnswer>(async (keys) => {
  const rows = keys.map((key) => JSON.parse(key) as Row);
  const at = new Date(Math.max(...rows.map((row) => row[5])));
  const { rows: found } = await store.unscoped((database) => sql<{ answers: VoteAnswer[] }>`select conversations.cast_votes(
    ${rows.map((row) => row[0])}::integer[], (select array_agg(decode(t, 'hex') order by n) from unnest(${rows.map((row) => row[1])}::text[]) with ordinality as a (t, n)),
    ${rows.map((row) => row[2])}::integer[], ${rows.map((row) => row[3])}::smallint[], ${rows.map((row) => row[4])}::text[], ${at}) as answers`.execute(database));
  return new Map(keys.map((key, n) => [key, found[0]?.answers[n] ?? 'unknown']));
});

/** How the holder of this cookie voted in a phase: item to choice. */
export async function votesOf(store: Store, { phaseNumber, token }: Pick<AskedVote, 'phaseNumber' | 'token'>): Promise<Map<number, number>> {
  const { rows } = await store.unscoped((database) => sql<{ item: number; choice: number }>`select * from conversations.votes_of(${phaseNumber}, ${token})`.execute(database));
  return new Map(rows.map(({ item, choice }) => [item, choice]));
}
