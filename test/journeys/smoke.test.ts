import { after, before, describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { openTestSite, type TestSite } from '#test/site';
import { closeVisitors, newVisitor, watchOutsideRequests } from '#test/browser';

describe('the front page in a real browser', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite({ listen: true });
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  for (const script of [true, false]) {
    it(`opens with JavaScript ${script ? 'on' : 'off'} and asks no other host`, async () => {
      const { context, page } = await newVisitor({ script });
      const outside = watchOutsideRequests(page, site.address);
      const answer = await page.goto(`${site.address}/`);
      assert.equal(answer?.status(), 200);
      assert.deepEqual(outside, []);
      await context.close();
    });
  }
});
