import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openTestSite } from '#test/site';

it('the improvement page answers anyone', async () => {
  const site = await openTestSite();
  try {
    const answer = await site.server.inject('/improvement');
    assert.equal(answer.statusCode, 200);
    assert.match(answer.body, /Improvement projects<\/h1>/);
  } finally {
    await site.close();
  }
});
