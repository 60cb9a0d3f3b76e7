import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { scopeOf } from '#platform/http';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { loadWaits } from '../waits/load-waits.ts';
import { exampleOutcomesId } from '../../data/example-series.ts';

describe('what care does for people, in counts and sums', () => {
  let site: TestSite;
  let [anybody, lead]: [Visitor, Visitor] = [{ cookies: '', csrf: '' }, { cookies: '', csrf: '' }];
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T12:00:00Z'));
    anybody = await visitorOf(site, { cookie: '' });
    lead = await visitorOf(site, await sessionFor(site, 'service lead'));
  });
  after(() => site.close());

  const read = async (url: string) => (await site.server.inject(url)).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const send = (url: string, fields: Record<string, string>, visitor = lead) => site.server.inject({ method: 'POST', url, payload: new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString(), headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
  const upload = (id: string, csv: string) => {
    const parts = { _csrf: lead.csrf, fileQuarter: '2026-07-01' };
    const payload = [...Object.entries(parts).map(([name, value]) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`), `--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\ncontent-type: text/csv\r\n\r\n${csv}\r\n--x--\r\n`].join('');
    return site.server.inject({ method: 'POST', url: `/quality/outcomes/${id}/figures`, payload, headers: { cookie: lead.cookies, 'content-type': 'multipart/form-data; boundary=x' } });
  };

  it('shows who was measured twice, who is better and by how much; a group too small hides them all, on the page and in the file', async () => {
    const page = await read(`/quality/outcomes/${exampleOutcomesId}`);
    assert.match(page, /In a village Care ended 52 Measured twice 40 of 52 \(77%\) Not measured twice 12 Better by 2 or more 25 of 40 \(63%\) Mean change \(95% interval\) \+2\.00 \(\+1\.54 to \+2\.46\), spread 1\.43/);
    const summer = page.slice(page.lastIndexOf('Jul to Sept'), page.lastIndexOf('Apr to Jun'));
    assert.match(summer, /In a village Care ended 20 Measured twice Too few people to show safely Not measured twice Too few people to show safely Better by 2 or more Too few .* Who In town Care ended 93 Measured twice Too few/);
    assert.doesNotMatch(summer, /\b(80|14|13)\b/);
    const { body: csv } = await site.server.inject(`/quality/outcomes/${exampleOutcomesId}/figures.csv`);
    assert.match(csv, /2026-04-01,In a village,52,40,12,25,15,2,1\.54,2\.46,1\.43/);
    assert.match(csv, /2026-07-01,In town,93,Too few people to show safely,Too few/);
  });

  it('an instrument whose owner must be asked needs that leave; a file of pairs is added up, told once and kept nowhere', async () => {
    const { rows: [unit] } = await site.database.owner.query<{ id: string }>("select id from directory.unit where code = 'vale-physiotherapy'");
    const fields = { unitId: unit?.id ?? '', instrument: 'swemwbs', whom: 'People who come to the class', leaveHeld: '', smallestChange: '3', changeSource: 'Our own word', groups: '' };
    assert.match((await send('/quality/outcomes', fields)).body, /Say how you may use it: The University of Warwick/);
    const made = await send('/quality/outcomes', { ...fields, leaveHeld: 'Registered in May 2026' });
    assert.equal(made.statusCode, 303);
    const id = /outcomes\/([0-9a-f-]{36})/.exec(String(made.headers.location))?.[1] ?? '';
    assert.match((await upload(id, 'first,last\n36,20\n20,x\n')).body, /36 is not from 7 to 35/);
    const csv = `first,last\n${'14,21\n'.repeat(20)}${'21,14\n'.repeat(9)}${'14,\n'.repeat(8)}`;
    assert.equal((await upload(id, csv)).statusCode, 303);
    // 14 and 21 are 15.32 and 19.25 on the metric scale: 20 gain 3.93 and 9 lose it, so the mean is 11 × 3.93 / 29; variance (29 × 3.93² − 43.23²/29)/28 = 13.695; 2.0484 × 3.7007 ÷ √29 = 1.4077.
    assert.match(await read(`/quality/outcomes/${id}`), /Everybody Care ended 37 Measured twice 29 of 37 \(78%\) Not measured twice 8 Better by 3 or more 20 of 29 \(69%\) Mean change \(95% interval\) \+1\.49 \(\+0\.08 to \+2\.90\)/);
    assert.match((await upload(id, csv)).body, /told once/);
    const { rows: [kept] } = await site.database.owner.query<{ n: number }>('select count(*)::int as n from quality.outcome_figure where measure_id = $1', [id]);
    assert.equal(kept?.n, 1);
  });

  it('tells half and nine in ten of the waits of a pathway with how many people they are, once for a quarter', async () => {
    assert.match(await read('/quality/waits'), /Foot care in villages Example Who Podiatry, [^\d]* Quarter Jul to Sept 2026 People 209 Half waited at most 6 weeks Nine in ten waited at most 9 weeks/);
    const { rows: [unit] } = await site.database.owner.query<{ id: string; organisation: string }>("select id, organisation_id as organisation from directory.unit where code = 'vale-podiatry'");
    const player = await sessionFor(site, 'service lead');
    const viewer = { kind: 'person', personId: player.personId ?? '', signedIn: true, grants: player.grants, sessionId: null, tokenId: null, name: null, memberships: [], tokenScopes: [] } as const;
    const load = (quarter: string, csv: string) => site.house.web.within(scopeOf(viewer), (tx) => loadWaits(tx, { viewer, now: new Date('2026-11-22T12:00:00Z') }, { unitId: unit?.id ?? '', pathway: 'Foot care in villages', quarter, bytes: new TextEncoder().encode(csv) }));
    await assert.rejects(load('2026-07-01', 'weeks,people\n1,9\n'), /told once/);
    await load('2026-01-01', 'weeks,people\n1,5\n2,2\n');
    assert.match(await read('/quality/waits'), /Quarter Jan to Mar 2026 People Too few people to show safely Half waited at most Too few people to show safely/);
  });

  it('anyone works out a score, and nothing of it is kept', async () => {
    const events = async () => (await site.database.owner.query<{ n: number }>('select count(*)::int as n from platform.event')).rows[0]?.n;
    const earlier = await events();
    assert.match((await send('/quality/instruments/gas/score', { result1: '1', weight1: '2', result2: '0', weight2: '3', result3: '2', weight3: '6' }, anybody)).body, /The score is 66\.7/);
    assert.match((await send('/quality/instruments/swemwbs/score', { sum: '21' }, anybody)).body, /The metric score is 19\.25/);
    assert.match((await send('/quality/instruments/collaborate/score', { sheets: '30', incomplete: '3', highest: '12' }, anybody)).body, /The top score is 44\.4%/);
    assert.match((await send('/quality/instruments/psfs/score', { mark1: '3', mark2: '4' }, anybody)).body, /Enter three to five marks/);
    assert.equal(await events(), earlier);
    assert.match(await read('/quality/instruments'), /Therapy Outcome Measures \(TOMs\).*Numbers only: the words may not be copied/);
  });
});
