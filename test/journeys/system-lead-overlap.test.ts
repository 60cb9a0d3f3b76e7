import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, closeVisitors } from '#test/browser';
import { visitorAs } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';

describe('a system lead finds overlap between two organisations', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite({ listen: true });
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  // Each run uses an ambition of its own, on which nobody works yet.
  for (const { script, node, width } of [{ script: true, node: 'nat.a5.1', width: 1280 }, { script: false, node: 'nat.a4.2', width: 320 }]) {
    it(`with JavaScript ${script ? 'on' : 'off'}, ${width} pixels wide`, async () => {
      const signIn = async (role: string, organisation: string): Promise<Page> => (await visitorAs(site, role, { organisation, script, width })).page;
      const lead = await signIn('system lead', 'rivers-and-moor');
      await lead.goto(`${site.address}/strategies/nat/overlap`);
      assert.ok(await hasNode(lead, 'gaps', node), 'at first nobody works on it');

      const vale = await signIn('Chief AHP', 'vale-and-riverside');
      await register(vale, site, { title: `Vale tries it, script ${script}`, node });
      await lead.reload();
      assert.ok(await hasNode(lead, 'gaps', node), 'work that is not shared stays at home');
      await vale.getByRole('button', { name: 'Share this workstream' }).click();
      await lead.reload();
      assert.ok(await hasNode(lead, 'alone', node));

      const hillmoor = await signIn('service lead', 'hillmoor');
      await register(hillmoor, site, { title: `Hillmoor tries it too, script ${script}`, node });
      await hillmoor.getByRole('link', { name: `Vale tries it, script ${script}` }).waitFor();
      await hillmoor.getByRole('button', { name: 'Share this workstream' }).click();

      await lead.reload();
      assert.ok(await hasNode(lead, 'overlaps', node), 'both are now side by side');
      const overlaps = (await lead.locator('section', { has: lead.locator('#overlaps') }).textContent()) ?? '';
      for (const words of [`Vale tries it, script ${script}`, `Hillmoor tries it too, script ${script}`]) assert.ok(overlaps.includes(words), words);
      assert.ok(!(await lead.content()).includes('Safe to speak up'), 'work that Vale keeps to itself is nowhere');
      if (script) await assertAccessible(lead);

      await lead.getByRole('link', { name: `Hillmoor tries it too, script ${script}` }).click();
      assert.match((await lead.textContent('main')) ?? '', /Hillmoor Care Trust/);
      assert.equal(await lead.getByRole('button', { name: 'Stop sharing' }).count(), 0, 'a guest reads and changes nothing');
      if (script) await assertAccessible(lead);
    });
  }
});

async function register(page: Page, site: TestSite, { title, node }: { title: string; node: string }): Promise<void> {
  await page.goto(`${site.address}/workstreams`);
  await page.getByRole('button', { name: 'Register a workstream' }).click();
  await page.getByRole('button', { name: 'Register this workstream' }).click();
  assert.match((await page.textContent('.nhsuk-error-summary')) ?? '', /Enter a title/);
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('What you do').fill('We ask citizens what matters to them.');
  await page.getByLabel('Which part of a strategy does it serve?').selectOption(node);
  await page.getByLabel('Yes, it is a main link').check();
  await page.getByLabel('Why it serves this part').fill('It is what this ambition asks for');
  await page.getByRole('button', { name: 'Check the words' }).click();
  assert.match((await page.textContent('#word-advice')) ?? '', /people and communities/);
  if (title.endsWith('true')) await assertAccessible(page);
  await page.getByRole('button', { name: 'Register this workstream' }).click();
  await page.getByRole('heading', { name: title, level: 1 }).waitFor();
}

/** Whether a part of the strategy stands in this section of the page. */
async function hasNode(page: Page, section: string, code: string): Promise<boolean> {
  const part = page.locator('section', { has: page.locator(`#${section}`) });
  return (await part.locator(`a[href$="/nodes/${code}"]`).count()) > 0;
}
