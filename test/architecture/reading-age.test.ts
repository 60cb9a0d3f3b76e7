import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { measureReading } from '#engines/readability';
import { may } from '#platform/access';
import { openTestSite, type TestSite } from '#test/site';
import { allRoutes, allSentences } from '../../src/app/web.ts';
import { ownSentences } from './reading-age.ts';

/** Public text is written for a reading age of 9 to 11 (row S138; NHS digital service manual, How we write). */
const HIGHEST_READING_AGE = 11;
/** Below this the formula says more about one word than about the page. */
const FEWEST_WORDS = 40;

describe('the reading age of our own words', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite();
  });
  after(() => site.close());

  it('is at most 11 on every public page', async () => {
    const measured: { url: string; readingAge: number; words: number }[] = [];
    for (const url of publicPages()) {
      const answer = await site.server.inject(url);
      if (answer.statusCode !== 200 || !String(answer.headers['content-type']).includes('html')) continue;
      const reading = measureReading(ownSentences(answer.body));
      if (reading && reading.wordCount >= FEWEST_WORDS) measured.push({ url, readingAge: Math.round(reading.readingAge * 10) / 10, words: reading.wordCount });
    }
    measured.sort((a, b) => b.readingAge - a.readingAge);
    console.log(measured.map(({ url, readingAge, words }) => `  reading age ${readingAge.toFixed(1)} (${words} words) ${url}`).join('\n'));
    assert.ok(measured.length >= 15, `only ${measured.length} pages measured`);
    assert.deepEqual(measured.filter(({ readingAge }) => readingAge > HIGHEST_READING_AGE), []);
  });

  it('would be seen to be too high', () => {
    const hard = '<main><p>Organisational responsibilities necessitate comprehensive interprofessional collaboration across institutional boundaries.</p></main>';
    assert.ok((measureReading(ownSentences(hard))?.readingAge ?? 0) > HIGHEST_READING_AGE);
  });

  it('leaves out what is quoted and what is no sentence, and nothing after it', () => {
    assert.equal(ownSentences('<main id="m"><p>Ours. <span data-quoted>Theirs <b>too</b><br>and this.</span> Ours again.</p><blockquote data-quoted><p>Theirs</p></blockquote><ul><li>A name</li></ul><p>Last one.</p></main>'), 'Ours. Ours again.\n\nLast one.');
  });
});

/** One address for each page that anyone may read. */
function publicPages(): string[] {
  const nobody = { signedIn: false, grants: [] };
  return allRoutes().filter((route) => route.method === 'GET' && !route.api && !route.path.startsWith('/health') && may(allSentences(), nobody, route.may))
    .map((route) => route.path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(route.example?.[name] ?? '')));
}
