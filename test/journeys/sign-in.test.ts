import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, closeVisitors, newVisitor, watchOutsideRequests } from '#test/browser';
import { openTestSite, type TestSite } from '#test/site';

describe('signing in, in a real browser', () => {
  let site: TestSite;
  let home = '';
  before(async () => {
    site = await openTestSite({ listen: true });
    // Browsers bind passkeys to a name, so this site is visited by its name.
    home = site.address.replace('127.0.0.1', 'localhost');
    site.house.config.baseUrl = home;
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  async function signInByLink(page: Page, email: string): Promise<void> {
    await page.goto(`${home}/sign-in`);
    await page.getByLabel('Email address').fill(email);
    await page.getByRole('button', { name: 'Send me a link' }).click();
    await page.getByRole('heading', { name: 'Check your email' }).waitFor();
    await page.getByRole('link', { name: 'read them in the outbox' }).click();
    await page.locator('article').first().getByRole('link').click();
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  }

  for (const { script, width } of [{ script: true, width: 1280 }, { script: false, width: 320 }]) {
    it(`works by link with JavaScript ${script ? 'on' : 'off'}, ${width} pixels wide`, async () => {
      const { context, page } = await newVisitor({ script, width });
      const outside = watchOutsideRequests(page, home);
      await page.goto(`${home}/sign-in`);
      await page.getByRole('button', { name: 'Send me a link' }).click();
      await page.getByRole('link', { name: 'Enter your email address' }).waitFor();
      assert.match(await page.title(), /^Error: /);
      await signInByLink(page, `new.person.${width}@charity.example`);
      await page.getByText('Welcome. Tell us the name').waitFor();
      await page.getByLabel('Your name').fill('New Person');
      await page.getByRole('button', { name: 'Keep this name' }).click();
      await page.goto(`${home}/account`);
      assert.ok(await page.getByRole('banner').getByRole('link', { name: 'New Person' }).isVisible());
      if (script) await assertAccessible(page);
      await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor();
      assert.deepEqual(outside, []);
      await context.close();
    });
  }

  it('works by passkey, and a copied key with an old count does not', async () => {
    const { context, page } = await newVisitor();
    const devTools = await context.newCDPSession(page);
    await devTools.send('WebAuthn.enable');
    const { authenticatorId } = await devTools.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
    await signInByLink(page, 'peter.ash@vale-and-riverside.example');
    await page.goto(`${home}/account`);
    await page.getByRole('button', { name: 'Add a passkey' }).click();
    await page.getByRole('button', { name: /Remove the passkey/ }).waitFor();
    await assertAccessible(page);
    const copy = (await devTools.send('WebAuthn.getCredentials', { authenticatorId })).credentials[0];
    await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();

    await page.goto(`${home}/sign-in?then=/people`);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.waitForURL(`${home}/people`);
    assert.match((await page.textContent('main')) ?? '', /Peter Ash/);
    const { rows } = await site.database.owner.query("select how from platform.session order by opened_at desc limit 1");
    assert.equal(rows[0]?.how, 'passkey');

    await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
    await site.database.owner.query('update directory.passkey set counter = 1000');
    assert.ok(copy);
    await page.goto(`${home}/sign-in`);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await page.getByText('That did not work').waitFor();
    await page.goto(`${home}/account`);
    assert.match(page.url(), /\/sign-in/);
    await context.close();
  });

  it('hides the passkey where there is no JavaScript', async () => {
    const { context, page } = await newVisitor({ script: false });
    await page.goto(`${home}/sign-in`);
    assert.equal(await page.getByRole('button', { name: 'Sign in with a passkey' }).isVisible(), false);
    assert.ok(await page.getByRole('button', { name: 'Send me a link' }).isVisible());
    await context.close();
  });

  it('lets a visitor of the demo become an example person and a visitor again', async () => {
    const { context, page } = await newVisitor({ script: false });
    await page.goto(`${home}/demo`);
    await page.getByRole('button', { name: 'Become Kelly Marsh' }).click();
    await page.goto(`${home}/people?group=support-workers`);
    assert.match((await page.textContent('main')) ?? '', /Kelly Marsh/);
    assert.doesNotMatch((await page.textContent('main')) ?? '', /Martin Elswick/);
    assert.equal((await page.goto(`${home}/people/invite`))?.status(), 403);
    await page.getByLabel('Look at this as').selectOption('');
    await page.getByRole('button', { name: 'Change' }).click();
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor();
    await context.close();
  });

  it('shows a role group without anybody an honest sentence', async () => {
    const { context, page } = await newVisitor();
    await page.goto(`${home}/demo`);
    await page.getByRole('button', { name: 'Become Yasmin Farouk' }).click();
    await page.goto(`${home}/people?group=students`);
    await page.getByText('Nobody here is recorded as "Students" yet.').waitFor();
    await assertAccessible(page);
    await context.close();
  });

  it('lets an administrator invite, the invited join, and the review end it', async () => {
    const administrator = await newVisitor();
    await administrator.page.goto(`${home}/demo`);
    await administrator.page.getByRole('button', { name: 'Become Martin Elswick' }).click();
    await administrator.page.goto(`${home}/people/invite`);
    await administrator.page.getByLabel('Their email address').fill('joining@charity.example');
    await administrator.page.getByLabel('Where will they belong?').selectOption({ label: 'Podiatry' });
    await administrator.page.getByLabel('Their role group').selectOption({ label: 'Support workers' });
    await administrator.page.getByRole('radio', { name: 'Member' }).check();
    await administrator.page.getByRole('button', { name: 'Send the invitation' }).click();
    await administrator.page.getByText('joining@charity.example').waitFor();

    const { page } = await newVisitor({ script: false, width: 320 });
    await page.goto(`${home}/outbox`);
    await page.locator('article', { hasText: 'joining@charity.example' }).getByRole('link').click();
    const invitation = page.url();
    await page.getByRole('link', { name: 'Sign in to accept' }).waitFor();
    await signInByLink(page, 'joining@charity.example');
    await page.goto(invitation);
    await page.getByRole('button', { name: 'Accept the invitation' }).click();
    await page.getByText('Vale and Riverside NHS Trust').first().waitFor();

    await administrator.page.goto(`${home}/access-review`);
    await assertAccessible(administrator.page);
    await administrator.page.getByLabel('End the access of somebody without a name as member').check();
    await administrator.page.getByRole('button', { name: 'Record this review' }).click();
    await administrator.page.getByText('Earlier reviews').waitFor();
    await page.goto(`${home}/people`);
    assert.doesNotMatch((await page.textContent('main')) ?? '', /Kelly Marsh/);
  });
});
