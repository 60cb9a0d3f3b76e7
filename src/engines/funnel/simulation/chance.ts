import type { Random } from '#engines/random';
import { logGamma } from '#engines/special';

/** One Poisson count: probabilities are taken off a uniform number from the mode outwards, so it is exact and takes about √mean steps. */
export function poissonDraw(mean: number, random: Random): number {
  const mode = Math.floor(mean);
  return fromMode({ mode, atMode: Math.exp(mode * Math.log(mean) - mean - logGamma(mode + 1)), up: (count) => mean / (count + 1), down: (count) => count / mean }, random);
}

/** One binomial count, in the same way. */
export function binomialDraw(trials: number, chance: number, random: Random): number {
  const mode = Math.min(trials, Math.floor((trials + 1) * chance));
  const choose = logGamma(trials + 1) - logGamma(mode + 1) - logGamma(trials - mode + 1);
  const odds = chance / (1 - chance);
  return fromMode({ mode, atMode: Math.exp(choose + mode * Math.log(chance) + (trials - mode) * Math.log1p(-chance)), up: (count) => ((trials - count) / (count + 1)) * odds, down: (count) => count / (trials - count + 1) / odds }, random);
}

interface FromMode {
  readonly mode: number;
  readonly atMode: number;
  /** P(count + 1) ÷ P(count) and P(count − 1) ÷ P(count). */
  readonly up: (count: number) => number;
  readonly down: (count: number) => number;
}

function fromMode({ mode, atMode, up, down }: FromMode, random: Random): number {
  let left = random() - atMode;
  let [above, below] = [mode, mode];
  let [atAbove, atBelow] = [atMode, atMode];
  // What rounding leaves over after all steps is less than 1e-12, and belongs to the far tail.
  while (left >= 0 && atAbove + atBelow > 1e-300) {
    atAbove *= up(above);
    above += 1;
    left -= atAbove;
    if (left < 0) return above;
    atBelow *= below > 0 ? down(below) : 0;
    below -= 1;
    left -= atBelow;
    if (left < 0) return below;
  }
  return mode;
}
