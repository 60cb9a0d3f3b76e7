import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';

export interface FrameCode {
  id: string;
  version: number;
  name: string;
  definition: string;
  example: string;
  isRetired: boolean;
  mergedInto: string | null;
  /** The name of the code that stands for it after all mergers, where it was merged. */
  mergedIntoName: string | null;
  /** Settled contributions that have it, with those of codes merged into it. */
  uses: number;
}

/** All codes of a conversation with their wording in force, by name. */
export async function codeFrame(tx: Tx, conversationId: string): Promise<FrameCode[]> {
  const { rows } = await sql<FrameCode>`select c.id, c.version, v.name, v.definition, v.example, c.retired_at is not null as "isRetired", c.merged_into as "mergedInto", m.name as "mergedIntoName",
    (select count(distinct s.contribution_id)::int from conversations.settled_code s where conversations.live_code(s.code_id) = c.id) as uses
    from conversations.code c join conversations.code_version v on v.code_id = c.id and v.version = c.version
    left join conversations.code l on c.merged_into is not null and l.id = conversations.live_code(c.id)
    left join conversations.code_version m on m.code_id = l.id and m.version = l.version
    where c.conversation_id = ${conversationId} order by lower(v.name), c.id`.execute(tx);
  return rows;
}

/** The codes that can be given today. */
export const codesInUse = (frame: readonly FrameCode[]): FrameCode[] => frame.filter(({ isRetired, mergedInto }) => !isRetired && !mergedInto);

export interface CodeMerger {
  id: string;
  fromName: string;
  intoName: string;
  reason: string;
  madeAt: Date;
  undoneAt: Date | null;
}

/** What was merged in a conversation, newest first. */
export async function mergersOf(tx: Tx, conversationId: string): Promise<CodeMerger[]> {
  const { rows } = await sql<CodeMerger>`select m.id, fv.name as "fromName", iv.name as "intoName", m.reason, m.made_at as "madeAt", m.undone_at as "undoneAt"
    from conversations.code_merger m join conversations.code f on f.id = m.from_code_id join conversations.code_version fv on fv.code_id = f.id and fv.version = f.version
    join conversations.code i on i.id = m.into_code_id join conversations.code_version iv on iv.code_id = i.id and iv.version = i.version
    where f.conversation_id = ${conversationId} order by m.made_at desc`.execute(tx);
  return rows;
}

export interface CodeWordingLine {
  version: number;
  name: string;
  definition: string;
  example: string;
  madeAt: Date;
}

/** Every wording of a code, newest first. */
export async function wordingsOf(tx: Tx, codeId: string): Promise<CodeWordingLine[]> {
  const { rows } = await sql<CodeWordingLine>`select v.version, v.name, v.definition, v.example, v.made_at as "madeAt" from conversations.code_version v where v.code_id = ${codeId} order by v.version desc`.execute(tx);
  return rows;
}

/** The conversation whose frame holds this code. Throws NotFound. */
export async function conversationOfCode(tx: Tx, codeId: string): Promise<{ id: string; code: string; title: string; organisationId: string }> {
  if (!isId(codeId)) throw new NotFound();
  const { rows } = await sql<{ id: string; code: string; title: string; organisationId: string }>`select t.id, t.code, t.title, t.organisation_id as "organisationId"
    from conversations.code c join conversations.conversation t on t.id = c.conversation_id where c.id = ${codeId}`.execute(tx);
  if (!rows[0]) throw new NotFound('We cannot find that code.');
  return rows[0];
}
