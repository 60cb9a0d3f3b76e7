import { sql } from 'kysely';
import { partOf, type Tx } from '#platform/db';

export interface PartnerLine {
  id: string;
  agency: string;
  role: string;
  rights: readonly string[];
  isAccepted: boolean;
  /** It is the viewer. */
  isSelf: boolean;
  /** Nothing that is linked waits to be agreed. */
  areFiguresAgreed: boolean;
  /** Some figures were agreed, and others were linked since. */
  haveMoreCome: boolean;
}

/** Figures were linked to the project of `n` since a moment: whoever agreed then did not know of them. */
export const linkedSince = (agreedAt: ReturnType<typeof sql>) => sql`exists (select from improvement.project_measure l where l.project_id = n.project_id and l.ended_at is null and l.linked_at > ${agreedAt})`;

/** The partners of a project, for its organisation; a partner reads their own line. */
export async function partnersOf(tx: Tx, projectId: string): Promise<PartnerLine[]> {
  const { rows } = await sql<PartnerLine>`
    select id, agency, role, rights, accepted_at is not null as "isAccepted", person_id is not distinct from platform.viewer_person() and person_id is not null as "isSelf", figures_agreed_at is not null and not ${linkedSince(sql`figures_agreed_at`)} as "areFiguresAgreed", ${linkedSince(sql`figures_agreed_at`)} as "haveMoreCome" from improvement.partner n
    where project_id = ${projectId} and ended_at is null order by agency, role, id`.execute(tx);
  return rows;
}

export interface NoteLine {
  id: string;
  projectId: string;
  title: string;
  organisationId: string;
  organisation: string;
  partnerOrganisationId: string;
  partner: string;
  purpose: string;
  shares: readonly string[];
  reviewOn: string;
  isOwnAgreed: boolean;
  isPartnerAgreed: boolean;
  /** It shares figures, and some were linked since the organisation of the project agreed: they are not shared until it agrees again. */
  haveMoreCome: boolean;
  /** How many there are in all, also on other pages. */
  total: number;
}

const notes = sql`
  select n.id, n.project_id as "projectId", p.title, n.organisation_id as "organisationId", o.name as organisation, n.partner_organisation_id as "partnerOrganisationId", q.name as partner, n.purpose, n.shares, n.review_on as "reviewOn",
    n.own_agreed_at is not null as "isOwnAgreed", n.partner_agreed_at is not null as "isPartnerAgreed", 'measures' = any (n.shares) and ${linkedSince(sql`n.own_agreed_at`)} as "haveMoreCome", count(*) over ()::int as total
  from improvement.data_note n join improvement.project p on p.id = n.project_id join directory.organisation o on o.id = n.organisation_id join directory.organisation q on q.id = n.partner_organisation_id where n.ended_at is null`;

/** The open notes on a project that the viewer may see. */
export async function notesOf(tx: Tx, projectId: string): Promise<NoteLine[]> {
  const { rows } = await sql<NoteLine>`${notes} and n.project_id = ${projectId} order by q.name, n.id`.execute(tx);
  return rows;
}

/** The open notes between these organisations and others: those of a page, what waits for agreement first. */
export async function notesBetween(tx: Tx, organisationIds: readonly string[], page: number): Promise<NoteLine[]> {
  const ids = sql`${[...organisationIds]}::uuid[]`;
  const { rows } = await sql<NoteLine>`${notes} and (n.organisation_id = any (${ids}) or n.partner_organisation_id = any (${ids})) order by n.own_agreed_at is not null and n.partner_agreed_at is not null, p.title, q.name, n.id ${partOf(page)}`.execute(tx);
  return rows;
}

export interface Invitation {
  projectId: string;
  title: string;
  organisation: string;
  agency: string;
  role: string;
  rights: readonly string[];
  state: 'open' | 'used' | 'ended';
}

/** What a link invites to; null for a link that is none. */
export async function invitationOf(tx: Tx, tokenHash: Buffer): Promise<Invitation | null> {
  const { rows: [row] } = await sql<Invitation>`select project_id as "projectId", title, organisation, agency, role, rights, state from improvement.invited_partner(${tokenHash})`.execute(tx);
  return row ?? null;
}
