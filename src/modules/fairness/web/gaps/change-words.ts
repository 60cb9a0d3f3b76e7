import { periodName, type MeasureLine } from '#modules/quality';
import { mayBeChance, type GapChange } from '../../domain/gap.ts';
import type { GapView } from '../../domain/gap-view.ts';
import { limitWords, numberWords, pointWords } from '../words.ts';

const verdictWords = {
  narrowed: 'The gap has narrowed', widened: 'The gap has widened', turned: 'The gap has turned round',
} as const;

/** What the page says about a gap over time. It never says that a gap is closed: chance may hide one (trap 47). */
export function changeSentences({ change, before, now, step }: Pick<GapView, 'before' | 'now' | 'step'> & { change: GapChange }, measure: MeasureLine): { heading: string; sentences: string[] } {
  const { by, verdict, before: first, after: last } = change;
  const [from, to] = [periodName(before.from, step), periodName(now.from, step)];
  const sizes = `It was ${pointWords(first.points.value, measure)} (95% interval ${limitWords(first.points)}) in ${from} and is ${pointWords(last.points.value, measure)} (95% interval ${limitWords(last.points)}) in ${to}.`;
  // What grew is said as growth, or it would read as a narrowing by less than nothing.
  const grew = by.value < 0 && verdict !== 'turned';
  const limits = by.lower === null || by.upper === null ? 'no interval can be given' : grew ? `95% interval ${numberWords(-by.upper)} to ${numberWords(-by.lower)}` : `95% interval ${limitWords(by)}`;
  const heading = verdict === 'cannot tell' ? `We cannot tell whether it ${grew ? 'widened' : 'narrowed'}` : verdictWords[verdict];
  const [amount, side] = [pointWords(Math.abs(by.value), measure), first.points.value < 0 ? 'ahead' : 'behind'];
  const size = verdict === 'cannot tell' ? `The group is ${side} by ${amount} ${grew ? 'more' : 'less'} (${limits}), which chance alone may explain.` : `${heading} by ${amount} (${limits}).`;
  return { heading, sentences: [sizes, size, ...remaining(change, measure)] };
}

function remaining({ verdict, before, after: { points } }: GapChange, measure: MeasureLine): string[] {
  if (verdict === 'turned') return [before.points.value < 0 ? 'The group that was ahead is now behind.' : 'The group that was behind is now ahead.'];
  if (verdict !== 'narrowed') return [];
  return [mayBeChance(points) ? 'A remaining gap cannot be ruled in or out.' : `A gap of ${pointWords(Math.abs(points.value), measure)} remains.`];
}
