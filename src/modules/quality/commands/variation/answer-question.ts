import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { objectiveLines } from '#modules/strategy';
import { authorise, type QualityActing } from '../../permissions.ts';
import { questionById } from '../../queries/variation/questions.ts';

export interface AnswerGiven {
  id: string;
  isWarranted: boolean;
  reason: string;
  nextStep: string;
  objectiveId: string | null;
}

/**
 * Says whether a difference is warranted and why; that closes the question. A later answer stands beside the earlier ones. Throws NotFound, Forbidden, or
 * Invalid without a reason, without a next step where the difference is not warranted, or with an objective of another organisation.
 */
export async function answerQuestion(tx: Tx, acting: QualityActing, { id, isWarranted, reason, nextStep, objectiveId }: AnswerGiven): Promise<void> {
  const question = await questionById(tx, id);
  authorise(acting, 'ask why figures differ', question.organisationId);
  if (reason.trim().length < 10) throw new Invalid('Say why, in a sentence.', { reason: 'Say why, in a sentence' });
  if (!isWarranted && nextStep.trim().length < 3) throw new Invalid('Say what happens next.', { nextStep: 'Say what happens next: a difference without a good reason needs a step' });
  if (objectiveId && (await objectiveLines(tx, { asAt: acting.now, ids: [objectiveId], organisationId: question.organisationId })).length === 0) throw new Invalid('Choose an objective of this organisation.', { objectiveId: 'Choose an objective of this organisation' });
  await tx.insertInto('quality.variation_answer').values({
    question_id: id, organisation_id: question.organisationId, is_warranted: isWarranted, reason: reason.trim(), next_step: nextStep.trim(), objective_id: objectiveId, answered_at: acting.now, answered_by: acting.viewer.personId,
  }).execute();
  await recordEvent(tx, acting, { room: 'quality', name: 'difference answered', organisationId: question.organisationId, subject: { kind: 'question about a difference', id }, facts: { warranted: isWarranted } });
}
