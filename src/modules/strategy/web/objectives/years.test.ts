import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { demoObjectiveId } from '../../data/load-demo-objectives.ts';

describe('years of objectives', () => {
  let site: TestSite;
  let chief: Visitor;
  let carried: string;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-21T10:00:00Z'));
    chief = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    carried = await send(`/objectives/${demoObjectiveId('vale.2026.2')}/closing`, { outcome: 'carried over', reason: 'It takes two years', learned: '' });
  });
  after(() => site.close());

  const send = async (url: string, form: Record<string, string>) => {
    const answer = await site.server.inject({ method: 'POST', url, headers: { cookie: chief.cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ ...form, _csrf: chief.csrf }).toString() });
    assert.equal(answer.statusCode, 303, answer.body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 3000));
    return String(answer.headers.location).replace(/\?.*$/, '');
  };
  const open = async (url: string) => site.server.inject({ url, headers: { cookie: chief.cookies } });
  const text = async (url: string) => (await open(url)).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

  it('the list opens at this year, also when work for a later one is there', async () => {
    assert.match(await text('/organisations/vale-and-riverside/objectives'), /Objectives for 2026-27/);
    assert.match((await open('/organisations/vale-and-riverside/objectives')).body, /<option value="2027-28"/);
  });

  it('carrying over past the end of a strategy is warned of, and what is published there stands in the year view', async () => {
    assert.match(await text(`/objectives/${demoObjectiveId('vale.2026.4')}/closing`), /2027-28 comes after the strategy .*2023 to 2027/);
    assert.doesNotMatch(await text('/strategies/vale/years'), /2027-28/);
    await site.database.owner.query("insert into strategy.impact_check (objective_id, organisation_id, groups_considered, evidence, possible_harm, mitigation, owner_role, review_on, completed_at) select $1, organisation_id, groups_considered, evidence, possible_harm, mitigation, owner_role, '2027-09-01', '2026-11-20' from strategy.impact_check where objective_id = $2", [carried.split('/')[2], demoObjectiveId('vale.2026.2')]);
    await send(`${carried}/publication`, { version: '1' });
    const years = await text('/strategies/vale/years?saved=now');
    assert.match(years, /2027-28 Outside the years of the strategy/);
    assert.match(years, /2027-28 \(April 2027 to March 2028\) Older people get help before they fall/);
    assert.equal((await open('/strategies/vale/report/2027-28')).statusCode, 200);
  });

  it('an impact check says everything that is wrong with it at once', async () => {
    const form = { groups: 'age', evidence: '', possibleHarm: 'Some may miss it', mitigation: 'We phone them', ownerRole: 'Lead', 'reviewOn-day': '1', 'reviewOn-month': '4', 'reviewOn-year': '2026' };
    const { body } = await site.server.inject({ method: 'POST', url: `/objectives/${demoObjectiveId('vale.2026.4')}/impact-check/new`, headers: { cookie: chief.cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ ...form, _csrf: chief.csrf }).toString() });
    assert.deepEqual([...body.matchAll(/<li><a href="#(\w+)[^"]*">/g)].map(([, field]) => field).slice(-3), ['groups', 'evidence', 'reviewOn']);
  });

  it('carrying over says what goes along, and the new draft what came', async () => {
    assert.match(await text(`/objectives/${demoObjectiveId('vale.2026.3')}/closing`), /What goes along to 2027-28 .*Was due on 31 August 2026, will be due on 31 August 2027/);
    assert.match(await text(carried.replace(/\?.*/, '')), /Carried over from 2026-27 ?\. .*came with it\./);
  });

  it('a year that a strategy does not have is not found', async () => {
    for (const url of ['/strategies/nat/report/1999-00', '/strategies/nat/report/1999-00.pdf', '/strategies/ox/report/2040-41']) assert.equal((await open(url)).statusCode, 404, url);
    for (const url of ['/strategies/nat/report/2022-23', '/strategies/nat/report/2025-26', '/strategies/vale/years/2023-24']) assert.equal((await open(url)).statusCode, 200, url);
  });

  it('the report asks for a day', async () => {
    assert.match((await open('/strategies/vale/report/2025-26')).body, /<form[^>]*action="\/strategies\/vale\/report\/2025-26"[^>]*>.*name="on-day"/s);
    assert.match(await text('/strategies/vale/report/2025-26?on-day=1&on-month=7&on-year=2025'), /1 July 2025/);
    assert.match((await open('/strategies/vale/report/2025-26?on-day=1&on-month=7&on-year=2025')).body, /report\/2025-26\.pdf\?on=2025-07-01/);
    assert.match(await text('/strategies/vale/report/2025-26?on-day=1&on-month=7&on-year=2027'), /The day must be today or earlier/);
  });

  it('work that was never reported as begun can be done, with its proof, and closed', async () => {
    const objective = `/objectives/${demoObjectiveId('vale.2026.5')}`;
    assert.match(await text(`${objective}/closing`), /Record the progress as “done” first/);
    await send(`${objective}/progress`, { status: 'done', note: 'Every team has found one', changeForPeople: 'better', evidenceKind: 'document', evidence: 'The list of all teams', evidenceAddress: '', helpNeeded: '', reason: '' });
    await send(`${objective}/closing`, { outcome: 'done', reason: 'All teams did it', learned: '' });
    assert.match(await text(objective), /Closed as done/);
    assert.doesNotMatch((await open(`/objectives/${demoObjectiveId('vale.2026.1')}/progress`)).body, /value="not started"/, 'a step that cannot be taken is not offered');
  });
});
