import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { freshOrdinaryIdeas, freshSafetyPhrases, ordinaryIdeas, safetyPhrases } from '../../../test/fixtures/safety-words/safety-words.ts';
import { shippedWords } from '../../../test/fixtures/shipped-words.ts';
import { readSafetyWords, screenForSafety } from './index.ts';

const words = readSafetyWords(shippedWords('safety-words'));
const kinds = (text: string) => screenForSafety(text, words).kinds;
const reading = (...lines: string[]) => readSafetyWords(lines.join('\n'));

describe('committed phrases', () => {
  for (const half of ['tune', 'unseen'] as const) {
    test(`at least 95 % of the ${half} half are found, by their own kind too`, () => {
      const phrases = safetyPhrases().filter((one) => one.half === half);
      const missed = phrases.filter(({ phrase }) => kinds(phrase).length === 0);
      const other = phrases.filter(({ phrase, kind }) => !kinds(phrase).includes(kind));
      assert.ok(missed.length <= 0.05 * phrases.length, missed.map(({ phrase }) => phrase).join('\n'));
      assert.ok(other.length <= 0.08 * phrases.length, other.map(({ phrase }) => phrase).join('\n'));
    });

    test(`at most 5 % of the ordinary ideas of the ${half} half raise an alarm, at most 5 % of the hard ones`, () => {
      for (const ideas of [ordinaryIdeas().filter((one) => one.half === half), ordinaryIdeas().filter((one) => one.half === half && one.isHard)]) {
        const alarms = ideas.filter(({ idea }) => kinds(idea).length > 0);
        assert.ok(alarms.length <= 0.05 * ideas.length, alarms.map(({ idea }) => idea).join('\n'));
      }
    });
  }

  test('phrases written after the patterns stay found', () => {
    const phrases = (['first', 'second', 'third', 'fourth'] as const).flatMap((set) => freshSafetyPhrases(set));
    assert.ok(phrases.length >= 200);
    const missed = phrases.filter(({ phrase }) => kinds(phrase).length === 0);
    assert.ok(missed.length <= 0.05 * phrases.length, missed.map(({ phrase }) => phrase).join('\n'));
    const ideas = [...freshOrdinaryIdeas(), ...freshOrdinaryIdeas('fourth')];
    assert.ok(ideas.filter((idea) => kinds(idea).length > 0).length <= 0.05 * ideas.length);
  });
});

describe('a harmless pattern', () => {
  test('takes nothing away from words beside it that are meant', () => {
    for (const text of ['he keeps coming after me with a knife', 'I want to end it because of the pain', 'I bang my head on purpose until I black out']) assert.notDeepEqual(kinds(text), [], text);
  });
});

describe('which help', () => {
  test('an account of racism is testimony, and abuse of a child is about a child too', () => {
    assert.deepEqual(kinds('A patient called me a Paki and told me to go home'), ['racism-account']);
    assert.deepEqual(kinds('he hits the baby'), ['abuse', 'child']);
    assert.deepEqual(kinds('im gonna end it all tonight'), ['danger-now', 'self-harm']);
  });

  test('without apostrophes, in text speak and with slips of the pen', () => {
    for (const text of ["I don't want to be here any more", 'i dont wanna be here anymore', 'i do not want to be here anymore', 'I don’t want to be here any more!']) assert.deepEqual(kinds(text), ['self-harm'], text);
    assert.deepEqual(kinds('feeling suisidal'), ['self-harm']);
    assert.deepEqual(kinds('my bf hit me last nite'), ['abuse']);
  });

  test('the words without the meaning raise none', () => {
    for (const text of ['', '…', 'Suicide prevention training for staff', 'This is killing our budget', 'Abuse of parking spaces', 'Safeguarding training', 'Publish our anti-racism statement', 'The phone line was dead']) assert.deepEqual(kinds(text), [], text);
  });

  test('a finding points at the words in the text', () => {
    const text = 'The food is fine. But he hits me, every week';
    const [finding] = screenForSafety(text, words).findings;
    assert.equal(finding?.kind, 'abuse');
    assert.ok(finding && text.slice(finding.start, finding.end) === finding.text && finding.text.includes('hits me'));
  });
});

describe('the pattern language', () => {
  test('stems, choices, what may be missing, gaps, lists and pauses', () => {
    const own = reading('@who: me | my mum', '[abuse]', 'hurt* ..2 {who} (again)? .', '[harmless]', 'hurts me again');
    const found = (text: string) => screenForSafety(text, own).findings.map((one) => one.text);
    assert.deepEqual(found('it hurts so very me'), ['hurts so very me']);
    assert.deepEqual(found('hurting my mum again, sadly'), ['hurting my mum again,']);
    assert.deepEqual(found('it hurts one two three me'), []);
    assert.deepEqual(found('it hurts, me'), [], 'a gap does not reach over a pause');
    assert.deepEqual(found('hurts me again'), [], 'harmless');
  });

  test('a slip of an expert is named', () => {
    assert.throws(() => reading('[abuse]', '(hit me'), /brackets do not meet/);
    assert.throws(() => reading('[abuse]', 'hit {nobody}'), /there is no list "nobody"/);
    assert.throws(() => reading('[abuse]', "don't"), /only small letters/);
    assert.throws(() => reading('[theft]'), /the kinds are/);
    assert.throws(() => reading('hit me'), /stands under a \[kind\]/);
  });
});

describe('any text', () => {
  test('takes time in line with its length: 100,000 letters in under 5 seconds', () => {
    for (const part of ['he hits me ', 'i ', 'i want to ', 'not ', 'a', 'because ', '.', "'", 'my the a ', 'me with him at ']) {
      const began = performance.now();
      screenForSafety(part.repeat(Math.ceil(100_000 / part.length)), words);
      assert.ok(performance.now() - began < 5_000, `${part}: ${performance.now() - began} ms`);
    }
  });

  test('findings lie inside the text and say what stands there', () => {
    const parts = fc.array(fc.oneof(fc.string(), fc.constantFrom('he hits me', 'I want to die', 'racist', '’', 'İ', 'ﬁ')), { maxLength: 10 });
    fc.assert(fc.property(parts, (some) => {
      const text = some.join(' ');
      for (const one of screenForSafety(text, words).findings) assert.ok(one.start < one.end && text.slice(one.start, one.end) === one.text);
    }));
  });
});
