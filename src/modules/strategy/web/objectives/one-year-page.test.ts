import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestSite, type TestSite } from '#test/site';

describe('one year of a strategy', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite();
  });
  after(() => site.close());
  const ask = async (path: string) => {
    const answer = await site.server.inject(path);
    return { status: answer.statusCode, body: answer.body };
  };

  it('names every published objective that the year view counts, and fewer with an aim', async () => {
    const years = await ask('/strategies/vale/years');
    const all = await ask('/strategies/vale/years/2025-26');
    const count = Number(/(\d+) published objectives? for/.exec(all.body)?.[1]);
    assert.ok(count >= 2, 'the demonstration has objectives in this year');
    assert.equal(all.body.match(/<li><a href="\/objectives\//g)?.length, count);
    for (const [link] of years.body.matchAll(/\/objectives\/[0-9a-f-]{36}/g)) if (years.body.split('id="year-2025-26"')[1]?.split('id="year-')[0]?.includes(link)) assert.ok(all.body.includes(link));
    const some = await ask('/strategies/vale/years/2025-26?aim=sustainability');
    const fewer = Number(/(\d+) published objectives? for/.exec(some.body)?.[1]);
    assert.ok(fewer < count, `${fewer} with one aim of ${count}`);
  });

  it('says so where there is none and for a year that is none, and shows the last page where a later one is asked for', async () => {
    assert.match((await ask('/strategies/vale/years/2031-32')).body, /There is none to show here/);
    assert.equal((await ask('/strategies/vale/years/2025-26?page=900')).body.match(/<li><a href="\/objectives\//g)?.length, (await ask('/strategies/vale/years/2025-26')).body.match(/<li><a href="\/objectives\//g)?.length);
    assert.equal((await ask('/strategies/vale/years/2025-27')).status, 404);
    assert.equal((await ask('/strategies/vale/years/x%00')).status, 404);
    assert.equal((await ask('/strategies/nowhere/years/2025-26')).status, 404);
  });
});
