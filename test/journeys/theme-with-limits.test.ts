import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, closeVisitors, newVisitor } from '#test/browser';
import { visitorAs } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';

const talk = '/conversations/vale-rural-care';

describe('two coders reach agreement and a theme is published with its limits', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite({ listen: true });
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  it('from the first code to the words behind the theme, without script', async () => {
    const [researcher, peer, lead] = await Promise.all(['researcher', 'community partner', 'Chief AHP'].map((role) => signedIn(role)));
    assert.ok(researcher && peer && lead);
    for (const [name, meaning] of [['Getting there', 'How people get to a clinic, or cannot.'], ['Being told', 'What people are told, and how.']] as const) await addCode(researcher, name, meaning);
    await assertAccessible(researcher);

    await researcher.goto(`${site.address}${talk}/coding`);
    await researcher.getByRole('textbox', { name: 'How many words' }).fill('none');
    await researcher.getByRole('button', { name: 'Draw the batch' }).click();
    await researcher.getByRole('link', { name: 'How many words must be a whole number' }).waitFor();
    await researcher.getByRole('textbox', { name: 'How many words' }).fill('16');
    await researcher.getByRole('button', { name: 'Draw the batch' }).click();
    const batch = researcher.url();

    const differs = await code(researcher, batch, null);
    await researcher.getByText('You have finished').waitFor();
    await code(peer, batch, differs);
    await peer.getByText('This batch is coded. 15 of 16 are settled.').waitFor();

    await peer.getByRole('link', { name: 'See how far the two coders agree' }).click();
    await assertAccessible(peer);
    await peer.getByText(/The coders agree well enough to rely on: 0\.8\d .* on 16 items/).waitFor();
    assert.equal(await peer.getByRole('row').count(), 5, 'a head, the whole, two codes and the sentiment');
    await settle(peer);

    await makeTheme(researcher);
    const theme = await publish(lead, researcher.url());
    await readAsAnyone(theme);
  });

  const signedIn = async (role: string): Promise<Page> => (await visitorAs(site, role, { script: false, width: role === 'community partner' ? 320 : 1280 })).page;

  async function addCode(page: Page, name: string, meaning: string): Promise<void> {
    await page.goto(`${site.address}${talk}/codes`);
    await page.getByLabel('Name', { exact: true }).fill(name);
    await page.getByLabel('What it means').fill(meaning);
    await page.getByRole('button', { name: 'Add it' }).click();
    await page.getByRole('link', { name, exact: true }).waitFor();
  }

  /** Codes the whole batch by one rule that both coders follow; gives both codes to the words named, and answers the first words read. */
  async function code(page: Page, batch: string, bothTo: string | null): Promise<string> {
    await page.goto(batch);
    await page.getByRole('button', { name: 'Code this batch' }).click();
    let first = '';
    for (let left = 16; left > 0; left -= 1) {
      const words = await page.locator('main blockquote').first().innerText();
      first ||= words;
      if (left === 16) await assertAccessible(page);
      const isOdd = words.length % 2 === 1;
      if (isOdd || words === bothTo) await page.getByLabel('Getting there').check();
      if (!isOdd || words === bothTo) await page.getByLabel('Being told').check();
      await page.getByLabel(isOdd ? 'Neutral' : 'Negative').check();
      await page.getByRole('button', { name: 'Save and go on' }).click();
    }
    await page.getByText('16 of 16 coded').waitFor();
    await page.getByRole('button', { name: 'I have finished' }).click();
    return first;
  }

  async function settle(page: Page): Promise<void> {
    await page.getByRole('link', { name: 'Settle them one by one' }).click();
    await page.getByText('One coder gave').waitFor();
    await assertAccessible(page);
    await page.getByLabel('Getting there').check();
    await page.getByLabel('Neutral').check();
    await page.getByLabel('Why').fill('It is about the way there.');
    await page.getByRole('button', { name: 'Settle it' }).click();
    await page.getByText('All is settled.').waitFor();
  }

  async function makeTheme(page: Page): Promise<void> {
    await page.goto(`${site.address}${talk}/themes/new`);
    await page.getByLabel('Title').fill('Help near home');
    await page.getByLabel('What people told us').fill('People want help that they can reach without a car.');
    await page.getByLabel('Getting there').check();
    await page.getByLabel('Being told').check();
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Save it' }).click();
    await page.getByText('16 of 16 settled ideas and comments').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Publish with its limits' }).count(), 0, 'who codes does not publish');
    await page.getByLabel('Source').selectOption({ index: 1 });
    await page.getByLabel('It adds something').check();
    await page.getByLabel('Why').fill('The source does not speak of buses.');
    await page.getByRole('button', { name: 'Save what you found' }).click();
  }

  async function publish(page: Page, keeping: string): Promise<string> {
    await page.goto(keeping);
    await page.getByRole('button', { name: 'Publish with its limits' }).click();
    await page.getByRole('link', { name: 'Say who was not heard' }).waitFor();
    await page.getByLabel('Whom did you not hear?').fill('We heard few people under 25.');
    await page.getByRole('button', { name: 'Publish with its limits' }).click();
    await page.getByText('The limits of what we heard').waitFor();
    return page.url();
  }

  async function readAsAnyone(theme: string): Promise<void> {
    const { context, page } = await newVisitor({ script: false, width: 320 });
    await page.goto(`${site.address}${talk}/themes`);
    await assertAccessible(page);
    await page.getByRole('link', { name: 'Help near home' }).click();
    assert.equal(page.url(), theme);
    await assertAccessible(page);
    const text = await page.locator('main').innerText();
    for (const said of ['16 of 16 coded ideas and comments', 'We heard few people under 25.', 'The coders agree well enough to rely on', 'The source does not speak of buses.']) assert.ok(text.includes(said), said);
    assert.ok(!/Test researcher|Test community partner/.test(text), 'no coder is named');
    await page.locator('#words + ul a').first().click();
    assert.match(page.url(), /\/ideas\//, 'one step leads to the words');
    assert.equal((await page.request.get(`${site.address}${talk}/coding`, { maxRedirects: 0 })).status(), 303);
    await context.close();
  }
});
