import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { runWaiting } from '#test/waiting-jobs';
import { demoFile } from '../../data/measure-content.ts';
import { jobs } from '../../jobs.ts';

describe('figures from a file', () => {
  let site: TestSite;
  let lead: Visitor;
  let organisationId = '';
  before(async () => {
    site = await openTestSite();
    const player = await sessionFor(site, 'service lead');
    organisationId = player.organisationId ?? '';
    lead = await visitorOf(site, player);
  });
  after(() => site.close());

  const send = (visitor: Visitor, text: string) => {
    const parts = Object.entries({ _csrf: visitor.csrf, organisationId }).map(([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
    const payload = `${parts.join('')}--b\r\ncontent-disposition: form-data; name="file"; filename="f.csv"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--b--\r\n`;
    return site.server.inject({ method: 'POST', url: '/quality/imports', payload, headers: { cookie: visitor.cookies, 'content-type': 'multipart/form-data; boundary=b' } });
  };
  const uploaded = async (text: string): Promise<string> => String((await send(lead, text)).headers.location).split('?')[0] ?? '';
  const ask = (href: string, visitor = lead) => site.server.inject({ method: 'POST', url: `${href}/loading`, payload: `_csrf=${visitor.csrf}`, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
  const load = async (href: string) => { const answer = await ask(href); await runWaiting(site.database, jobs); return answer; };
  const read = async (url: string, visitor = lead) => (await site.server.inject({ url, headers: { cookie: visitor.cookies } })).body;
  const row = async () => (await site.database.owner.query<{ numerators: number[]; revision: string; changes: string }>("select s.numerators, s.revision, (select count(*) from quality.value_change) as changes from quality.series s join quality.measure m on m.id = s.measure_id join directory.unit u on u.id = s.unit_id where m.code = 'not-attended' and u.code = 'vale-podiatry' and s.profession <> ''")).rows;

  test('nothing is loaded by looking; good rows load, three bad rows stay with what to mend and can be taken along', async () => {
    const href = await uploaded(demoFile());
    const before = await read(href);
    assert.match(before, /3 figures can be loaded/);
    assert.match(before, /“eleven”, is not a number/);
    assert.deepEqual(await row(), []);
    assert.equal((await ask(href)).statusCode, 303);
    assert.match(await read(href), /is being loaded/);
    assert.deepEqual(await row(), []);
    await runWaiting(site.database, jobs);
    assert.match(await read(href), /3 new, 0 put in place of others, 0 that were there already\. 3 rows could not be loaded/);
    assert.deepEqual((await row()).map(({ numerators }) => numerators), [[14, 11, 17]]);
    const bad = (await read(`${href}/bad-rows.csv`)).split('\r\n');
    assert.equal(bad.length, 5);
    assert.match(bad[3] ?? '', /219 is more than 198/);
  });

  test('the same file again changes nothing; another figure takes the place of the old one, which is kept with its reason; one that differs by one person is not shown', async () => {
    await load(await uploaded(demoFile()));
    assert.deepEqual((await row()).map(({ revision, changes }) => [revision, changes]), [['1', '0']]);
    await load(await uploaded(demoFile().replace('14,220', '15,220')));
    assert.deepEqual((await row()).map(({ numerators, revision, changes }) => [numerators, revision, changes]), [[[null, 11, 17], '2', '4']]);
    const { rows: [raw] } = await site.database.owner.query('select period, old_numerator, new_numerator, reason from quality.raw_change');
    assert.deepEqual([raw?.period, raw?.old_numerator, raw?.new_numerator, raw?.reason], ['2026-04-01', 14, 15, 'Loaded from f.csv']);
    const { rows: [change] } = await site.database.owner.query('select period, old_numerator, new_numerator, new_too_few from quality.value_change limit 1');
    assert.deepEqual([change?.period, change?.old_numerator, change?.new_numerator, change?.new_too_few], ['2026-04-01', 14, null, true]);
  });

  test('a file with other names is read once its columns are chosen, and the next one at once', async () => {
    const odd = 'When,Where,Top,Bottom\n2026-07,Podiatry,9,200\n';
    const href = await uploaded(odd);
    assert.match(await read(href), /0 figures can be loaded/);
    const chosen = new URLSearchParams({ _csrf: lead.csrf, period: 'When', numerator: 'Top', denominator: 'Bottom', measure: '', measureCode: 'not-attended', unit: 'Where', unitCode: '', profession: '' });
    assert.equal((await site.server.inject({ method: 'POST', url: `${href}/columns`, payload: chosen.toString(), headers: { cookie: lead.cookies, 'content-type': 'application/x-www-form-urlencoded' } })).statusCode, 303);
    await load(href);
    assert.match(await read(await uploaded(odd.replace('2026-07', '2026-08'))), /1 figure can be loaded/);
  });

  test('loading twice at once loads once; another organisation neither sees nor loads it', async () => {
    const href = await uploaded(demoFile().replaceAll('Podiatry', 'Dietetics'));
    const answers = await Promise.all([ask(href), ask(href)]);
    assert.equal(answers.filter(({ statusCode }) => statusCode === 303).length, 1);
    const stranger = await visitorOf(site, await sessionFor(site, 'service lead', 'hillmoor'));
    assert.equal((await site.server.inject({ url: href, headers: { cookie: stranger.cookies } })).statusCode, 404);
    assert.equal((await ask(await uploaded(demoFile()), stranger)).statusCode, 404);
  });

  test('what is no table is refused in the form and nothing is kept', async () => {
    const count = async () => (await site.database.owner.query('select count(*)::int as n from quality.import')).rows[0]?.n;
    const was = await count();
    for (const text of ['', 'a,b\n', '"a,b\n1,2', '\0\0\0']) assert.equal((await send(lead, text)).statusCode, 422, JSON.stringify(text));
    assert.equal(await count(), was);
  });
});
