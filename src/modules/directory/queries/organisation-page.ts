import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { historyOf, type HistoryLine } from '#platform/events';
import type { Contact } from '../domain/contact.ts';
import type { Level } from '../domain/role-groups.ts';
import { contactOf } from './contact.ts';
import { hasAdministrator } from './letters.ts';
import { organisationByCode, type OrganisationLine } from './organisations.ts';
import { parentsOf, unitPath, type ParentLine, type UnitLine } from './units.ts';

export interface OwnUnit {
  id: string;
  code: string;
  name: string;
  level: Level;
  leadRole: string | null;
  odsCode: string | null;
  closedOn: Day | null;
}

export interface OrganisationPage {
  organisation: OrganisationLine & { mission: string | null; vision: string | null; values: string | null };
  /** In its own words. */
  contact: Contact | null;
  /** When it changed what it says of itself, newest first. */
  described: HistoryLine[];
  units: OwnUnit[];
  /** The highest unit of the organisation, which stands for it in the tree; null when there is none yet. */
  topUnit: OwnUnit | null;
  path: UnitLine[];
  parents: ParentLine[];
  /** The viewer's own request to join that waits for an answer. */
  hasOpenRequest: boolean;
  /** Whether anybody could answer such a request. */
  hasAdministrator: boolean;
}

const order: Record<string, number> = { national: 0, region: 1, system: 2, provider: 3, team: 4, individual: 5 };

/** Everything the page of one organisation shows, as of a day; null when there is no such organisation. */
export async function organisationPage(tx: Tx, code: string, onDay: Day, personId: string | null): Promise<OrganisationPage | null> {
  const line = await organisationByCode(tx, code);
  if (!line) return null;
  const words = await tx.selectFrom('directory.organisation').select(['mission', 'vision', 'organisation_values']).where('id', '=', line.id).executeTakeFirstOrThrow();
  const units = await unitsOf(tx, line.id);
  const topUnit = units.find(({ closedOn }) => closedOn === null || closedOn > onDay) ?? null;
  return {
    organisation: { ...line, mission: words.mission, vision: words.vision, values: words.organisation_values }, units, topUnit,
    contact: await contactOf(tx, line.id), described: (await historyOf(tx, { kind: 'organisation', id: line.id }, 50)).filter(({ name }) => name === 'organisation described'),
    path: topUnit ? await unitPath(tx, topUnit.id, onDay) : [], parents: topUnit ? await parentsOf(tx, topUnit.id) : [],
    hasOpenRequest: personId !== null && (await openRequest(tx, personId, line.id)),
    hasAdministrator: await hasAdministrator(tx, line.id, onDay),
  };
}

async function unitsOf(tx: Tx, organisationId: string): Promise<OwnUnit[]> {
  const rows = await tx.selectFrom('directory.unit').select(['id', 'code', 'name', 'level', 'lead_role', 'ods_code', 'closed_on']).where('organisation_id', '=', organisationId).orderBy('name').execute();
  return rows.map((row) => ({ id: row.id, code: row.code, name: row.name, level: row.level as Level, leadRole: row.lead_role, odsCode: row.ods_code, closedOn: row.closed_on }))
    .toSorted((a, b) => (order[a.level] ?? 9) - (order[b.level] ?? 9));
}

async function openRequest(tx: Tx, personId: string, organisationId: string): Promise<boolean> {
  const row = await tx.selectFrom('directory.membership_request').select('id').where('person_id', '=', personId).where('organisation_id', '=', organisationId).where('answered_at', 'is', null).executeTakeFirst();
  return row !== undefined;
}
