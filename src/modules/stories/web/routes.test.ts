import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openTestSite } from '#test/site';

it('the stories page answers anyone', async () => {
  const site = await openTestSite();
  try {
    const answer = await site.server.inject('/stories');
    assert.equal(answer.statusCode, 200);
    assert.match(answer.body, /<h1>Stories<\/h1>/);
  } finally {
    await site.close();
  }
});
