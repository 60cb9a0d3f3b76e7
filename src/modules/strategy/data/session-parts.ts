import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { newId } from '#platform/ids';
import type { SessionRow } from './session-rows.ts';

type Place = Pick<SessionRow, 'id' | 'organisationId'>;

/** Writes the questions by their place in the list. Throws Invalid where a question that has notes would go. */
export async function keepQuestions(tx: Tx, { id, organisationId }: Place, questions: readonly string[]): Promise<void> {
  if (questions.length === 0 || questions.length > 30) throw new Invalid('Write between 1 and 30 questions.', { questions: 'Write between 1 and 30 questions' });
  const known = await tx.selectFrom('strategy.session_question').select(['id', 'position', 'words']).where('session_id', '=', id).orderBy('position').execute();
  for (const [at, words] of questions.entries()) {
    const old = known.find(({ position }) => position === at + 1);
    if (!old) await tx.insertInto('strategy.session_question').values({ id: newId(), session_id: id, organisation_id: organisationId, position: at + 1, words }).execute();
    else if (old.words !== words) await tx.updateTable('strategy.session_question').set({ words }).where('id', '=', old.id).execute();
  }
  const left = known.filter(({ position }) => position > questions.length).map((one) => one.id);
  if (left.length === 0) return;
  const noted = await tx.selectFrom('strategy.session_note').select('id').where('question_id', 'in', left).executeTakeFirst();
  if (noted) throw new Invalid('A question that has notes cannot be taken away.', { questions: 'A question that has notes cannot be taken away. You can change its words' });
  await tx.deleteFrom('strategy.session_question').where('id', 'in', left).execute();
}

/** Sets out as many tables as are asked for. Throws Invalid where a table that has notes would go. */
export async function keepTables(tx: Tx, { id, organisationId }: Place, count: number): Promise<void> {
  const known = new Set((await tx.selectFrom('strategy.session_table').select('number').where('session_id', '=', id).execute()).map(({ number }) => number));
  const fresh = Array.from({ length: count }, (_, at) => at + 1).filter((number) => !known.has(number));
  if (fresh.length > 0) await tx.insertInto('strategy.session_table').values(fresh.map((number) => ({ session_id: id, organisation_id: organisationId, number }))).execute();
  const noted = await tx.selectFrom('strategy.session_note').select('table_number').where('session_id', '=', id).where('table_number', '>', count).executeTakeFirst();
  if (noted) throw new Invalid(`Table ${noted.table_number} has notes, so it cannot be taken away.`, { tableCount: `Table ${noted.table_number} has notes, so it cannot be taken away` });
  await tx.deleteFrom('strategy.session_table').where('session_id', '=', id).where('number', '>', count).execute();
}
