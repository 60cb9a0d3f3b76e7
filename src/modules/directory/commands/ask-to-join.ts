import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { organisationByCode } from '../queries/organisations.ts';

/** Asks an organisation to let the viewer join. One open request to one organisation; an administrator answers it. */
export async function askToJoin(ctx: RequestContext, organisationCode: string, asked: { roleGroup: string; unitCode: string; note: string | null }): Promise<void> {
  const { personId } = ctx.viewer;
  if (!personId) throw new Forbidden();
  await ctx.write(async (tx) => {
    const organisation = await organisationByCode(tx, organisationCode);
    if (!organisation) throw new NotFound();
    if (organisation.policyTextOnly) throw new Conflict('This organisation is here for its published policy only, so nobody can join it.');
    const unit = await tx.selectFrom('directory.unit').select('id').where('code', '=', asked.unitCode).where('organisation_id', '=', organisation.id).where('closed_on', 'is', null).executeTakeFirst();
    if (!unit) throw new Invalid('Choose a place from the list.', { unit: 'Choose where you work' });
    const added = await tx.insertInto('directory.membership_request')
      .values({ person_id: personId, organisation_id: organisation.id, unit_id: unit.id, role_group: asked.roleGroup, note: asked.note, asked_at: ctx.now })
      .onConflict((conflict) => conflict.columns(['person_id', 'organisation_id']).where('answered_at', 'is', null).doNothing()).returning('id').executeTakeFirst();
    if (!added) throw new Conflict('You have already asked. An administrator will answer.');
    await recordEvent(tx, ctx, { room: 'directory', name: 'asked to join', organisationId: null, subject: { kind: 'membership request', id: added.id }, facts: { organisation: organisationCode } });
  });
}
