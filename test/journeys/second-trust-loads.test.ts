import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { assertAccessible, closeVisitors } from '#test/browser';
import { visitorAs } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';

const brokenFile = readFileSync(new URL('../fixtures/hillmoor-one-bad-line.yaml', import.meta.url), 'utf8');

describe('a second trust loads its own strategy from a file with one bad line, mends it, and loads it', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite({ listen: true }); });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  for (const script of [true, false]) {
    it(`with JavaScript ${script ? 'on' : 'off'}`, async () => {
      // The second round loads another strategy, because the first one is there by now.
      const file = script ? brokenFile : brokenFile.replaceAll('hillmoor', 'hillmoor-two');
      const { context, page } = await visitorAs(site, 'Chief AHP', { organisation: 'hillmoor', script });
      await page.goto(`${site.address}/strategies`);
      await page.getByRole('link', { name: 'Load the strategy of your organisation' }).click();
      if (script) await assertAccessible(page);
      await choose(file);

      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      const row = page.getByRole('row').filter({ hasText: 'type: objectiv' });
      assert.match((await row.innerText()).replaceAll(/\s+/g, ' '), /Line 33, letter 15 .*type: objectiv .*Did you mean “objective”/);
      if (script) await assertAccessible(page);
      assert.equal(await stored(script ? 'hillmoor' : 'hillmoor-two'), 0, 'nothing of the file is kept');

      await choose(file.replace('type: objectiv\n', 'type: objective\n'));
      await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Close to Home' }).waitFor();
      assert.match(page.url(), /\/strategies\/hillmoor/);
      await page.getByRole('heading', { name: 'The same as a list' }).waitFor();
      assert.equal(await page.locator('.allied-diagram__pillar').count(), 1);
      if (script) await assertAccessible(page);
      assert.equal(await stored(script ? 'hillmoor' : 'hillmoor-two'), 1);
      await context.close();

      async function choose(text: string): Promise<void> {
        await page.getByLabel('File').setInputFiles({ name: 'hillmoor.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
        await page.getByRole('button', { name: 'Load this file' }).click();
      }
    });
  }

  const stored = async (code: string) => Number((await site.database.owner.query<{ n: string }>('select count(*) n from strategy.strategy where code = $1', [code])).rows[0]?.n);
});
