import { londonDay } from '#platform/clock';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { Tx } from '#platform/db';
import type { RequestContext } from '#platform/http';
import { queueMail } from '#platform/mail';
import { administratorsToWriteTo, hasAdministrator } from '../queries/letters.ts';
import { organisationByCode } from '../queries/organisations.ts';

/** Asks an organisation to let the viewer join. One open request to one organisation; an administrator answers it. */
export async function askToJoin(ctx: RequestContext, organisationCode: string, asked: { roleGroup: string; unitCode: string; note: string | null }): Promise<void> {
  const { personId } = ctx.viewer;
  if (!personId) throw new Forbidden();
  await ctx.write(async (tx) => {
    const organisation = await organisationByCode(tx, organisationCode);
    if (!organisation) throw new NotFound();
    if (organisation.policyTextOnly) throw new Conflict('This organisation is here for its published policy only, so nobody can join it.');
    if (!(await hasAdministrator(tx, organisation.id, londonDay(ctx.now)))) throw new Conflict('Nobody of this organisation can answer requests here yet. The people who run this site can invite its first administrator.');
    const unit = await tx.selectFrom('directory.unit').select('id').where('code', '=', asked.unitCode).where('organisation_id', '=', organisation.id).where('closed_on', 'is', null).executeTakeFirst();
    if (!unit) throw new Invalid('Choose a place from the list.', { unit: 'Choose where you work' });
    const added = await tx.insertInto('directory.membership_request')
      .values({ person_id: personId, organisation_id: organisation.id, unit_id: unit.id, role_group: asked.roleGroup, note: asked.note, asked_at: ctx.now })
      .onConflict((conflict) => conflict.columns(['person_id', 'organisation_id']).where('answered_at', 'is', null).doNothing()).returning('id').executeTakeFirst();
    if (!added) throw new Conflict('You have already asked. An administrator will answer.');
    await tellAdministrators(tx, ctx, { requestId: added.id, organisation });
    await recordEvent(tx, ctx, { room: 'directory', name: 'asked to join', organisationId: null, subject: { kind: 'membership request', id: added.id }, facts: { organisation: organisationCode } });
  });
}

/** A letter to every administrator. Who asks is said on the page behind the sign-in, not in the letter. */
async function tellAdministrators(tx: Tx, ctx: RequestContext, { requestId, organisation }: { requestId: string; organisation: { id: string; name: string } }): Promise<void> {
  for (const to of await administratorsToWriteTo(tx, requestId, ctx.now)) {
    await queueMail(tx, {
      to, subject: `Somebody asks to join ${organisation.name}`, purpose: 'request to join',
      body: `Somebody asks to join ${organisation.name} on Allied.\n\nSee who it is and answer:\n\n${ctx.config.baseUrl}/people?organisation=${organisation.id}\n\nYou get this letter because you are an administrator there.\n`,
    }, ctx.now);
  }
}
