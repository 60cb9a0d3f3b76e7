import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeVisitors, newVisitor } from '#test/browser';
import { openTestSite, type TestSite } from '#test/site';

describe('a strategy on one sheet of paper', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite({ listen: true }); });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  for (const code of ['ox', 'nat', 'vale', 'ahpia']) {
    it(`prints ${code} on one page of A4`, async () => {
      const { context, page } = await newVisitor({ script: false });
      await page.goto(`${site.address}/strategies/${code}/print`);
      const pdf = (await page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1');
      const sizes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))].toSorted((a, b) => a - b));
      assert.deepEqual(sizes, [[595, 842]], 'one page, 210 by 297 mm');
      await page.emulateMedia({ media: 'print' });
      const smallest = await page.locator('.allied-one-page').evaluate((sheet) => Math.min(...[...sheet.querySelectorAll('*')].filter((part) => part.textContent?.trim()).map((part) => Number.parseFloat(getComputedStyle(part).fontSize))));
      assert.ok(smallest >= 12, `letters of ${smallest * 0.75} points; 9 and more can be read`);
      await context.close();
    });
  }

  for (const form of ['/take-part/form', '/strategies/vale/comments/print', '/glossary/term/label.ethnic-minority/print']) {
    it(`prints the form ${form} on one sheet, also with every way to reach the organisation`, async () => {
      await site.database.owner.query("update directory.organisation set phone = '01632 960 001', phone_hours = 'Monday to Friday, 9am to 5pm', email = 'hello@vale.example', postal_address = E'Mill House\n2 Mill Street\nValeford\nVX1 1AA', in_person = 'The front desk of Mill House' where code = 'vale-and-riverside'");
      const { context, page } = await newVisitor({ script: false });
      await page.goto(site.address + form);
      const pdf = (await page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1');
      assert.equal([...pdf.matchAll(/\/MediaBox \[0 0 [\d.]+ [\d.]+\]/g)].length, 1);
      await context.close();
    });
  }
});
