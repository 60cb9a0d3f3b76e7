import { may } from '#platform/access';
import { londonDay } from '#platform/clock';
import { Forbidden } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { sentences } from '../permissions.ts';
import { peopleOfOrganisation } from '../queries/people.ts';
import { endMembershipIn } from './end-membership.ts';

export interface Review {
  organisationId: string;
  /** Memberships that end today; every other one is kept. */
  ending: readonly string[];
  note: string | null;
}

/** Records that somebody looked at everyone who has access, what they kept and what they ended. */
export async function reviewAccess(ctx: RequestContext, { organisationId, ending, note }: Review): Promise<void> {
  if (!may(sentences, ctx.viewer, 'review access', organisationId)) throw new Forbidden();
  const today = londonDay(ctx.now);
  await ctx.write(async (tx) => {
    const people = await peopleOfOrganisation(tx, organisationId, today);
    const ended = people.filter(({ membershipId }) => ending.includes(membershipId));
    const { id } = await tx.insertInto('directory.access_review').values({ organisation_id: organisationId, reviewed_by: ctx.viewer.personId, reviewed_at: ctx.now, membership_count: people.length, note }).returning('id').executeTakeFirstOrThrow();
    for (const { membershipId } of ended) await endMembershipIn(tx, ctx, { membershipId, on: today, reason: 'Ended at a review of access' });
    if (people.length > 0) {
      await tx.insertInto('directory.access_review_answer').values(people.map(({ membershipId }) => ({
        review_id: id, membership_id: membershipId, answer: ending.includes(membershipId) ? 'ended' : 'kept',
      }))).execute();
    }
    await recordEvent(tx, ctx, { room: 'directory', name: 'access reviewed', organisationId, subject: { kind: 'access review', id }, facts: { looked: people.length, ended: ended.length } });
  });
}
