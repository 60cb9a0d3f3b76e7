import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { Scope, Tx } from '#platform/db';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { roles } from './domain/roles.ts';

/** Two organisations with one row in every table, and what each row is found by. */
interface Side {
  organisation: string;
  person: string;
  unit: string;
  membership: string;
  invitation: string;
  token: string;
  review: string;
  request: string;
}

describe('what one organisation may see and change of another', () => {
  let database: TestDatabase;
  let mine: Side;
  let theirs: Side;
  before(async () => {
    database = await openTestDatabase('seeded');
    mine = await furnish('vale-and-riverside', 'me');
    theirs = await furnish('hillmoor', 'them');
  });
  after(() => database.close());

  async function furnish(code: string, word: string): Promise<Side> {
    const one = async (text: string, values: unknown[]) => String((await database.owner.query(text, values)).rows[0]?.id);
    const organisation = await one('select id from directory.organisation where code = $1', [code]);
    const unit = await one('select id from directory.unit where organisation_id = $1 order by level, code limit 1', [organisation]);
    const person = await one('insert into directory.person (display_name) values ($1) returning id', [word]);
    await database.owner.query('insert into directory.email_address (address, person_id) values ($1, $2)', [`${word}@post.example`, person]);
    await database.owner.query("insert into directory.passkey (person_id, credential_id, public_key, name, added_at) values ($1, $2, 'key', 'key', now())", [person, word]);
    await database.owner.query("insert into directory.outside_identity (issuer, subject, person_id, linked_at) values ('https://id.example', $1, $2, now())", [word, person]);
    await database.owner.query("select platform.open_session($1, $2, 'test', 'test', now(), now() + interval '1 hour')", [Buffer.from(word), person]);
    const asker = await one('insert into directory.person (display_name) values ($1) returning id', [`${word} asks`]);
    const review = await one("insert into directory.access_review (organisation_id, reviewed_at, membership_count) values ($1, now(), 1) returning id", [organisation]);
    const membership = await one("insert into directory.membership (person_id, organisation_id, unit_id, role_group, role, started_on) values ($1, $2, $3, 'students', 'member', '2024-01-01') returning id", [person, organisation, unit]);
    await database.owner.query("insert into directory.access_review_answer values ($1, $2, 'kept')", [review, membership]);
    return {
      organisation, person, unit, membership, review,
      invitation: await one("insert into directory.invitation (organisation_id, unit_id, role_group, role, token_hash, invited_at, expires_at) values ($1, $2, 'students', 'member', $3, now(), now() + interval '1 day') returning id", [organisation, unit, Buffer.from(`i${word}`)]),
      token: await one("insert into directory.api_token (organisation_id, name, token_hash, scopes, made_at, expires_at) values ($1, 't', $2, '{export}', now(), now() + interval '1 day') returning id", [organisation, Buffer.from(`t${word}`)]),
      request: await one("insert into directory.membership_request (person_id, organisation_id, unit_id, role_group, asked_at) values ($1, $2, $3, 'students', now()) returning id", [asker, organisation, unit]),
    };
  }

  /** Nobody's role is known to the database: whatever somebody's role, these are the scopes a request can have. */
  const scopes = (): [string, Scope][] => [
    ['nobody', { as: 'nobody' }], ['the public', { as: 'public' }],
    ...roles.filter((role) => role !== 'program').map((role) => [role, { as: 'person', personId: mine.person, organisationIds: [mine.organisation] }] as [string, Scope]),
    ['program', { as: 'token', tokenId: mine.token, organisationIds: [mine.organisation] }],
    ['worker by name only', { as: 'worker' }],
  ];
  const privateTables: [string, (side: Side) => ReturnType<typeof sql>][] = [
    ['person', (side) => sql`select 1 from directory.person where id = ${side.person}`],
    ['email_address', (side) => sql`select 1 from directory.email_address where person_id = ${side.person}`],
    ['membership', (side) => sql`select 1 from directory.membership where organisation_id = ${side.organisation}`],
    ['invitation', (side) => sql`select 1 from directory.invitation where organisation_id = ${side.organisation}`],
    ['passkey', (side) => sql`select 1 from directory.passkey where person_id = ${side.person}`],
    ['outside_identity', (side) => sql`select 1 from directory.outside_identity where person_id = ${side.person}`],
    ['api_token', (side) => sql`select 1 from directory.api_token where organisation_id = ${side.organisation}`],
    ['access_review', (side) => sql`select 1 from directory.access_review where organisation_id = ${side.organisation}`],
    ['access_review_answer', (side) => sql`select 1 from directory.access_review_answer where review_id = ${side.review}`],
    ['membership_request', (side) => sql`select 1 from directory.membership_request where organisation_id = ${side.organisation}`],
    ['session', (side) => sql`select 1 from platform.session where person_id = ${side.person}`],
  ];

  it('shows no private row of another organisation to any role', async () => {
    for (const [who, scope] of scopes()) {
      for (const [table, query] of privateTables) {
        const { rows } = await database.web.reading(scope, (tx) => query(theirs).execute(tx));
        assert.equal(rows.length, 0, `${who} sees ${table} of another organisation`);
      }
    }
  });

  it('shows a member their own rows, so that the test above is not empty', async () => {
    for (const [table, query] of privateTables) {
      const { rows } = await database.web.reading({ as: 'person', personId: mine.person, organisationIds: [mine.organisation] }, (tx) => query(mine).execute(tx));
      assert.ok(rows.length > 0, `a member does not see ${table} of their own`);
    }
  });

  const writes = (side: Side): Record<string, (tx: Tx) => Promise<{ numAffectedRows?: bigint | undefined }>> => ({
    'rename their organisation': (tx) => sql`update directory.organisation set name = 'Mine now' where id = ${side.organisation}`.execute(tx),
    'rename their unit': (tx) => sql`update directory.unit set name = 'Mine now' where id = ${side.unit}`.execute(tx),
    'take their unit': (tx) => sql`update directory.unit set organisation_id = ${mine.organisation} where id = ${side.unit}`.execute(tx),
    'give them a unit': (tx) => sql`update directory.unit set organisation_id = ${side.organisation} where id = ${mine.unit}`.execute(tx),
    'add a unit to them': (tx) => sql`insert into directory.unit (organisation_id, code, level, name, opened_on) values (${side.organisation}, 'planted', 'team', 'Planted', '2026-01-01')`.execute(tx),
    'move their unit': (tx) => sql`insert into directory.unit_parent (unit_id, parent_id, valid_from, reason) values (${side.unit}, ${mine.unit}, '2040-01-01', 'planted')`.execute(tx),
    'end their place': (tx) => sql`update directory.unit_parent set valid_to = '2040-01-01' where unit_id = ${side.unit}`.execute(tx),
    'join them': (tx) => sql`insert into directory.membership (person_id, organisation_id, unit_id, role_group, role, started_on) values (${mine.person}, ${side.organisation}, ${side.unit}, 'students', 'administrator', '2026-01-01')`.execute(tx),
    'end their membership': (tx) => sql`update directory.membership set ended_on = '2026-01-01' where organisation_id = ${side.organisation}`.execute(tx),
    'rename their person': (tx) => sql`update directory.person set display_name = 'x' where id = ${side.person}`.execute(tx),
    'take their address': (tx) => sql`delete from directory.email_address where person_id = ${side.person}`.execute(tx),
    'take their passkey': (tx) => sql`delete from directory.passkey where person_id = ${side.person}`.execute(tx),
    'give them my passkey': (tx) => sql`insert into directory.passkey (person_id, credential_id, public_key, name, added_at) values (${side.person}, 'planted', 'key', 'key', now())`.execute(tx),
    'end their session': (tx) => sql`delete from platform.session where person_id = ${side.person}`.execute(tx),
    'invite into them': (tx) => sql`insert into directory.invitation (organisation_id, unit_id, role_group, role, token_hash, invited_at, expires_at) values (${side.organisation}, ${side.unit}, 'students', 'administrator', 'planted', now(), now())`.execute(tx),
    'withdraw their invitation': (tx) => sql`update directory.invitation set withdrawn_at = now() where id = ${side.invitation}`.execute(tx),
    'make a token for them': (tx) => sql`insert into directory.api_token (organisation_id, name, token_hash, scopes, made_at, expires_at) values (${side.organisation}, 'x', 'planted', '{export}', now(), now())`.execute(tx),
    'end their token': (tx) => sql`update directory.api_token set ended_at = now() where id = ${side.token}`.execute(tx),
    'review their access': (tx) => sql`insert into directory.access_review (organisation_id, reviewed_at, membership_count) values (${side.organisation}, now(), 0)`.execute(tx),
    'answer in their review': (tx) => sql`insert into directory.access_review_answer values (${side.review}, ${mine.membership}, 'ended')`.execute(tx),
    'answer their request': (tx) => sql`update directory.membership_request set answered_at = now(), answer = 'accepted' where id = ${side.request}`.execute(tx),
    'ask in their name': (tx) => sql`insert into directory.membership_request (person_id, organisation_id, unit_id, role_group, asked_at) values (${side.person}, ${mine.organisation}, ${mine.unit}, 'students', now())`.execute(tx),
    'become another person': (tx) => sql`update directory.membership set person_id = ${side.person} where id = ${mine.membership}`.execute(tx),
    'make oneself administrator': (tx) => sql`update directory.membership set role = 'administrator' where id = ${mine.membership}`.execute(tx),
    'make a person': (tx) => sql`insert into directory.person (display_name) values ('planted')`.execute(tx),
    'claim an address': (tx) => sql`insert into directory.email_address (address, person_id) values ('planted@post.example', ${mine.person})`.execute(tx),
    'link an identity': (tx) => sql`insert into directory.outside_identity (issuer, subject, person_id, linked_at) values ('https://id.example', 'planted', ${mine.person}, now())`.execute(tx),
    'read links': (tx) => reads(sql`select from directory.sign_in_link`.execute(tx)),
    'read ceremonies': (tx) => reads(sql`select from directory.ceremony`.execute(tx)),
    'read personas': (tx) => reads(sql`select from directory.persona`.execute(tx)),
    'write an event for them': (tx) => sql`insert into platform.event (happened_at, room, name, actor, organisation_id, subject_kind, subject_id) values (now(), 'directory', 'planted', 'person', ${side.organisation}, 'x', 'x')`.execute(tx),
    'close their account': async (tx) => didIt((await sql<{ done: boolean }>`select directory.close_account(${side.person}, ${mine.organisation}, now()) as done`.execute(tx)).rows),
    'close their account in their name': async (tx) => didIt((await sql<{ done: boolean }>`select directory.close_account(${side.person}, ${side.organisation}, now()) as done`.execute(tx)).rows),
    'erase them': async (tx) => didIt((await sql<{ done: boolean }>`select directory.erase_person(${side.person}, ${mine.organisation}, now()) as done`.execute(tx)).rows),
  });
  /** Being allowed to look is the breach, however many rows there are. */
  const reads = (query: Promise<unknown>) => query.then(() => ({ numAffectedRows: 1n }));
  const didIt = (rows: { done: boolean }[]) => ({ numAffectedRows: rows[0]?.done ? 1n : 0n });

  it('refuses every change across, to any role', async () => {
    let tried = 0;
    for (const [who, scope] of scopes()) {
      for (const [what, write] of Object.entries(writes(theirs))) {
        const changed = await database.web.within(scope, write).then((result) => result.numAffectedRows ?? 0n, () => 0n);
        assert.equal(changed, 0n, `${who} could ${what}`);
        tried += 1;
      }
    }
    assert.ok(tried > 400, `only ${tried} attempts`);
    const planted = await database.owner.query("select from directory.unit where code = 'planted'");
    assert.equal(planted.rowCount, 0);
  });

  it('lets the same changes through at home where they belong, so that the test above is not empty', async () => {
    const own = writes(mine);
    const mayAtHome = ['rename their organisation', 'rename their unit', 'add a unit to them', 'end their membership', 'rename their person', 'withdraw their invitation', 'end their token', 'review their access', 'answer their request', 'give them my passkey', 'take their passkey', 'end their session'];
    for (const what of mayAtHome) {
      const result = await database.web.within({ as: 'person', personId: mine.person, organisationIds: [mine.organisation] }, (tx) => own[what]?.(tx) ?? assert.fail(what));
      assert.ok((result.numAffectedRows ?? 0n) > 0n, `at home nobody could ${what}`);
    }
  });

  it('deletes nothing of another organisation, whatever is asked', async () => {
    const tables = (await database.owner.query<{ name: string }>("select schemaname || '.' || tablename as name from pg_tables where schemaname = 'directory' union all select 'platform.session'")).rows.map(({ name }) => name);
    assert.ok(tables.length >= 16);
    for (const table of tables) {
      const rows = async () => (await database.owner.query(`select t::text from ${table} t where t::text ~ $1`, [Object.values(theirs).join('|')])).rows;
      const earlier = await rows();
      for (const [, scope] of scopes()) await database.web.within(scope, (tx) => sql`delete from ${sql.table(table)}`.execute(tx)).catch(() => undefined);
      assert.deepEqual(await rows(), earlier, table);
    }
  });
});
