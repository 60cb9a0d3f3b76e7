import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { sessionCookie } from '#platform/http';
import { openSession } from '#platform/session';
import { assertAccessible, closeVisitors, newVisitor } from '#test/browser';
import { takeSession } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';

describe('a service lead sees a real change, records a response, and the review shows it', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite({ listen: true }); });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  it('on a phone without JavaScript', async () => {
    const { context, page } = await newVisitor({ script: false, width: 320 });
    await takeSession(context, site, { cookie: await sessionOf('Hannah Okoro') });
    await page.goto(`${site.address}/my-work`);
    await page.getByRole('link', { name: 'Answer a change in the figures: People in rural areas seen within six weeks, Podiatry' }).click();
    await page.getByText('Above the upper limit', { exact: false }).first().waitFor();
    await assertAccessible(page);
    await answer(page);
    await page.getByText('Your answer is saved.').waitFor();
    await page.getByRole('link', { name: 'See the figures and the chart' }).click();
    await page.getByRole('heading', { name: 'To the change shown in Mar 2026' }).waitFor();
    await page.getByRole('heading', { name: 'To the change shown in Jun 2026' }).waitFor();
    await page.locator('.nhsuk-card', { hasText: 'What we decide: The clinics stay' }).waitFor();
    await review(page);
    await page.getByText('It has improved').waitFor();

    const { page: anybody } = await newVisitor({ script: false });
    await anybody.goto(page.url());
    await anybody.getByRole('link', { name: 'People living in rural areas are seen as soon as everyone else' }).click();
    const works = anybody.locator('#measured');
    await works.getByText('it has improved').waitFor();
    await works.getByText('A change for the better: more than chance.').waitFor();
    assert.equal(await anybody.getByText('Keep the three clinics').count(), 0, 'what was decided stays inside');
  });

  async function answer(page: Page): Promise<void> {
    await page.getByLabel('What do you think?').fill('Seven months lie above the mean since the clinic moved to the village hall');
    await page.getByLabel('What do you decide?').fill('The clinics stay');
    await page.getByLabel('What do you do?').fill('Plan the third clinic with the villages');
    await page.getByLabel('Who does it?').fill('Service lead for podiatry');
    await fillDay(page, 'By when?', '2099');
    await page.getByLabel('Which objective').selectOption({ label: 'People living in rural areas are seen as soon as everyone else' });
    await page.getByRole('button', { name: 'Save the answer' }).click();
  }

  async function review(page: Page): Promise<void> {
    await page.goto(`${site.address}/quality`);
    await page.getByRole('link', { name: 'Review objectives' }).click();
    await page.getByRole('link', { name: 'People living in rural areas are seen as soon as everyone else' }).click();
    await page.getByRole('button', { name: 'Review it now' }).click();
    await page.getByText('The rules show a change for the better in: People in rural areas seen within six weeks, Podiatry.').waitFor();
    for (const [kind, words] of [['Data', 'The share rose'], ['Outcomes for people', 'Fewer wounds'], ['What people and communities say', 'Nobody has been asked yet'], ['What staff say', 'The team is content']] as const) {
      await page.getByLabel(`${kind}: what does it show, or why is it missing?`).fill(words);
      if (!words.startsWith('Nobody')) await page.getByLabel(`${kind}: where is it?`).fill('/quality');
    }
    await page.getByLabel('It has improved').check();
    await page.getByLabel('What do you decide?').fill('Keep the three clinics');
    await page.getByLabel('What comes next?').fill('Ask people in the villages');
    await fillDay(page, 'By when?', '2099');
    await page.getByLabel('In short, for everyone').fill('More people in the villages are seen in time.');
    await page.getByRole('button', { name: 'Save the review' }).click();
  }

  async function fillDay(page: Page, legend: string, year: string): Promise<void> {
    const group = page.getByRole('group', { name: legend });
    for (const [part, value] of [['Day', '1'], ['Month', '2'], ['Year', year]] as const) await group.getByLabel(part).fill(value);
  }

  async function sessionOf(name: string): Promise<string> {
    const { rows } = await site.database.owner.query<{ id: string }>('select id from directory.person where display_name = $1', [name]);
    const token = await site.house.web.within({ as: 'public' }, (tx) => openSession(tx, { personId: rows[0]?.id ?? '', how: 'test', device: 'test', now: new Date() }));
    return `${sessionCookie}=${token}`;
  }
});
