import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readConfig } from '#platform/config';
import { publicViewer, type Dressing } from '#platform/http';
import { mainNavigation } from './navigation.ts';
import { present } from './presentation.tsx';

const read = readConfig({ ALLIED_MODE: 'demo' });
assert.ok(read.ok);
const config = read.config;
const people = ['lead', 'chief', 'support'].map((id) => ({ id, personId: `person-${id}`, name: `The <${id}>` }));
const paths = ['/', '/search', '/strategies/nat', '/quality', '/help', '/sign-in', '/improvement/coverage', '/searching'];

const readers = fc.record({
  who: fc.option(fc.constantFrom(...people)), path: fc.constantFrom(...paths), number: fc.nat(1_000_000),
  title: fc.string({ minLength: 1 }), description: fc.option(fc.string()), isInError: fc.boolean(),
});
type Reader = typeof readers extends fc.Arbitrary<infer T> ? T : never;

const draw = (dress: ReturnType<typeof present>, { who, path, number, title, description, isInError }: Reader): string => {
  const viewer = who ? { ...publicViewer, kind: 'person' as const, signedIn: true, personId: who.personId, name: `Own name ${number}` } : publicViewer;
  const dressing: Dressing = { viewer, path, now: new Date(0), csrf: () => `token-${number}` };
  return dress({ title, content: <p>Main</p>, isInError, ...(description === null ? {} : { description }) }, dressing);
};
const nameless = (html: string): string => html.replaceAll(/(name="_form" value=")[^"]+/g, '$1');

describe('the frame of pages that many read in turn', () => {
  it('says to each what it would say to nobody else, in any order', () => {
    const shared = present(config, people);
    fc.assert(fc.property(fc.array(readers, { minLength: 1, maxLength: 12 }), (all) => {
      for (const one of all) {
        const html = draw(shared, one);
        // A frame that was made for this reader alone.
        assert.equal(nameless(html), nameless(draw(present(config, people), one)));
        assert.deepEqual([...new Set(html.match(/token-\d+/g))], [`token-${one.number}`]);
        assert.deepEqual([...new Set(html.match(/Own name \d+/g))], one.who ? [`Own name ${one.number}`] : []);
        assert.deepEqual([...html.matchAll(/<option value="(\w+)" selected/g)].map(([, id]) => id), one.who ? [one.who.id] : []);
        assert.equal(html.includes('noindex'), one.who !== null);
        const current = mainNavigation(one.path).find((item) => item.current)?.href;
        assert.deepEqual([...html.matchAll(/href="([^"]+)" aria-current="page"/g)].map(([, href]) => href), current ? [current] : []);
      }
      const names = all.flatMap((one) => [...draw(shared, one).matchAll(/name="_form" value="([^"]+)/g)].map(([, name]) => name));
      assert.equal(new Set(names).size, names.length, 'every form has a name of its own');
      assert.equal(names.length, 2 * all.filter(({ who }) => who).length, 'sign out, and the switch of imagined people');
    }), { numRuns: 200 });
  });
});
