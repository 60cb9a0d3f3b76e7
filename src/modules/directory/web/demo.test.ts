import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { newCaller } from '#test/caller';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { openTestSite, type TestSite } from '#test/site';
import { personas } from '../queries/personas.ts';

describe('the demo', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite(); });
  after(() => site.close());

  it('has 13 personas, all example people, and each can be become', async () => {
    const all = await site.database.web.reading({ as: 'public' }, personas);
    assert.equal(all.length, 13);
    for (const persona of all) {
      const caller = await newCaller(site);
      assert.equal((await caller.post('/demo/persona', { persona: persona.code })).status, 303);
      assert.match((await caller.get('/account')).body, new RegExp(persona.name));
      assert.equal((await caller.post('/demo/persona', { persona: persona.personId })).status, 303);
      await caller.get('/account');
      assert.equal((await caller.post('/demo/persona', { persona: '' })).status, 303);
      assert.match((await caller.get('/account')).location, /^\/sign-in/);
    }
  });

  it('lets nobody become somebody who is not an example, or is no persona', async () => {
    const caller = await newCaller(site);
    const { rows } = await site.database.owner.query<{ id: string }>("insert into directory.person (display_name) values ('Real Person') returning id");
    await site.database.owner.query("insert into directory.persona values ($1, 99, 'real', 'Real', 'Real')", [rows[0]?.id]);
    for (const persona of ['real', rows[0]?.id ?? '', 'nobody', "' or true --"]) assert.equal((await caller.post('/demo/persona', { persona })).status, 404, persona);
    assert.ok(!(await site.database.web.reading({ as: 'public' }, personas)).some(({ code }) => code === 'real'));
    await site.database.owner.query("delete from directory.persona where code = 'real'");
  });
});

describe('what a demo may and production may not', () => {
  let database: TestDatabase;
  before(async () => { database = await openTestDatabase('seeded'); });
  after(() => database.close());

  it('is decided by the database itself, whatever a process is told', async () => {
    const open = () => database.web.unscoped((db) => sql<{ person: string | null }>`select directory.open_example_session('trust-lead', 'x', 'x', now(), now() + interval '1 hour') as person`.execute(db));
    const letters = () => database.web.unscoped((db) => sql`select * from platform.outbox(10)`.execute(db));
    await database.owner.query("insert into platform.mail (to_address, subject, body, purpose, queued_at) values ('a@b.example', 's', 'b', 'p', now())");
    assert.ok((await open()).rows[0]?.person);
    assert.equal((await letters()).rows.length, 1);
    for (const mode of ['production', 'development']) {
      await database.owner.query('update platform.installation set mode = $1', [mode]);
      assert.equal((await open()).rows[0]?.person, null, mode);
      assert.deepEqual(await database.web.reading({ as: 'public' }, personas), []);
      assert.equal((await letters()).rows.length, mode === 'production' ? 0 : 1, mode);
    }
  });

  it('has no page for it in production', async () => {
    const site = await openTestSite();
    site.house.config.mode = 'production';
    const caller = await newCaller(site);
    assert.equal((await caller.get('/demo')).status, 404);
    assert.equal((await caller.get('/outbox')).status, 404);
    assert.equal((await caller.post('/demo/persona', { persona: 'trust-lead' })).status, 404);
    assert.doesNotMatch((await caller.get('/sign-in')).body, /outbox|demonstration/i);
    await site.close();
  });
});
