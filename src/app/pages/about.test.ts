import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestSite, type TestSite } from '#test/site';

describe('the page about this site', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite(); });
  after(() => site.close());

  it('names whose words are shown under which licence, says that it is no NHS site, and is linked from every page', async () => {
    const { body, statusCode } = await site.server.inject('/about');
    assert.equal(statusCode, 200);
    const { rows } = await site.database.owner.query<{ attribution: string; is_example: boolean }>("select v.document ->> 'attribution' as attribution, s.is_example from strategy.strategy s join strategy.version v on v.strategy_id = s.id and v.number = s.current_version");
    assert.ok(rows.some(({ is_example: isExample }) => isExample) && rows.filter(({ is_example: isExample }) => !isExample).length >= 3);
    const text = body.replaceAll('&amp;', '&').replaceAll('&#39;', "'");
    for (const { attribution, is_example: isExample } of rows) assert.equal(text.includes(attribution), !isExample, attribution);
    assert.match(text, /It is not a site of the NHS\./);
    assert.match((await site.server.inject('/professions')).body, /<footer.*href="\/about"/s);
  });
});
