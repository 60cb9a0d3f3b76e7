import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newCaller, type Caller } from '#test/caller';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { learningExamples } from '../../data/learning/examples.ts';

const home = '/improvement/prevention';
const address = `${home}/${learningExamples.prevention}`;

describe('what is done so that people stay well', () => {
  let site: TestSite;
  let member: Caller;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-21T10:00:00Z'));
    member = await newCaller(site, await sessionFor(site, 'member', 'vale-and-riverside', 'support-workers'));
  });
  after(() => site.close());

  const plain = (html: string) => (/<main.*<\/main>/s.exec(html)?.[0] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const read = async (path: string) => plain((await site.server.inject({ url: `${path}${path.includes('?') ? '&' : '?'}saved=x` })).body);
  const trust = async () => (await site.database.owner.query<{ id: string }>("select id from directory.organisation where code = 'vale-and-riverside'")).rows[0]?.id ?? '';
  const reach = (people: string, more: Record<string, unknown> = {}) => member.post(`${address}/reach`, { place: 'Hill Foot', 'heldOn-day': '3', 'heldOn-month': '11', 'heldOn-year': '2026', people, ...more });

  it('shows reach by place and whether it served those looked at first, to everybody', async () => {
    const page = await read(address);
    assert.match(page, /Place Upper Vale Days 2 People 42 .*Looked at first People in rural areas/);
    assert.match(page, /Place Moor End Days 1 People Too few people to show safely/);
    assert.match(page, /The gap that it answers: .*Podiatry/);
    assert.match(page, /£1,800/);
    assert.match(await read(home), /1 of 2 reached people whom an organisation looks at first\..*Steady on your feet.*42, on 1 day too few people to show safely/);
  });

  it('keeps no number below eight, also in no table', async () => {
    assert.equal((await reach('7')).status, 303);
    assert.equal((await reach('8')).status, 303);
    assert.match(await read(address), /Place Hill Foot Days 2 People 8, on 1 day too few people to show safely/);
    const { rows } = await site.database.owner.query<{ people: number | null }>("select people from improvement.prevention_reach where place = 'Hill Foot' order by people nulls first");
    assert.deepEqual(rows.map(({ people }) => people), [null, 8]);
    await assert.rejects(site.database.owner.query("update improvement.prevention_reach set people = 7 where people = 8 and place = 'Hill Foot'"), /check constraint/);
  });

  it('takes only groups of the list, a day that has been, and a gap that is there', async () => {
    assert.equal((await reach('20', { groups: ['People of my choice'] })).status, 422);
    assert.equal((await reach('20', { 'heldOn-year': '2027' })).status, 422);
    const activity = { organisationId: await trust(), title: 'Falls class', what: 'A class in the hall', need: 'Older people live alone', costPounds: '', measureId: '' };
    assert.equal((await member.post(home, { ...activity, gap: 'no-such here now' })).status, 422);
    assert.equal((await member.post(home, { ...activity, gap: '' })).status, 303);
    const stranger = await newCaller(site, await sessionFor(site, 'member', 'hillmoor'));
    assert.equal((await stranger.post(home, { ...activity, gap: '' })).status, 422, 'an organisation that is not theirs');
    assert.equal((await stranger.post(`${address}/reach`, { place: 'Hill Foot', 'heldOn-day': '3', 'heldOn-month': '11', 'heldOn-year': '2026', people: '30' })).status, 403);
  });
});
