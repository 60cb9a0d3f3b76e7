import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newCaller } from '#test/caller';
import { sessionFor, type RolePlayer } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { organisationByCode } from './organisations.ts';
import { unitByCode } from './unit-page.ts';
import { unitPath, unitsBelow } from './units.ts';

describe('the dated tree', () => {
  let site: TestSite;
  let administrator: RolePlayer;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-01-20T10:00:00Z'));
    administrator = await sessionFor(site, 'administrator', 'hillmoor');
  });
  after(() => site.close());
  const path = (code: string, day: string) => site.database.web.reading({ as: 'public' }, async (tx) => (await unitPath(tx, (await unitByCode(tx, code))?.id ?? '', day)).map((unit) => unit.code));
  const below = (code: string, day: string) => site.database.web.reading({ as: 'public' }, async (tx) => (await unitsBelow(tx, (await unitByCode(tx, code))?.id ?? '', day)).map((unit) => unit.code));
  const move = async (fields: Record<string, string>, unit = 'hillmoor', player: RolePlayer = administrator) => (await newCaller(site, player)).post(`/units/${unit}/parents`, fields);
  const from = (day: string) => { const [year = '', month = '', date = ''] = day.split('-'); return { 'from-day': date, 'from-month': month, 'from-year': year }; };

  it('holds Oxford Health in its system, region and nation, as the sources say, on each day', async () => {
    assert.deepEqual(await path('oxford-health', '2025-06-01'), ['england', 'south-east', 'buckinghamshire-oxfordshire-and-berkshire-west', 'oxford-health']);
    assert.deepEqual(await path('oxford-health', '2026-03-31'), ['england', 'south-east', 'buckinghamshire-oxfordshire-and-berkshire-west', 'oxford-health']);
    assert.deepEqual(await path('oxford-health', '2026-11-22'), ['england', 'south-east', 'buckinghamshire-oxfordshire-and-berkshire-west', 'oxford-health']);
    assert.deepEqual(await path('oxford-health', '2022-03-31'), ['oxford-health']);
  });

  it('leaves every day before a move in the old system and gives every later one to the new (S14)', async () => {
    const answer = await move({ parent: 'high-downs', reason: 'The board decided to join its neighbours', ...from('2026-04-01') });
    assert.deepEqual([answer.status, answer.location], [303, '/units/hillmoor?saved=unit-moved']);
    assert.deepEqual((await path('hillmoor', '2026-03-31')).slice(-2), ['rivers-and-moor', 'hillmoor']);
    assert.deepEqual((await path('hillmoor', '2026-04-01')).slice(-2), ['high-downs', 'hillmoor']);
    assert.ok((await below('rivers-and-moor', '2026-03-31')).includes('hillmoor-podiatry'));
    assert.ok(!(await below('rivers-and-moor', '2026-04-01')).includes('hillmoor-podiatry'));
    assert.ok((await below('high-downs', '2026-04-01')).includes('hillmoor-podiatry'));
    const anybody = await newCaller(site);
    const asked = await anybody.get('/units/hillmoor?on-day=31&on-month=3&on-year=2026');
    assert.deepEqual([asked.status, asked.location], [303, '/units/hillmoor?on=2026-03-31']);
    assert.match((await anybody.get('/units/hillmoor?on-day=31&on-month=2&on-year=2026')).body, /The day must be a real date/);
    const shown = await anybody.get(asked.location);
    assert.match(shown.body, /as it was on 31 March 2026[\s\S]*Rivers and Moor/);
    const { rows } = await site.database.owner.query("select facts, reason from platform.event where name = 'unit moved'");
    assert.deepEqual(rows, [{ facts: { code: 'hillmoor', under: 'high-downs', from: '2026-04-01' }, reason: 'The board decided to join its neighbours' }]);
  });

  it('refuses a move that would rewrite what is already dated, a lower parent, itself, and a real parent for an example', async () => {
    const cases: [Record<string, string>, number, RegExp][] = [
      [{ parent: 'rivers-and-moor', reason: 'Back again', ...from('2026-03-01') }, 409, /already has a move from 1 April 2026/],
      [{ parent: 'hillmoor-podiatry', reason: 'Upside down', ...from('2027-04-01') }, 422, /Choose a unit of a higher level/],
      [{ parent: 'high-downs', reason: 'It is there', ...from('2027-04-01') }, 422, /sits there already/],
      [{ parent: 'no-such-unit', reason: 'Nowhere', ...from('2027-04-01') }, 422, /Choose a unit from the list/],
      [{ parent: 'rivers-and-moor', reason: 'x', ...from('2027-02-30') }, 422, /must be a real date[\s\S]*Say why it moves/],
    ];
    for (const [fields, status, words] of cases) {
      const answer = await move(fields);
      assert.equal(answer.status, status, `${fields['parent']}: ${answer.body.slice(0, 300)}`);
      assert.match(answer.body, words);
    }
    assert.deepEqual((await path('hillmoor', '2027-06-01')).slice(-2), ['high-downs', 'hillmoor']);
  });

  it('lets nobody move what belongs to others, whatever their role', async () => {
    for (const role of ['administrator', 'Chief AHP', 'system lead', 'national team', 'member']) {
      const answer = await move({ parent: 'rivers-and-moor', reason: 'Not mine', ...from('2028-04-01') }, 'hillmoor', await sessionFor(site, role, 'vale-and-riverside'));
      assert.equal(answer.status, 403, role);
    }
    assert.equal((await move({ parent: 'rivers-and-moor', reason: 'Not allowed', ...from('2028-04-01') }, 'hillmoor', await sessionFor(site, 'Chief AHP', 'hillmoor'))).status, 403);
  });

  it('keeps a circle out when two moves race', async () => {
    const player = await sessionFor(site, 'administrator', 'vale-and-riverside');
    const callers = await Promise.all([newCaller(site, player), newCaller(site, player)]);
    for (let times = 0; times < 8; times += 1) {
      const teams = [`racing-a-${times}`, `racing-b-${times}`] as const;
      for (const code of teams) {
        await site.database.owner.query(`with added as (insert into directory.unit (organisation_id, code, level, name, opened_on) select organisation_id, $1, 'team', $1, '2026-01-01' from directory.unit where code = 'vale-and-riverside' returning id)
          insert into directory.unit_parent (unit_id, parent_id, valid_from, reason) select a.id, u.id, '2026-01-01', 'test' from added a, directory.unit u where u.code = 'vale-and-riverside'`, [code]);
      }
      const answers = await Promise.all(callers.map((caller, at) => caller.post(`/units/${teams[at] ?? ''}/parents`, { parent: teams[1 - at] ?? '', reason: 'One of two', ...from('2026-02-01') })));
      assert.deepEqual(answers.map(({ status }) => status).toSorted((x, y) => x - y), [303, 422], `try ${times}`);
      for (const code of teams) assert.equal((await path(code, '2026-02-02'))[0], 'example-nation', code);
    }
  });

  it('adds a team and changes its words; a stale form changes nothing and keeps what was typed', async () => {
    const player = await sessionFor(site, 'administrator', 'vale-and-riverside');
    const caller = await newCaller(site, player);
    const added = await caller.post('/units/vale-and-riverside/teams', { name: 'Hand therapy', leadRole: 'Service lead for hand therapy' });
    const [team = '', saved] = added.location.split('?');
    assert.deepEqual([team, saved], ['/units/vale-and-riverside-hand-therapy', 'saved=team']);
    const form = await caller.get(`${team}/edit`);
    const was = /name="was" value="([^"]*)"/.exec(form.body)?.[1]?.replaceAll('&quot;', '"') ?? '';
    assert.equal((await caller.post(`${team}/details`, { name: 'Hand and wrist therapy', leadRole: '', note: 'In the new wing', was })).status, 303);
    const stale = await caller.post(`${team}/details`, { name: 'Something else', leadRole: '', note: '', was });
    assert.equal(stale.status, 409);
    assert.match(stale.body, /It now reads: Hand and wrist therapy/);
    assert.match(stale.body, /value="Something else"/);
    const again = /name="was" value="([^"]*)"/.exec(stale.body)?.[1]?.replaceAll('&quot;', '"') ?? '';
    assert.equal((await caller.post(`${team}/details`, { name: 'Something else', leadRole: '', note: '', was: again })).status, 303);
    assert.equal((await caller.post('/units/vale-and-riverside/teams', { name: 'Hand therapy', leadRole: '' })).status, 409);
  });

  it('answers the front door: an organisation by code, closed days, an unknown code', async () => {
    await site.database.web.reading({ as: 'public' }, async (tx) => {
      const found = await organisationByCode(tx, 'oxford-health');
      assert.deepEqual([found?.name, found?.odsCode, found?.policyTextOnly, found?.isExample], ['Oxford Health NHS Foundation Trust', 'RNU', true, false]);
      assert.equal(await organisationByCode(tx, 'nowhere'), null);
    });
    assert.deepEqual(await below('oxford-health', '2022-03-31'), []);
    assert.deepEqual((await below('england', '2026-03-31')).length, 10);
  });
});
