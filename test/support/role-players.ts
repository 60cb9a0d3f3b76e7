import { randomUUID } from 'node:crypto';
import type { Grant } from '#platform/access';
import { sessionCookie } from '#platform/http';
import { openSession } from '#platform/session';
import type { TestSite } from './site.ts';

/** Somebody signed in with one role at one organisation. */
export interface RolePlayer {
  cookie: string;
  grants: readonly Grant[];
  signedIn: boolean;
  personId?: string;
  organisationId?: string;
}

/** The one level at which such a lead can be held. */
const levelOf: Partial<Record<string, string>> = { 'national team': 'national', 'regional lead': 'region', 'system lead': 'system', 'Chief AHP': 'provider' };

/** Makes a person with this role at an organisation (the imagined trust unless told) and opens a session for them. */
export async function sessionFor(site: TestSite, role: string, organisationCode = 'vale-and-riverside', roleGroup = 'registered-professionals'): Promise<RolePlayer> {
  const { owner } = site.database;
  const { rows } = await owner.query<{ id: string; unit: string | null }>('select o.id, (select u.id from directory.unit u where u.organisation_id = o.id and directory.role_fits($2, u.level) order by u.level desc, u.code limit 1) as unit from directory.organisation o where o.code = $1', [organisationCode, role]);
  const organisation = rows[0];
  if (!organisation) throw new Error(`There is no organisation "${organisationCode}" in the seeded database`);
  const level = levelOf[role];
  const unit = organisation.unit ?? await addUnit(site, { organisationId: organisation.id, role, level: level ?? 'team' });
  const personId = randomUUID();
  await owner.query("insert into directory.person (id, display_name) values ($1, $2)", [personId, `Test ${role}`]);
  await owner.query("insert into directory.email_address (address, person_id) values ($1, $2)", [`${personId}@example.org`, personId]);
  await owner.query("insert into directory.membership (person_id, organisation_id, unit_id, role_group, role, started_on) values ($1, $2, $3, $4, $5, '2020-01-01')", [personId, organisation.id, unit, roleGroup, role]);
  const token = await site.house.web.within({ as: 'public' }, (tx) => openSession(tx, { personId, how: 'test', device: 'test', now: new Date() }));
  return { cookie: `${sessionCookie}=${token}`, grants: [{ role, organisationId: organisation.id, ...(level ? { level } : {}) }], signedIn: true, personId, organisationId: organisation.id };
}

/** A unit of a level that the organisation has not got, so that every role can be tried in every organisation. */
async function addUnit(site: TestSite, { organisationId, role, level }: { organisationId: string; role: string; level: string }): Promise<string> {
  const id = randomUUID();
  await site.database.owner.query("insert into directory.unit (id, organisation_id, code, level, name, opened_on) values ($1, $2, $3, $4, $5, '2020-01-01')", [id, organisationId, `test-${id}`, level, `Place of the ${role}`]);
  return id;
}
