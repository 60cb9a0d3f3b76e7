import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import type { Acting } from '../../data/acting.ts';
import type { AnswerState } from '../../domain/results/answers.ts';
import { answerOfTheme } from '../../queries/results/theme-replies.ts';
import { lockTheme, tellOfTheme } from '../analysis/keep-themes.ts';

export interface AskedAnswer {
  themeId: string;
  state: AnswerState;
  words: string;
  evidence: string;
  objectiveId: string | null;
  /** The number of the answer that the form was made from; 0 where nobody had answered. */
  number: number;
}

/** Says what is done about a published theme. The answer before stays, and this one stands for it. */
export async function answerTheme(tx: Tx, acting: Acting, { themeId, state, words, evidence, objectiveId, number }: AskedAnswer): Promise<void> {
  const theme = await lockTheme(tx, acting, themeId, 'answer themes');
  const before = await answerOfTheme(tx, theme.id);
  if (!before) throw new Conflict('It is not published, so nobody can read an answer.');
  if (before.number !== number) throw new Conflict('Somebody else has answered this theme. Read their answer first.');
  await checkObjective(tx, theme.organisation_id, objectiveId);
  const today = londonDay(acting.now);
  await tx.updateTable('conversations.theme_reply').set({ replaced_on: today }).where('theme_id', '=', theme.id).where('replaced_on', 'is', null).execute();
  await tx.insertInto('conversations.theme_reply').values({ id: newId(), theme_id: theme.id, organisation_id: theme.organisation_id, number: number + 1, state, words, evidence, objective_id: objectiveId, answered_on: today, answered_by: acting.viewer.personId }).execute();
  await tellOfTheme(tx, acting, theme, 'theme answered', { state }, 'public');
}

async function checkObjective(tx: Tx, organisationId: string, objectiveId: string | null): Promise<void> {
  if (objectiveId === null) return;
  const objective = isId(objectiveId) && (await tx.selectFrom('strategy.objective').select('id').where('id', '=', objectiveId).where('organisation_id', '=', organisationId).executeTakeFirst());
  if (!objective) throw new Invalid('Choose an objective.', { objective: 'Choose an objective' });
}
