import type { Tx } from '#platform/db';
import { Conflict } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { endCelebrations } from '#modules/inquiry';
import { authorise, type StoriesActing } from '../../permissions.ts';
import { awardScheme, nomination } from '../../queries/praise/praise.ts';

/**
 * Takes a published result of an award off, with a reason that stays with those who run it. Where it was the last one that stood, what was celebrated with the award
 * ends in the same transaction. Returns the award. Throws Forbidden, NotFound, Conflict where no result stands or nothing is published.
 */
export async function takeOffResult(tx: Tx, acting: StoriesActing, { nominationId, reason }: { nominationId: string; reason: string }): Promise<string> {
  const { organisationId, schemeId } = await nomination(tx, nominationId);
  authorise(acting, 'run awards', organisationId);
  // The award itself is locked: two people who take off the last two results at once would each see the other's still stand.
  await tx.selectFrom('stories.award_scheme').select('id').where('id', '=', schemeId).forUpdate().executeTakeFirstOrThrow();
  if (!(await awardScheme(tx, schemeId)).publishedAt) throw new Conflict('The results are not published. Change the result instead.');
  const { numUpdatedRows } = await tx.updateTable('stories.award_result').set({ taken_off_at: acting.now, taken_off_by: acting.viewer.personId, taken_off_reason: reason }).where('nomination_id', '=', nominationId).where('taken_off_at', 'is', null).executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Conflict('It has no result, or somebody has taken it off.');
  const standing = await tx.selectFrom('stories.award_result').select('nomination_id').where('scheme_id', '=', schemeId).where('taken_off_at', 'is', null).limit(1).executeTakeFirst();
  if (!standing) await endCelebrations(tx, acting, { kind: 'award', subjectId: schemeId });
  await recordEvent(tx, acting, { room: 'stories', name: 'award result taken off', organisationId, subject: { kind: 'nomination', id: nominationId }, reason, facts: { awardId: schemeId, isLast: !standing } });
  return schemeId;
}
