import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readZip, zipOf, zipOfPieces } from './index.ts';

const limits = { maxFiles: 10, maxBytes: 100_000 };
const at = new Date('2026-11-22T06:00:00Z');
const textsOf = (archive: Buffer) => {
  const read = readZip(archive, limits);
  return read.ok ? Object.fromEntries([...read.files].map(([name, content]) => [name, content.toString()])) : read.sentence;
};

test('what is written is read back, at once and in pieces', async () => {
  const files = { 'README.txt': 'Good morning, ŵ', 'phase-1/comments.csv': 'a,b\r\n'.repeat(500), 'empty.csv': '' };
  const list = Object.entries(files).map(([name, text]) => ({ name, text }));
  assert.deepEqual(textsOf(zipOf(list, at)), files);
  const pieces = await zipOfPieces(list.map(({ name, text }) => ({ name, pieces: text.match(/[\s\S]{1,7}/g) ?? [] })), at);
  assert.deepEqual(textsOf(Buffer.concat(pieces)), files);
});

test('never throws, whatever the file, and keeps to its limits', () => {
  const good = zipOf([{ name: 'a.csv', text: 'x'.repeat(5_000) }], at);
  fc.assert(fc.property(fc.nat(good.length - 1), fc.nat(255), (place, value) => {
    const broken = Buffer.from(good);
    broken[place] = value;
    const read = readZip(broken, limits);
    assert.ok(!read.ok || [...read.files.values()].every((content) => content.length <= limits.maxBytes));
  }), { numRuns: 500 });
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void readZip(Buffer.from(bytes), limits)));
  assert.match(JSON.stringify(textsOf(zipOf([{ name: 'a', text: 'x'.repeat(100_001) }], at))), /damaged/);
  assert.match(JSON.stringify(textsOf(zipOf([{ name: '../a', text: 'x' }], at))), /plain file name/);
  assert.match(JSON.stringify(textsOf(zipOf([{ name: '/etc/a', text: 'x' }], at))), /plain file name/);
  assert.match(JSON.stringify(textsOf(zipOf(Array.from({ length: 11 }, (_, n) => ({ name: `f${n}`, text: '' })), at))), /more than 10/);
});
