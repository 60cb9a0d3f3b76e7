import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { strongestDirections } from './build/components.ts';
import { retrofit } from './build/retrofit.ts';
import { readWordNet } from './build/word-net.ts';
import { readWordVectors, writeWordVectors } from './index.ts';

const bytes = readFileSync(new URL('../../../content/word-vectors/english.bin', import.meta.url));
const vectors = readWordVectors(bytes);
const cosine = (a: string, b: string) => vectors.cosine(vectors.numberOf(a), vectors.numberOf(b));

describe('the committed file', () => {
  test('is the one that was made: digest, shape, words', () => {
    assert.equal(createHash('sha256').update(bytes).digest('hex'), 'bd9aad661990471de66f670297637ac964028f35ea762d6565e0ea7ba749297f');
    assert.deepEqual([vectors.width, vectors.words.length, new Set(vectors.words).size], [64, 32_000, 32_000]);
    assert.ok(bytes.length <= 3_000_000 && vectors.words.every((word) => /^[a-z]+$/.test(word)));
  });

  test('words that are used alike lie near, British and American spellings nearest', () => {
    assert.ok(cosine('colour', 'color') > 0.9 && cosine('physiotherapist', 'physio') > 0.6 && cosine('afraid', 'scared') > 0.8);
    assert.ok(cosine('physiotherapist', 'colour') < 0.3);
    assert.equal(vectors.numberOf('zzyzzx'), -1);
  });

  test('the direction of a text has length 1, does not mind order, and is zeros for unknown words', () => {
    const of = (text: string) => vectors.direction(text.split(' ').map((word) => vectors.numberOf(word)));
    assert.ok(Math.abs(Math.hypot(...of('the bus was late')) - 1) < 1e-5);
    const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
    assert.ok(dot(of('doctor ward'), of('ward doctor')) > 0.99999 && dot(of('doctor ward'), of('nurse hospital')) > dot(of('doctor ward'), of('bicycle lane')));
    assert.ok(of('zzyzzx').every((value) => value === 0));
  });

  test('a file cut short is refused', () => assert.throws(() => readWordVectors(bytes.subarray(0, 1_000_000)), /not a whole file/));
});

describe('making it', () => {
  test('what was written is read again', () => {
    const read = readWordVectors(writeWordVectors({ words: ['bus', 'coach'], vectors: Float64Array.of(3, 4, 4, 3), shared: Float64Array.of(1, 0), width: 2 }));
    assert.ok(Math.abs(read.cosine(0, 1) - 0.96) < 0.01);
    assert.deepEqual([...read.direction([0])].map((value) => Math.round(value * 1000)), [0, 1000]);
  });

  test('the strongest directions are those of the eigenvectors of a known matrix', () => {
    const { numbers } = strongestDirections({ numbers: Float64Array.of(3, 1, -3, -1, 1, -3, -1, 3, 9, 9, -9, -9), width: 2 }, { removed: 1, kept: 1 });
    // The first direction is (1, 1) / √2 and falls away; the second is (1, -1) / √2.
    assert.deepEqual([...numbers].map((value) => Number(Math.abs(value).toFixed(4))), [1.4142, 1.4142, 2.8284, 2.8284, 0, 0]);
  });

  test('tied words come nearer, others stay', () => {
    const moved = retrofit(Float64Array.of(1, 0, 0, 1, -1, 0), 2, { ties: [[0, 1, 1]], pull: 1 });
    assert.ok(Math.hypot((moved[0] ?? 0) - (moved[2] ?? 0), (moved[1] ?? 0) - (moved[3] ?? 0)) < 0.8);
    assert.deepEqual([...moved.subarray(4)], [-1, 0]);
  });

  test('ties of WordNet: words of one meaning, and less for a wider one', () => {
    const noun = '00000001 03 n 02 bus 0 coach 0 001 @ 00000002 n 0000 | a big car\n00000002 03 n 01 vehicle 0 000 | what drives';
    const { words, ties } = readWordNet({ noun, verb: '', adj: '', adv: '' }, 'bus%1:06:00:: 00000001 1 9\ncoach%1:06:00:: 00000001 2 3\nvehicle%1:06:00:: 00000002 1 9');
    assert.deepEqual([...words], ['bus', 'coach', 'vehicle']);
    assert.deepEqual(ties.map(([a, b, weight]) => [a, b, Number(weight.toFixed(2))]), [['bus', 'coach', 0.71], ['bus', 'vehicle', 0.4], ['coach', 'vehicle', 0.28]]);
  });
});
