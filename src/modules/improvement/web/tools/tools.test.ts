import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newCaller, type Caller } from '#test/caller';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { learningExamples } from '../../data/learning/examples.ts';

const home = '/improvement/tools';
const address = `${home}/${learningExamples.tool}`;

describe('the register of digital tools', () => {
  let site: TestSite;
  let member: Caller;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-21T10:00:00Z'));
    member = await newCaller(site, await sessionFor(site, 'member', 'vale-and-riverside', 'support-workers'));
  });
  after(() => site.close());

  const plain = (html: string) => (/<main.*<\/main>/s.exec(html)?.[0] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const read = async (path: string, caller = member) => plain((await caller.get(path)).body);
  const lacking = async () => /Places where nobody of a role has a device(.*?)Nobody has said yet who has a device/.exec(await read(home))?.[1] ?? '';
  const unit = async (code: string) => (await site.database.owner.query<{ id: string }>('select id from directory.unit where code = $1', [code])).rows[0]?.id ?? '';
  const trust = async () => (await site.database.owner.query<{ id: string }>("select id from directory.organisation where code = 'vale-and-riverside'")).rows[0]?.id ?? '';

  it('lists a team whose support workers have no device until somebody says that they have one', async () => {
    assert.match(await lacking(), /Podiatry Role Support workers .*They share one desktop/);
    const told = { unitId: await unit('vale-podiatry'), roleGroup: 'support-workers', access: 'some', training: 'none', words: '' };
    assert.equal((await member.post(`${address}/access`, told)).status, 303);
    assert.doesNotMatch(await lacking(), /Podiatry/);
    assert.equal((await member.post(`${address}/access`, { ...told, access: 'none', words: 'They share one desktop in the office.' })).status, 303);
    assert.match(await lacking(), /Podiatry Role Support workers/);
  });

  it('does not list them where another device is there for them', async () => {
    const added = await member.post(home, { organisationId: await trust(), title: 'Old laptop', kind: 'device', about: 'Notes', learning: '', helpForPeople: '', ownerRole: 'Service lead' });
    assert.equal(added.status, 303);
    const laptop = (await site.database.owner.query<{ id: string }>("select id from improvement.tool where title = 'Old laptop'")).rows[0]?.id ?? '';
    assert.equal((await member.post(`${home}/${laptop}/access`, { unitId: await unit('vale-podiatry'), roleGroup: 'support-workers', access: 'all', training: 'not needed', words: '' })).status, 303);
    assert.doesNotMatch(await lacking(), /Podiatry/);
    assert.equal((await member.post(`${home}/${laptop}/ending`, {})).status, 303);
    assert.match(await lacking(), /Podiatry Role Support workers/, 'a tool that is not in use helps nobody');
    assert.equal((await member.post(`${home}/${laptop}/ending`, {})).status, 409);
  });

  it('says which teams nobody has spoken of', async () => {
    assert.match(await read(home), /Nobody has said yet who has a device .*Dietetics/);
  });

  it('stays inside its organisation', async () => {
    const stranger = await newCaller(site, await sessionFor(site, 'member', 'hillmoor'));
    assert.doesNotMatch(await read(home, stranger), /Tablet for home visits/);
    assert.equal((await stranger.get(address)).status, 404);
    assert.equal((await stranger.post(`${address}/access`, { unitId: await unit('vale-podiatry'), roleGroup: 'students', access: 'all', training: 'all', words: '' })).status, 404);
    assert.equal((await member.post(`${address}/access`, { unitId: await unit('hillmoor-podiatry'), roleGroup: 'students', access: 'all', training: 'all', words: '' })).status, 422, 'a place of somebody else');
  });
});
