import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { exampleCaseId, exampleNominationId as nominationId, exampleSchemeId as schemeId } from '../../data/examples.ts';

describe('an award from nomination to result, and what shows it', () => {
  let site: TestSite;
  let [anybody, lead, chief] = [] as unknown as [Visitor, Visitor, Visitor];
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T10:00:00Z'));
    anybody = await visitorOf(site, { cookie: '' });
    lead = await visitorOf(site, await sessionFor(site, 'service lead'));
    chief = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
  });
  after(() => site.close());

  const body = async (url: string, visitor = anybody) => (await site.server.inject({ url, headers: { cookie: visitor.cookies } })).body;
  const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const read = async (url: string, visitor = anybody) => plain(await body(url, visitor));
  const send = (url: string, fields: Record<string, string>, visitor = chief) => site.server.inject({
    method: 'POST', url, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString(),
  });
  const rows = async (query: string, values: unknown[] = []) => (await site.database.owner.query<Record<string, unknown>>(query, values)).rows;
  const result = { place: 'high praise', shownAs: 'The village hall team', citation: 'They improved access in the villages.', evidence: `case ${exampleCaseId}` };

  it('shows the panel the words of its members, and each form as it was filled in', async () => {
    assert.equal((await send(`/nominations/${nominationId}/judgement`, { says: 'high praise', reason: 'They asked first' }, lead)).statusCode, 303);
    assert.match(await read(`/nominations/${nominationId}`, chief), /What members of the panel think Test service lead: High praise\. They asked first/);
    assert.equal((await send(`/nominations/${nominationId}/judgement`, { says: 'award', reason: 'Others can do the same' })).statusCode, 303);
    const own = await body(`/nominations/${nominationId}`, chief);
    assert.match(own, /value="award" checked/);
    assert.match(own, />Others can do the same<\/textarea>/);
    assert.equal((await send(`/nominations/${nominationId}/result`, result)).headers['location']?.toString().endsWith('saved=result-kept'), true);
    const given = await body(`/nominations/${nominationId}`, chief);
    for (const kept of ['value="The village hall team"', '>They improved access in the villages.</textarea>', `value="case ${exampleCaseId}" selected`]) assert.ok(given.includes(kept), kept);
  });

  it('gives no result while the results are published', async () => {
    const other = await site.database.owner.connect();
    await other.query('begin');
    await other.query("update stories.award_scheme set published_at = '2026-11-22T10:00:00Z' where id = $1", [schemeId]);
    const late = send(`/nominations/${nominationId}/result`, result);
    await new Promise((done) => setTimeout(done, 300));
    await other.query('commit');
    other.release();
    assert.match(plain((await late).body), /The results are published/);
    await rows('update stories.award_scheme set published_at = null where id = $1', [schemeId]);
  });

  it('says when results can be published, reminds those who run it, and takes paper that came in time', async () => {
    assert.match(await read(`/awards/${schemeId}/panel`, chief), /People can nominate until 31 March 2027\. After that day you can publish/);
    assert.doesNotMatch(await read('/', chief), /Give and publish the results/);
    await rows("update stories.award_scheme set closes_on = '2026-11-20' where id = $1", [schemeId]);
    assert.match(await read('/', chief), /Give and publish the results of an award: The Willow awards/);
    assert.doesNotMatch(await read('/', lead), /Give and publish the results/);
    const paper = { nominee: 'The porters', profession: '', roleGroup: '', words: 'They know everybody by name.', byWhom: 'staff', route: 'paper', agreed: 'yes' };
    const cameOn = (day: number) => send(`/awards/${schemeId}/entry`, { ...paper, 'cameOn-day': String(day), 'cameOn-month': '11', 'cameOn-year': '2026' }, lead);
    assert.match(plain((await cameOn(21)).body), /Nominations were not open on that day/);
    assert.match(plain((await cameOn(23)).body), /Enter a day that is not still to come/);
    assert.match(await read(`/awards/${schemeId}`, lead), /Type in a nomination for somebody/);
    assert.equal((await cameOn(20)).statusCode, 303);
    assert.match(await read(`/awards/${schemeId}/panel`, chief), /1 of 3 nominations has a result\. The others are named nowhere/);
    assert.equal((await send(`/awards/${schemeId}/publication`, {})).statusCode, 303);
    assert.doesNotMatch(await read('/', chief), /Give and publish the results/);
  });

  it('the wall tells of thanks, case studies and awards, each with the way to what shows it (O30)', async () => {
    const shown = await body('/thanks');
    assert.match(plain(shown), /High praise Example The village hall team From: The Willow awards.*Case study Example Foot clinics in village halls, timed with the bus The problem was: People in the villages wait longer.*What the figures show/);
    for (const href of [`/awards/${schemeId}`, `/case-studies/${exampleCaseId}#figures`]) assert.ok(shown.includes(`href="${href}"`), href);
    assert.doesNotMatch(plain(shown), /improved access/, 'why stands beside what shows it');
    const kept = await rows('update stories.award_result set taken_off_at = now(), taken_off_reason = $1 returning nomination_id', ['The team asked us']);
    assert.doesNotMatch(await read('/thanks'), /The village hall team/);
    assert.equal((await rows('update stories.award_result set taken_off_at = null, taken_off_reason = null returning 1')).length, kept.length);
  });

  it('words of a change stand beside what shows it, and go with it (trap 65)', async () => {
    assert.match(await read(`/awards/${schemeId}`), /Published on 22 November 2026.*They improved access in the villages\. What shows it: Foot clinics/);
    await rows("update stories.case_study set taken_off_at = now(), taken_off_reason = 'The people in it asked us' where id = $1", [exampleCaseId]);
    assert.match(await read(`/awards/${schemeId}`), /The village hall team , Podiatrists\. The panel said what changed\. Nothing shows it now, so it does not stand here/);
  });

  it('a celebration is a thank-you again when the figures of its objective turn', async () => {
    const [{ id: objectiveId, organisation_id: organisationId } = {}] = await rows('select evidence_objective_id as id, organisation_id from stories.thanks where value_words is not null');
    await rows("insert into stories.thanks (organisation_id, to_whom, words, value_words, evidence_objective_id, route, received_on, state, decided_at, decided_by) values ($1, 'The bus drivers', 'You wait for us.', 'People come sooner.', $2, 'site', '2026-11-20', 'shown', now(), (select id from directory.person limit 1))", [organisationId, objectiveId]);
    assert.match(await read('/thanks'), /Celebration The bus drivers.*What changed: People come sooner\./);
    await rows('update quality.signal set ended_at = now() where ended_at is null');
    assert.match(await read('/thanks'), /Thank you The bus drivers “You wait for us\.”/);
    assert.doesNotMatch(await read('/thanks'), /People come sooner/);
  });

  it('thanks that say a protected title are shown only once somebody looked that no name stands with it', async () => {
    const [{ organisation_id: organisationId } = {}] = await rows('select organisation_id from stories.award_scheme where id = $1', [schemeId]);
    assert.equal((await send('/thanks', { organisationId: String(organisationId), toWhom: 'Jo Smith, podiatrist', profession: '', roleGroup: '', words: 'You were kind.' }, anybody)).statusCode, 303);
    const [{ id } = {}] = await rows("select id from stories.thanks where state = 'waiting'");
    assert.match(await read('/thanks/reading', lead), /I looked: no person’s name stands with the title of a profession/);
    const decide = (looked: readonly string[]) => site.server.inject({
      method: 'POST', url: `/thanks/${String(id)}/reading`, headers: { cookie: lead.cookies, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams([['_csrf', lead.csrf], ['decision', 'show'], ...looked.map((each) => ['looked', each])]).toString(),
    });
    assert.match(plain((await decide(['yes'])).body), /Look whether a person’s name stands with the title/);
    assert.equal((await rows('select state from stories.thanks where id = $1', [id]))[0]?.['state'], 'waiting');
    assert.match(plain((await decide(['title'])).body), /Look for names first/);
    assert.equal((await decide(['yes', 'title'])).statusCode, 303);
  });
});
