import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { openSnapshot, type AnswerRow, type SnapshotRow } from '../data/snapshot-rows.ts';
import { isStageAnswer } from '../domain/stages.ts';
import type { TemplateQuestion, TemplateStep } from '../domain/template-file.ts';
import type { InquiryActing } from '../permissions.ts';

export interface StepAnswers {
  id: string;
  step: string;
  /** How often the step had been saved when this page was drawn; 0 for never. */
  revision: number;
  /** By the question's code: a stage's key, or words; a strength has its area of focus beside it. Nothing is an empty answer. */
  answers: Readonly<Record<string, { text: string; focus?: string }>>;
}

/**
 * Keeps the answers of one step as they are now; an emptied answer is taken away. Where somebody else saved the step since, nothing is written.
 * Throws NotFound, Forbidden, Conflict (newer answers, or signed off), Invalid. Answers the step's new revision.
 */
export async function saveStep(tx: Tx, acting: InquiryActing, asked: StepAnswers): Promise<{ revision: number }> {
  const snapshot = await openSnapshot(tx, acting, { id: asked.id, action: 'fill in a snapshot' });
  const step = snapshot.template.steps.find(({ code }) => code === asked.step);
  if (!step) throw new NotFound('We cannot find that step.');
  const saved = await tx.selectFrom('inquiry.step_save').select(['revision', 'saved_by']).where('snapshot_id', '=', snapshot.id).where('step', '=', step.code).executeTakeFirst();
  if ((saved?.revision ?? 0) !== asked.revision) throw new Conflict('Somebody saved this step while you were writing, or you did so on another device. What they saved stands above what you typed: bring the two together, then save.');
  const rows = step.questions.flatMap((question) => rowOf(acting, { snapshot, step, question, given: asked.answers[question.code] }));
  await tx.deleteFrom('inquiry.answer').where('snapshot_id', '=', snapshot.id).where('question', 'in', step.questions.map(({ code }) => code)).execute();
  if (rows.length > 0) await tx.insertInto('inquiry.answer').values(rows).execute();
  const revision = asked.revision + 1;
  const mark = { revision, saved_at: acting.now, saved_by: acting.viewer.personId };
  await tx.insertInto('inquiry.step_save').values({ snapshot_id: snapshot.id, step: step.code, ...mark }).onConflict((conflict) => conflict.columns(['snapshot_id', 'step']).doUpdateSet(mark)).execute();
  await enterPhase(tx, acting, snapshot, step);
  // Saved as they write: one line in the trail for each person and step tells as much as a hundred.
  if (snapshot.organisationId && saved?.saved_by !== acting.viewer.personId) await recordEvent(tx, acting, { room: 'inquiry', name: 'snapshot step saved', organisationId: snapshot.organisationId, subject: { kind: 'snapshot', id: snapshot.id }, facts: { step: step.code, revision } });
  return { revision };
}

interface Given {
  snapshot: SnapshotRow;
  step: TemplateStep;
  question: TemplateQuestion;
  given: { text: string; focus?: string } | undefined;
}

function rowOf({ now }: InquiryActing, { snapshot, step, question, given }: Given): AnswerRow[] {
  const text = given?.text.trim() ?? '';
  if (text === '') return [];
  const row = { snapshot_id: snapshot.id, question: question.code, foundation: step.foundation ?? null, answered_at: now };
  if (question.answer === 'stage') {
    if (!isStageAnswer(text)) throw new Invalid('Choose one of the words.', { [question.code]: 'Choose one of the words' });
    return [{ ...row, stage: text, words: null, is_strength: false, focus: question.focus ?? null }];
  }
  if (text.length > 2000) throw new Invalid('Use 2,000 letters or less.', { [question.code]: 'Use 2,000 letters or less' });
  const focus = question.answer === 'strength' ? (step.questions.find((other) => other.focus !== undefined && other.focus === given?.focus)?.focus ?? null) : (question.focus ?? null);
  return [{ ...row, stage: null, words: text, is_strength: question.answer === 'strength', focus }];
}

/** Working on a step enters its phase, unless that is where the snapshot is already. */
async function enterPhase(tx: Tx, acting: InquiryActing, snapshot: SnapshotRow, { phase }: TemplateStep): Promise<void> {
  const last = await tx.selectFrom('inquiry.phase_entry').select('phase').where('snapshot_id', '=', snapshot.id).orderBy('entered_at', 'desc').orderBy('id').limit(1).executeTakeFirst();
  if (last?.phase !== phase) await tx.insertInto('inquiry.phase_entry').values({ snapshot_id: snapshot.id, phase, note: '', entered_at: acting.now, entered_by: acting.viewer.personId }).execute();
}
