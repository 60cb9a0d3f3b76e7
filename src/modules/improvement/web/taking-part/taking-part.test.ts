import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newCaller, type Caller } from '#test/caller';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { exampleStoppedId } from '../../data/example-ids.ts';

const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const day = (date: number, month: number) => ({ 'happenedOn-day': String(date), 'happenedOn-month': String(month), 'happenedOn-year': '2026' });
const line = { tookPart: 'people-with-lived-experience', who: 'Two people from the villages', peopleCount: '2', stage: 'design', evidence: 'seat', role: 'steer', decided: 'The hall beside the bus stop', supportGiven: '', powerShared: '', ...day(2, 11) };

describe('how people took part in a project', () => {
  let site: TestSite;
  let worker: Caller;
  let lead: Caller;
  let project = '';
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T12:00:00Z'));
    worker = await newCaller(site, await sessionFor(site, 'member', 'vale-and-riverside', 'support-workers'));
    lead = await newCaller(site, await sessionFor(site, 'service lead'));
    const { rows: [unit] } = await site.database.owner.query<{ id: string }>("select id from directory.unit where code = 'vale-podiatry'");
    const started = await worker.post('/improvement/projects', { title: 'A bench at the bus stop', why: 'People cannot stand while they wait for the bus home', unitId: unit?.id ?? '', kind: 'improvement', objectiveId: '', contactRole: 'Support workers', audience: 'organisation', seen: 'yes' });
    project = started.location.split('?')[0] ?? '';
  });
  after(() => site.close());
  const keep = (more: Record<string, string> = {}) => worker.post(`${project}/taking-part`, { ...line, ...more });
  const label = async () => /How people took part (.+?) (?:The four stages|Co-planning)/.exec(plain((await worker.get(project)).body))?.[1] ?? '';

  it('works the label out of the record: nobody, consulted, then the stages in which people decided, and all four with the day', async () => {
    assert.match(await label(), /^People not yet involved/);
    assert.equal((await keep({ stage: 'planning', evidence: 'survey', role: 'conceive', decided: '', who: 'Forty people in a survey', peopleCount: '40' })).status, 303);
    assert.match(await label(), /^Consulted/);
    assert.equal((await keep()).status, 303);
    assert.match(await label(), /^Co-produced so far: design, steering/);
    for (const stage of ['planning', 'implementation']) assert.equal((await keep({ stage })).status, 303);
    assert.match(plain((await worker.get(project)).body), /Co-evaluation.{0,60}[Nn]othing is recorded yet/);
    assert.equal((await keep({ stage: 'evaluation', ...day(20, 11) })).status, 303);
    assert.match(await label(), /^Co-produced ?, on 20 November 2026/);
  });

  it('takes a wrong line back with its reason, and the label follows', async () => {
    const { rows: [wrong] } = await site.database.owner.query<{ id: string }>("select id from improvement.taking_part where stage = 'evaluation'");
    assert.equal((await worker.post(`${project}/taking-part/taking-back`, { lineId: wrong?.id ?? '', reason: '' })).status, 422);
    assert.equal((await worker.post(`${project}/taking-part/taking-back`, { lineId: wrong?.id ?? '', reason: 'They only came to hear' })).status, 303);
    assert.match(await label(), /^Co-produced so far: planning, design, implementation$/);
    assert.match(plain((await worker.get(`${project}/taking-part`)).body), /Taken back: They only came to hear/);
  });

  it('is written by the team alone, about what has happened, and says nothing to whom the project is closed', async () => {
    assert.equal((await keep(day(30, 11))).status, 422);
    assert.equal((await keep({ stage: 'dreaming' })).status, 422);
    assert.equal((await lead.post(`${project}/taking-part`, line)).status, 403);
    const visitor = await newCaller(site);
    assert.equal((await visitor.get(`${project}/taking-part`)).status, 404);
    const open = await visitor.get(`/improvement/projects/${exampleStoppedId}/taking-part`);
    assert.equal(open.status, 200);
    assert.match(plain(open.body), /People not yet involved.*Until it is, this work is not called co-produced/);
    assert.doesNotMatch(open.body, /Write down who took part/);
  });
});
