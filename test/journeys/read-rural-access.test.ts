import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { closeVisitors, newVisitor, watchOutsideRequests } from '#test/browser';
import { openTestSite, type TestSite } from '#test/site';

describe('a member of the public reads what the strategy says about rural access, on an old phone without JavaScript', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite({ listen: true }); });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  it('finds it from the first page, reads it, what serves it, where it is printed, and says where they stand', async () => {
    const { context, page } = await newVisitor({ script: false, width: 320, height: 568 });
    const outside = watchOutsideRequests(page, site.address);
    const sideways: string[] = [];
    const standsWell = async () => {
      // Without JavaScript the page cannot be asked, so its picture is: nothing may be wider than the phone.
      const { width } = await page.locator('main').boundingBox() ?? { width: 0 };
      if (width > 321 || width === 0) sideways.push(`${page.url()} is ${width} px wide`);
      assert.equal(await page.locator('h1').count(), 1, page.url());
    };
    await page.goto(site.address);
    await standsWell();
    await page.getByLabel('Words to look for').fill('rural');
    await page.getByRole('button', { name: 'Search' }).click();
    await standsWell();
    await page.getByRole('link', { name: 'Supporting more equitable access to AHP services' }).click();
    await standsWell();
    await page.locator('.nhsuk-inset-text', { hasText: 'people living in rural areas' }).first().waitFor();
    await page.getByText('Section 4: Areas of focus, Focus 3').waitFor();
    await page.getByRole('heading', { name: 'What serves it' }).waitFor();
    await page.getByRole('link', { name: 'Provide services that recognise the impact of social, economic, and wider determinants' }).first().click();
    await standsWell();
    await page.getByText('Names social, economic and wider determinants of health.').first().waitFor();
    await page.getByRole('link', { name: 'Oxford Health AHP Strategy' }).first().click();
    await standsWell();
    await page.getByText('3 actions').first().click();
    await page.getByRole('navigation', { name: 'Pages of Oxford Health AHP Strategy' }).getByRole('link', { name: 'What it serves' }).click();
    await page.getByRole('heading', { name: 'Questions to talk about' }).waitFor();
    await standsWell();
    assert.deepEqual(sideways, []);
    assert.deepEqual(outside, []);
    await context.close();
  });
});
