import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, test } from 'node:test';
import { FRESH, freshOrdinaryIdeas, freshSafetyPhrases, ordinaryIdeas, safetyExamples, safetyPhrases } from '../../../../test/fixtures/safety-words/safety-words.ts';
import { shippedReader, shippedWords } from '../../../../test/fixtures/shipped-words.ts';
import { buildReader } from '../build/build-reader.ts';
import { readerChoices } from '../../../../test/fixtures/safety-words/build-safety-reader.ts';
import { readSafetyWords, screenForSafety } from '../index.ts';
import { readWords } from '../tokens.ts';
import { readWordClasses } from './features.ts';
import { partsOf } from './parts.ts';
import { readReaderWeights, writeReaderWeights } from './weights.ts';

const words = readSafetyWords(shippedWords('safety-words'));
const reader = shippedReader();
const folder = new URL('../../../../content/safety-reader/', import.meta.url);
const kinds = (text: string) => screenForSafety(text, words, reader).kinds;

describe('committed phrases, read by both', () => {
  test('at least 95 % are found, at most 5 % of the ordinary ideas raise an alarm', () => {
    const phrases = [...safetyPhrases(), ...FRESH.flatMap(freshSafetyPhrases)];
    const missed = phrases.filter(({ phrase }) => kinds(phrase).length === 0);
    assert.ok(missed.length <= 0.05 * phrases.length, missed.map(({ phrase }) => phrase).join('\n'));
    for (const ideas of [ordinaryIdeas().map(({ idea }) => idea), (['first', 'fourth', 'fifth', 'sixth', 'seventh'] as const).flatMap(freshOrdinaryIdeas)]) {
      const alarms = ideas.filter((idea) => kinds(idea).length > 0);
      assert.ok(alarms.length <= 0.05 * ideas.length, alarms.join('\n'));
    }
  });
});

test('a set that nothing learnt from: nine in ten are found, one ordinary idea in ten raises an alarm at most', () => {
  const [phrases, ideas] = [freshSafetyPhrases('eighth'), freshOrdinaryIdeas('eighth')];
  assert.ok(phrases.filter(({ phrase }) => kinds(phrase).length > 0).length >= 0.9 * phrases.length);
  assert.ok(ideas.filter((idea) => kinds(idea).length > 0).length <= 0.1 * ideas.length);
});

test('what a pattern takes for harm is let go where the reader is sure that nothing is wrong, and only there', () => {
  const long = 'Years ago I was very low and thought of ending it. A good OT got me gardening. I am well and glad to be here, so fund more of them.';
  assert.deepEqual(screenForSafety(long, words).kinds, ['self-harm'], 'by patterns alone');
  assert.deepEqual(kinds(long), []);
  assert.deepEqual(kinds('I want to kill myself. The food is fine and the staff are lovely.'), ['self-harm']);
});

describe('learning', () => {
  const exampleOf = (kind: string | null, text: string) => ({ kind, parts: partsOf(text, readWords(text, words.spelling)).map((part) => part.words) });
  const choices = readerChoices();

  test('a set that it never saw: most is found with few false alarms', () => {
    const weights = buildReader(safetyExamples().filter(({ set }) => set !== 'fifth').map(({ kind, text }) => exampleOf(kind, text)), choices);
    const scoreOf = (text: string) => screenForSafety(text, { ...words, patterns: new Map() }, { ...reader, weights }).kinds.length > 0;
    const found = freshSafetyPhrases('fifth').filter(({ phrase }) => scoreOf(phrase));
    const alarms = freshOrdinaryIdeas('fifth').filter(scoreOf);
    assert.ok(found.length >= 0.85 * 60, `${found.length} of 60`);
    assert.ok(alarms.length <= 0.12 * 80, `${alarms.length} of 80`);
  });

  test('the same examples give the same weights, and what is written can be read', () => {
    const some = [exampleOf('abuse', 'He hits me. The food is fine.'), exampleOf('self-harm', 'I want to die'), exampleOf(null, 'More chairs. Better food!')];
    const file = writeReaderWeights(buildReader(some, choices));
    assert.deepEqual(writeReaderWeights(buildReader(some, choices)), file);
    assert.deepEqual(writeReaderWeights(readReaderWeights(file)), file);
    assert.throws(() => readReaderWeights(file.subarray(0, -1)), /not a whole file/);
  });

  // Made from all examples in ten seconds, which is too long for every run: compared with the digest that the command prints.
  test('the committed weights are those that bin/build-safety-reader made', () => {
    assert.equal(createHash('sha256').update(readFileSync(new URL('weights.bin', folder))).digest('hex'), '12c4e2b494fd9de499b276d11844927966b826b7d3fbd5c75865f5ce9cc01c50');
  });
});

describe('parts of a text', () => {
  test('the whole and its sentences, as they stand in the text', () => {
    const text = 'More parking, please! My dad hits me; I am ten.\nOk.';
    const textsOf = (of: string) => partsOf(of, readWords(of, words.spelling)).map(({ start, end }) => of.slice(start, end));
    assert.deepEqual(textsOf(text), [text, 'More parking, please!', 'My dad hits me;', 'I am ten.']);
    assert.deepEqual(textsOf('One sentence only.'), ['One sentence only.']);
  });

  test('a class must have a name and words', () => {
    assert.throws(() => readWordClasses('hurt hits'), /a class is written/);
    assert.equal(readWordClasses('hurt: hits slaps').get('slaps'), '@hurt');
  });
});
