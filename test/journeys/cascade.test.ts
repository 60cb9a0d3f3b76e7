import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, closeVisitors, newVisitor } from '#test/browser';
import { visitorAs } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';

describe('a Chief AHP cascades the national strategy into an annual objective', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite({ listen: true });
    site.setTime(new Date('2026-11-21T10:00:00Z'));
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  for (const script of [true, false]) {
    it(`from an ambition to a public objective with progress, with JavaScript ${script ? 'on' : 'off'}`, { timeout: 120_000 }, async () => {
      const { context, page } = await visitorAs(site, 'Chief AHP', { script });
      const step = async (title: string) => {
        await page.locator('h1').waitFor();
        assert.equal(await page.locator('h1').count(), 1, title);
        if (script) await assertAccessible(page);
      };

      await page.goto(`${site.address}/strategies/nat/nodes/nat.a3.1`);
      await step('the ambition');
      await page.goto(`${site.address}/objectives/new?strategy=nat&node=nat.a3.1`);
      await step('the empty form');
      await page.getByRole('button', { name: 'Save the draft' }).click();
      await step('the form with its errors');
      assert.match(await page.title(), /^Error: /);
      const summary = page.getByRole('alert').or(page.locator('.nhsuk-error-summary')).first();
      assert.ok((await summary.getByRole('link').count()) >= 3);

      const wording = `People in the hills are seen as soon as everyone else, ${script ? 'by bus' : 'by foot'}`;
      await writeObjective(page, wording);
      await step('the draft');
      assert.equal(await page.getByText('Draft: only your organisation sees it').count(), 1);
      const [address = ''] = page.url().split('?');
      const stranger = await newVisitor({ script });
      assert.equal((await stranger.page.goto(address))?.status(), 404, 'a visitor does not see the draft');
      await stranger.context.close();

      await page.getByRole('link', { name: 'Publish it' }).click();
      await page.getByRole('button', { name: 'Publish now' }).click();
      await step('the refusal');
      assert.match(await page.locator('main').innerText(), /Complete the impact check/);
      await page.goto(`${address}/impact-check/new`);
      await completeCheck(page);
      await page.getByRole('link', { name: 'Publish it' }).click();
      await page.getByRole('button', { name: 'Publish now' }).click();
      await step('the published objective');
      assert.equal(await page.getByText('Draft: only your organisation sees it').count(), 0);
      assert.match(await page.locator('main').innerText(), /Supporting more equitable access to AHP services/);

      await page.getByRole('link', { name: 'Record progress' }).click();
      await page.getByLabel('On track').check();
      await page.getByLabel('What happened since the last update?').fill('The first hall is booked');
      await page.getByLabel('Better for people').check();
      await page.getByRole('button', { name: 'Save this update' }).click();
      await step('a claim without evidence');
      assert.match(await page.locator('.nhsuk-error-summary').innerText(), /Add the evidence/);
      assert.equal(await page.getByLabel('What happened since the last update?').inputValue(), 'The first hall is booked');
      await page.getByLabel('Too early to say').check();
      await page.getByRole('button', { name: 'Save this update' }).click();
      await step('the update');
      await context.close();

      const visitor = await newVisitor({ script, width: 320 });
      await visitor.page.goto(`${site.address}/organisations/vale-and-riverside/objectives?year=2026-27`);
      await visitor.page.getByRole('link', { name: wording }).click();
      const words = await visitor.page.locator('main').innerText();
      assert.match(words, /The first hall is booked/);
      assert.match(words, /Co-produced|consulted|People not yet involved/i);
      assert.doesNotMatch(words, /Test Chief AHP/, 'the public reads the role, not the person');
      if (script) await assertAccessible(visitor.page);
      await visitor.context.close();
    });
  }
});

async function writeObjective(page: Page, wording: string): Promise<void> {
  await page.getByLabel('Which part of the strategy does it mainly serve?').selectOption({ label: 'Supporting more equitable access to AHP services' });
  await page.getByLabel('Why does it serve this part?').fill('People far from town wait longer');
  await page.getByLabel('What do you want to achieve this year?').fill(wording);
  await page.getByLabel('Which role answers for it?').fill('Chief AHP');
  await page.getByLabel('Better health for all').check();
  await page.getByLabel('Which person is it?').selectOption({ label: 'Test Chief AHP' });
  await page.getByLabel('People with lived experience or carers').check();
  await page.getByLabel('Day', { exact: true }).fill('3');
  await page.getByLabel('Month', { exact: true }).fill('11');
  await page.getByLabel('Year', { exact: true }).fill('2026');
  await page.getByRole('button', { name: 'Save the draft' }).click();
}

async function completeCheck(page: Page): Promise<void> {
  for (const box of await page.locator('input[name=groups]').all()) await box.check();
  await page.getByLabel('What did you look at, and whom did you ask?').fill('The referral list and two village groups');
  await page.getByLabel('Who might be left out or harmed, and how?').fill('People in town could wait longer');
  await page.getByLabel('What will you do about it?').fill('Town clinics keep their hours');
  await page.getByLabel('Which role answers for this check?').fill('Chief AHP');
  await page.getByLabel('Day', { exact: true }).fill('1');
  await page.getByLabel('Month', { exact: true }).fill('6');
  await page.getByLabel('Year', { exact: true }).fill('2027');
  await page.getByRole('button', { name: 'Save the completed check' }).click();
}
