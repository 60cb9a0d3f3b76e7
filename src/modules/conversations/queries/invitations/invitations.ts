import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { ViewerMembership } from '#platform/http';

export interface InvitationPlanLine {
  id: string;
  phaseId: string;
  /** One of the two: a role group by its code, or a community in plain words. */
  roleGroup: string | null;
  community: string | null;
  /** The partner or the channel: a livestock market, a newsletter, a team meeting. */
  through: string;
  plannedOn: Day;
  note: string;
  doneOn: Day | null;
  invitedCount: number | null;
  revision: number;
}

const lines = sql`select id, phase_id as "phaseId", role_group as "roleGroup", community, through, planned_on as "plannedOn", note, done_on as "doneOn", invited_count as "invitedCount", revision from conversations.invitation_plan`;

/** Whom we invite to a phase, by the planned day. */
export async function invitationPlans(tx: Tx, phaseId: string): Promise<InvitationPlanLine[]> {
  return (await sql<InvitationPlanLine>`${lines} where phase_id = ${phaseId} order by planned_on, id`.execute(tx)).rows;
}

/** Throws NotFound where this viewer sees no such plan. */
export async function onePlan(tx: Tx, id: string): Promise<InvitationPlanLine> {
  const { rows } = isId(id) ? await sql<InvitationPlanLine>`${lines} where id = ${id}`.execute(tx) : { rows: [] };
  if (!rows[0]) throw new NotFound();
  return rows[0];
}

export interface OwnInvitation {
  organisationId: string;
  organisationName: string;
  code: string;
  position: number;
  title: string;
  question: string;
  isExample: boolean;
}

/** Open parts of conversations to which a role group of this member is invited by now. The same for everyone of the group: nothing says who took part. */
export async function ownInvitations(tx: Tx, memberships: readonly ViewerMembership[], now: Date): Promise<OwnInvitation[]> {
  if (memberships.length === 0) return [];
  const { rows } = await sql<OwnInvitation>`select distinct p.organisation_id as "organisationId", o.name as "organisationName", c.code, p.position, p.title, p.question, c.is_example as "isExample"
    from unnest(${memberships.map(({ organisationId }) => organisationId)}::uuid[], ${memberships.map(({ roleGroup }) => roleGroup)}::text[]) as m (organisation_id, role_group)
    join conversations.invitation_plan i on i.organisation_id = m.organisation_id and i.role_group = m.role_group and i.planned_on <= ${londonDay(now)}
    join conversations.phase p on p.id = i.phase_id and conversations.is_open(p, ${now}) join conversations.conversation c on c.id = p.conversation_id join directory.organisation o on o.id = p.organisation_id
    order by o.name, p.title`.execute(tx);
  return rows;
}

/** All that this room holds about a person who has an account: what they wrote or how they voted is not theirs in any row. */
export const heldAbout = async (tx: Tx, personId: string): Promise<Record<string, unknown>> => ({ emailsAboutConversationsOfOrganisations: await mailWishes(tx, personId), notesAboutMeAsPeerLeader: await peerNotesAbout(tx, personId) });

async function peerNotesAbout(tx: Tx, personId: string): Promise<Record<string, unknown>[]> {
  const { rows } = await sql<Record<string, unknown>>`select o.name as organisation, n.kind, n.noted_on::text as "notedOn", n.words from conversations.peer_note n join directory.organisation o on o.id = n.organisation_id where n.person_id = ${personId} order by n.noted_on, n.id`.execute(tx);
  return rows;
}

/** Organisations from which this person wants emails about conversations. */
export async function mailWishes(tx: Tx, personId: string): Promise<string[]> {
  const rows = await tx.selectFrom('conversations.mail_wish').select('organisation_id').where('person_id', '=', personId).execute();
  return rows.map(({ organisation_id }) => organisation_id);
}
