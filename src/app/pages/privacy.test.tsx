import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { renderToString } from 'preact-render-to-string';
import { siteContact } from '#modules/directory';
import { Privacy } from './privacy.tsx';

const source = fileURLToPath(new URL('../../', import.meta.url));

/** Cookies of a room that this installation may not have yet; the page speaks of them already. */
const stillToCome = ['allied_voice'];

describe('the privacy page', () => {
  const html = renderToString(<Privacy contact={siteContact} />);

  it('names every cookie that the source sets, and no other', () => {
    const files = globSync('**/*.{ts,tsx}', { cwd: source }).filter((file) => !/\.test\.|db\/types|pages\/privacy/.test(file));
    const set = new Set(files.flatMap((file) => [...readFileSync(source + file, 'utf8').matchAll(/(?:cookie\w*|Cookie\w*)\s*[:=]\s*'(allied_\w+)'/gi)].map(([, name = '']) => name)));
    assert.ok(set.size >= 3, 'the source sets cookies');
    const told = [...html.matchAll(/<code>(allied_\w+)<\/code>/g)].map(([, name = '']) => name);
    assert.deepEqual([...set].filter((name) => !told.includes(name)), [], 'set but not told');
    assert.deepEqual(told.filter((name) => !set.has(name) && !stillToCome.includes(name)), [], 'told but not set');
  });

  it('sets no cookie under a name that this test could not see', () => {
    for (const file of globSync('**/*.{ts,tsx}', { cwd: source }).filter((one) => !one.includes('.test.'))) {
      for (const [call] of readFileSync(source + file, 'utf8').matchAll(/setCookie\((['"`])[^)]*/g)) assert.fail(`${file}: ${call} gives the name in place; keep it in a constant called …Cookie or cookieName`);
    }
  });

  it('says that signing in is recorded', () => assert.match(html, /Each time you sign in/));
});
