import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { codingAgreement, disagreements, type CodedOnce, type CodingAgreement } from '../../domain/analysis/coding-agreement.ts';
import { codeFrame, type FrameCode } from './code-frame.ts';
import { codingsOf } from './codings.ts';

export interface AgreementPage {
  codings: readonly CodedOnce[];
  frame: readonly FrameCode[];
  agreement: CodingAgreement;
  open: ReadonlySet<string>;
}

/** Agreement of a finished batch, worked out from the codings as they stand after mergers. */
export async function agreementPage(tx: Tx, round: { id: string; conversationId: string }): Promise<AgreementPage> {
  const [codings, frame] = [await codingsOf(tx, round.id), await codeFrame(tx, round.conversationId)];
  const given = new Set(codings.flatMap(({ codeIds }) => codeIds));
  return { codings, frame, agreement: codingAgreement(codings, frame.map(({ id }) => id).filter((id) => given.has(id))), open: disagreements(codings) };
}

/** One plain sentence on all words of a conversation that two people coded. */
export async function agreementOfConversation(tx: Tx, conversationId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from conversations.coding_round where conversation_id = ${conversationId} and coder_count = 2 and finished_at is not null`.execute(tx);
  if (rows.length === 0) return 'No words were coded by two people. Nobody checked whether another person would give the same codes.';
  const codings: CodedOnce[] = [];
  for (const { id } of rows) codings.push(...(await codingsOf(tx, id)));
  return codingAgreement(codings, []).whole.sentence;
}
