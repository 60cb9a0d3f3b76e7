import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { Sentiment } from '../../domain/analysis/sentiment.ts';

export interface RoundLine {
  id: string;
  number: number;
  coderCount: number;
  words: number;
  begunAt: Date;
  finishedAt: Date | null;
  coders: readonly { coderId: string; role: string; isFinished: boolean }[];
  settled: number;
}

export interface RoundPage extends RoundLine {
  conversationId: string;
  conversationCode: string;
  conversationTitle: string;
  organisationId: string;
  isExample: boolean;
}

const roundColumns = sql`r.id, r.number, r.coder_count as "coderCount", r.begun_at as "begunAt", r.finished_at as "finishedAt",
  (select count(*)::int from conversations.round_item i where i.round_id = r.id) as words,
  (select count(*)::int from conversations.settled s where s.round_id = r.id) as settled,
  coalesce((select jsonb_agg(jsonb_build_object('coderId', c.coder_id, 'role', c.coder_role, 'isFinished', c.finished_at is not null) order by c.coder_id) from conversations.round_coder c where c.round_id = r.id), '[]') as coders`;

/** The batches of a conversation in the order in which they were drawn. */
export async function roundsOf(tx: Tx, conversationId: string): Promise<RoundLine[]> {
  return (await sql<RoundLine>`select ${roundColumns} from conversations.coding_round r where r.conversation_id = ${conversationId} order by r.number`.execute(tx)).rows;
}

/** Throws NotFound where there is no such batch to see. */
export async function roundPage(tx: Tx, roundId: string): Promise<RoundPage> {
  if (!isId(roundId)) throw new NotFound();
  const { rows } = await sql<RoundPage>`select ${roundColumns}, t.id as "conversationId", t.code as "conversationCode", t.title as "conversationTitle", t.organisation_id as "organisationId", t.is_example as "isExample"
    from conversations.coding_round r join conversations.conversation t on t.id = r.conversation_id where r.id = ${roundId}`.execute(tx);
  if (!rows[0]) throw new NotFound('We cannot find that batch.');
  return rows[0];
}

/** How many shown words of a conversation are in no batch yet. */
export async function wordsLeft(tx: Tx, conversationId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from conversations.contribution c join conversations.phase p on p.id = c.phase_id
    where p.conversation_id = ${conversationId} and c.state = 'shown' and c.kind <> 'statement' and not exists (select from conversations.round_item i where i.contribution_id = c.id)`.execute(tx);
  return rows[0]?.n ?? 0;
}

export interface WordsToCode {
  contributionId: string;
  position: number;
  words: string;
  parentWords: string | null;
  question: string;
  /** What this coder gave; null: nothing yet. */
  sentiment: Sentiment | null;
  codeIds: readonly string[];
}

/** The words of a batch in their drawn order, with what this coder gave them and nobody else's codes. */
export async function wordsToCode(tx: Tx, roundId: string, coderId: string): Promise<WordsToCode[]> {
  const { rows } = await sql<WordsToCode>`select i.contribution_id as "contributionId", i.position, coalesce(c.shown_words, c.words) as words, coalesce(a.shown_words, a.words) as "parentWords", p.question, o.sentiment,
    array(select g.code_id from conversations.coding g where g.round_id = i.round_id and g.contribution_id = i.contribution_id and g.coder_id = ${coderId}) as "codeIds"
    from conversations.round_item i join conversations.contribution c on c.id = i.contribution_id join conversations.phase p on p.id = c.phase_id left join conversations.contribution a on a.id = c.parent_id
    left join conversations.coding_item o on o.round_id = i.round_id and o.contribution_id = i.contribution_id and o.coder_id = ${coderId}
    where i.round_id = ${roundId} order by i.position`.execute(tx);
  return rows;
}

export interface SettledLine {
  contributionId: string;
  codeIds: readonly string[];
  sentiment: Sentiment;
  how: string;
  reason: string;
}

/** What is settled in a batch, under the codes that stand after mergers. */
export async function settledOf(tx: Tx, roundId: string): Promise<SettledLine[]> {
  const { rows } = await sql<SettledLine>`select s.contribution_id as "contributionId", s.sentiment, s.how, s.reason,
    array(select distinct conversations.live_code(g.code_id) from conversations.settled_code g where g.contribution_id = s.contribution_id) as "codeIds"
    from conversations.settled s where s.round_id = ${roundId}`.execute(tx);
  return rows;
}
