import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { EXAMPLE } from './forms/import-form.tsx';

describe('loading the strategy of an organisation by the form', () => {
  let site: TestSite;
  let visitor: Visitor;
  let organisationId = '';
  before(async () => {
    site = await openTestSite();
    const player = await sessionFor(site, 'Chief AHP');
    organisationId = player.organisationId ?? '';
    visitor = await visitorOf(site, player);
  });
  after(() => site.close());

  const load = async (text: string, reason: string) => {
    const parts = Object.entries({ _csrf: visitor.csrf, organisationId, reason }).map(([name, value]) => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
    const payload = `${parts.join('')}--b\r\ncontent-disposition: form-data; name="file"; filename="s.yaml"\r\ncontent-type: text/yaml\r\n\r\n${text}\r\n--b--\r\n`;
    return site.server.inject({ method: 'POST', url: '/strategies/import', payload, headers: { cookie: visitor.cookies, 'content-type': 'multipart/form-data; boundary=b' } });
  };
  const words = async (url: string) => ((await site.server.inject({ url, headers: { cookie: visitor.cookies } })).body.split('<main')[1] ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

  test('what an imagined organisation loads is an example on its page, in the list, on paper and in the report, and nobody is said not to endorse it', async () => {
    assert.equal((await load(EXAMPLE, '')).statusCode, 303);
    for (const url of ['/strategies/harbour', '/strategies/harbour/print', '/strategies/harbour/report/2026-27']) {
      const text = await words(url);
      assert.match(text, /example/i, url);
      assert.doesNotMatch(text, /has not endorsed this site/, url);
    }
    assert.match(await words('/strategies'), /Harbour strategy Example/);
    assert.match(await words('/strategies/harbour'), /This strategy is an example\. The organisation is imagined\./);
  });

  test('a strategy that a real organisation loads says who put it here', async () => {
    await site.database.owner.query("update directory.organisation set is_example = false where id = $1", [organisationId]);
    assert.equal((await load(EXAMPLE.replaceAll('harbour', 'anchor'), '')).statusCode, 303);
    const text = await words('/strategies/anchor');
    assert.match(text, /Vale and Riverside NHS Trust \(example\) put this strategy here\./);
    assert.doesNotMatch(text, /has not endorsed this site/);
    assert.match(await words('/strategies/ox'), /Oxford Health NHS Foundation Trust has not endorsed this site\./);
    await site.database.owner.query("update directory.organisation set is_example = true where id = $1", [organisationId]);
  });

  test('words in use change with the reason of a person, and not without', async () => {
    const changed = EXAMPLE.replace('title: Care close to home', 'title: Care in your street');
    const refused = await load(changed, '');
    assert.equal(refused.statusCode, 422);
    assert.match(refused.body, /Say why they change, and choose the file again/);
    assert.match(refused.body, /id="reason"/);
    assert.equal((await load(changed, 'People asked for it')).statusCode, 303);
    const versions = await words('/strategies/harbour/versions');
    assert.match(versions, /People asked for it/);
    assert.match(versions, /The first words of this strategy here/);
    assert.doesNotMatch(`${versions}${await words('/strategies/harbour/history')}`, /s\.yaml/);
  });
});
