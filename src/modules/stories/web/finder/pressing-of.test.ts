import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { findProfessions } from '../../domain/finder/find-professions.ts';
import { pressingOf } from './pressing-of.ts';

const phrases = (name: string) => readFileSync(new URL(`../../../../../test/fixtures/finder/alarms-${name}.tsv`, import.meta.url), 'utf8').trim().split('\n').slice(1).map((line) => line.split('\t'));
const isPressing = (words: string): boolean => pressingOf(words, findProfessions({ words, needs: [], lifeStage: '', setting: '' }).length > 0) !== null;

/** How many cries for help meet help, and how many ordinary needs meet it too. */
function measure(name: string) {
  const [cries, needs] = [phrases(name).filter(([help]) => help === 'yes'), phrases(name).filter(([help]) => help === '')];
  return { seen: cries.filter(([, words = '']) => isPressing(words)).length, of: cries.length, falseAlarms: needs.filter(([, words = '']) => isPressing(words)).length, ofNeeds: needs.length };
}

describe('help at once in the finder', () => {
  // Figures of docs/benchmarks.md. "tuning" was seen while the rule was chosen, "second" after it, "fresh" once.
  for (const [name, known] of [['tuning', { seen: 44, of: 44, falseAlarms: 4, ofNeeds: 47 }], ['second', { seen: 30, of: 30, falseAlarms: 5, ofNeeds: 60 }], ['fresh', { seen: 19, of: 20, falseAlarms: 3, ofNeeds: 40 }]] as const) {
    it(`meets cries for help and leaves ordinary needs alone: ${name}`, () => assert.deepEqual(measure(name), known));
  }

  it('does not send somebody who cannot get out of the bath to 999, and names who can help', () => {
    assert.equal(pressingOf('I cannot get out of the bath', true), null);
    assert.equal(pressingOf('he says he will kill me', false), 'now');
    assert.equal(pressingOf('my uncle touched me when I was little', false), 'talk');
  });
});
