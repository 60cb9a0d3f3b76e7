import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openTestSite } from '#test/site';

it('the way into the room answers anyone', async () => {
  const site = await openTestSite();
  try {
    const answer = await site.server.inject('/stories');
    assert.equal(answer.statusCode, 200);
    assert.ok(/Share and celebrate<\/h1>/.test(answer.body));
  } finally {
    await site.close();
  }
});
