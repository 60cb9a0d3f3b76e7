import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { renderToString } from 'preact-render-to-string';
import { siteContact } from '#modules/directory';
import { Privacy } from './privacy.tsx';

const source = fileURLToPath(new URL('../../', import.meta.url));

const cookiesIn = (text: string): string[] => [...text.matchAll(/cookie\w*\s*[:=]\s*'(allied_\w+)'/gi)].map(([, name = '']) => name);

describe('the privacy page', () => {
  const html = renderToString(<Privacy contact={siteContact(false)} />);

  it('names every cookie that the source sets, and no other', () => {
    const files = globSync('**/*.{ts,tsx}', { cwd: source }).filter((file) => !/\.test\.|db\/types|pages\/privacy/.test(file));
    const set = new Set(files.flatMap((file) => cookiesIn(readFileSync(source + file, 'utf8'))));
    assert.ok(set.size >= 3, 'the source sets cookies');
    const told = [...html.matchAll(/<code>(allied_\w+)<\/code>/g)].map(([, name = '']) => name);
    assert.deepEqual([...set].filter((name) => !told.includes(name)), [], 'set but not told');
    assert.deepEqual(told.filter((name) => !set.has(name)), [], 'told but not set');
  });

  it('would see a cookie that it does not tell', () => {
    const [planted = ''] = cookiesIn("const plantedCookie = 'allied_planted';");
    assert.equal(planted, 'allied_planted');
    assert.ok(!html.includes(planted));
  });

  it('sets no cookie under a name that this test could not see', () => {
    for (const file of globSync('**/*.{ts,tsx}', { cwd: source }).filter((one) => !one.includes('.test.'))) {
      for (const [call] of readFileSync(source + file, 'utf8').matchAll(/setCookie\((['"`])[^)]*/g)) assert.fail(`${file}: ${call} gives the name in place; keep it in a constant called …Cookie or cookieName`);
    }
  });

  it('tells of own parts, teams, follows, partners, interest and coaches', () => {
    for (const words of [/your own part/, /work on a project/, /follow one/, /invites you as a partner/, /interest in an opening/, /ask a coach/]) assert.match(html, words);
  });

  it('says that signing in is recorded', () => assert.match(html, /Each time you sign in/));
});
