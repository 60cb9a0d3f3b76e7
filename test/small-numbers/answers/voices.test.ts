import assert from 'node:assert/strict';
import { it } from 'node:test';
import { isWholeAttack } from '#test/whole-attack';
import { helpedAnswers, leaningOf, viewOf, type VoiceCounts, type VoiceView } from '../../../src/modules/quality/domain/co-evaluation/voices.ts';

const MINIMUM = 8;

/** Every way in which so many people can have answered. */
function* everyWay(all: number): Generator<VoiceCounts> {
  for (let yes = 0; yes <= all; yes += 1) for (let partly = 0; yes + partly <= all; partly += 1) for (let no = 0; yes + partly + no <= all; no += 1) yield { yes, partly, no, 'cannot say': all - yes - partly - no };
}

const same = ({ counts, leaning, all }: VoiceView): string => JSON.stringify([all, counts && helpedAnswers.map((answer) => counts[answer]), leaning]);

/** Whether these answers agree with what is shown: its counts, and what most say. That small counts are hidden is not counted as known. */
const agrees = (counts: VoiceCounts, { counts: shown, leaning }: VoiceView): boolean => helpedAnswers.every((answer) => shown === null || shown[answer] === null || shown[answer] === counts[answer]) && (leaning === null || leaningOf(counts) === leaning);

/** The hidden counts of this view of which all ways that agree with it leave fewer than eight to choose from. */
function narrow(view: VoiceView): string[] {
  const range = new Map<string, { low: number; high: number }>();
  for (const counts of everyWay(view.all)) {
    if (!agrees(counts, view)) continue;
    for (const answer of helpedAnswers) {
      const { low, high } = range.get(answer) ?? { low: Infinity, high: -Infinity };
      range.set(answer, { low: Math.min(low, counts[answer]), high: Math.max(high, counts[answer]) });
    }
  }
  return helpedAnswers.flatMap((answer) => {
    const { low, high } = range.get(answer) ?? { low: 0, high: 0 };
    return view.counts?.[answer] === null && high - low < MINIMUM ? [`${answer} is ${low} to ${high} in ${same(view)}`] : [];
  });
}

it('whatever three kinds of people answer, nothing that is shown leaves a hidden count fewer than eight numbers', () => {
  const views = new Map<string, VoiceView>();
  for (const all of isWholeAttack ? [8, 16, 24, 32, 40] : [8, 16, 24]) {
    for (const counts of everyWay(all)) if (all <= 24 || (counts.yes * 7 + counts.partly * 3 + counts.no) % 23 === 0) { const view = viewOf(counts, false); views.set(same(view), view); }
  }
  assert.ok(views.size > 40, `${views.size}`);
  assert.deepEqual([...views.values()].flatMap(narrow), []);
});

it('would find out a leaning that tells too much', () => {
  assert.deepEqual(narrow({ all: 8, leaning: 'yes', counts: { yes: null, partly: null, no: null, 'cannot say': null } }).map((line) => line.slice(0, 14)), ['yes is 1 to 8 ', 'partly is 0 to', 'no is 0 to 3 i', 'cannot say is ']);
});

it('tells nothing of what people answered while answers come in', () => {
  for (const counts of everyWay(16)) assert.deepEqual(viewOf(counts, true), { all: 16, leaning: null, counts: null });
});
