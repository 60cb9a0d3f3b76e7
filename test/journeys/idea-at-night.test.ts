import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { assertAccessible, closeVisitors, newVisitor, watchOutsideRequests } from '#test/browser';
import { visitorAs } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';

const talk = '/conversations/vale-rural-care/1';
const words = 'A bus that waits for the clinic to end, so that nobody is stranded.';

describe('a person adds an idea at 3 a.m. without JavaScript and hears later what was done', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite({ listen: true });
    site.setTime(new Date('2026-11-22T03:04:00Z'));
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  it('reads, votes, changes the vote, adds an idea, and sees it shown after a moderator has read it', async () => {
    const { context, page } = await newVisitor({ script: false, width: 320, height: 568 });
    const outside = watchOutsideRequests(page, site.address);
    await page.goto(site.address + talk);
    await assertAccessible(page);
    const first = page.locator('.allied-idea').first();
    const id = await first.getAttribute('id');
    await first.getByRole('button', { name: 'Support' }).click();
    await page.locator(`#${id}`).getByText('Your vote: support').waitFor();
    await page.locator(`#${id}`).getByRole('button', { name: 'Oppose' }).click();
    await page.locator(`#${id}`).getByText('Your vote: oppose').waitFor();
    assert.deepEqual(await votesKept(), [-1], 'a second vote replaces the first');

    const code = await sendIdea(page);
    await page.goto(site.address + talk);
    assert.equal(await page.getByText(words).count(), 0, 'nothing is shown before it is read');
    assert.match(await stateByCode(page, code), /waits to be read by a person/);

    await moderate(await signedIn('moderator'));
    await page.goto(`${site.address}${talk}?order=newest`);
    await page.getByText(words).waitFor();
    assert.match(await stateByCode(page, code.toLowerCase().replaceAll('-', ' ')), /is shown to everyone/);
    await page.getByLabel('Your words').fill(`${words} And back again.`);
    await page.getByRole('button', { name: 'Change my words' }).click();
    await page.getByText('Your words are changed.').waitFor();
    await page.getByRole('button', { name: 'Take my words out' }).click();
    await page.getByText('Your words are taken out.').waitFor();
    assert.deepEqual((await site.database.owner.query("select words from conversations.contribution where state = 'withdrawn'")).rows, [{ words: '(withdrawn)' }]);
    assert.deepEqual(outside, []);
    await context.close();
  });

  it('votes without leaving the page where there is script, and only counts go out about what came into view', async () => {
    const { context, page } = await newVisitor({ width: 1280 });
    const asked: string[] = [];
    page.on('request', (request) => { if (request.method() === 'POST') asked.push(new URL(request.url()).pathname); });
    await page.goto(site.address + talk);
    const first = page.locator('.allied-idea').first();
    await first.getByRole('button', { name: 'Support' }).click();
    await first.getByText('Your vote: support').waitFor();
    assert.equal(await first.getByRole('button', { name: 'Support' }).getAttribute('aria-pressed'), 'true');
    await page.waitForTimeout(1_200);
    await page.goto(`${site.address}/conversations`);
    await until(async () => (await counts()).seen > 0 && (await counts()).served > 0);
    // The browser sends the last counts while the page goes away, where they can no longer be watched.
    assert.deepEqual([...new Set(asked)].filter((path) => path !== `${talk}/seen`), [`${talk}/votes`]);
    assert.equal((await votesKept()).includes(1), true);
    await context.close();
  });

  const counts = async () => (await site.database.owner.query<{ served: number; seen: number }>('select coalesce(sum(served), 0)::int as served, coalesce(sum(seen), 0)::int as seen from conversations.exposure')).rows[0] ?? { served: 0, seen: 0 };

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    const last = Date.now() + 10_000;
    while (!(await isSo())) {
      assert.ok(Date.now() < last, 'nothing was counted within ten seconds');
      await new Promise((next) => { setTimeout(next, 200); });
    }
  }

  const votesKept = async () => (await site.database.owner.query<{ choice: number }>('select choice from conversations.vote')).rows.map(({ choice }) => choice);

  async function sendIdea(page: Page): Promise<string> {
    await page.getByRole('button', { name: 'Add an idea' }).click();
    await page.getByRole('button', { name: 'Send your idea' }).click();
    await page.getByRole('link', { name: 'Write your idea' }).waitFor();
    await page.getByLabel('Your idea').fill(words);
    await page.getByLabel('First half of your postcode').fill('ox4 1ab');
    await page.getByRole('button', { name: 'Send your idea' }).click();
    assert.equal(await page.getByLabel('Your idea').inputValue(), words, 'what was typed is kept');
    await page.getByLabel('First half of your postcode').fill('ox4');
    await page.getByRole('button', { name: 'Send your idea' }).click();
    await assertAccessible(page);
    return (await page.locator('.nhsuk-inset-text strong').innerText()).trim();
  }

  async function stateByCode(page: Page, code: string): Promise<string> {
    await page.goto(`${site.address}/your-words`);
    await page.getByLabel('Your code').fill(code);
    await page.getByRole('button', { name: 'Find my words' }).click();
    await assertAccessible(page);
    assert.ok(!page.url().includes(code), 'the code stands in no address');
    return page.locator('main').innerText();
  }

  const signedIn = async (role: string): Promise<BrowserContext> => (await visitorAs(site, role, { script: false })).context;

  /** Reads all that waits: shows everything but what names somebody. */
  async function moderate(context: BrowserContext): Promise<void> {
    const page = await context.newPage();
    await page.goto(`${site.address}/moderation`);
    for (let left = 3; left > 0; left -= 1) {
      const isNaming = (await page.locator('#words-to-read').innerText()).includes('Sue Example');
      if (isNaming) {
        await page.getByRole('button', { name: 'Do not show', exact: true }).click();
        await page.getByRole('link', { name: 'Choose a reason' }).waitFor();
        await page.getByLabel('They name or show who somebody is').check();
      }
      await page.getByRole('button', { name: isNaming ? 'Do not show' : 'Show these words (s)', exact: true }).click();
    }
    await page.getByText('Nothing waits to be read').waitFor();
    await context.close();
  }
});
