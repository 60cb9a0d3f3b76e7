import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestSite, type TestSite } from '#test/site';
import { pagesFor, pagesOfSite } from './pages-of-site.ts';

describe('pages of the site in search', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite();
  });
  after(() => site.close());

  it('open for anyone, each once', async () => {
    for (const { href } of pagesOfSite) assert.equal((await site.server.inject(href)).statusCode, 200, href);
    assert.equal(new Set(pagesOfSite.map(({ href }) => href)).size, pagesOfSite.length);
  });

  it('are found by what people call them, in a whole question too', () => {
    const first = (words: string) => pagesFor(words)[0]?.href;
    assert.equal(first('privacy'), '/privacy');
    assert.equal(first('How do I nominate somebody?'), '/awards');
    assert.equal(first('how can I sign in'), '/sign-in');
    assert.equal(first('snapshots'), '/inquiry/questions');
    assert.equal(first('acronyms'), '/glossary');
    assert.deepEqual(pagesFor('how do I'), []);
    assert.deepEqual(pagesFor('privacy of podiatrists'), [], 'every word counts');
    assert.ok(pagesOfSite.length > 30 && pagesFor('take part').length <= 3);
  });

  it('stand before what people made, on the first page of what was found, and where nothing else was found', async () => {
    const read = async (query: string) => (await site.server.inject(`/search?${query}`)).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    assert.match(await read('q=how+do+I+nominate'), /Pages of this site Awards: put somebody forward .*Nothing else found for “how do I nominate”/);
    assert.match(await read('q=events'), /Pages of this site Events /);
    assert.doesNotMatch(await read('q=events&page=2'), /Pages of this site/);
    assert.doesNotMatch(await read('q=events&kind=events'), /Pages of this site/);
    assert.match(await read('q=xyzzy'), /Nothing found for “xyzzy”/);
  });
});
