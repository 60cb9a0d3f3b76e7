import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';

const FUNNEL = '/quality/variation/outcome-recorded';

describe('a Chief AHP finds the unwarranted variation and its answer', () => {
  let site: TestSite;
  let chief: Visitor;
  let stranger: Visitor;
  before(async () => {
    site = await openTestSite();
    chief = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    stranger = await visitorOf(site, await sessionFor(site, 'service lead', 'hillmoor'));
  });
  after(() => site.close());

  const read = async (url: string, visitor = chief) => site.server.inject({ url, headers: { cookie: visitor.cookies } });
  const send = (url: string, fields: Record<string, string>, visitor = chief) => site.server.inject({ method: 'POST', url, payload: new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString(), headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
  const place = (html: string): string => String(/action="([^"]*\/questions\?[^"]*)"/.exec(html)?.[1]).replaceAll('&amp;', '&');

  let question = '';
  it('shows teams by name; the two beyond the limits are asked about, none is called worse', async () => {
    const { body } = await read(FUNNEL);
    const table = /<caption[^>]*>Units by name[\s\S]*?<\/table>/.exec(body)?.[0] ?? '';
    const names = [...table.matchAll(/<a href="\/quality\/series\/[^"]+">([^<]+)<\/a>/g)].map(([, name]) => name);
    assert.deepEqual(names, names.toSorted((a, b) => String(a).localeCompare(String(b))));
    assert.equal(names.length, 8);
    assert.equal([...table.matchAll(/Below the limits: ask why/g)].length, 2);
    assert.equal([...table.matchAll(/Within what chance allows/g)].length, 6);
    assert.doesNotMatch(table, /worse|worst|best|rank/i);
    assert.match(body, /Small units swing more by chance alone/);
  });

  it('asks why of the team without a question; asked twice it is one question, and no other organisation can ask or read it', async () => {
    const address = place((await read(FUNNEL)).body);
    assert.equal((await send(address, { unit: 'vale-dietetics' }, stranger)).statusCode, 403);
    const first = await send(address, { unit: 'vale-dietetics' });
    assert.equal(first.statusCode, 303);
    question = String(first.headers.location).split('?')[0] ?? '';
    assert.equal(String((await send(address, { unit: 'vale-dietetics' })).headers.location).split('?')[0], question);
    assert.equal((await read(question, stranger)).statusCode, 404);
    assert.equal((await send(address, { unit: 'vale-podiatry' })).statusCode, 409);
  });

  it('needs a reason, and a next step where there is no good one; the answer then stands beside the figure', async () => {
    assert.equal((await send(`${question}/answer`, { warranted: 'no', reason: '', nextStep: 'Add the form', objectiveId: '' })).statusCode, 422);
    const noStep = await send(`${question}/answer`, { warranted: 'no', reason: 'The form is not in the record that dietitians use.', nextStep: '', objectiveId: '' });
    assert.equal(noStep.statusCode, 422);
    assert.match(noStep.body, /Say what happens next/);
    assert.match(noStep.body, /The form is not in the record/);
    const { rows: [objective] } = await site.database.owner.query<{ id: string }>("select o.id from strategy.objective o join directory.organisation g on g.id = o.organisation_id where g.code = 'vale-and-riverside' limit 1");
    const kept = await send(`${question}/answer`, { warranted: 'no', reason: 'The form is not in the record that dietitians use.', nextStep: 'The record team adds the form by March.', objectiveId: objective?.id ?? '' });
    assert.equal(kept.statusCode, 303);
    const { body } = await read(question);
    for (const words of ['No good reason: The form is not in the record that dietitians use.', 'The record team adds the form by March.', `/objectives/${objective?.id}`, 'Test Chief AHP']) assert.ok(body.includes(words), words);
    assert.match((await read(FUNNEL)).body, /No good reason: The form is not in the record/);
    assert.doesNotMatch((await read(FUNNEL, stranger)).body, /The form is not in the record/);
  });

  it('gives what is on the page as files with the definition; what may not be shown is said in words', async () => {
    const csv = (await read(`${FUNNEL}/figures.csv`)).body;
    assert.match(csv, /Dietetics,Vale and Riverside NHS Trust \(example\),12,12,394,713,55\.2/);
    assert.match(csv, /,no,The form is not in the record that dietitians use\.,The record team adds the form by March\.,/);
    assert.doesNotMatch((await read(`${FUNNEL}/figures.csv`, stranger)).body, /The form is not in the record/);
    const { definition, units } = JSON.parse((await read(`${FUNNEL}/figures.json`)).body) as { definition: { code: string; standing: string }; units: unknown[] };
    assert.deepEqual([definition.code, definition.standing, units.length], ['outcome-recorded', 'starter, not official', 8]);
    await site.database.owner.query("update quality.series s set numerators = array_fill(null::float8, array[12]), denominators = array_fill(null::float8, array[12]), too_few = array_fill(true, array[12]) from directory.unit u where u.id = s.unit_id and u.code = 'hillmoor-podiatry'");
    const hidden = (await read(FUNNEL)).body;
    assert.match(hidden, /Too few people to show safely/);
    assert.match((await read(`${FUNNEL}/figures.csv`)).body, /Podiatry,Hillmoor Care Trust \(example\),0,12,Too few people to show safely,/);
  });
});
