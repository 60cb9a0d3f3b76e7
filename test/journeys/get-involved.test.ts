import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, closeVisitors, newVisitor, watchOutsideRequests } from '#test/browser';
import { visitorAs } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';

describe('with no conversation open, a person still gets involved, without JavaScript', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite({ listen: true });
    site.setTime(new Date('2026-11-22T10:04:00Z'));
    await site.database.owner.query("update conversations.phase set closed_at = '2026-11-20', sealed_at = '2026-11-20' where kind <> 'always open'");
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });
  const rows = async <Row extends Record<string, unknown>>(query: string) => (await site.database.owner.query<Row>(query)).rows;
  const visitor = (width = 320) => newVisitor({ script: false, width, height: 568 });

  async function involved(page: Page): Promise<void> {
    await page.goto(site.address);
    await page.getByRole('link', { name: 'Get involved at any time' }).click();
    await page.getByRole('link', { name: 'Vale and Riverside' }).click();
    await page.getByRole('heading', { name: 'Get involved' }).waitFor();
  }

  it('leaves a comment in their language, prints a form, and reads what was done last year', async () => {
    const { context, page } = await visitor();
    const outside = watchOutsideRequests(page, site.address);
    await involved(page);
    await assertAccessible(page);
    await page.getByText('No other conversation is open just now').waitFor();
    await page.getByText('Every team has the hour from September').waitFor();
    await page.getByText('People for the group that designs the new foot clinic').waitFor();
    await page.getByRole('link', { name: 'Print a form and fill it in with a pen' }).click();
    await page.getByText('Where to send this').waitFor();
    await page.getByRole('link', { name: 'Go back' }).click();
    await page.getByRole('button', { name: 'Leave your words' }).click();
    await page.getByRole('link', { name: 'Polski', exact: true }).click();
    assert.equal(await page.getByText('Co chcą nam Państwo powiedzieć?').evaluate((element) => element.closest('[lang]')?.getAttribute('lang')), 'pl');
    await assertAccessible(page);
    assert.equal(await page.getByLabel('I write in').inputValue(), 'pl');
    await page.getByLabel('Your idea').fill('Więcej ławek przed poradnią');
    await page.getByRole('button', { name: 'Send your idea' }).click();
    await page.getByRole('heading', { name: 'Thank you for your idea' }).waitFor();
    assert.deepEqual(await rows("select language, state from conversations.contribution where words like 'Więcej ławek%'"), [{ language: 'pl', state: 'held' }]);
    assert.deepEqual(outside, []);
    await context.close();
  });

  it('reads the right direction for a language from the right to the left, and easy read', async () => {
    const { context, page } = await visitor(1280);
    await page.goto(`${site.address}/conversations/vale-open-door/1`);
    await page.getByRole('link', { name: 'اردو' }).click();
    const question = page.getByText('آپ ہمیں کیا بتانا چاہتے ہیں؟');
    assert.deepEqual(await question.evaluate((element) => { const { lang = '', dir = '' } = (element.closest('[dir]') as { lang?: string; dir?: string } | null) ?? {}; return [lang, dir]; }), ['ur', 'rtl']);
    await assertAccessible(page);
    await page.getByRole('link', { name: 'Easy read' }).click();
    await page.getByText('What do you want to say to us?').waitFor();
    await page.getByText('In English, translated by a person: Tell us where we can park near the clinic.').waitFor();
    await context.close();
  });

  it('joins the list only after a yes by email, gets letters, and leaves it again', async () => {
    const { context, page } = await visitor();
    await involved(page);
    await page.getByLabel('Your email address').fill('not an address');
    await page.getByRole('button', { name: 'Ask for emails' }).click();
    await page.getByRole('link', { name: /Enter an email address/ }).waitFor();
    await page.getByLabel('Your email address').fill('Rosa@Home.example');
    await page.getByRole('button', { name: 'Ask for emails' }).click();
    await page.getByRole('heading', { name: 'Look into your post' }).waitFor();
    assert.deepEqual(await rows('select 1 from conversations.list_address'), []);
    const [letter] = await rows<{ body: string }>("select body from platform.mail where to_address = 'rosa@home.example'");
    await page.goto(/http\S+\/mail-list\/joining\/\S+/.exec(letter?.body ?? '')?.[0].replace(/^https?:\/\/[^/]+/, site.address) ?? '');
    await assertAccessible(page);
    assert.deepEqual(await rows('select 1 from conversations.list_address'), [], 'opening the link is not a yes');
    await page.getByRole('button', { name: 'Yes, put me on the list' }).click();
    await page.getByRole('heading', { name: 'You are on the list' }).waitFor();
    assert.deepEqual(await rows('select address from conversations.list_address'), [{ address: 'rosa@home.example' }]);
    await context.close();
  });

  it('is under 16: an adult says yes first, nothing is asked about them, and nothing says that a child wrote', async () => {
    const { context, page } = await visitor();
    await involved(page);
    await page.getByRole('link', { name: 'This page is for you' }).click();
    await page.getByText('Childline').first().waitFor();
    await assertAccessible(page);
    assert.equal(await page.getByLabel(/postcode/i).count(), 0);
    await page.getByLabel('What do you think?').fill('The waiting room needs books for my age');
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.getByRole('link', { name: 'Ask an adult who looks after you, then tick the box' }).waitFor();
    assert.equal(await page.getByLabel('What do you think?').inputValue(), 'The waiting room needs books for my age', 'what was typed is kept');
    await page.getByLabel('An adult who looks after me says that I can send this').check();
    await page.getByRole('button', { name: 'Send it' }).click();
    const code = (await page.locator('.nhsuk-u-font-size-32 strong').innerText()).trim();
    assert.match(code, /-Y$/);
    assert.equal(await page.getByText('Tell us a little about you').count(), 0, 'no question about who they are');
    await page.goto(`${site.address}/your-words`);
    await page.getByLabel('Your code').fill(code);
    await page.getByRole('button', { name: 'Find my words' }).click();
    await page.getByText('The waiting room needs books').first().waitFor();
    assert.equal(await page.getByText('What may we do with your words?').count(), 0);
    await context.close();
  });

  it('is under 16 and in danger at home: the words are kept without the box, and help is shown at once', async () => {
    const { context, page } = await visitor();
    await page.goto(`${site.address}/conversations/vale-open-door/1/young`);
    await page.getByLabel('What do you think?').fill('My dad hits me and I am scared to go home');
    await page.getByRole('button', { name: 'Send it' }).click();
    await page.locator('#help-at-once').waitFor();
    assert.equal((await rows("select concern from conversations.contribution where words like 'My dad hits%' and state = 'held'"))[0]?.['concern'] === null, false);
    await context.close();
  });

  const signedIn = (role: string) => visitorAs(site, role, { script: false, height: 568 });

  it('is read by a moderator who sees in which language it is written', async () => {
    const { context, page } = await signedIn('moderator');
    await page.goto(`${site.address}/moderation?conversation=vale-open-door`);
    for (let left = 4; left > 0 && (await page.getByText('Written in Polish').count()) === 0; left -= 1) await page.getByRole('button', { name: 'Show these words (s)', exact: true }).click();
    await page.getByText('Written in Polish').waitFor();
    assert.equal(await page.locator('#words-to-read p').getAttribute('lang'), 'pl');
    await context.close();
  });

  it('is a member whose group is invited: reads it on their own page, and asks for emails', async () => {
    await rows("update conversations.phase set closed_at = null, sealed_at = null where kind = 'staff voice'");
    const { context, page } = await signedIn('member');
    await rows("update directory.membership set role_group = 'support-workers' where role = 'member'");
    await page.goto(`${site.address}/my-work`);
    await page.locator('#notices').getByText('You are invited by Vale and Riverside').waitFor();
    await page.getByRole('link', { name: 'Your invitations, and emails about them' }).click();
    await assertAccessible(page);
    await page.getByRole('button', { name: /^Send me emails/ }).first().click();
    await page.getByText('It is saved.').waitFor();
    assert.equal((await rows('select 1 from conversations.mail_wish')).length, 1);
    await context.close();
  });
});
