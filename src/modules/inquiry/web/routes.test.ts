import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openTestSite } from '#test/site';

it('the inquiry page answers anyone', async () => {
  const site = await openTestSite();
  try {
    const answer = await site.server.inject('/inquiry');
    assert.equal(answer.statusCode, 200);
    assert.match(answer.body, /<h1>Inquiry<\/h1>/);
  } finally {
    await site.close();
  }
});
