import { blank, missing, RowFault, type GapFigures, type Limits, type Method, type Note, type Worked } from './answer.ts';
import type { Count, Level, Pair, PairInterval, Settings } from './input.ts';
import { scoreDifference, scoreRatio, type TwoCounts } from './score-interval.ts';
import { scaled } from './single-figures.ts';
import { wilsonLimits } from './wilson.ts';

const pairMethod = (interval: PairInterval): Method => interval;

/** pA − pB times the multiplier: what group A has more than group B. */
export function difference(pair: Pair, { interval, multiplier }: Settings): Worked {
  const counts = readPair(pair);
  if ('code' in counts) return blank(pairMethod(interval), counts);
  return { value: gapOf(counts) * multiplier, method: pairMethod(interval), besides: besidesOf(counts), limits: (level) => scaled(limitsOfGap(counts, interval, level), multiplier) };
}

function limitsOfGap(counts: TwoCounts, interval: PairInterval, { z }: Level): Limits {
  if (interval === 'score' || interval === 'miettinen-nurminen') return scoreDifference(counts, { z, corrected: interval !== 'score' });
  if (interval === 'newcombe') return newcombe(counts, z);
  const reach = z * Math.sqrt(waldVariance(counts));
  return [gapOf(counts) - reach, gapOf(counts) + reach];
}

/** Newcombe (1998), Statistics in Medicine 17(8), method 10: the two Wilson intervals put together. */
function newcombe(counts: TwoCounts, z: number): [number, number] {
  const { xA, nA, xB, nB } = counts;
  const [pA, pB] = [xA / nA, xB / nB];
  const [lowA, highA] = wilsonLimits(xA, nA, z);
  const [lowB, highB] = wilsonLimits(xB, nB, z);
  return [pA - pB - Math.hypot(pA - lowA, highB - pB), pA - pB + Math.hypot(highA - pA, pB - lowB)];
}

const gapOf = ({ xA, nA, xB, nB }: TwoCounts): number => xA / nA - xB / nB;
const waldVariance = ({ xA, nA, xB, nB }: TwoCounts): number => (xA * (1 - xA / nA)) / nA ** 2 + (xB * (1 - xB / nB)) / nB ** 2;

/** pA ÷ pB: how many times as likely. */
export function ratio(pair: Pair, { interval, multiplier }: Settings): Worked {
  const counts = readPair(pair);
  const method = pairMethod(interval);
  if ('code' in counts) return blank(method, counts);
  const besides = besidesOf(counts);
  if (counts.xB === 0 && counts.xA === 0) return blank(method, { code: 'no-events', text: 'Neither group has an event, so there is no ratio.' }, besides);
  const found = limitsOfRatio(counts, interval);
  if (counts.xB > 0) return { value: (counts.xA / counts.nA / (counts.xB / counts.nB)) * multiplier, method, besides, ...found, limits: (level) => scaled(found.limits(level), multiplier) };
  return { value: null, method, besides, limits: (level) => scaled([found.limits(level)[0], null], multiplier), notes: [...found.notes, { code: 'no-events-in-b', text: 'Group B has no event, so the ratio has no upper end and no value; its lower limit is given where there is one.' }] };
}

function limitsOfRatio(counts: TwoCounts, interval: PairInterval): { limits: (level: Level) => Limits; notes: Note[] } {
  if (interval === 'newcombe') return { limits: ({ z }) => recovered(counts, z), notes: [] };
  if (interval !== 'katz-log') return { limits: ({ z }) => scoreRatio(counts, { z, corrected: interval !== 'score' }), notes: [] };
  const { xA, nA, xB, nB } = counts;
  if (xA === 0 || xB === 0) return { limits: () => [null, null], notes: [{ code: 'limits-undefined', text: 'The log interval is not defined where a group has no event; ask for "score".' }] };
  const error = Math.sqrt(1 / xA - 1 / nA + (1 / xB - 1 / nB));
  const log = Math.log(xA / nA) - Math.log(xB / nB);
  return { limits: ({ z }) => [Math.exp(log - z * error), Math.exp(log + z * error)], notes: error === 0 ? [{ code: 'no-spread', text: 'Everybody in both groups had the event: the log interval has no width and says nothing; ask for "score".' }] : [] };
}

/** Donner and Zou (2012), Statistical Methods in Medical Research 21(4): a ratio from the two Wilson intervals, the counterpart of Newcombe's difference. */
function recovered({ xA, nA, xB, nB }: TwoCounts, z: number): Limits {
  const [pA, pB] = [xA / nA, xB / nB];
  const [lowA, highA] = wilsonLimits(xA, nA, z);
  const [lowB, highB] = wilsonLimits(xB, nB, z);
  const square = (pA * pB) ** 2;
  const upper = (pA * pB + Math.sqrt(Math.max(0, square - highA * lowB * (2 * pA - highA) * (2 * pB - lowB)))) / (lowB * (2 * pB - lowB));
  // The published form of the lower limit divides by 2p − u, which may be 0; this is the same root.
  const stable = (lowA * (2 * pA - lowA)) / (pA * pB + Math.sqrt(Math.max(0, square - lowA * highB * (2 * pA - lowA) * (2 * pB - highB))));
  return [xA === 0 ? 0 : stable, upper];
}

/**
 * By how much the gap narrowed: (pA − pB) before less (pA − pB) after. Above 0 means narrower where A was ahead before. Normal approximation, or Newcombe's intervals
 * put together once more: Zou and Donner (2008), Statistics in Medicine 27(10).
 */
export function gapChange({ before, after }: { readonly before?: Pair; readonly after?: Pair }, settings: Settings): Worked {
  const method = pairMethod(settings.interval);
  const [first, last] = [readPair(before ?? {}, 'before.'), readPair(after ?? {}, 'after.')];
  if ('code' in first) return blank(method, first);
  if ('code' in last) return blank(method, last);
  const change = gapOf(first) - gapOf(last);
  const gap = (counts: TwoCounts): GapFigures => {
    const [lower, upper] = newcombe(counts, settings.levels[0]?.z ?? 0).map((limit) => limit * settings.multiplier).toSorted((one, other) => one - other);
    return { value: gapOf(counts) * settings.multiplier, lower: lower ?? 0, upper: upper ?? 0, method: 'newcombe' };
  };
  return {
    value: change * settings.multiplier, method, besides: { before: gap(first), after: gap(last) },
    limits: ({ z }) => {
      if (settings.interval === 'normal') return scaled([change - z * Math.sqrt(waldVariance(first) + waldVariance(last)), change + z * Math.sqrt(waldVariance(first) + waldVariance(last))], settings.multiplier);
      const [[lowFirst, highFirst], [lowLast, highLast]] = [newcombe(first, z), newcombe(last, z)];
      return scaled([change - Math.hypot(gapOf(first) - lowFirst, highLast - gapOf(last)), change + Math.hypot(highFirst - gapOf(first), gapOf(last) - lowLast)], settings.multiplier);
    },
  };
}

const besidesOf = ({ xA, nA, xB, nB }: TwoCounts) => ({ a: { value: xA / nA, numerator: xA, denominator: nA }, b: { value: xB / nB, numerator: xB, denominator: nB } });

/** Both groups, or what is missing. Counts that cannot be are a fault of the row. */
function readPair(pair: Pair, place = ''): TwoCounts | Note {
  const a = readCount(pair.a, `${place}a`);
  const b = readCount(pair.b, `${place}b`);
  if ('code' in a) return a;
  return 'code' in b ? b : { xA: a.x, nA: a.n, xB: b.x, nB: b.n };
}

function readCount(count: Count | undefined, place: string): { x: number; n: number } | Note {
  const { numerator: x, denominator: n } = count ?? {};
  if (x === undefined || n === undefined) throw new RowFault('field-missing', `${place}: expected {numerator, denominator}.`);
  if (x === null || n === null) return missing(`${place}.${x === null ? 'numerator' : 'denominator'}`);
  if (n <= 0) throw new RowFault('denominator-not-positive', `${place}.denominator: expected a number above 0, found ${n}.`);
  if (x < 0) throw new RowFault('numerator-negative', `${place}.numerator: expected a number of 0 or more, found ${x}.`);
  if (x > n) throw new RowFault('numerator-above-denominator', `${place}: the numerator ${x} must not be more than the denominator ${n}.`);
  return { x, n };
}
