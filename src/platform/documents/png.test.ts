import assert from 'node:assert/strict';
import { inflateSync } from 'node:zlib';
import { test } from 'node:test';
import { drawing } from './drawing.ts';
import { paintPng } from './png.ts';

/** Width, height and the share of samples that are not white, filters of rows and all: enough to see ink. */
function read(png: Uint8Array): { widthPx: number; heightPx: number; bytes: Buffer } {
  const file = Buffer.from(png);
  const parts: Buffer[] = [];
  for (let at = 8; at < file.length; at += 12 + file.readUInt32BE(at)) if (file.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + file.readUInt32BE(at)));
  return { widthPx: file.readUInt32BE(16), heightPx: file.readUInt32BE(20), bytes: inflateSync(Buffer.concat(parts)) };
}

const svg = (inside: string, width = 100, height = 50) => drawing(`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Arial, sans-serif" font-size="16" color="#212b32">${inside}</svg>`);

test('twice as wide and high; words are painted with the packaged typeface', async () => {
  const empty = read(await paintPng(svg('')));
  assert.deepEqual([empty.widthPx, empty.heightPx], [200, 100]);
  const words = read(await paintPng(svg('<text x="2" y="20" fill="currentColor">Ŵy physio</text>')));
  assert.ok(words.bytes.some((value, at) => value !== empty.bytes[at]), 'ink');
});

test('a huge drawing is painted smaller, so that memory stays bounded', async () => {
  const { widthPx, heightPx } = read(await paintPng(svg('', 760, 40_000)));
  assert.ok(widthPx * heightPx <= 12_100_000, `${widthPx} × ${heightPx}`);
});

test('what is no drawing is refused with words, and the next one is painted', async () => {
  await assert.rejects(paintPng({ svg: '<svg', widthPx: 10, heightPx: 10 }), Error);
  assert.equal(read(await paintPng(svg(''))).widthPx, 200);
});
