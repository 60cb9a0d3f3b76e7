import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawing } from './drawing.ts';

const around = (inside: string) => `<svg viewBox="0 0 320 40">${inside}</svg>`;

test('reads the size and adds the namespace that readers outside a page need', () => {
  const made = drawing(around('<rect width="10" height="10"/>'));
  assert.deepEqual([made.widthPx, made.heightPx], [320, 40]);
  assert.match(made.svg, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox/);
});

test('words in a drawing may say anything, when escaped', () => {
  assert.ok(drawing(around('<text>style= onload= href="x" &lt;script&gt; $ # @</text>')).svg.includes('&lt;script&gt;'));
});

for (const [name, inside] of [
  ['a script', '<script>1</script>'], ['a script in capitals', '<SCRIPT>1</SCRIPT>'], ['a page', '<foreignObject/>'],
  ['a style element', '<style>a{}</style>'], ['a style attribute', '<rect style="fill:red"/>'], ['an event', '<rect onload="x"/>'], ['an event behind a quoted bracket', '<rect data-a=">" onload="x"/>'],
  ['an outside link', '<use href="https://x.example/a.svg#b"/>'], ['an outside fill', '<rect fill="url(https://x.example)"/>'],
  ['an image', '<image href="#a"/>'], ['an entity', '<!ENTITY x "y">'], ['movement', '<animate attributeName="x"/>'],
] as const) {
  test(`refuses ${name}`, () => assert.throws(() => drawing(around(inside)), /may not hold/));
}

test('refuses what is not one svg element with a size', () => {
  assert.throws(() => drawing('<p>no</p>'), /one svg element/);
  assert.throws(() => drawing('<svg><rect/></svg>'), /viewBox/);
});

test('a pattern or a mark inside the same drawing may be used', () => {
  assert.ok(drawing(around('<pattern id="p"/><rect fill="url(#p)"/><use href="#p"/>')));
});
