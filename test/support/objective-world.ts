import { randomUUID } from 'node:crypto';
import type { Tx } from '#platform/db';
import { scopeOf, type Viewer } from '#platform/http';
import { openTestDatabase, type TestDatabase } from './database.ts';

/** Two organisations with people, a third for policy text only, and two strategies: enough to try every command on objectives. */
export interface ObjectiveWorld {
  database: TestDatabase;
  organisationId: string;
  otherOrganisationId: string;
  policyOrganisationId: string;
  /** Strategies with the nodes `n.1` to `n.4` and `l.1` to `l.3`. */
  nationalId: string;
  localId: string;
  /** A person of the first organisation in this role, made when first asked for. */
  person(role: string, where?: 'first' | 'other' | 'policy'): Promise<Viewer & { personId: string }>;
  /** Runs in that viewer's scope through the web login, as a handler would. */
  as<T>(viewer: Viewer, work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export async function openObjectiveWorld(): Promise<ObjectiveWorld> {
  const database = await openTestDatabase();
  const first = await addOrganisation(database, 'first-trust', true);
  const other = await addOrganisation(database, 'other-trust', true);
  const policy = await addOrganisation(database, 'policy-trust', false);
  const nationalId = await addStrategy(database, { code: 'national', organisationId: policy.id, nodes: ['n.1', 'n.2', 'n.3', 'n.4'] });
  const localId = await addStrategy(database, { code: 'local', organisationId: first.id, nodes: ['l.1', 'l.2', 'l.3'] });
  const places = { first, other, policy };
  const people = new Map<string, Promise<Viewer & { personId: string }>>();
  return {
    database, organisationId: first.id, otherOrganisationId: other.id, policyOrganisationId: policy.id, nationalId, localId,
    person: (role, where = 'first') => {
      const key = `${role} ${where}`;
      const known = people.get(key) ?? addPerson(database, role, places[where]);
      people.set(key, known);
      return known;
    },
    as: (viewer, work) => database.web.within(scopeOf(viewer), work),
    close: () => database.close(),
  };
}

interface Place {
  id: string;
  unitId: string;
  code: string;
}

async function addOrganisation({ owner }: TestDatabase, code: string, isExample: boolean): Promise<Place> {
  const [id, unitId] = [randomUUID(), randomUUID()];
  await owner.query('insert into directory.organisation (id, code, name, setting, is_example, policy_text_only) values ($1, $2, $3, $4, $5, $6)', [id, code, `The ${code}`, 'nhs', isExample, !isExample]);
  await owner.query("insert into directory.unit (id, organisation_id, code, level, name, opened_on) values ($1, $2, $3, 'provider', $4, '2020-01-01')", [unitId, id, code, `The ${code}`]);
  return { id, unitId, code };
}

async function addStrategy({ owner }: TestDatabase, { code, organisationId, nodes }: { code: string; organisationId: string; nodes: string[] }): Promise<string> {
  const id = randomUUID();
  await owner.query("insert into strategy.strategy (id, code, organisation_id, title, short_title, state, period_start, period_end, is_public, created_at) values ($1, $2, $3, $4, $4, 'live', 2023, 2027, true, '2022-06-01')", [id, code, organisationId, `Strategy ${code}`]);
  await owner.query("insert into strategy.version (strategy_id, number, made_at, reason, document, document_hash) values ($1, 1, '2022-06-01', 'First', '{}', '')", [id]);
  for (const [at, node] of nodes.entries()) {
    await owner.query("insert into strategy.node (strategy_id, version_number, code, type, position, title) values ($1, 1, $2, 'ambition', $3, $4)", [id, node, at + 1, `Node ${node}`]);
  }
  return id;
}

/** A place whose level fits the role: the provider itself, or a unit made for it. */
async function unitFor({ owner }: Pick<TestDatabase, 'owner'>, role: string, place: Place): Promise<string> {
  const { rows } = await owner.query<{ fits: boolean }>("select directory.role_fits($1, 'provider') as fits", [role]);
  if (rows[0]?.fits) return place.unitId;
  const id = randomUUID();
  await owner.query(`insert into directory.unit (id, organisation_id, code, level, name, opened_on) select $1, $2, $3, level, $4, '2020-01-01'
    from unnest(array['system', 'region', 'national']) level where directory.role_fits($4, level)`, [id, place.id, `${place.code}-${id}`, role]);
  return id;
}

async function addPerson({ owner }: TestDatabase, role: string, place: Place): Promise<Viewer & { personId: string }> {
  const personId = randomUUID();
  await owner.query('insert into directory.person (id, display_name) values ($1, $2)', [personId, `${role} of ${place.code}`]);
  await owner.query('insert into directory.email_address (address, person_id) values ($1, $2)', [`${role.toLowerCase().replaceAll(' ', '-')}@${place.code}.example`, personId]);
  // Nobody belongs to an organisation that is here for its policy text: the database refuses it. Their claim to a role is tried all the same.
  if (place.code !== 'policy-trust') await owner.query("insert into directory.membership (person_id, organisation_id, unit_id, role_group, role, started_on) values ($1, $2, $3, 'registered-professionals', $4, '2020-01-01')", [personId, place.id, await unitFor({ owner }, role, place), role]);
  const membership = { membershipId: randomUUID(), organisationId: place.id, organisationName: `The ${place.code}`, unitId: place.unitId, unitName: `The ${place.code}`, unitLevel: 'provider', roleGroup: 'registered-professionals', role };
  return { kind: 'person', signedIn: true, personId, sessionId: randomUUID(), tokenId: null, name: role, memberships: [membership], tokenScopes: [], grants: [{ role, organisationId: place.id }] };
}
