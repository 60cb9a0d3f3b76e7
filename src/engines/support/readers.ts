import type { Exposure } from './exposure.ts';
import type { PositionCount, SupportIdea } from './input.ts';
import { marginal } from './rate-prior.ts';

/** How many people looked at each idea, counted as looks at the first position. */
export interface Readers {
  /** One list along the ideas for each plausible set of position weights; one set when positions count alike. */
  readonly perDraw: readonly (readonly number[])[];
  readonly mean: readonly number[];
  /** Σ weight² ÷ Σ weight: 1 when all looks were at the first position. A look is a yes or no, and this says how far from rare. */
  readonly directness: readonly number[];
  /** What a card sent without script counts for, against one that was seen. */
  readonly sentWeight?: number;
}

/** Adds up the weights of all cards of each idea, for each plausible set of weights. */
export function countReaders(ideas: readonly Pick<SupportIdea, 'up' | 'down'>[], { weights, shown, sent }: Exposure): Readers {
  const place = new Map((weights?.positions ?? []).map((position, at) => [position, at]));
  const weigh = (draw: readonly number[] | undefined, power = 1) => (counts: readonly PositionCount[]) => counts.reduce((sum, { position, count }) => sum + count * (draw?.[place.get(position) ?? 0] ?? 1) ** power, 0);
  const draws = weights?.draws ?? [undefined];
  const sumOver = (counts: readonly (readonly PositionCount[])[], power = 1) => draws.map((draw) => counts.map(weigh(draw, power)));
  const seen = sumOver(shown);
  const hasSent = sent.some((counts) => counts.length > 0);
  const beside = hasSent ? sumOver(sent) : [];
  const sentWeight = hasSent ? weighSent(ideas, meanOf(seen), meanOf(beside)) : 0;
  const perDraw = seen.map((counts, draw) => counts.map((count, at) => count + sentWeight * (beside[draw]?.[at] ?? 0)));
  const mean = meanOf(perDraw);
  const squares = meanOf(sumOver(shown, 2));
  return { perDraw, mean, directness: mean.map((count, at) => (count > 0 ? Math.min(1, (squares[at] ?? 0) / count) : 0)), ...(hasSent ? { sentWeight } : {}) };
}

const meanOf = (draws: readonly (readonly number[])[]): number[] => (draws[0] ?? []).map((_one, at) => draws.reduce((sum, draw) => sum + (draw[at] ?? 0), 0) / draws.length);

/** Ideas whose rates differ by half of their mean: what the weight of sent cards is judged by. */
const SHAPE = 4;
const STEPS = 20;

/** The weight between 0 and 1 that makes reactions fit best, averaged over all by their probability (negative binomial marginal). */
function weighSent(ideas: readonly Pick<SupportIdea, 'up' | 'down'>[], seen: readonly number[], sent: readonly number[]): number {
  const votes = ideas.map(({ up, down }) => up + down);
  const total = votes.reduce((sum, one) => sum + one, 0) || 0.5;
  const tried = Array.from({ length: STEPS + 1 }, (_step, at) => at / STEPS).map((weight) => {
    const counted = votes.map((one, at) => ({ votes: one, exposure: (seen[at] ?? 0) + weight * (sent[at] ?? 0) })).filter(({ exposure }) => exposure > 0);
    const exposure = counted.reduce((sum, one) => sum + one.exposure, 0);
    const gain = counted.reduce((sum, one) => sum + one.votes * Math.log(one.exposure), 0);
    return { weight, evidence: exposure > 0 ? gain + marginal(counted, SHAPE, (SHAPE * exposure) / total) : -Infinity };
  });
  const best = Math.max(...tried.map(({ evidence }) => evidence));
  const chances = tried.map(({ evidence }) => Math.exp(evidence - best));
  return tried.reduce((sum, { weight }, at) => sum + weight * (chances[at] ?? 0), 0) / chances.reduce((sum, one) => sum + one, 0);
}
