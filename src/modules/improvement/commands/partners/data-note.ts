import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { projectToWorkOn, recordProjectEvent } from '../../data/project-rows.ts';
import type { SharePart } from '../../domain/partners.ts';
import { mayHere, type ImprovementActing } from '../../permissions.ts';
import { linkedSince } from '../../queries/partners/notes.ts';
import { askToMark } from '../cycles/mark-cycles.ts';

export interface NewNote {
  projectId: string;
  partnerOrganisationId: string;
  purpose: string;
  shares: SharePart[];
  reviewOn: Day;
}

/** Writes down what would be shared with another organisation. It holds when leads of both have agreed. By the team. Throws NotFound, Forbidden, Conflict, Invalid. */
export async function proposeNote(tx: Tx, acting: ImprovementActing, { projectId, partnerOrganisationId, purpose, shares, reviewOn }: NewNote): Promise<void> {
  const project = await projectToWorkOn(tx, acting, projectId);
  const partner = isId(partnerOrganisationId) ? await tx.selectFrom('directory.organisation').select(['id', 'name', 'policy_text_only']).where('id', '=', partnerOrganisationId).executeTakeFirst() : undefined;
  if (!partner || partner.policy_text_only || partner.id === project.organisationId) throw new Invalid('Choose another organisation from the list.', { partnerOrganisationId: 'Choose another organisation from the list' });
  if (reviewOn <= londonDay(acting.now)) throw new Invalid('Choose a day after today.', { reviewOn: 'The day on which you look at the note again must be after today' });
  const added = await tx.insertInto('improvement.data_note').values({ project_id: projectId, organisation_id: project.organisationId, partner_organisation_id: partner.id, purpose, shares, review_on: reviewOn, made_at: acting.now, made_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.doNothing()).returning('id').executeTakeFirst();
  if (!added) throw new Conflict('There is a note with this organisation already. End it first.');
  await recordProjectEvent(tx, acting, { ...project, audience: 'organisation' }, { name: 'note written', facts: { partner: partner.name, shares } });
}

/** A lead of one of the two organisations agrees for their own; once more for the organisation of the project when figures were linked since. Throws NotFound, Forbidden, Conflict. */
export async function agreeToNote(tx: Tx, acting: ImprovementActing, noteId: string): Promise<{ projectId: string }> {
  const note = await openNote(tx, noteId);
  const [isOwn, isPartner] = [mayHere(acting.viewer, 'agree data notes', note.organisation_id) && (!note.own_agreed_at || note.haveMoreCome), mayHere(acting.viewer, 'agree data notes', note.partner_organisation_id) && !note.partner_agreed_at];
  if (!isOwn && !isPartner) throw new Forbidden('A lead of each organisation agrees for their own, once.');
  const by = { at: acting.now, who: acting.viewer.personId };
  await tx.updateTable('improvement.data_note').set({ ...(isOwn ? { own_agreed_at: by.at, own_agreed_by: by.who } : {}), ...(isPartner ? { partner_agreed_at: by.at, partner_agreed_by: by.who } : {}) }).where('id', '=', noteId).execute();
  await tell(tx, acting, { id: noteId, name: 'note agreed', organisationId: isOwn ? note.organisation_id : note.partner_organisation_id });
  await askToMark(tx, note.project_id);
  return { projectId: note.project_id };
}

/** Ends a note: from then on nothing more is shared. By the team of the project, or a lead of either organisation. Throws NotFound, Forbidden. */
export async function endNote(tx: Tx, acting: ImprovementActing, noteId: string): Promise<{ projectId: string }> {
  const note = await openNote(tx, noteId);
  const leads = [note.organisation_id, note.partner_organisation_id].find((organisationId) => mayHere(acting.viewer, 'agree data notes', organisationId));
  if (!leads) await projectToWorkOn(tx, acting, note.project_id);
  await tx.updateTable('improvement.data_note').set({ ended_at: acting.now, ended_by: acting.viewer.personId }).where('id', '=', noteId).execute();
  await tell(tx, acting, { id: noteId, name: 'note ended', organisationId: leads ?? note.organisation_id });
  await askToMark(tx, note.project_id);
  return { projectId: note.project_id };
}

async function openNote(tx: Tx, noteId: string) {
  const note = isId(noteId) ? await tx.selectFrom('improvement.data_note as n').select(['project_id', 'organisation_id', 'partner_organisation_id', 'own_agreed_at', 'partner_agreed_at']).select(sql<boolean>`'measures' = any (n.shares) and ${linkedSince(sql`n.own_agreed_at`)}`.as('haveMoreCome')).where('id', '=', noteId).where('ended_at', 'is', null).forUpdate().executeTakeFirst() : undefined;
  if (!note) throw new NotFound('We cannot find that note, or it has ended.');
  return note;
}

const tell = (tx: Tx, acting: ImprovementActing, { id, name, organisationId }: { id: string; name: string; organisationId: string }): Promise<void> =>
  recordEvent(tx, acting, { room: 'improvement', name, organisationId, subject: { kind: 'data note', id } });
