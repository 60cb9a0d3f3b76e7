import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authorise, mayHere, type InquiryActing } from '../permissions.ts';
import { Forbidden } from '#platform/errors';

export interface NewSnapshot {
  templateId: string;
  /** None for a person's own. */
  unitId: string | null;
  asOf: Day;
  route: 'online' | 'paper' | 'phone' | 'in person';
}

/** Begins a snapshot on its true day, never a day to come. Throws NotFound, Forbidden, Invalid where the questions are for another level. */
export async function startSnapshot(tx: Tx, acting: InquiryActing, { templateId, unitId, asOf, route }: NewSnapshot): Promise<{ id: string }> {
  if (asOf > londonDay(acting.now)) throw new Invalid('The day cannot be in the future.', { asOf: 'Enter today or an earlier day' });
  const template = isId(templateId) ? await tx.selectFrom('inquiry.template').select(['id', 'level', 'code', 'organisation_id']).where('id', '=', templateId).executeTakeFirst() : undefined;
  if (!template) throw new NotFound('We cannot find those questions.');
  const place = unitId === null ? ownPlace(acting, template.level) : await unitPlace(tx, acting, { unitId, template });
  const { id } = await tx.insertInto('inquiry.snapshot').values({ template_id: templateId, ...place, as_of: asOf, route, started_at: acting.now, started_by: acting.viewer.personId }).returning('id').executeTakeFirstOrThrow();
  await tx.insertInto('inquiry.phase_entry').values({ snapshot_id: id, phase: 'define', note: '', entered_at: acting.now, entered_by: acting.viewer.personId }).execute();
  // Of a person's own nothing is told, not even that there is one.
  if (place.organisation_id) await recordEvent(tx, acting, { room: 'inquiry', name: 'snapshot begun', organisationId: place.organisation_id, subject: { kind: 'snapshot', id }, facts: { questions: template.code, asOf, route } });
  return { id };
}

function ownPlace({ viewer }: InquiryActing, level: string) {
  if (level !== 'individual') throw new Invalid('These questions are for a team or an organisation. Choose where you answer them.', { unitId: 'Choose a team or an organisation' });
  if (!mayHere(viewer, 'keep a snapshot of their own') || !viewer.personId) throw new Forbidden();
  return { organisation_id: null, unit_id: null, person_id: viewer.personId, is_example: false };
}

async function unitPlace(tx: Tx, acting: InquiryActing, { unitId, template }: { unitId: string; template: { level: string; organisation_id: string | null } }) {
  const unit = isId(unitId) ? await tx.selectFrom('directory.unit as u').innerJoin('directory.organisation as o', 'o.id', 'u.organisation_id')
    .select(['u.id', 'u.level', 'u.organisation_id', 'o.is_example', 'o.policy_text_only']).where('u.id', '=', unitId).executeTakeFirst() : undefined;
  if (!unit) throw new NotFound('We cannot find that team or organisation.');
  authorise(acting, 'fill in a snapshot', unit.organisation_id);
  if (unit.policy_text_only) throw new Forbidden('This organisation is here for its published policy only.');
  if (unit.level !== template.level) throw new Invalid(`These questions are for a ${template.level}.`, { unitId: `Choose a place that is a ${template.level}` });
  if (template.organisation_id !== null && template.organisation_id !== unit.organisation_id) throw new Invalid('These questions belong to another organisation.');
  return { organisation_id: unit.organisation_id, unit_id: unit.id, person_id: null, is_example: unit.is_example };
}
