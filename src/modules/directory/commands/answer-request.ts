import { may } from '#platform/access';
import { londonDay } from '#platform/clock';
import { Forbidden, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { Tx } from '#platform/db';
import type { RequestContext } from '#platform/http';
import { queueMail } from '#platform/mail';
import { sentences } from '../permissions.ts';
import { askerToWriteTo } from '../queries/letters.ts';
import { organisationsById } from '../queries/organisations.ts';

/** Answers somebody who asked to join. Accepting makes a membership in the plain role "member" from today. */
export async function answerRequest(ctx: RequestContext, requestId: string, answer: 'accepted' | 'refused'): Promise<string> {
  return ctx.write(async (tx) => {
    const request = await tx.selectFrom('directory.membership_request').selectAll().where('id', '=', requestId).forUpdate().executeTakeFirst();
    if (!request) throw new NotFound();
    if (!may(sentences, ctx.viewer, 'answer requests to join', request.organisation_id)) throw new Forbidden();
    if (request.answered_at) throw new NotFound('This request was answered already.');
    await tx.updateTable('directory.membership_request').set({ answered_at: ctx.now, answered_by: ctx.viewer.personId, answer }).where('id', '=', requestId).execute();
    if (answer === 'accepted') {
      await tx.insertInto('directory.membership').values({
        person_id: request.person_id, organisation_id: request.organisation_id, unit_id: request.unit_id, role_group: request.role_group, role: 'member', started_on: londonDay(ctx.now),
      }).onConflict((conflict) => conflict.columns(['person_id', 'unit_id', 'role']).where('ended_on', 'is', null).doNothing()).execute();
    }
    await tellAsker(tx, ctx, { requestId, organisationId: request.organisation_id, answer });
    await recordEvent(tx, ctx, { room: 'directory', name: `request to join ${answer}`, organisationId: request.organisation_id, subject: { kind: 'membership request', id: requestId }, facts: { roleGroup: request.role_group } });
    return request.organisation_id;
  });
}

async function tellAsker(tx: Tx, ctx: RequestContext, { requestId, organisationId, answer }: { requestId: string; organisationId: string; answer: 'accepted' | 'refused' }): Promise<void> {
  const to = await askerToWriteTo(tx, requestId);
  const organisation = (await organisationsById(tx, [organisationId])).get(organisationId);
  if (!to || !organisation) return;
  const { baseUrl } = ctx.config;
  const words = answer === 'accepted'
    ? `You now belong to ${organisation.name} on Allied.\n\nSee what is yours to do:\n\n${baseUrl}/my-work\n`
    : `An administrator of ${organisation.name} did not accept your request to join on Allied. You can ask them why, or ask again.\n\n${baseUrl}/organisations/${organisation.code}\n`;
  await queueMail(tx, { to, subject: `Your request to join ${organisation.name}`, purpose: 'answer to a request to join', body: words }, ctx.now);
}
