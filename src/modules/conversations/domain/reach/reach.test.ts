import assert from 'node:assert/strict';
import { test } from 'node:test';
import { tellByWho } from '../small-numbers.ts';
import { besideReference, shareOf, wilson } from './share.ts';
import { EVERYONE, tellReach, type AskedQuestion, type ReachTotal } from './tell-reach.ts';
import { tellVotes } from './tell-votes.ts';

const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < 5e-6, `${a} is not ${b}`);

test('the interval of a share is Wilson’s', () => {
  const { low, high } = wilson(12, 80);
  near(low, 0.08794);
  near(high, 0.24413);
  assert.equal(wilson(0, 20).low, 0);
  assert.equal(wilson(20, 20).high, 1);
});

test('a share from steps holds the share of every table that the steps stand for', () => {
  for (let people = 0; people < 60; people += 1) {
    for (let missing = 0; missing < 30; missing += 1) {
      for (let others = 1; others < 80; others += 1) {
        const tens = (count: number) => (count < 10 ? null : Math.floor(count / 10) * 10);
        const { total } = tellByWho([people, others, missing]);
        const truth = { low: wilson(people, people + others + missing).low, high: wilson(people, people + others).high };
        // Another question may have lowered the base of this one.
        for (const base of [total ?? 0, (total ?? 0) - 10].filter((each) => each >= 10)) {
          const share = shareOf({ people: tens(people), base, mostMissing: (tens(missing) ?? 0) + 9 });
          assert.ok(share && share.lowPercent <= 100 * truth.low + 1e-9 && share.highPercent >= 100 * truth.high - 1e-9, `${people} ${others} ${missing}`);
        }
      }
    }
  }
});

test('beside a reference it says fewer or more only where the whole interval does', () => {
  assert.equal(besideReference({ lowPercent: 2, highPercent: 8 }, 10).standing, 'fewer');
  assert.equal(besideReference({ lowPercent: 11, highPercent: 30 }, 10).standing, 'more');
  assert.deepEqual(besideReference({ lowPercent: 5, highPercent: 20 }, 10), { low: 0.5, high: 2, standing: 'not clear' });
});

const question = (code: string, answers: string[], kind: AskedQuestion['kind'] = 'one'): AskedQuestion => ({ code, answers, kind });
const totals = (of: string, counts: Record<string, number>): ReachTotal[] => Object.entries(counts).map(([answer, people]) => ({ question: of, answer, people }));

test('an answer that nobody gave looks like one that nine gave, but for professions', () => {
  const asked = [question('age', ['young', 'old', 'oldest']), question('job', ['prof.a', 'prof.b', 'prof.c', 'student'], 'profession')];
  const told = tellReach([...totals('age', { young: 12, old: 9 }), ...totals('job', { 'prof.a': 20, 'prof.b': 1 })], asked);
  const of = (code: string, answer: string) => told.find((each) => each.question === code && each.answer === answer);
  assert.deepEqual(of('age', 'old'), { ...of('age', 'oldest'), answer: 'old' });
  assert.deepEqual(['prof.b', 'prof.c', 'student'].map((answer) => of('job', answer)?.isNobody), [false, true, false]);
});

test('districts with fewer than ten people are not named, and their number stands in tens', () => {
  const districts = Object.fromEntries(Array.from({ length: 12 }, (_each, at) => [`ZZ${at}`, at === 0 ? 30 : 2]));
  const told = tellReach(totals('district', { ...districts, 'no-answer': 4 }), [question('district', ['rather-not', 'no-answer'], 'district')]);
  assert.deepEqual(told.filter(({ answer }) => answer.startsWith('ZZ')), [{ question: 'district', answer: 'ZZ0', people: 30, isNobody: false }]);
  assert.equal(told.find(({ answer }) => answer === 'districts')?.people, 10);
});

test('questions that equally many were asked share one base, the lowest that any of them allows', () => {
  const asked = [question('tight', ['a', 'b', 'c', 'd']), question('loose', ['x', 'y'])];
  const told = tellReach([...totals('tight', { a: 9, b: 9, c: 9, d: 9 }), ...totals('loose', { x: 18, y: 18 })], asked);
  assert.deepEqual(told.filter(({ answer }) => answer === EVERYONE).map(({ people }) => people), [20, 20]);
});

test('one very active browser shows as the highest class, and its class is not a count of one', () => {
  const told = tellVotes({ spread: [40, 25, 12, 3, 1], votes: 1_234, byPerspective: [{ perspective: 'carer', votes: 47 }] });
  assert.deepEqual(told.filter(({ question: part }) => part === 'spread').map(({ people }) => people), [40, 20, 10, null, null, 80]);
  assert.equal(told.find(({ question: part }) => part === 'most')?.answer, 'over-100');
  assert.deepEqual(told.filter(({ question: part }) => part === 'votes').map(({ people }) => people), [1_230, 40]);
  assert.equal(tellVotes({ spread: [2, 0, 0, 0, 1], votes: 300, byPerspective: [] }).some(({ question: part }) => part === 'most'), false, 'nothing about three browsers');
});
