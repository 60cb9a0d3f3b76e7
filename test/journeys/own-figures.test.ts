import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { sessionCookie } from '#platform/http';
import { openSession } from '#platform/session';
import { assertAccessible, closeVisitors, newVisitor } from '#test/browser';
import { takeSession } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';

describe('a team uses its own figures', () => {
  let site: TestSite;
  const now = new Date('2026-11-02T10:00:00Z');
  before(async () => {
    site = await openTestSite({ listen: true });
    site.setTime(now);
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  const visit = async (name?: string): Promise<Page> => {
    const { context, page } = await newVisitor({ script: false, width: 320 });
    if (name) await takeSession(context, site, { cookie: await sessionOf(name) });
    return page;
  };

  it('a team member finds their outcome chart in three steps and exports it', async () => {
    const page = await visit('Priya Nair');
    await page.goto(site.address);
    const steps = ['Figures of your teams', 'Figures of your team: Podiatry', 'Outcome measured at start and end'];
    for (const step of steps) {
      await page.getByRole('main').getByRole('link', { name: step }).first().click();
      await assertAccessible(page);
    }
    assert.equal(steps.length, 3);
    await page.getByRole('heading', { name: 'Outcome measured at start and end', level: 1 }).waitFor();
    assert.equal(await page.locator('svg[role="img"]').count() > 0, true, 'a chart');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /CSV/ }).first().click()]);
    const rows = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/);
    assert.match(rows[0] ?? '', /^period,numerator,denominator,value/);
    assert.match(rows.at(-1) ?? '', /^2026-09-01,65,87,74\.7/);
    await page.getByRole('heading', { name: 'What is counted' }).waitFor();
    await page.getByRole('link', { name: 'Learn to read this chart' }).click();
    await page.getByRole('heading', { name: 'Learn to use figures' }).waitFor();
    await assertAccessible(page);
    await assertFits(page);
  });

  it('a service lead names the figures behind a decision; they stay as they stood; a wrong line is taken back and stays to be read', async () => {
    const page = await visit('Hannah Okoro');
    await page.goto(`${site.address}/quality/units/vale-podiatry`);
    await page.getByRole('link', { name: 'Outcome measured at start and end' }).first().click();
    await page.getByRole('link', { name: 'Decisions made with these figures' }).click();
    await page.getByText('No decision names these figures yet.').waitFor();
    await page.getByRole('button', { name: 'Save the decision' }).click();
    await page.getByText('There is a problem').waitFor();
    await page.getByLabel('What was decided?').fill('Each visit begins with the score of the last one');
    await page.getByLabel('Who decided?').fill('Podiatry team meeting');
    for (const [part, value] of [['Day', '1'], ['Month', '10'], ['Year', '2026']] as const) await page.getByRole('group', { name: 'When?' }).getByLabel(part).fill(value);
    await page.getByRole('button', { name: 'Save the decision' }).click();
    await page.getByText('with the figures as they stand now').waitFor();
    await page.getByText('The last one then: 74.71% in Sept 2026.').waitFor();
    await page.getByText('It is the same now.').waitFor();
    await assertAccessible(page);
    await assertFits(page);

    await site.database.owner.query("update quality.series set revision = revision + 1, numerators[12] = 40 where unit_id = (select id from directory.unit where code = 'vale-podiatry') and measure_id = (select id from quality.measure where code = 'outcome-recorded')");
    const anybody = await visit();
    await anybody.goto(`${site.address}/quality/decisions`);
    const line = anybody.locator('article', { hasText: 'Each visit begins' });
    await line.getByText('The last one then: 74.71% in Sept 2026.').waitFor();
    await line.getByText('It has changed. Now there is version 2.').waitFor();
    assert.equal(await anybody.getByRole('main').getByText('Hannah Okoro').count() + await anybody.getByRole('link', { name: 'Take this line back' }).count(), 0);
    await assertFits(anybody);

    await page.getByRole('link', { name: 'Take this line back' }).click();
    await assertAccessible(page);
    await page.getByLabel('Why is it wrong?').fill('The meeting was about another measure');
    await page.getByRole('button', { name: 'Take it back' }).click();
    const taken = page.locator('article', { hasText: 'Each visit begins' });
    await taken.getByText('The meeting was about another measure').waitFor();
    assert.equal(await taken.getByRole('link', { name: 'Take this line back' }).count(), 0);
  });

  it('everyone reads what people were asked and chose, and a lead adds a quarter and who may be left out', async () => {
    const anybody = await visit();
    await anybody.goto(`${site.address}/quality/units/vale-speech-and-language-therapy`);
    await anybody.getByRole('link', { name: 'In person, by video or by phone' }).click();
    await anybody.getByText('Video rose since Apr to Jun 2026, while people lost choice or access.').waitFor();
    await anybody.getByText('In a village: fewer were asked, 96 of 124 (77%) before and 62 of 122 (51%) now').waitFor();
    await anybody.getByText('So (138 by video + 44 by phone) × 2 ways × 6.2 miles.').waitFor();
    await anybody.getByText('about 2,257 miles').waitFor();
    await assertAccessible(anybody);
    await assertFits(anybody);

    const page = await visit('Hannah Okoro');
    await page.goto(`${site.address}/quality/units/vale-podiatry/remote`);
    await page.getByText('Nothing has come in yet.').waitFor();
    const load = async (csv: string) => {
      await page.getByLabel('Quarter').selectOption('2026-07-01');
      await page.getByLabel('File').setInputFiles({ name: 'modes.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
      await page.getByLabel('Where do the counts').fill('Appointment book');
      await page.getByRole('button', { name: 'Add up this quarter' }).click();
    };
    const head = 'group,asked,chose in person,chose video,chose phone,got choice,in person,video,phone';
    await load(`${head}\n,100,60,20,19,90,120,30,20`);
    await page.getByText('Line 2: the three choices make 99, but 100 were asked.').first().waitFor();
    await load(`${head}\n,100,60,20,20,90,162,5,3`);
    await page.getByText('Line 2: 90 got their choice, but by what was chosen and what took place only 68 can have.').first().waitFor();
    await load(`${head}\n,100,90,5,5,95,162,5,3`);
    await page.getByText('The quarter is added up.').waitFor();
    assert.ok(await page.getByText('Too few people to show safely').count() > 0);
    assert.equal(await page.getByText('5 of 170').count() + await page.getByText('95 of 100').count(), 0);
    await page.getByLabel('Who may be left out?').fill('People without a private room');
    await page.getByLabel('What is done instead for them?').fill('They come to us');
    for (const [part, value] of [['Day', '1'], ['Month', '10'], ['Year', '2026']] as const) await page.getByRole('group', { name: 'When was it looked into?' }).getByLabel(part).fill(value);
    await page.getByLabel('By whom?').fill('Head of podiatry');
    await page.getByRole('button', { name: 'Save it' }).click();
    await page.getByText('1 October 2026, Head of podiatry').waitFor();
    await assertAccessible(page);
    await assertFits(page);
  });

  async function assertFits(page: Page): Promise<void> {
    assert.ok(await page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'), `${page.url()} scrolls sideways`);
  }

  async function sessionOf(name: string): Promise<string> {
    const { rows: [person] } = await site.database.owner.query<{ id: string }>('select id from directory.person where display_name = $1', [name]);
    const token = await site.house.web.within({ as: 'public' }, (tx) => openSession(tx, { personId: person?.id ?? '', how: 'test', device: 'test', now }));
    return `${sessionCookie}=${token}`;
  }
});
