import type { SupportResult } from '../analyse-support.ts';
import { rankBy } from '../ranking.ts';
import type { SimulatedConversation } from './simulate-conversation.ts';

/** How well an answer meets the truth of a simulated conversation. */
export interface Judgement {
  /** Share of the true top 20 (by backing less opposition) among the 20 ranked first. */
  readonly topOverlap: number;
  readonly kendallTau: number;
  /** Correlation of rank with the day of posting: above 0 late ideas are put lower. */
  readonly dateCorrelation: number;
  /** Share of ideas whose true backing lies in its interval. */
  readonly coverage: number;
  /** Mean width of the intervals, of 100 people. */
  readonly width: number;
  /** Gini coefficient of looks: 0 when all ideas were looked at alike. */
  readonly exposureGini: number;
  readonly votes: number;
}

const TOP = 20;

/** Compares an engine's answer with the truth. Ranks may come from another method: then intervals are left out of the judgement. */
export function judge({ ideas }: SimulatedConversation, result: SupportResult): Judgement {
  const answers = result.ideas.map((idea) => ('rank' in idea ? idea : null));
  const covered = answers.flatMap((answer, at) => {
    const truth = 100 * (ideas[at]?.backing ?? 0);
    return answer?.backed ? [{ inside: answer.backed.low <= truth && truth <= answer.backed.high, width: answer.backed.high - answer.backed.low }] : [];
  });
  return {
    ...judgeRanks({ ideas }, answers.map((answer) => answer?.rank ?? 0)),
    coverage: mean(covered.map(({ inside }) => Number(inside))), width: mean(covered.map(({ width }) => width)),
    exposureGini: gini(ideas.map(({ looks }) => looks)), votes: ideas.reduce((sum, { up, down }) => sum + up + down, 0),
  };
}

export function judgeRanks({ ideas }: Pick<SimulatedConversation, 'ideas'>, ranks: readonly number[]): Pick<Judgement, 'topOverlap' | 'kendallTau' | 'dateCorrelation'> {
  const net = ideas.map(({ backing, opposing }) => backing - opposing);
  const truth = rankBy(net.map((value, at) => ({ value, at })), ({ value }) => value, ({ at }) => String(at));
  const both = ranks.filter((rank, at) => rank <= TOP && (truth[at] ?? 0) <= TOP).length;
  return { topOverlap: both / TOP, kendallTau: kendall(ranks, truth), dateCorrelation: correlation(ranks, ideas.map(({ day }) => day)) };
}

export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);

export function gini(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, value) => sum + value, 0);
  return sorted.reduce((sum, value, at) => sum + (2 * (at + 1) - sorted.length - 1) * value, 0) / (sorted.length * total);
}

export function correlation(a: readonly number[], b: readonly number[]): number {
  const [meanA, meanB] = [mean(a), mean(b)];
  const product = (x: readonly number[], mx: number, y: readonly number[], my: number) => x.reduce((sum, one, at) => sum + (one - mx) * ((y[at] ?? 0) - my), 0);
  return product(a, meanA, b, meanB) / Math.sqrt(product(a, meanA, a, meanA) * product(b, meanB, b, meanB));
}

function kendall(a: readonly number[], b: readonly number[]): number {
  let score = 0;
  for (let i = 1; i < a.length; i += 1) for (let j = 0; j < i; j += 1) score += Math.sign(((a[i] ?? 0) - (a[j] ?? 0)) * ((b[i] ?? 0) - (b[j] ?? 0)));
  return score / ((a.length * (a.length - 1)) / 2);
}
