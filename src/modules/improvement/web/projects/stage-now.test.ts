import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { publicViewer } from '#platform/http';
import { newCaller, type Caller } from '#test/caller';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { exampleProjectId } from '../../data/example-ids.ts';
import { today } from '../../queries/today.ts';
import { projectsOf } from '../../queries/projects/projects-of.ts';

const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const seriesId = '7a1d0c52-5b1e-8f00-9c3a-0d2f4c6e8a10';
const example = `/improvement/projects/${exampleProjectId}`;
const notNow = /The linked figures do not show it now/;

describe('what was recorded of a project, beside the figures of today', () => {
  let site: TestSite;
  let member: Caller;
  let memberId: string;
  let lead: Caller;
  let organisationId: string;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T12:00:00Z'));
    const player = await sessionFor(site, 'member');
    memberId = player.personId ?? '';
    member = await newCaller(site, player);
    lead = await newCaller(site, await sessionFor(site, 'service lead'));
    ({ rows: [{ id: organisationId } = { id: '' }] } = await owner().query<{ id: string }>("select id from directory.organisation where code = 'vale-and-riverside'"));
  });
  after(() => site.close());

  const owner = () => site.database.owner;
  const read = async (url: string, who = member) => plain((await who.get(url)).body);
  /** As a judgement leaves it when the latest figures fall back: the run is still told, and it ends before the last figure. */
  const worsen = async <T>(seen: () => Promise<T>): Promise<T> => {
    await owner().query("update quality.signal set to_period = to_period - interval '1 month' where series_id = $1 and ended_at is null", [seriesId]);
    const saw = await seen();
    await owner().query("update quality.signal set to_period = to_period + interval '1 month' where series_id = $1 and ended_at is null", [seriesId]);
    return saw;
  };

  it('leaves a stage as it was recorded, and says beside it wherever it stands that the figures do not show it now', async () => {
    for (const url of [example, '/improvement?words=bus']) assert.match(await read(url), /3\.5: Improvement(?!.{0,20}figures)/);
    const [page, register, map] = await worsen(async () => [await read(example), await read('/improvement?words=bus'), await site.house.web.reading({ as: 'public' }, (tx) => projectsOf(tx, organisationId))] as const);
    assert.deepEqual(map.filter(({ href }) => href === example).map(({ about }) => about), ['3.5: Improvement. The linked figures do not show it now.']);
    assert.match(page, /How far: 3\.5: Improvement\. The linked figures do not show it now\./);
    assert.match(page, /What was recorded stays as history\. 3\.5: Improvement, 15 June 2026/);
    assert.match(register, /Stage 3\.5: Improvement\. The linked figures do not show it now\./);
    assert.doesNotMatch(await read(example), notNow);
  });

  it('tells whoever may not see the figures that they cannot see it here, and nothing against the team', async () => {
    await owner().query("update quality.series set audience = 'own' where id = $1", [seriesId]);
    const visitor = await newCaller(site);
    const page = await worsen(() => read(example, visitor));
    assert.match(page, /Its figures are not open to you/);
    assert.doesNotMatch(page, notNow);
    await owner().query("update quality.series set audience = 'public' where id = $1", [seriesId]);
    assert.doesNotMatch(await read(example, visitor), /not open to you/);
  });

  it('says nothing of figures that nobody has judged yet', async () => {
    await owner().query('create table kept as select * from quality.result where series_id = $1', [seriesId]);
    await owner().query('delete from quality.result where series_id = $1', [seriesId]);
    assert.doesNotMatch(await worsen(() => read(example)), /do not show it now|not open to you/);
    await owner().query('insert into quality.result select * from kept');
    await owner().query('drop table kept');
  });

  it('does not count a chart with a new start against a stage', async () => {
    await owner().query("insert into quality.baseline (series_id, organisation_id, from_period, points, reason, made_at) select id, organisation_id, '2026-03-01', null, 'It has settled', now() from quality.series where id = $1", [seriesId]);
    assert.match(await worsen(() => read(example)), /A chart of its figures has a new start since/);
    await owner().query('delete from quality.baseline where series_id = $1', [seriesId]);
  });

  it('asks for figures that are better now, and not once, before a team says 3.0', async () => {
    await owner().query("insert into improvement.member (project_id, organisation_id, person_id, role_group, does, joined_on, made_at) values ($1, $2, $3, 'registered-professionals', '', '2026-01-01', now())", [exampleProjectId, organisationId, memberId]);
    await member.get(example);
    const set = async () => (await member.post(`${example}/stage`, { score: '3', evidence: 'The chart' })).status;
    assert.equal(await worsen(set), 422);
    assert.equal(await set(), 303);
    await owner().query('delete from improvement.stage where project_id = $1 and score = 3', [exampleProjectId]);
  });

  it('celebrates an improvement on the first page only while its figures hold', async () => {
    await owner().query("insert into improvement.closing (project_id, organisation_id, outcome, learned, closed_on, signal_id, made_at) select $1, $2, 'improved', 'Fit the bus', '2026-11-20', g.id, now() from quality.signal g where g.series_id = $3 and g.ended_at is null and g.rule like 'run-%' limit 1", [exampleProjectId, organisationId, seriesId]);
    const told = async () => (await site.house.web.reading({ as: 'public' }, (tx) => today(tx, { viewer: publicViewer, now: new Date('2026-11-22T12:00:00Z'), since: '2026-11-01', places: [] }))).filter(({ href }) => href === example).map(({ kind, label }) => `${kind}: ${label}`);
    assert.deepEqual(await told(), ['celebrated: A project made things better']);
    assert.match(await read(example), /It has improved , 20 November 2026/);
    assert.doesNotMatch(await read(example), notNow);
    const [page, register, line] = await worsen(async () => [await read(example), await read('/improvement?state=improved'), await told()] as const);
    assert.match(page, /It has improved.*The figures showed it on that day\. The linked figures do not show it now\./);
    assert.match(register, /It has improved\. The figures showed it on that day\. The linked figures do not show it now\. What was learned: Fit the bus/);
    assert.deepEqual(line, ['did: A project ended as improved, and its figures do not show it now']);
    await owner().query('delete from improvement.closing where project_id = $1', [exampleProjectId]);
  });

  it('says of a stage that came with a list that the list told it, until a team sets one here', async () => {
    const list = 'id,title,why,team,contact,started,stage\nS1,Loud call bells,People told us that bells are loud,Podiatry,Service lead,2025-03-01,4\nS2,Dark corridor,People told us it is dark,Podiatry,Service lead,2025-03-01,2\n';
    assert.equal((await lead.post('/improvement/imports/loading', { organisationId, list })).status, 303);
    const register = await read('/improvement?words=told');
    assert.match(register, /Stage 4\.0: Large improvement\. Told by the list that it was loaded from: no figures here show it\./);
    assert.match(register, /Stage 2\.0: Busy, no change yet\. Told by the list that it was loaded from\. (?!no figures)/);
    const { rows: [loaded] } = await owner().query<{ id: string }>("select id from improvement.project where source_key = 'S2'");
    const project = `/improvement/projects/${loaded?.id}`;
    await lead.get(project);
    assert.equal((await lead.post(`${project}/stage`, { score: '0.5', evidence: 'We begin anew here' })).status, 303);
    assert.doesNotMatch(await read(project), /Told by the list/);
  });
});
