import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { demoObjectiveId } from '#modules/strategy';
import { publicViewer } from '#platform/http';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { exampleSeriesId } from '../../data/example-series.ts';
import { today } from '../../queries/today.ts';

const objectiveId = demoObjectiveId('vale.2026.1');

describe('the review of an objective', () => {
  let site: TestSite;
  let lead: Visitor;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T12:00:00Z'));
    lead = await visitorOf(site, await sessionFor(site, 'service lead'));
  });
  after(() => site.close());

  const sound = {
    dataWords: 'The share rose', dataAddress: `/quality/series/${exampleSeriesId}`, outcomesWords: 'Feet are better', outcomesAddress: 'https://example.org/outcomes', peopleWords: 'Nobody was asked yet', peopleAddress: '', workforceWords: 'The team says so', workforceAddress: '/quality',
    judgement: 'improved', decision: 'Keep the clinics', nextStep: 'Ask people', 'nextStepDueOn-day': '1', 'nextStepDueOn-month': '2', 'nextStepDueOn-year': '2027', publicSummary: 'More people are seen in time.',
  };
  const send = (fields: Partial<typeof sound>, visitor = lead) => site.server.inject({
    method: 'POST', url: `/quality/objectives/${objectiveId}/reviews`, payload: new URLSearchParams({ _csrf: visitor.csrf, ...sound, ...fields }).toString(), headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' },
  });
  const read = async (url: string, cookie = lead.cookies) => (await site.server.inject({ url, headers: cookie ? { cookie } : {} })).body;
  const count = async () => (await site.database.owner.query<{ n: number }>('select count(*)::int as n from quality.objective_review')).rows[0]?.n;
  const endSignals = (at: string | null) => site.database.owner.query("update quality.signal set ended_at = $2 where series_id = $1 and meaning = 'improvement'", [exampleSeriesId, at]);

  it('"improved" is not offered and, sent all the same, refused while no linked figures show it', async () => {
    await endSignals('2026-11-01T00:00:00Z');
    const was = await count();
    assert.doesNotMatch(await read(`/quality/objectives/${objectiveId}/reviews/new`), /value="improved"/);
    const refused = await send({});
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /no linked figures show a change for the better/);
    assert.equal(await count(), was);
  });

  it('with an open signal it stands, on the objective’s page too, with the kind of evidence that is missing; what was decided stays inside', async () => {
    await endSignals(null);
    assert.equal((await send({})).statusCode, 303);
    const page = await read(`/objectives/${objectiveId}`, '');
    assert.match(page, /Last review, 22 November 2026: <strong>it has improved/);
    assert.match(page, /Evidence that was missing: what people and communities say/);
    const [open, own] = [await read(`/quality/objectives/${objectiveId}/reviews`, ''), await read(`/quality/objectives/${objectiveId}/reviews`)];
    assert.match(open, /More people are seen in time/);
    assert.doesNotMatch(open, /Keep the clinics/);
    assert.match(own, /Keep the clinics/);
  });

  it('two quarters without a review are listed for the lead and said to everyone; another organisation cannot review', async () => {
    const stranger = await visitorOf(site, await sessionFor(site, 'Chief AHP', 'hillmoor'));
    assert.equal((await send({ judgement: 'too early' }, stranger)).statusCode, 403);
    assert.doesNotMatch(await read(`/objectives/${objectiveId}`, ''), /Review overdue/);
    const { grants, personId = null } = await sessionFor(site, 'Chief AHP');
    const noticesAt = async (now: string) => (await site.house.worker.within({ as: 'worker' }, (tx) => today(tx, { viewer: { ...publicViewer, kind: 'person', signedIn: true, grants, personId }, now: new Date(now), since: '2027-12-31', places: [] }))).filter(({ label }) => label === 'Review an objective');
    await site.database.owner.query("update strategy.objective_publication set published_at = '2026-11-01'");
    assert.deepEqual(await noticesAt('2027-06-30T12:00:00Z'), []);
    assert.match((await noticesAt('2027-07-01T12:00:00Z'))[0]?.why ?? '', /has reviewed it for two quarters/);
    site.setTime(new Date('2027-07-01T12:00:00Z'));
    assert.match(await read(`/objectives/${objectiveId}`, ''), /Review overdue/);
  });
});
