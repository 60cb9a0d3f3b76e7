import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { sessionCookie } from '#platform/http';
import { openSession } from '#platform/session';
import { assertAccessible, assertReflows, closeVisitors, newVisitor } from '#test/browser';
import { takeSession } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';
import { runWaiting } from '#test/waiting-jobs';
import { markCyclesJob } from '../../src/modules/improvement/commands/cycles/mark-cycles.ts';

describe('a Band 3 support worker starts a project without approval, and their lead gives it time', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite({ listen: true }); });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  it('on a phone without JavaScript: two tests, marked on the chart', async () => {
    const { context, page } = await newVisitor({ script: false, width: 320 });
    await takeSession(context, site, { cookie: await sessionOf('Kelly Marsh') });
    await page.goto(`${site.address}/improvement`);
    await page.getByRole('link', { name: 'Start a project' }).click();
    await start(page);
    await page.getByText('Nobody has to approve it.', { exact: false }).first().waitFor();
    await aim(page);
    await idea(page);
    await linkFigures(page);
    await plan(page, { name: 'Letters with the bus', starts: ['1', '7', '2026'] });
    await learn(page, { name: 'Letters with the bus', ends: ['14', '7', '2026'], follows: 'Adapt' });
    await plan(page, { name: 'A call the day before', starts: ['3', '8', '2026'] });
    await learn(page, { name: 'A call the day before', ends: ['28', '8', '2026'], follows: 'Adopt' });
    await runWaiting(site.database, [markCyclesJob]);
    await page.reload();
    await page.locator('#measures svg', { hasText: 'test 2: A call' }).first().waitFor({ state: 'attached' });
    await page.locator('#support').getByText('No time given').waitFor();
    await assertAccessible(page);
    await assertReflows(page);
    await givesTime(page.url());
    await page.reload();
    await page.locator('#support').getByText('2 hours a week', { exact: false }).first().waitFor();
  });

  async function start(page: Page): Promise<void> {
    await page.getByLabel('Name of the project').fill('Nobody misses the bus');
    await page.getByLabel('What do you want to make better').fill('After their clinic people wait an hour in the cold, because nobody told them when the last bus leaves');
    await page.getByLabel('Whom can others ask').fill('Podiatry support workers');
    await page.getByRole('button', { name: 'Start the project' }).click();
    const allTheSame = page.getByRole('button', { name: 'Start it all the same' });
    if (await allTheSame.count() > 0) await allTheSame.click();
  }

  async function aim(page: Page): Promise<void> {
    await page.getByText('Set the aim', { exact: true }).first().click();
    await page.getByLabel('What do you want to reach').fill('People get home by the bus that they planned for');
    await page.getByLabel('How much?').fill('From half of people to nine in ten');
    await fillDay(page, 'By when?', ['31', '3', '2027']);
    await page.getByRole('button', { name: 'Set the aim' }).click();
  }

  async function idea(page: Page): Promise<void> {
    await page.getByText('Add to the diagram').click();
    await page.getByLabel('What is it?', { exact: true }).fill('People know when the bus leaves');
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.locator('#drivers svg', { hasText: 'People know when' }).first().waitFor({ state: 'attached' });
  }

  async function linkFigures(page: Page): Promise<void> {
    await page.getByText('Link figures', { exact: true }).click();
    await page.getByLabel('Which figures?').selectOption({ label: 'People in rural areas seen within six weeks: Podiatry' });
    await page.getByLabel('Outcome').check();
    await page.getByRole('button', { name: 'Link these figures' }).click();
  }

  async function plan(page: Page, { name, starts }: { name: string; starts: readonly [string, string, string] }): Promise<void> {
    await page.getByText('Plan a test', { exact: true }).click();
    await page.getByLabel('A short name').fill(name);
    await page.getByLabel('Plan: what will you do').fill('Tell ten people when the bus leaves');
    await page.getByLabel('What do you think will happen?').fill('Nine of ten get home in time');
    await page.getByLabel('They go up').check();
    await fillDay(page, 'First day of the test', starts);
    await page.getByRole('button', { name: 'Plan the test' }).click();
  }

  async function learn(page: Page, { name, ends, follows }: { name: string; ends: readonly [string, string, string]; follows: string }): Promise<void> {
    await page.locator('section', { hasText: name }).getByRole('link', { name: 'Write down what this test brought' }).first().click();
    await fillDay(page, 'Last day of the test', ends);
    await page.getByLabel('Do: what was done').fill('We told all of them');
    await page.getByLabel('Partly as we predicted').check();
    await page.getByLabel('What did you find?').fill('Most got home in time');
    await page.getByLabel(follows, { exact: true }).check();
    await page.getByLabel('What do you do next?').fill('Tell everybody');
    await page.getByRole('button', { name: 'Keep what we learned' }).click();
    await page.getByText('What you learned is kept.').waitFor();
  }

  /** The lead finds it among those without time; there is nothing to refuse. */
  async function givesTime(address: string): Promise<void> {
    const { context, page } = await newVisitor({ script: false });
    await takeSession(context, site, { cookie: await sessionOf('Hannah Okoro') });
    await page.goto(`${site.address}/improvement/support`);
    await page.getByRole('row', { name: 'Nobody misses the bus' }).getByText('No time given').waitFor();
    await page.goto(address);
    await page.getByText('Give support to this project').click();
    await page.getByLabel('Time', { exact: true }).check();
    await page.getByLabel('Hours a week').fill('2');
    await page.getByLabel('Say more').fill('Two hours on Thursdays');
    await page.getByLabel('Your role').fill('Service lead for podiatry');
    await page.getByRole('button', { name: 'Give this support' }).click();
    await page.getByText('Thank you. Your support is on the page of the project.').waitFor();
    await page.goto(`${site.address}/improvement/support`);
    await page.getByRole('row', { name: 'Nobody misses the bus' }).getByText('Nothing that the team has named').waitFor();
    await context.close();
  }

  async function fillDay(page: Page, legend: string, parts: readonly [string, string, string]): Promise<void> {
    const group = page.getByRole('group', { name: legend });
    for (const [at, part] of ['Day', 'Month', 'Year'].entries()) await group.getByLabel(part).fill(parts[at] ?? '');
  }

  async function sessionOf(name: string): Promise<string> {
    const { rows } = await site.database.owner.query<{ id: string }>('select id from directory.person where display_name = $1', [name]);
    const token = await site.house.web.within({ as: 'public' }, (tx) => openSession(tx, { personId: rows[0]?.id ?? '', how: 'test', device: 'test', now: new Date() }));
    return `${sessionCookie}=${token}`;
  }
});
