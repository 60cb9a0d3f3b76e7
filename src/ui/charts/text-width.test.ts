import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textWidthPx, wrapText } from './text-width.ts';

test('a text is as wide as its letters, with room for a wider stand-in font', () => {
  assert.equal(textWidthPx('', 16), 0);
  // H is 722 and i 222 thousandths in Helvetica; 1.16 is the stand-in's extra width.
  assert.ok(Math.abs(textWidthPx('Hi', 10) - 9.44 * 1.16) < 1e-9);
  assert.equal(textWidthPx('ŵ', 16), textWidthPx('w', 16));
  assert.ok(textWidthPx('Hi', 10, 'bold') > textWidthPx('Hi', 10));
});

const graphemes = (text: string) => Array.from(new Intl.Segmenter('en').segment(text)).length;

test('lines keep every letter in order and stay inside the width', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 40, max: 600 }), (text, widthPx) => {
    const lines = wrapText(text, 16, widthPx);
    assert.equal(lines.join('').replace(/\s/g, ''), text.replace(/\s/g, ''));
    for (const line of lines) assert.ok(graphemes(line) <= 1 || textWidthPx(line, 16) <= widthPx, line);
  }));
});

test('a word too long for a line breaks after its hyphen', () => {
  assert.deepEqual(wrapText('shared decision-making', 14, 90), ['shared', 'decision-', 'making']);
});
