import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { askToday } from '#platform/rooms';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { exampleCollectionId } from '../../data/example-series.ts';
import { collections } from '../../queries/collections/collections.ts';
import { figuresToSend } from '../../queries/collections/figures-to-send.ts';
import { remindOfFigures } from './remind.ts';

describe('figures that are asked for', () => {
  let site: TestSite;
  let lead: Visitor;
  let organisationId = '';
  before(async () => {
    site = await openTestSite();
    // The clinic's figures reach to September; those of October are due on 15 November.
    site.setTime(new Date('2026-11-10T09:00:00Z'));
    const player = await sessionFor(site, 'Chief AHP');
    await site.database.owner.query("delete from directory.email_address where person_id <> $1", [player.personId]);
    lead = await visitorOf(site, player);
    organisationId = player.organisationId ?? '';
  });
  after(() => site.close());

  const remind = (day: string) => remindOfFigures(site.database.worker, { now: new Date(`${day}T07:40:00Z`), baseUrl: 'https://allied.example' });
  const letters = async () => (await site.database.owner.query<{ subject: string; body: string }>("select subject, body from platform.mail where purpose = 'reminder of figures' order by queued_at")).rows;
  const read = async (url: string) => (await site.server.inject({ url, headers: { cookie: lead.cookies } })).body;
  const send = (url: string, fields: [string, string][]) => site.server.inject({ method: 'POST', url, payload: new URLSearchParams([['_csrf', lead.csrf], ...fields]).toString(), headers: { cookie: lead.cookies, 'content-type': 'application/x-www-form-urlencoded' } });

  const needed = async (day: string) => (await site.database.worker.within({ as: 'worker' }, (tx) => askToday(tx, [figuresToSend([organisationId], day)]))).map(({ label, title, day: due }) => `${label} | ${title} | ${due}`);

  test('the home page of who loads figures names each collection once, with the first day that counts', async () => {
    const name = 'Monthly figures of podiatry (example)';
    assert.match((await read('/')).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '), /What needs you today .*Figures are late: Monthly figures of podiatry \(example\) .*You may load figures here/);
    assert.deepEqual(await needed('2026-11-10'), [`Figures are late | ${name} | 2026-09-15`]);
    for (const day of ['2026-07-31', '2026-08-01', '2026-09-05', '2026-09-15', '2026-09-16', '2026-11-10', '2027-12-20', '2028-03-31']) {
      const [own] = (await site.database.worker.within({ as: 'worker' }, (tx) => collections(tx, day))).filter(({ id }) => id === exampleCollectionId);
      const first = own?.items.flatMap(({ figures }) => figures).filter(({ state }) => state === 'late' || state === 'awaited').map(({ due }) => due).toSorted()[0];
      assert.deepEqual(await needed(day), first === undefined ? [] : [`${first < day ? 'Figures are late' : 'Send figures'} | ${name} | ${first}`], day);
    }
  });

  test('one letter a week at most names everything that is due within days or late', async () => {
    assert.match(await read(`/quality/collections/${exampleCollectionId}`), /Of the last periods: 3 here, 2 late, 2 awaited, 1 not to come/);
    assert.equal(await remind('2026-11-10'), 1);
    assert.deepEqual((await letters()).map(({ subject }) => subject), ['2 figures are awaited'], 'August and September are late, October is not due within days');
    assert.match((await letters())[0]?.body ?? '', /Appointments not attended[^\n]*, Podiatry, Aug 2026: was due on 15 September 2026/);
    assert.equal(await remind('2026-11-14'), 0, 'not within a week');
    assert.equal(await remind('2026-11-18'), 1);
    assert.equal((await letters())[1]?.subject, '4 figures are awaited');
  });

  test('what is said not to come, or has come, is asked for no more; when all is settled nobody is written to', async () => {
    const { rows: [item] } = await site.database.owner.query<{ m: string; u: string; o: string }>("select i.measure_id as m, i.unit_id as u, i.organisation_id as o from quality.collection_item i join quality.measure m on m.id = i.measure_id where m.code = 'not-attended'");
    const say = (period: string, reason: string) => send(`/quality/collections/${exampleCollectionId}/not-to-come`, [['figure', `${item?.m} ${item?.u} ${period}`], ['reason', reason]]);
    assert.equal((await say('2026-08-01', '')).statusCode, 422);
    for (const period of ['2026-08-01', '2026-09-01']) assert.equal((await say(period, 'The booking records were lost')).statusCode, 303);
    assert.match(await read(`/quality/collections/${exampleCollectionId}`), /3 here, 0 late, 2 awaited, 3 not to come/);
    assert.equal(await remind('2026-11-26'), 1);
    assert.equal((await letters())[2]?.subject, '2 figures are awaited');
    const figures = "quality.series set numerators = numerators || 70::float8, denominators = denominators || 100::float8, too_few = too_few || true, parts = parts || 1, parts_known = parts_known || 1";
    await site.database.owner.query(`update ${figures} where unit_id = $1 and measure_id <> $2`, [item?.u, item?.m]);
    assert.equal((await say('2026-10-01', 'The booking records were lost')).statusCode, 303);
    assert.equal(await remind('2026-12-04'), 0);
    assert.equal((await site.database.owner.query('select 1 from quality.reminder')).rowCount, 0, 'what is older than a week is not kept');
    assert.equal((await say('2026-06-01', 'Never asked for')).statusCode, 422);
  });

  test('a collection is set up by those who lead, of measures that come equally often, and ended', async () => {
    const { rows: [place] } = await site.database.owner.query<{ id: string }>("select id from directory.organisation where code = 'vale-and-riverside'");
    const fields = (measures: string[]): [string, string][] => [['organisationId', place?.id ?? ''], ['name', 'Therapy teams'], ...measures.map((each): [string, string] => ['measures', each]), ['units', 'vale-dietetics'], ['dueDays', '10'], ['firstPeriod', 'October 2026']];
    const uneven = await send('/quality/collections', fields(['not-attended', 'guideline-followed']));
    assert.equal(uneven.statusCode, 422);
    assert.match(uneven.body, /Choose measures that come equally often/);
    const made = await send('/quality/collections', fields(['not-attended', 'outcome-recorded']));
    assert.equal(made.statusCode, 303);
    const href = String(made.headers.location).split('?')[0] ?? '';
    assert.match(await read(href), /0 here, 0 late, 2 awaited, 0 not to come/);
    assert.equal((await send(`${href}/ending`, [])).statusCode, 303);
    assert.match(await read(href), /This collection has ended/);
    const member = await visitorOf(site, await sessionFor(site, 'service lead'));
    assert.equal((await site.server.inject({ url: '/quality/collections/new', headers: { cookie: member.cookies } })).statusCode, 403);
  });
});
