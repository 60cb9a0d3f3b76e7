import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { exampleExperienceId } from '../../data/example-series.ts';
import { countAnswers } from './keep-answers.ts';

const home = `/quality/experience/${exampleExperienceId}`;

describe('what people answer about their care', () => {
  let site: TestSite;
  let [anybody, lead]: [Visitor, Visitor] = [{ cookies: '', csrf: '' }, { cookies: '', csrf: '' }];
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T12:00:00Z'));
    anybody = await visitorOf(site, { cookie: '' });
    lead = await visitorOf(site, await sessionFor(site, 'service lead'));
  });
  after(() => site.close());

  const read = async (url = home) => (await site.server.inject(url)).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const send = (path: string, fields: Record<string, string>, visitor = lead) => site.server.inject({ method: 'POST', url: `${home}/${path}`, payload: new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString(), headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
  const events = async () => (await site.database.owner.query<{ n: number }>("select count(*)::int as n from platform.event where name = 'change because of experience' and visibility = 'public'")).rows[0]?.n;

  it('a quarter without a recorded change reads "not yet used"; recording one clears it and leaves an event for everyone', async () => {
    assert.match(await read(), /Jul to Sept 2026 Not yet used .*Apr to Jun 2026 What changed because of this: Each person now gets a card/);
    assert.match(await read('/quality/experience'), /Not yet used Jul to Sept 2026/);
    assert.equal((await send('changes', { quarter: '2026-01-01', words: 'Nothing was asked then' })).statusCode, 422);
    assert.equal((await send('changes', { quarter: '2026-07-01', words: 'The team asks first what matters.' })).statusCode, 303);
    assert.equal(await events(), 1);
    assert.doesNotMatch(await read(), /Not yet used/);
    assert.match(await read('/quality/experience'), /Each quarter with answers/);
  });

  it('shows who answered of those asked, and no group of a quarter in which one is too small', async () => {
    const page = await read();
    assert.match(page, /In a village Yes, always 30 Yes, sometimes 21 No 12 Answered 63 of 92 \(68%\)/);
    const summer = page.slice(page.lastIndexOf('Jul to Sept'), page.lastIndexOf('Apr to Jun'));
    assert.match(summer, /In a village Yes, always Too few people to show safely .* Answered Too few people to show safely Who In town Yes, always Too few people to show safely/);
    assert.doesNotMatch(summer, /\b(58|87|7|18)\b/);
  });

  it('draws the answers over time by group, with the share that answered, and a gap where a group is too small', async () => {
    const page = await read();
    assert.match(page, /Share of those asked who answered: I was involved as much as I wanted in decisions about my care Everybody: 71\.2% in Apr to Jun 2026, 73\.4% in Jul to Sept 2026\. In a village: 68\.5% in Apr to Jun 2026\. 1 of 2 values too few people to show safely/);
    assert.match(page, /share who answered “Yes, always” Everybody: 60\.3% in Apr to Jun 2026, 66% in Jul to Sept 2026/);
  });

  it('answers through the site are read by nobody before their quarter is counted, then only in counts', async () => {
    assert.equal((await send('answer', { q1: '1', q2: '1', group: '' }, anybody)).statusCode, 422, 'not open yet');
    assert.equal((await send('opening', { open: 'yes' })).statusCode, 303);
    assert.equal((await send('answer', { q1: '', q2: '', group: '' }, anybody)).statusCode, 422);
    assert.equal((await send('answer', { q1: '1', q2: '3', group: 'In town' }, anybody)).statusCode, 303);
    await assert.rejects(site.database.web.within({ as: 'public' }, (tx) => tx.selectFrom('quality.experience_answer').selectAll().execute()), /permission denied/);
    await site.database.owner.query("insert into quality.experience_answer (measure_id, organisation_id, quarter, group_name, choices) select measure_id, organisation_id, quarter, group_name, choices from quality.experience_answer, generate_series(1, 11)");
    assert.equal(await countAnswers(site.database.worker, new Date('2026-12-31T12:00:00Z')), 0, 'the quarter has not ended');
    assert.equal(await countAnswers(site.database.worker, new Date('2027-01-01T12:00:00Z')), 1);
    assert.match(await read(), /Oct to Dec 2026 Not yet used.*Everybody/);
    const { rows: [left] } = await site.database.owner.query<{ n: number; total: number }>("select (select count(*)::int from quality.experience_answer) as n, (select total from quality.experience_figure where quarter = '2026-10-01' and position = 1 and group_name = '') as total");
    assert.deepEqual(left, { n: 0, total: 12 });
  });
});
