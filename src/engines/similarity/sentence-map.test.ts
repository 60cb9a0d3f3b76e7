import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { inverseOfTriangle, lowerTriangle, products, turned, widestDirections } from './build/matrix.ts';
import { trainMap } from './build/train-map.ts';
import { openIndex, readConcepts, readSentenceMap, writeSentenceMap } from './index.ts';
import { mapOf } from './sentence-map.ts';

const bytes = readFileSync(new URL('../../../content/sentence-map/english.bin', import.meta.url));
const rounded = (numbers: Iterable<number>) => [...numbers].map((value) => Math.round(value * 1_000) / 1_000 + 0);

describe('the committed map', () => {
  test('is the one that was made: digest and shape', () => {
    const { width, kept } = readSentenceMap(bytes);
    assert.deepEqual([width, kept, bytes.length], [512, 128, 68_154]);
    assert.equal(createHash('sha256').update(bytes).digest('hex'), 'd4e6902df9982791fb2d8271c02df12844b9ce288b7800ce54fb25cce62a5bdd');
  });

  test('gives directions of length 1, zeros for zeros, and refuses another width and a file cut short', () => {
    const map = readSentenceMap(bytes);
    assert.ok(Math.abs(Math.hypot(...map.direction(Float32Array.from({ length: 512 }, (_, at) => Math.sin(at)))) - 1) < 1e-5);
    assert.ok(map.direction(new Float32Array(512)).every((value) => value === 0));
    assert.throws(() => map.direction(new Float32Array(3)), /512 numbers/);
    assert.throws(() => readSentenceMap(bytes.subarray(0, 60_000)), /not a whole file/);
  });
});

describe('sentences in an index', () => {
  const map = mapOf({ width: 2, kept: 2, usual: Float32Array.of(0, 0), rows: Float32Array.of(1, 0, 0, 1) });
  const book = readConcepts('bus: bus, coach');
  const [east, north] = [Float32Array.of(1, 0), Float32Array.of(0, 1)];

  test('find what shares no word, bring the nearer forward, and leave ideas without one as they were', () => {
    const index = openIndex(book, { map });
    index.add('east', 'More trains', east);
    index.add('north', 'More trees', north);
    index.add('none', 'A later bus');
    assert.deepEqual(index.similar('Quieter wards', { sentence: east }).map(({ id, likeness }) => [id, rounded([likeness])[0]]), [['east', 0.333]]);
    assert.deepEqual(index.similar('A later coach', { sentence: east })[0], openLike(book, 'A later bus', 'A later coach'));
    assert.deepEqual(index.similar('Quieter wards'), []);
  });

  test('may come later than the words, and go with them', () => {
    const index = openIndex(book, { map });
    index.add('one', 'More trains');
    index.say('one', east);
    index.say('gone', east);
    assert.equal(index.similar('Quieter wards', { sentence: east }).length, 1);
    index.remove('one');
    index.add('two', 'More trees');
    assert.deepEqual(index.similar('Quieter wards', { sentence: east }), [], 'the place of a sentence that went is empty');
  });
});

/** What the engine of words alone answers. */
function openLike(book: ReturnType<typeof readConcepts>, idea: string, text: string) {
  const index = openIndex(book);
  index.add('east', 'More trains');
  index.add('north', 'More trees');
  index.add('none', idea);
  return index.similar(text)[0];
}

describe('making it', () => {
  test('a triangle times its turned self is the matrix, and times its inverse is one', () => {
    const triangle = lowerTriangle({ numbers: Float32Array.of(4, 2, 2, 5), width: 2 });
    assert.deepEqual(rounded(triangle.numbers), [2, 0, 1, 2]);
    assert.deepEqual(rounded(products(inverseOfTriangle(triangle), turned(triangle)).numbers), [1, 0, 0, 1]);
  });

  test('the widest directions are those of the eigenvectors of a known matrix', () => {
    const { numbers } = widestDirections({ numbers: Float32Array.of(3, 1, 1, 3), width: 2 }, 2);
    assert.deepEqual(rounded(numbers).map(Math.abs), [0.707, 0.707, 0.707, 0.707]);
    assert.ok((numbers[0] ?? 0) * (numbers[1] ?? 0) > 0, 'the first is (1, 1)');
  });

  test('the way of saying falls away, the wish stays, and what was learnt is read again from its bytes', () => {
    // First number: the wish (1 or -1). Second: how it is said, which spreads more. Third: noise.
    const vector = (wish: number, manner: number, noise: number) => [wish, manner, noise];
    const wishes = { numbers: Float32Array.from([...vector(1, 2, 0.1), ...vector(-1, 2, -0.1)]), width: 3 };
    const said = { numbers: Float32Array.from([...vector(1, -2, 0), ...vector(-1, -2, 0.1), ...vector(1, 1, 0), ...vector(-1, 0, 0)]), width: 3 };
    const ordinary = { numbers: Float32Array.from([...vector(0.2, 1, 0.2), ...vector(-0.2, -1, -0.2)]), width: 3 };
    const made = trainMap({ wishes, said, ordinary, meant: [0, 1, 0, 1] }, { kept: 2, calm: 0.1, steps: 10, pace: 0.01, heat: 0.1 });
    const map = readSentenceMap(writeSentenceMap(made));
    const cosine = (a: number[], b: number[]) => map.direction(Float32Array.from(a)).reduce((sum, value, at) => sum + value * (map.direction(Float32Array.from(b))[at] ?? 0), 0);
    assert.ok(cosine(vector(1, 1.5, 0), vector(1, -1.5, 0)) > 0.5, String(cosine(vector(1, 1.5, 0), vector(1, -1.5, 0))));
    assert.ok(cosine(vector(1, 1.5, 0), vector(-1, 1.5, 0)) < 0);
  });
});
