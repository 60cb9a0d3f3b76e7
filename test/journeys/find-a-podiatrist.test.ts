import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeVisitors, newVisitor, watchOutsideRequests } from '#test/browser';
import { openTestSite, type TestSite } from '#test/site';

describe('somebody with sore feet finds who can help, on an old phone without JavaScript', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite({ listen: true }); });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  it('says what is wrong in own words, reads why, compares two professions, and reaches the ways in within two steps', async () => {
    const { context, page } = await newVisitor({ script: false, width: 320, height: 568 });
    const outside = watchOutsideRequests(page, site.address);
    const standsWell = async () => {
      const { width } = await page.locator('main').boundingBox() ?? { width: 0 };
      assert.ok(width > 0 && width <= 321, `${page.url()} is ${width} px wide`);
      assert.equal(await page.locator('h1').count(), 1, page.url());
    };
    await page.goto(`${site.address}/professions`);
    await standsWell();
    await page.getByLabel('Say in your own words what you need').fill('my feet hurt and I have diabetes');
    await page.getByRole('button', { name: 'Find who can help' }).click();
    await standsWell();
    assert.equal(await page.locator('.allied-found > li h3').first().innerText(), '1. Podiatrists');
    await page.getByText('You said “feet”').first().waitFor();
    await page.getByText('How to reach them:').first().waitFor();
    await page.getByRole('link', { name: '1. Podiatrists' }).click();
    await standsWell();
    const profession = page.url();
    await page.getByRole('link', { name: 'Compare with another profession' }).click();
    await page.getByLabel('Second profession').selectOption('physiotherapists');
    await page.getByRole('button', { name: 'Compare them' }).click();
    await standsWell();
    await page.getByText('Podiatrists beside Physiotherapists').waitFor();
    await page.goto(profession);
    // One step, and the second is a way in.
    await page.getByRole('link', { name: 'Become one of them' }).click();
    await standsWell();
    await page.getByRole('heading', { name: 'Ways in' }).waitFor();
    await page.getByText('A degree apprenticeship').first().waitFor();
    await page.getByRole('heading', { name: 'Coming back to the work' }).waitFor();
    assert.deepEqual(outside, []);
    await context.close();
  });
});
