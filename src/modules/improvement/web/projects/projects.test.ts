import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newCaller, newestLetter, type Caller } from '#test/caller';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { runWaiting } from '#test/waiting-jobs';
import { allRoutes } from '../../../../app/web.ts';
import { jobs } from '../../jobs.ts';
import { exampleProjectId, exampleStoppedId } from '../../data/example-ids.ts';

const now = new Date('2026-11-22T12:00:00Z');
const day = (name: string, [date, month, year]: readonly [number, number, number]) => ({ [`${name}-day`]: String(date), [`${name}-month`]: String(month), [`${name}-year`]: String(year) });
/** Drawings break their lines. */
const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const seriesId = '7a1d0c52-5b1e-8f00-9c3a-0d2f4c6e8a10';
const test = { testTitle: 'Bus times on the letter', ideaId: '', plan: 'Print the bus on ten letters', prediction: 'People come on time', expected: 'up', ...day('startsOn', [1, 7, 2026]) };

describe('a project of a support worker', () => {
  let site: TestSite;
  let worker: Caller;
  let lead: Caller;
  let project: string;
  before(async () => {
    site = await openTestSite();
    site.setTime(now);
    worker = await newCaller(site, await sessionFor(site, 'member', 'vale-and-riverside', 'support-workers'));
    lead = await newCaller(site, await sessionFor(site, 'service lead'));
  });
  after(() => site.close());

  const owner = () => site.database.owner;
  const one = async <T>(text: string, values: unknown[] = []): Promise<T | undefined> => (await owner().query<{ v: T }>(text, values)).rows[0]?.v;
  const unit = () => one<string>("select id as v from directory.unit where code = 'vale-podiatry'");
  const mark = () => runWaiting(site.database, jobs, () => now);
  const start = async (more: Record<string, string> = {}) => worker.post('/improvement/projects', { title: 'Say the bus on the letter', why: 'People in villages miss the bus after their foot clinic', unitId: (await unit()) ?? '', kind: 'redesign', objectiveId: '', contactRole: 'Podiatry support workers', audience: 'organisation', ...more });

  it('shows projects like it before it is saved, and is started without approval', async () => {
    const shown = await start({ title: 'Foot clinics in village halls', why: 'People in the villages wait longer for help with their feet and cannot reach the clinic' });
    assert.equal(shown.status, 200);
    assert.match(shown.body, /Projects like yours[\s\S]*timed with the bus/);
    assert.equal(await one("select count(*)::int as v from improvement.project where title = 'Foot clinics in village halls'"), 0);
    const started = await start({ seen: 'yes' });
    assert.equal(started.status, 303);
    project = started.location.split('?')[0] ?? '';
    assert.match((await worker.get(project)).body, /Not yet aligned[\s\S]*Set the aim/);
    assert.match(plain((await worker.get(project)).body), /Only your organisation can read it\. Afterwards nothing can be changed/);
  });

  it('leaves its lead nothing but giving: every other change is refused, by the database too', async () => {
    const page = (await lead.get(project)).body;
    assert.match(page, /Give support to this project/);
    assert.deepEqual([...page.matchAll(/<form[^>]*method="post"[^>]*action="([^"]+)"/g)].map(([, action = '']) => action.replace(project, '')).filter((action) => /^\/(?!demo|sign)/.test(action)), ['/support', '/following']);
    for (const route of allRoutes().filter(({ path, method, may }) => method === 'POST' && path.startsWith('/improvement/projects/:id/') && may === 'work on projects')) {
      assert.doesNotMatch(route.path, /refus|delet|remov|approv|reject/);
    }
    assert.equal((await lead.post(`${project}/aim`, { what: 'Something else', howMuch: 'All', ...day('byWhen', [1, 1, 2027]) })).status, 403);
    assert.equal((await lead.post(`${project}/ending`, { outcome: 'stopped', learned: 'I do not want it' })).status, 403);
    const { rows } = await owner().query<{ name: string }>("select c.relname as name from pg_class c where c.relnamespace = 'improvement'::regnamespace and c.relkind = 'r' and has_table_privilege('allied_app', c.oid, 'delete') and c.relname in (select table_name from information_schema.tables where table_schema = 'improvement')");
    // A step of a pathway is taken out by its own organisation, and who calls themselves active in research takes that back: neither is a project's.
    assert.deepEqual(rows.map(({ name }) => name).toSorted(), ['pathway_step', 'research_active'], 'no row of a project can be deleted from a page');
  });

  it('reads "no time given" on the lead’s page until a lead gives hours', async () => {
    assert.match((await lead.get('/improvement/support')).body, /Say the bus on the letter[\s\S]*?No time given/);
    assert.equal((await lead.post(`${project}/support`, { gives: 'time', supportHours: '', supportWords: 'Some', fromRole: 'Lead' })).status, 422);
    assert.equal((await lead.post(`${project}/support`, { gives: 'time', supportHours: '1.5', supportWords: 'An hour and a half', fromRole: 'Service lead' })).status, 303);
    assert.doesNotMatch((await lead.get('/improvement/support')).body, /Say the bus on the letter[^|]*?No time given/);
    assert.match((await worker.get(project)).body, /1\.5 hours a week/);
  });

  it('has tests that stand on the charts of its measures, and learns from them', async () => {
    assert.equal((await worker.post(`${project}/measures`, { seriesId, shows: 'outcome' })).status, 303);
    assert.match((await worker.get(project)).body, /Outcome: People in rural areas seen within six weeks, Podiatry, podiatrists<[\s\S]*Take off: People in rural areas seen within six weeks, Podiatry, podiatrists/, 'two teams can have the same measure');
    assert.equal((await worker.post(`${project}/cycles`, test)).status, 303);
    await mark();
    assert.match(plain((await worker.get(`/quality/series/${seriesId}`)).body), /Jul 2026: Test 1 of an improvement project of Podiatry/);
    assert.doesNotMatch((await newestOf(`/quality/series/${seriesId}`)).body, new RegExp(`Say the bus|Bus times on the letter|${project}`), 'a chart for everyone names no project that is not');
    assert.match((await worker.get(`/quality/series/${seriesId}`)).body, new RegExp(`<a href="${project}[^"]*">Jul 2026, Test 1 of an improvement project of Podiatry`));
    await mark();
    assert.equal(await one("select count(*)::int as v from quality.annotation where words like 'Test 1 of an improvement%' and ended_at is null"), 1, 'the same again changes nothing');
    const cycle = await one<string>("select id as v from improvement.cycle where title = 'Bus times on the letter'");
    const result = { ...day('endedOn', [31, 7, 2026]), done: 'Ten letters', asPredicted: 'yes', result: 'Nine came on time', decision: 'adopt', follows: 'All letters' };
    assert.equal((await worker.post(`${project}/cycles/${cycle}/result`, { ...result, ...day('endedOn', [1, 6, 2026]) })).status, 422, 'before it began');
    assert.match((await worker.post(`${project}/cycles/${cycle}/result`, { ...result, ...day('endedOn', [1, 6, 2027]) })).body, /when it has ended/);
    assert.equal((await worker.post(`${project}/cycles/${cycle}/result`, result)).status, 303);
    assert.match((await worker.get(project)).body, /Adopt[\s\S]*1 July 2026 to 31 July 2026/);
    assert.match((await worker.post(`${project}/cycles`, { ...test, ...day('startsOn', [1, 9, 1901]) })).body, /Enter 22 November 2025 or a later day/, 'a test of long ago would make old changes its own');
  });

  it('links no figures of another organisation: it would write on their chart and let its partners read them', async () => {
    const { rows: [theirs] } = await owner().query<{ id: string }>(`insert into quality.series select made.* from (select * from quality.series where id = $1) as x, jsonb_populate_record(null::quality.series, to_jsonb(x) || jsonb_build_object('id', gen_random_uuid(), 'audience', 'public',
      'organisation_id', (select organisation_id from directory.unit where code = 'hillmoor'), 'unit_id', (select id from directory.unit where code = 'hillmoor'))) as made returning id`, [seriesId]);
    assert.equal((await worker.get(`/quality/series/${theirs?.id}`)).status, 200);
    assert.match((await worker.post(`${project}/measures`, { seriesId: theirs?.id ?? '', shows: 'outcome' })).body, /Choose figures from the list/);
    await owner().query("insert into improvement.project_measure (project_id, organisation_id, series_id, kind, linked_at) select id, organisation_id, $2, 'outcome', now() from improvement.project where id = $1", [project.split('/').at(-1), theirs?.id]);
    await worker.post(`${project}/cycles`, { ...test, testTitle: 'Once more' });
    await mark();
    assert.equal(await one('select count(*)::int as v from quality.annotation where series_id = $1', [theirs?.id]), 0);
    await owner().query('delete from improvement.project_measure where series_id = $1', [theirs?.id]);
    await owner().query('delete from quality.series where id = $1', [theirs?.id]);
  });

  it('says how far it is only with what that step claims', async () => {
    const set = async (score: string): Promise<string> => plain((await worker.post(`${project}/stage`, { score, evidence: 'We all feel it' })).body).match(/There is a problem (.+?) Podiatry/)?.[1] ?? 'set';
    assert.match(await set('1'), /Set the aim first/);
    assert.match((await worker.post(`${project}/aim`, { what: 'People come on time', howMuch: 'All', ...day('byWhen', [1, 1, 2020]) })).body, /Enter a day after 22 November 2026/);
    assert.equal((await worker.post(`${project}/aim`, { what: 'People come on time', howMuch: 'From half to three in four', ...day('byWhen', [1, 1, 2027]) })).status, 303);
    assert.equal(await set('2.5'), 'set');
    for (const score of ['3', '5']) assert.match(await set(score), /From 3\.0 on figures show it/, 'they were better before its first test');
    await owner().query("update improvement.cycle set starts_on = '2026-02-01' where title = $1", [test.testTitle]);
    assert.equal(await set('4'), 'set');
    assert.equal(await set('5'), 'set');
    await owner().query("update improvement.cycle set starts_on = '2026-07-01' where title = $1", [test.testTitle]);
  });

  it('is not called improved by figures that had changed before its first test; the demonstration’s is', async () => {
    const refused = await worker.post(`${project}/ending`, { outcome: 'improved', learned: 'It works' });
    assert.equal(refused.status, 422);
    assert.match(refused.body, /No outcome measure of this project shows/);
    const { rows: [kelly] } = await owner().query<{ id: string }>("select id from directory.person where display_name = 'Kelly Marsh'");
    await owner().query('update improvement.member set person_id = (select person_id from improvement.member m join improvement.project p on p.id = m.project_id where p.title = $2) where project_id = $1 and person_id = $3', [exampleProjectId, 'Say the bus on the letter', kelly?.id]);
    assert.match((await worker.get(`/improvement/projects/${exampleProjectId}`)).body, /value="improved"/);
  });

  it('does not let one of its team write over another', async () => {
    const change = { revision: '1', title: 'Say the bus on the letter', why: 'People miss the bus after their foot clinic', kind: 'redesign', objectiveId: '', professions: ['prof.podiatrists'], contactRole: 'Podiatry support workers', audience: 'organisation' };
    const shown = /name="revision" value="(\d+)"/.exec((await worker.get(project)).body)?.[1];
    assert.equal(shown, '1');
    assert.equal((await worker.post(`${project}/change`, change)).status, 303);
    const late = await worker.post(`${project}/change`, { ...change, why: 'Something else altogether' });
    assert.match(late.body, /Somebody else changed this project while you were writing/);
    assert.equal(await one("select why as v from improvement.project where id = $1", [project.split('/').at(-1)]), change.why);
  });

  it('is named on a chart with its tests once it is for everyone, under the name that it has then', async () => {
    const change = async (audience: string) => worker.post(`${project}/change`, { revision: /name="revision" value="(\d+)"/.exec((await worker.get(project)).body)?.[1] ?? '', title: audience === 'everyone' ? 'Say the bus on each letter' : 'Say the bus on the letter', why: 'People miss the bus after their foot clinic', kind: 'redesign', objectiveId: '', professions: ['prof.podiatrists'], contactRole: 'Podiatry support workers', audience });
    assert.equal((await change('everyone')).status, 303);
    await mark();
    assert.match((await newestOf(`/quality/series/${seriesId}`)).body, /Jul 2026, Say the bus on each letter, test 1: Bus times on the letter/);
    assert.equal((await change('organisation')).status, 303);
    await mark();
    assert.doesNotMatch((await newestOf(`/quality/series/${seriesId}`)).body, /Say the bus/);
  });

  it('shows a redesign without a support worker a word about it, and the word goes when one joins', async () => {
    const groups = (group: string) => owner().query('update improvement.member set role_group = $1 where project_id = $2', [group, project.split('/').at(-1)]);
    await groups('registered-professionals');
    assert.match((await worker.get(project)).body, /No support worker is in the team/);
    await groups('support-workers');
    assert.doesNotMatch((await worker.get(project)).body, /No support worker is in the team/);
  });

  it('lets a social worker of the council add a test and see the measure, and nothing about staff', async () => {
    await owner().query("update quality.series set audience = 'own' where id = $1", [seriesId]);
    const address = 'social.worker@council.example';
    assert.equal((await worker.post(`${project}/partners`, { agency: 'Vale County Council', role: 'Social worker', rights: ['cycles', 'measures'], address })).status, 303);
    const link = /\/improvement\/invitations\/[\w-]{43}/.exec((await newestLetter(site, address))?.body ?? '')?.[0] ?? '';
    const stranger = await newCaller(site, await sessionFor(site, 'member', 'vale-county-council'));
    assert.equal((await stranger.get(project)).status, 404);
    await stranger.get(link);
    assert.equal((await stranger.post(link)).status, 303);
    assert.equal((await stranger.post(link)).status, 409, 'once');
    assert.equal((await stranger.post(`${project}/cycles`, { ...test, testTitle: 'Home visits on the way' })).status, 303);
    assert.equal((await stranger.post(`${project}/aim`, { what: 'Another aim', howMuch: 'All', ...day('byWhen', [1, 1, 2027]) })).status, 403);
    const before = (await stranger.get(project)).body;
    assert.match(before, /Home visits on the way/);
    assert.doesNotMatch(before, /hours a week|id="support"|no longer in the team/);
    assert.match(plain(before), /Measures This part of the project is not shared with you\. Team/);
    assert.match((await lead.get('/my-work')).body, /Agree that a partner reads the figures of a project/);
    assert.equal((await stranger.get(`/quality/series/${seriesId}`)).status, 404, 'not before a lead has agreed');
    const partner = await one<string>("select id as v from improvement.partner where agency = 'Vale County Council'");
    assert.equal((await worker.post(`${project}/partners/${partner}/figures`)).status, 403);
    assert.equal((await lead.post(`${project}/partners/${partner}/figures`)).status, 303);
    await mark();
    assert.equal((await stranger.get(`/quality/series/${seriesId}`)).status, 200);
    assert.match((await stranger.get(project)).body, /People in rural areas seen within six weeks/);
    assert.doesNotMatch((await lead.get('/my-work')).body, /Agree that a partner reads the figures of a project/);
    const sickness = await one<string>("select s.id as v from quality.series s join quality.measure m on m.id = s.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version join directory.unit u on u.id = s.unit_id where v.name = 'Sickness absence' and u.code = 'vale-physiotherapy' limit 1");
    await owner().query("update quality.series set audience = 'own' where id = $1", [sickness]);
    site.setTime(new Date(now.getTime() + 60_000));
    assert.equal((await worker.post(`${project}/measures`, { seriesId: sickness ?? '', shows: 'balancing' })).status, 303);
    await mark();
    assert.deepEqual([(await stranger.get(`/quality/series/${seriesId}`)).status, (await stranger.get(`/quality/series/${sickness}`)).status], [200, 404], 'nobody has agreed to what was linked later');
    assert.match((await lead.get(project)).body, /Figures were linked since, and wait/);
    assert.match((await lead.get('/my-work')).body, /Agree that a partner reads the figures of a project/);
    await lead.get(project);
    site.setTime(new Date(now.getTime() + 120_000));
    assert.match((await lead.post(`${project}/partners/${partner}/figures`)).location, /saved=figures-agreed/);
    await mark();
    assert.equal((await stranger.get(`/quality/series/${sickness}`)).status, 200);
    await owner().query('update improvement.project_measure set ended_at = now() where series_id = $1', [sickness]);
    await mark();
    assert.equal((await worker.post(`${project}/partners/${partner}/ending`)).status, 303);
    await mark();
    assert.deepEqual([(await stranger.get(project)).status, (await stranger.get(`/quality/series/${seriesId}`)).status], [404, 404]);
    await owner().query('update improvement.partner set ended_at = null, ended_by = null where id = $1', [partner]);
    assert.doesNotMatch((await worker.get(project)).body, /I no longer take part/);
    assert.match((await stranger.get(project)).body, /You: Social worker[^<]*Vale County Council[\s\S]*I no longer take part/);
    assert.equal((await lead.post(`${project}/partners/${partner}/ending`)).status, 403);
    assert.match((await stranger.post(`${project}/partners/${partner}/ending`)).location, /saved=project-left/);
    await mark();
    assert.equal((await stranger.get(project)).status, 404);
    assert.equal((await stranger.post(`${project}/partners/${partner}/ending`)).status, 404);
  });

  it('shows another organisation only what an agreed note allows', async () => {
    const council = await one<string>("select id as v from directory.organisation where code = 'vale-county-council'");
    const written = { partnerOrganisationId: council ?? '', purpose: 'Shared visits', shares: ['cycles'], ...day('reviewOn', [1, 6, 2027]) };
    assert.match((await worker.post(`${project}/notes`, { ...written, ...day('reviewOn', [1, 6, 2025]) })).body, /must be after today/);
    assert.equal((await worker.post(`${project}/notes`, written)).status, 303);
    const note = await one<string>('select id as v from improvement.data_note where ended_at is null and partner_organisation_id = $1', [council]);
    const theirs = await newCaller(site, await sessionFor(site, 'service lead', 'vale-county-council'));
    const member = await newCaller(site, await sessionFor(site, 'member', 'vale-county-council'));
    assert.doesNotMatch((await member.get(project)).body, /Bus times on the letter/);
    assert.match((await theirs.get('/my-work')).body, /Agree what two organisations share/);
    assert.equal((await theirs.post(`/improvement/notes/${note}/agreement`)).status, 303);
    assert.doesNotMatch((await member.get(project)).body, /Bus times on the letter/, 'one side is not enough');
    assert.equal((await lead.post(`/improvement/notes/${note}/agreement`)).status, 303);
    const page = (await member.get(project)).body;
    assert.match(page, /Bus times on the letter/);
    assert.doesNotMatch(page, /People in rural areas seen|hours a week/);
    for (const title of ['Aim', 'What moves the aim, and what we could change', 'Measures', 'Team', 'Fair, healthy and kind to the planet', 'How far it is']) assert.match(plain(page), new RegExp(`${title} This part of the project is not shared with you\\.`));
    assert.doesNotMatch(page, /No aim is set|No driver diagram|Not measured yet|No stage yet/);
    assert.match((await worker.get(`/improvement/notes/${note}`)).body, /End this note/, 'the team can end it too');
    for (const side of [theirs, lead]) assert.doesNotMatch((await side.get('/my-work')).body, /Look again at what two organisations share/);
    await owner().query("update improvement.data_note set review_on = '2026-01-01' where id = $1", [note]);
    for (const side of [theirs, lead]) assert.match((await side.get('/my-work')).body, /Look again at what two organisations share/);
    assert.match((await theirs.get(`/improvement/notes/${note}`)).body, /the day has come\. End the note/);
    assert.equal((await theirs.post(`/improvement/notes/${note}/ending`)).status, 303);
    assert.doesNotMatch((await theirs.get('/my-work')).body, /Look again at what two organisations share/);
    assert.equal((await member.get(project)).status, 404);
  });

  it('shares by a note only the figures that were linked when its own lead agreed', async () => {
    const council = await one<string>("select id as v from directory.organisation where code = 'vale-county-council'");
    const theirs = await newCaller(site, await sessionFor(site, 'service lead', 'vale-county-council'));
    assert.equal((await worker.post(`${project}/notes`, { partnerOrganisationId: council ?? '', purpose: 'Shared figures', shares: ['measures'], ...day('reviewOn', [1, 6, 2027]) })).status, 303);
    const note = await one<string>('select id as v from improvement.data_note where ended_at is null and partner_organisation_id = $1', [council]);
    await owner().query('update improvement.project_measure set linked_at = $2 where series_id = $1', [seriesId, new Date(now.getTime() + 240_000)]);
    for (const side of [theirs, lead]) assert.equal((await side.post(`/improvement/notes/${note}/agreement`)).status, 303);
    await mark();
    const readable = async () => (await theirs.get(`/quality/series/${seriesId}`)).status;
    assert.equal(await readable(), 404);
    assert.match((await lead.get(`/improvement/notes/${note}`)).body, /Figures were linked to the project since[\s\S]*Agree for my organisation/);
    assert.doesNotMatch((await theirs.get(`/improvement/notes/${note}`)).body, /Agree for my organisation/);
    site.setTime(new Date(now.getTime() + 300_000));
    assert.equal((await lead.post(`/improvement/notes/${note}/agreement`)).status, 303);
    await mark();
    assert.equal(await readable(), 200);
    assert.equal((await lead.post(`/improvement/notes/${note}/agreement`)).status, 403, 'nothing more has come');
    assert.equal((await theirs.post(`/improvement/notes/${note}/ending`)).status, 303);
  });

  it('spreads: another organisation takes the method over and it counts', async () => {
    const other = await newCaller(site, await sessionFor(site, 'member', 'high-downs'));
    const place = await one<string>("select id as v from directory.unit where code = 'high-downs'");
    const example = `/improvement/projects/${exampleProjectId}`;
    assert.match((await other.get(example)).body, /2 other organisations have taken it over/);
    const taken = await other.post(`${example}/adoption`, { unitId: place ?? '', contactRole: 'Podiatry lead' });
    assert.equal(taken.status, 303);
    const copy = (await other.get(taken.location)).body;
    assert.match(copy, /Hold a clinic in a village hall/);
    assert.match(copy, /No test is planned yet/);
    assert.match(copy, /Professions: Podiatrists/, 'those whom the method is about, not that of whoever takes it over');
    assert.match(plain((await other.get(`${example}/adoption`)).body), /take the method over for another team.* Your organisation took it over on 22 November 2026: the project of High Downs/);
    assert.match(plain((await other.get(example)).body), /Your organisation took it over on 22 November 2026/);
    await owner().query("update improvement.project set audience = 'organisation' where id = $1", [exampleProjectId]);
    assert.match((await other.get(taken.location)).body, /the method of another project, which is not open to you/);
    await owner().query("update improvement.project set audience = 'everyone' where id = $1", [exampleProjectId]);
    assert.match((await newestOf(example)).body, /3 other organisations have taken it over/);
  });
  const newestOf = async (address: string) => (await newCaller(site)).get(address);

  it('tells how many projects improved, of those that ended', async () => {
    const told = plain((await (await newCaller(site)).get('/improvement/coverage')).body);
    assert.match(told, /Ended as improved: 0 of 1 that have ended\./);
    assert.match(told, /Physiotherapists Projects 1 Still going on 0 Improved, of those that ended 0 of 1 /);
    assert.match(told, /Osteopaths Projects 0 Still going on 0 Improved, of those that ended – /);
  });

  it('stands in a register that shows stopped projects with what they learned, and in no other colour', async () => {
    const body = (await newestOf('/improvement')).body;
    assert.match(body, /Evening exercise class by video[\s\S]*We stopped\. What was learned: <span[^>]*>Ask people before you build/);
    assert.doesNotMatch(body, /nhsuk-tag--red/);
    assert.doesNotMatch(body, /Say the bus on the letter/, 'its team shares it with its organisation only');
    assert.match((await newestOf(`/improvement/projects/${exampleStoppedId}`)).body, /None of the professions|Ask people before you build/);
  });
});
