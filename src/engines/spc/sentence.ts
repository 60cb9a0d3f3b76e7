import type { Assurance, Rule, RunsAnswer, Variation } from './answer-types.ts';
import type { Period } from './input.ts';

const because: Readonly<Record<Rule, string>> = {
  'above-limit': 'is above the upper limit', 'below-limit': 'is below the lower limit',
  'run-above': 'is one of a run of points above the centre line', 'run-below': 'is one of a run of points below the centre line',
  'trend-up': 'is one of a run of rising points', 'trend-down': 'is one of a run of falling points',
  'two-of-three-above': 'is one of two in three points close to or beyond the upper limit', 'two-of-three-below': 'is one of two in three points close to or beyond the lower limit',
};

const meaning: Readonly<Record<string, string>> = { improvement: 'This is a change for the better', concern: 'This is a change for the worse', neutral: 'This is a change' };

const assured: Readonly<Record<Assurance, string>> = {
  pass: 'If nothing changes, the target will be met each time.', fail: 'If nothing changes, the target will be missed each time.',
  inconsistent: 'If nothing changes, the target will be met at times and missed at others.',
};

interface Told {
  readonly period: Period;
  readonly value: number | null;
  readonly unit: string;
  readonly rule: Rule | null;
  readonly variation: Variation;
  readonly assurance: Assurance | null;
  readonly runs: readonly RunsAnswer[];
  readonly isShort: boolean;
  /** Whether there are limits at this figure. */
  readonly hasLimits: boolean;
  /** Whether how often the line is crossed says something, limits or not. */
  readonly hasRuns: boolean;
}

/** One plain sentence or two for a reader about one series. */
export function spcSentence({ period, value, unit, rule, variation, assurance, runs, isShort, hasLimits, hasRuns }: Told): string {
  if (value === null) return `There is no figure for ${period}, so nothing can be said about it.`;
  const figure = `${shown(value)}${unit}`;
  const target = assurance && hasLimits ? ` ${assured[assurance]}` : '';
  if (rule !== null) return `The figure of ${period}, ${figure}, ${because[rule]}. ${meaning[variation.split('-')[0] ?? ''] ?? 'This is a change'} that chance alone seldom brings.${target}`;
  if (runs.at(-1)?.signal === true) return `The figure of ${period} is ${figure}. The points have lain on one side of the centre line for longer, or crossed it less often, than chance alone brings.${target}`;
  if (isShort) return `The figure of ${period} is ${figure}. There are too few points yet to tell a change from chance.${target}`;
  if (!hasLimits && !hasRuns) return `The figure of ${period} is ${figure}. There are no limits here by which to tell a change from chance.`;
  return `The figure of ${period}, ${figure}, is within what chance alone brings: nothing shows that something has changed.${target}`;
}

/** Four figures are enough to read. */
const shown = (value: number): string => String(Number(value.toPrecision(4)));
