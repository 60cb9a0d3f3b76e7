import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor, type RolePlayer } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { remindOwners } from '../../commands/remind-owners.ts';
import { demoObjectiveId } from '../../data/load-demo-objectives.ts';

const id = demoObjectiveId('vale.2026.2');
const now = new Date('2026-11-21T12:00:00Z');

describe('pages of objectives', () => {
  let site: TestSite;
  let chief: Visitor;
  let member: Visitor & Pick<RolePlayer, 'personId'>;
  before(async () => {
    site = await openTestSite();
    site.setTime(now);
    chief = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    const player = await sessionFor(site, 'member', 'vale-and-riverside', 'support-workers');
    member = { ...(await visitorOf(site, player)), personId: player.personId ?? '' };
  });
  after(() => site.close());
  const send = (visitor: Visitor, url: string, values: Record<string, string | string[]>) => {
    const body = new URLSearchParams([...Object.entries(values).flatMap(([key, value]) => [value].flat().map((one): [string, string] => [key, one])), ['_csrf', visitor.csrf]]);
    return site.server.inject({ method: 'POST', url, payload: body.toString(), headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
  };
  const words = (change: Record<string, string>) => ({ wording: 'Older people get help early', ownerRole: 'Service lead for physiotherapy', aims: ['outcomes'], version: '1', reason: 'Shorter', ...change });

  it('keep what the second of two editors typed, and show what the first one wrote', async () => {
    assert.equal((await send(chief, `/objectives/${id}/wording`, words({}))).statusCode, 303);
    const second = await send(chief, `/objectives/${id}/wording`, words({ wording: 'My own careful words', reason: 'Mine' }));
    assert.equal(second.statusCode, 409);
    assert.match(second.body, /It now reads: “Older people get help early”/);
    assert.match(second.body, /My own careful words/);
    assert.match(second.body, /name="version" value="2"/, 'saving again is a choice made knowing the other’s words');
    assert.equal((await send(chief, `/objectives/${id}/wording`, words({ wording: 'My own careful words', reason: 'Mine', version: '2' }))).statusCode, 303);
  });

  it('show errors at the fields and write nothing', async () => {
    const before = await site.database.owner.query('select count(*)::int as n from strategy.objective');
    const answer = await send(chief, '/objectives', { strategy: 'nat', wording: 'Hi', ownerRole: '', node: 'nat nat.a3.1' });
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /The objective must be 5 letters or more/);
    assert.match(answer.body, /value="nat nat\.a3\.1" selected/);
    const future = await send(chief, '/objectives', { strategy: 'nat', organisation: (await site.database.owner.query("select id from directory.organisation where code = 'vale-and-riverside'")).rows[0].id, year: '2026-27', node: 'nat nat.a3.1', parentReason: 'Fair', wording: 'A whole objective', ownerRole: 'Lead', aims: ['outcomes'], owner: '', updateEveryMonths: '1', involved: 'people', 'involvedOn-day': '1', 'involvedOn-month': '1', 'involvedOn-year': '2027' });
    assert.equal(future.statusCode, 422);
    assert.match(future.body, /Enter today or an earlier day/);
    const after = await site.database.owner.query('select count(*)::int as n from strategy.objective');
    assert.deepEqual(after.rows, before.rows, 'an objective whose first line is refused is not half-written');
  });

  it('let a support worker add an action for themself, and show it in their own part', async () => {
    const answer = await send(member, `/objectives/${id}/actions`, { what: 'Ring people before the class', ownerRole: 'Support worker', owner: member.personId ?? '', 'dueOn-day': '1', 'dueOn-month': '12', 'dueOn-year': '2026' });
    assert.equal(answer.statusCode, 303);
    const mine = await site.server.inject({ url: '/my-work', headers: { cookie: member.cookies } });
    assert.match(mine.body, /Ring people before the class/);
    assert.match(mine.body, /You answer for no objective. You can still act/);
    const lead = await site.server.inject({ url: `/objectives/${id}`, headers: { cookie: chief.cookies } });
    assert.doesNotMatch(lead.body.slice(lead.body.indexOf('Ring people before')).split('</tr>')[0] ?? '', /Say it has ended/, 'a lead has no button on it');
    assert.equal((await send(member, `/objectives/${id}/closing`, { outcome: 'closed', reason: 'No' })).statusCode, 403);
  });

  it('give an honest sentence to every role group where nothing names them', async () => {
    await site.database.owner.query("update strategy.objective_version set role_groups = '{registered-professionals}' where objective_id in (select id from strategy.objective where year_start = 2024)");
    for (const group of ['support-workers', 'students']) {
      const page = await site.server.inject(`/organisations/vale-and-riverside/objectives?year=2024-25&roleGroup=${group}`);
      assert.match(page.body, /That is a gap in the plan, not in your work/, group);
    }
    const real = await site.server.inject('/organisations/oxford-health/objectives');
    assert.match(real.body, /Only its published policy is here/);
  });

  it('answer a reminder from its link without an account; opening it changes nothing', async () => {
    await site.database.owner.query('delete from platform.mail');
    const { rows: [owner] } = await site.database.owner.query('select person_id from strategy.objective_owner where objective_id = $1', [demoObjectiveId('vale.2026.1')]);
    assert.ok(await remindOwners(site.database.worker, { now, baseUrl: 'http://site.example' }) >= 1);
    const { rows: mails } = await site.database.owner.query("select m.body from platform.mail m join directory.email_address e on e.address = m.to_address where e.person_id = $1", [owner.person_id]);
    const body = String(mails[0].body);
    const path = new RegExp(`objectives/${demoObjectiveId('vale.2026.1')}/progress\\s[^\\n]*http://site\\.example(/updates/[\\w-]+)`).exec(body)?.[1] ?? '';
    const updates = async () => (await site.database.owner.query('select count(*)::int as n from strategy.progress_update where objective_id = $1', [demoObjectiveId('vale.2026.1')])).rows[0].n;
    const start = await updates();
    const nobody = await visitorOf(site, { cookie: '' });
    const page = await site.server.inject({ url: path, headers: { cookie: nobody.cookies } });
    assert.equal(page.statusCode, 200);
    assert.equal(await updates(), start);
    assert.equal((await send(nobody, path, { because: '' })).statusCode, 422);
    const answered = await send(nobody, path, { because: 'We wait for the new hall' });
    assert.match(answered.body, /Your answer is recorded/);
    assert.equal(await updates(), start + 1);
    assert.equal((await send(nobody, path, { because: 'Again' })).statusCode, 409);
    assert.match((await site.server.inject(path)).body, /already recorded/);
    assert.equal((await site.server.inject('/updates/guessed')).statusCode, 404);
  });
});
