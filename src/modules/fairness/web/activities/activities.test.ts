import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { standingOf } from '../../domain/activities/standing.ts';

describe('asking and understanding', () => {
  let site: TestSite;
  let lead: Visitor;
  let organisationId = '';
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T10:00:00Z'));
    const player = await sessionFor(site, 'service lead');
    organisationId = player.organisationId ?? '';
    lead = await visitorOf(site, player);
  });
  after(() => site.close());
  const read = async (url: string) => (await site.server.inject(url)).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const send = (url: string, fields: Record<string, string>, visitor = lead) => site.server.inject({ method: 'POST', url, payload: new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString(), headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
  const day = (name: string, [year, month, date]: [string, string, string]) => ({ [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: date });
  const says = (words: string, what: RegExp) => assert.ok(what.test(words), `The page does not say ${what.source}`);

  it('shows every protected characteristic, what was learned, and learning without an action after 90 days; no score where there is no standard', async () => {
    const words = await read('/fairness/focused-activities');
    for (const name of ['Age', 'Disability', 'Gender reassignment', 'Marriage and civil partnership', 'Pregnancy and maternity', 'Ethnicity', 'Religion or belief', 'Sex', 'Sexual orientation']) says(words, new RegExp(`\\b${name} (Nothing is planned yet|At work the Workforce|An evening)`));
    says(words, /no national standard that measures progress at work\. So we ask, learn and act, and make up no score/);
    says(words, /staff network about feeling safe at work Example Learned, and no action for 90 days.*Learned , 18 June 2026: Jokes in the break room.*Action : not yet/);
    const learned = { plannedOn: '2026-08-01', steps: [{ kind: 'held', on: '2026-08-01', words: 'x' }, { kind: 'learned', on: '2026-08-24', words: 'x' }] } as const;
    assert.deepEqual([standingOf(learned, '2026-11-22').late, standingOf(learned, '2026-11-23').late], [null, 'Learned, and no action for 90 days']);
  });

  it('goes on step by step, by its own organisation alone', async () => {
    const fields = { organisationId, characteristic: 'age', what: 'A tea round with people over 85', ownerRole: 'Head of podiatry', ...day('plannedOn', ['2026', '11', '20']) };
    assert.equal((await send('/fairness/focused-activities', { ...fields, characteristic: 'pay-band' })).statusCode, 422);
    const href = String((await send('/fairness/focused-activities', fields)).headers.location).split('?')[0] ?? '';
    says(await read(href), /Its day is over and nobody has said that it was held/);
    const step = (kind: string, visitor = lead, on: [string, string, string] = ['2026', '11', '20']) => send(`${href}/steps`, { kind, words: 'Twelve people came', ...day('on', on) }, visitor);
    assert.equal((await step('held', await visitorOf(site, await sessionFor(site, 'service lead', 'hillmoor')))).statusCode, 403);
    assert.equal((await step('learned')).statusCode, 422, 'it was not held yet');
    assert.equal((await step('held', lead, ['2026', '12', '1'])).statusCode, 422, 'a day to come');
    for (const kind of ['held', 'learned', 'action', 'result']) assert.equal((await step(kind)).statusCode, 303, kind);
    assert.equal((await step('result')).statusCode, 422, 'it is at its end');
    says(await read(href), /Result , 20 November 2026: Twelve people came/);
  });
});
