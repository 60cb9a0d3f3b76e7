import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeBrowser, newVisitor } from '#test/browser';
import { openTestSite, type TestSite } from '#test/site';

describe('a strategy on one sheet of paper', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite({ listen: true }); });
  after(async () => {
    await closeBrowser();
    await site.close();
  });

  for (const code of ['ox', 'nat', 'vale', 'ahpia']) {
    it(`prints ${code} on one page of A4`, async () => {
      const { context, page } = await newVisitor({ script: false });
      await page.goto(`${site.address}/strategies/${code}/print`);
      const pdf = (await page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1');
      const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))].toSorted((a, b) => a - b));
      assert.deepEqual(sizes, [[595, 842]], 'one page, 210 by 297 mm');
      await context.close();
    });
  }
});
