import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { authorCodeOf, concernOf, hashAuthorCode } from '#modules/conversations';
import { note } from '../../data/learning/note.ts';
import { SUPPORT_ENOUGH, type AnswerKind } from '../../domain/questions/support.ts';
import { authoriseLearning, type LearningActing } from '../../learning-permissions.ts';
import { takesWords } from '../barriers/barriers.ts';

export interface Asked {
  organisationId: string;
  words: string;
  because: string;
  route: string;
  /** The random number of the form: sent twice, the question is kept once and has one code. */
  sending: string | undefined;
}

/**
 * Keeps a question that anybody asks, held until somebody has read it, and answers the code by which they hear what became of it, and
 * the kinds of harm its words speak of. No event is written and nothing about who asked. Throws Invalid for an organisation that takes none.
 */
export async function askQuestion(tx: Tx, now: Date, { organisationId, words, because, route, sending }: Asked): Promise<{ code: string; concern: string | null }> {
  await takesWords(tx, organisationId);
  const [code, concern] = [authorCodeOf({ sending, words, place: organisationId }), concernOf(`${words}\n${because}`)];
  await tx.insertInto('improvement.community_question').values({
    id: newId(), organisation_id: organisationId, words, because, route, concern, code_hash: hashAuthorCode(code), received_in: `${londonDay(now).slice(0, 7)}-01`,
  }).onConflict((conflict) => conflict.doNothing()).execute();
  return { code, concern };
}

/** Backs a question, once for each browser; nothing is kept of who. Throws NotFound where it is not shown. */
export async function backQuestion(tx: Tx, { id, voter }: { id: string; voter: Buffer }): Promise<void> {
  const { rows } = isId(id) ? await sql<{ done: boolean }>`select improvement.support_question(${id}, ${voter}) as done`.execute(tx) : { rows: [] };
  if (!rows[0]?.done) throw new NotFound('We cannot find that question.');
}

/** Shows a question to everyone, or keeps it back with a reason. Throws NotFound, Forbidden, Conflict where it was read before. */
export async function readQuestion(tx: Tx, acting: LearningActing, { id, keepBackBecause }: { id: string; keepBackBecause: string | null }): Promise<void> {
  const { organisation_id: organisationId } = await questionOf(tx, id);
  authoriseLearning(acting, 'sort what came in', organisationId);
  const read = await tx.updateTable('improvement.community_question').set({ read_by: acting.viewer.personId, ...(keepBackBecause === null ? { shown_on: londonDay(acting.now) } : { not_shown_reason: keepBackBecause }) })
    .where('id', '=', id).where('shown_on', 'is', null).where('not_shown_reason', 'is', null).returning('id').executeTakeFirst();
  if (!read) throw new Conflict('Somebody has read this question already.');
  await note(tx, acting, keepBackBecause === null ? 'question shown' : 'question kept back', { organisationId, kind: 'question', id, reason: keepBackBecause, visibility: keepBackBecause === null ? 'public' : 'organisation' });
}

/**
 * A researcher tells whoever asked what becomes of the question. Throws NotFound, Forbidden, and Conflict where it is not shown, or where
 * a researcher would take it up before enough people back it.
 */
export async function answerQuestion(tx: Tx, acting: LearningActing, { id, kind, researcherRole, words }: { id: string; kind: AnswerKind; researcherRole: string; words: string }): Promise<void> {
  const { organisation_id: organisationId, shown_on: shownOn } = await questionOf(tx, id);
  authoriseLearning(acting, 'answer for research', organisationId);
  if (shownOn === null) throw new Conflict('Somebody has to read this question first.');
  const { rows: [support] } = await sql<{ people: number }>`select people from improvement.support_of(array[${id}::uuid])`.execute(tx);
  if (kind === 'matched' && (support?.people ?? 0) < SUPPORT_ENOUGH) throw new Conflict(`Fewer than ${SUPPORT_ENOUGH} people back this question so far. It can be taken up once enough do.`);
  await sql`select pg_advisory_xact_lock(hashtext(${`improvement.question_answer ${id}`}))`.execute(tx);
  const { rows: [last] } = await sql<{ number: number }>`select max(number) as number from improvement.question_answer where question_id = ${id}`.execute(tx);
  await tx.insertInto('improvement.question_answer').values({
    question_id: id, organisation_id: organisationId, number: (last?.number ?? 0) + 1, kind, researcher_role: researcherRole, words, said_on: londonDay(acting.now), made_at: acting.now, made_by: acting.viewer.personId,
  }).execute();
  await note(tx, acting, `question ${kind}`, { organisationId, kind: 'question', id, facts: { kind }, visibility: 'public' });
}

async function questionOf(tx: Tx, id: string) {
  const row = isId(id) ? await tx.selectFrom('improvement.community_question').select(['organisation_id', 'shown_on']).where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find that question.');
  return row;
}
