import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { assertAccessible, closeVisitors } from '#test/browser';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { visitorAs } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';
import { runWaiting } from '#test/waiting-jobs';
import { demoFile } from '../../data/measure-content.ts';
import { finishImport } from '../../commands/finish-import.ts';
import { jobs } from '../../jobs.ts';
import { waitingPeriods } from '../../queries/imports/correctable-series.ts';

describe('figures from a file', () => {
  let site: TestSite;
  let lead: Visitor;
  let organisationId = '';
  before(async () => {
    site = await openTestSite({ listen: true });
    const player = await sessionFor(site, 'service lead');
    organisationId = player.organisationId ?? '';
    lead = await visitorOf(site, player);
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  const send = (visitor: Visitor, text: string) => {
    const parts = Object.entries({ _csrf: visitor.csrf, organisationId }).map(([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
    const payload = `${parts.join('')}--b\r\ncontent-disposition: form-data; name="file"; filename="f.csv"\r\ncontent-type: text/csv\r\n\r\n${text}\r\n--b--\r\n`;
    return site.server.inject({ method: 'POST', url: '/quality/imports', payload, headers: { cookie: visitor.cookies, 'content-type': 'multipart/form-data; boundary=b' } });
  };
  const uploaded = async (text: string): Promise<string> => String((await send(lead, text)).headers.location).split('?')[0] ?? '';
  const ask = (href: string, visitor = lead) => site.server.inject({ method: 'POST', url: `${href}/loading`, payload: `_csrf=${visitor.csrf}`, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
  const load = async (href: string) => { const answer = await ask(href); await runWaiting(site.database, jobs); return answer; };
  const read = async (url: string, visitor = lead) => (await site.server.inject({ url, headers: { cookie: visitor.cookies } })).body;
  const plain = (body: string): string => body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const row = async () => (await site.database.owner.query<{ numerators: number[]; revision: string; changes: string }>("select s.numerators, s.revision, (select count(*) from quality.value_change) as changes from quality.series s join quality.measure m on m.id = s.measure_id join directory.unit u on u.id = s.unit_id where m.code = 'not-attended' and u.code = 'vale-podiatry' and s.profession <> ''")).rows;

  test('nothing is loaded by looking; good rows load, three bad rows stay with what to mend and can be taken along', async () => {
    const href = await uploaded(demoFile());
    const before = await read(href);
    assert.match(before, /3 figures can be loaded/);
    assert.match(before, /“eleven”, is not a number/);
    assert.match(plain(before), /What would be loaded .*Whose Podiatry, Podiatrists Period Apr 2026 Figure 14 of 220: 6\.364% Shown until now Nothing: it is new/);
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

  test('a row that says the same as another is told, and counts once', async () => {
    const head = 'Month,Team,Measure,Profession,Numerator,Denominator';
    const same = '2026-04,Podiatry,not-attended,Podiatrists,14,220';
    const told = plain(await read(await uploaded([head, same, same, same, '2026-05,Podiatry,not-attended,Podiatrists,x,220'].join('\n'))));
    assert.match(told, /1 figure can be loaded\. 1 row cannot be loaded yet\. 2 rows say the same as another\. They count once\./);
    assert.doesNotMatch(plain(await read(await uploaded([head, same].join('\n')))), /the same as another/);
  });

  test('a file whose columns are not known yet asks for them first, instead of naming the same fault in each row', async () => {
    const page = plain(await read(await uploaded('Mnd,Wer,Was,Oben,Unten\n2026-04,Podiatry,not-attended,14,220\n')));
    assert.match(page, /0 figures can be loaded\. Say first which column holds the period, the number on top, the measure and the team or organisation\./);
    assert.ok(page.indexOf('Which column holds what') < page.indexOf('Rows to mend'), 'the choice stands above the rows');
    const known = plain(await read(await uploaded('Month,Team,Measure,Numerator,Denominator\nsoon,Podiatry,not-attended,14,220\n')));
    assert.doesNotMatch(known, /Say first/);
    assert.ok(known.indexOf('Rows to mend') < known.indexOf('Which column holds what'));
  });

  test('the same file again changes nothing; another figure takes the place of the old one, which is kept with its reason; one that differs by one person waits', async () => {
    const again = await uploaded(demoFile());
    assert.match(plain(await read(again)), /Apr 2026 Figure 14 of 220: 6\.364% Shown until now The same/);
    await load(again);
    assert.deepEqual((await row()).map(({ revision, changes }) => [revision, changes]), [['1', '0']]);
    await load(await uploaded(demoFile().replace('14,220', '15,220')));
    assert.deepEqual((await row()).map(({ numerators, revision, changes }) => [numerators, revision, changes]), [[[14, 11, 17], '1', '0']]);
    const { rows: [raw] } = await site.database.owner.query('select period, old_numerator, new_numerator, reason from quality.raw_change');
    assert.deepEqual([raw?.period, raw?.old_numerator, raw?.new_numerator, raw?.reason], ['2026-04-01', 14, 15, 'Loaded from f.csv']);
    const larger = await uploaded(demoFile().replace('14,220', '29,260'));
    assert.match(plain(await read(larger)), /Apr 2026 Figure 29 of 260: 11\.15% Shown until now 14 of 220/);
    await load(larger);
    assert.deepEqual((await row()).map(({ numerators }) => numerators), [[29, 11, 17]]);
    const { rows: [change] } = await site.database.owner.query('select period, old_numerator, new_numerator, new_too_few from quality.value_change limit 1');
    assert.deepEqual([change?.period, change?.old_numerator, change?.new_numerator, change?.new_too_few], ['2026-04-01', 14, 29, false]);
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

  test('a bad spreadsheet is mended row by row', async () => {
    const rows = (bad: boolean) => [['Waits of the stroke team'], [], ['Month', 'Team', 'Measure', 'Numerator', 'Denominator'],
      [new Date('2026-01-01'), 'Podiatry', 'involved-in-decisions', 22, 31], [new Date('2026-02-01'), 'Podiatry', 'involved-in-decisions', bad ? '#N/A' : 21, 34],
      [new Date('2026-05-01'), 'Podiatry', 'involved-in-decisions', bad ? 65 : 25, 35], [new Date('2026-06-01'), bad ? 'Podology' : 'Podiatry', 'involved-in-decisions', 24, 33]];
    const workbook = async (bad: boolean) => ({ name: 'waits.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: Buffer.from(await writeXlsx({ sheets: [{ name: 'Read me', rows: [['Made by hand']] }, { name: 'Waits', rows: rows(bad) }] })) });
    const { page, context } = await visitorAs(site, 'service lead', { script: false, width: 320, height: 700 });
    const sendFile = async (bad: boolean) => {
      await page.goto(`${site.address}/quality/imports`);
      await page.getByLabel('File', { exact: true }).setInputFiles(await workbook(bad));
      await page.getByRole('button', { name: 'Look at this file' }).click();
    };
    const worked = async () => { await runWaiting(site.database, jobs); await page.reload(); };
    const told = (words: string) => page.getByText(words).first().waitFor({ timeout: 5000 });
    await sendFile(true);
    await told('“Waits” was read');
    await told('The names of the columns stand in row 3');
    await page.getByRole('button', { name: 'Load the 1 good figure' }).click();
    await told('is being loaded');
    await worked();
    await told('3 rows could not be loaded');
    await page.getByRole('link', { name: 'Mend line 5' }).click();
    await told('is an error in the spreadsheet (#N/A)');
    await assertAccessible(page);
    await page.getByLabel('Numerator').fill('twenty');
    await page.getByRole('button', { name: 'Check this row and load it' }).click();
    await told('“twenty”, is not a number');
    await page.getByLabel('Numerator').fill('21');
    await page.getByRole('button', { name: 'Check this row and load it' }).click();
    await told('The row is mended and its figure is on its way.');
    for (const [line, field, value] of [['6', 'Numerator', '25'], ['7', 'Team', 'Podiatry']] as const) {
      await page.getByRole('link', { name: `Mend line ${line}` }).click();
      await page.getByLabel(field).fill(value);
      await page.getByRole('button', { name: 'Check this row and load it' }).click();
      await told('The row is mended and its figure is on its way.');
    }
    await worked();
    await told('Mended here: 3 rows.');
    await told('Every row was loaded.');
    await told('March and April 2026 are missing');
    await assertAccessible(page);
    await sendFile(false);
    await page.getByRole('button', { name: 'Load these figures' }).click();
    await told('is being loaded');
    await worked();
    await told('0 new, 0 put in place of others, 4 that were there already');
    await context.close();
  });

  test('a row with a value too many refuses no file: the others load, and it is mended by what stands in it', async () => {
    const href = await uploaded('Month,Team,Measure,Numerator,Denominator\n2026-01,Dietetics,involved-in-decisions,22,31\n2026-02,Dietetics,involved-in-decisions,1,020,1,031\n');
    await load(href);
    assert.match(await read(href), /1 new.*1 row could not be loaded/);
    assert.match(await read(`${href}/rows/3`), /This row has 7 values and the file has 5 columns[^]*What stands in the row[^]*<li>020<\/li>/);
    assert.match((await read(`${href}/bad-rows.csv`)).split('\r\n')[1] ?? '', /^2026-02,Dietetics,involved-in-decisions,1,020,"?This row has 7.*,1,031$/);
    const values = ['2026-02', 'Dietetics', 'involved-in-decisions', '1020', '1031'].map((value, at): [string, string] => [`value${at}`, value]);
    const answer = await site.server.inject({ method: 'POST', url: `${href}/rows/3`, payload: new URLSearchParams([['_csrf', lead.csrf], ...values]).toString(), headers: { cookie: lead.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
    assert.equal(answer.statusCode, 303);
    await runWaiting(site.database, jobs);
    assert.match(await read(href), /Mended here: 1 row\./);
    const { rows: [raw] } = await site.database.owner.query("select r.numerators from quality.raw_series r join quality.series s on s.id = r.series_id join quality.measure m on m.id = s.measure_id join directory.unit u on u.id = s.unit_id where m.code = 'involved-in-decisions' and u.code = 'vale-dietetics' and s.split = ''");
    assert.deepEqual(raw?.numerators, [22, 1020]);
  });

  test('two files with the same figures, loaded at the same moment, bring each figure in once', async () => {
    const text = 'Month,Team,Measure,Numerator,Denominator\n2026-03,Dietetics,waiting-completed,40,80\n2026-04,Dietetics,waiting-completed,41,82\n';
    const hrefs = [await uploaded(text), await uploaded(text.replace('41,82', '42,82'))];
    for (const href of hrefs) await ask(href);
    await Promise.all(hrefs.map((href) => site.database.worker.within({ as: 'worker' }, (tx) => finishImport(tx, href.split('/').at(-1) ?? '', new Date()))));
    const { rows: [told] } = await site.database.owner.query("select sum(added)::int as added, sum(replaced)::int as replaced, sum(same)::int as same from quality.import where id = any ($1)", [hrefs.map((href) => href.split('/').at(-1))]);
    assert.deepEqual(told, { added: 2, replaced: 1, same: 1 });
    await runWaiting(site.database, jobs);
    assert.deepEqual((await site.database.owner.query("select sum(added + replaced)::int as n from quality.import where id = any ($1)", [hrefs.map((href) => href.split('/').at(-1))])).rows[0]?.n, 3, 'the job again changes nothing');
  });

  test('a row is left out with a reason, which stays beside the file', async () => {
    const href = await uploaded(demoFile());
    await load(href);
    const leave = (reason: string) => site.server.inject({ method: 'POST', url: `${href}/rows/6/left-out`, payload: new URLSearchParams({ _csrf: lead.csrf, reason }).toString(), headers: { cookie: lead.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
    assert.equal((await leave('')).statusCode, 422);
    assert.equal((await leave('Podology closed in July')).statusCode, 303);
    const page = await read(href);
    assert.match(page, /2 rows could not be loaded/);
    assert.match(page, /Podology closed in July/);
    assert.equal((await leave('Again')).statusCode, 404);
  });

  test('a figure is corrected by hand by the rules of a file, and the history says what, why and by whom', async () => {
    const { rows: [series] } = await site.database.owner.query<{ id: string }>("select s.id from quality.series s join quality.measure m on m.id = s.measure_id join directory.unit u on u.id = s.unit_id where m.code = 'involved-in-decisions' and u.code = 'vale-podiatry' and s.split = ''");
    const href = `/quality/series/${series?.id}/corrections`;
    const correct = (figure: Record<string, string>, visitor = lead) => site.server.inject({ method: 'POST', url: href, payload: new URLSearchParams({ _csrf: visitor.csrf, period: '2026-06-01', numerator: '80', denominator: '120', reason: 'Counted again', ...figure }).toString(), headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
    const over = await correct({ numerator: '300' });
    assert.equal(over.statusCode, 422);
    assert.match(over.body, /300 is more than 120/);
    assert.equal((await correct({ reason: '' })).statusCode, 422);
    assert.equal((await correct({})).statusCode, 303);
    await runWaiting(site.database, jobs);
    assert.match(await read(href), /What was changed[^]*24 of 33[^]*80 of 120[^]*Counted again[^]*Test service lead/);
    assert.doesNotMatch(await read(href), /what came waits/);
    assert.equal((await correct({ numerator: '81' })).statusCode, 303);
    await runWaiting(site.database, jobs);
    const page = await read(href);
    assert.match(page, /Podiatry, Jun 2026: what came waits\./, 'one person more would be read off');
    assert.doesNotMatch(page, /81 of 120/);
    const waits = (as: Parameters<typeof site.house.web.reading>[0]) => site.house.web.reading(as, (tx) => waitingPeriods(tx, series?.id ?? ''));
    assert.deepEqual(await waits({ as: 'public' }), []);
    assert.equal((await correct({ numerator: '110', denominator: '160' })).statusCode, 303);
    await runWaiting(site.database, jobs);
    assert.doesNotMatch(await read(href), /what came waits/);
    const stranger = await visitorOf(site, await sessionFor(site, 'service lead', 'hillmoor'));
    assert.equal((await correct({}, stranger)).statusCode, 404);
  });
});
