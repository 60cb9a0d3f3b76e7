import { hashText, seededRandom } from '#engines/random';
import { drawGamma } from './draw-gamma.ts';
import { weighPriors, type RatePrior } from './rate-prior.ts';

export interface RateQuestion {
  readonly ids: readonly string[];
  readonly votes: readonly number[];
  /** For each plausible set of position weights the exposure of each idea. */
  readonly exposures: readonly (readonly number[])[];
  /** 1 − chance of a vote per look: what a yes-or-no look varies less than a rare event. */
  readonly rarity: readonly number[];
  /** Given instead of learnt. */
  readonly prior?: RatePrior;
  readonly draws: number;
  /** "up" or "down": keeps the two from being drawn alike. */
  readonly name: string;
}

export interface Rates {
  /** Mean of the posterior, exact for the given weights. */
  readonly mean: readonly number[];
  /** Draws of the posterior; draw d of every idea belongs to the same position weights and the same prior. */
  readonly draws: readonly Float64Array[];
}

/**
 * Votes ~ Poisson(rate × exposure), rate ~ Gamma(shape, rate): posterior Gamma(shape + votes, rate + exposure), with both counts
 * divided by the rarity so that the variance is that of yes-or-no looks. Averaged over position weights and over priors.
 */
export function estimateRates({ ids, votes, exposures, rarity, prior, draws, name }: RateQuestion): Rates {
  const counted = exposures.map((exposure) => votes.map((one, at) => ({ votes: one / (rarity[at] ?? 1), exposure: (exposure[at] ?? 0) / (rarity[at] ?? 1) })));
  const priors = counted.map((ideas) => (prior ? [prior] : weighPriors(ideas)));
  const dealt = priors.map((weighed, at) => deal(weighed, draws / exposures.length, `${name} ${at}`));
  const mean = ids.map((_id, idea) => counted.reduce((sum, ideas, at) => sum + meanUnder(ideas[idea] ?? none, priors[at] ?? []), 0) / counted.length);
  return { mean, draws: ids.map((id, idea) => drawIdea(`${name} ${id}`, dealt, counted.map((ideas) => ideas[idea] ?? none))) };
}

const none = { votes: 0, exposure: 0 };

const meanUnder = ({ votes, exposure }: { votes: number; exposure: number }, priors: readonly RatePrior[]): number => priors.reduce((sum, { shape, rate, weight }) => sum + (weight * (shape + votes)) / (rate + exposure), 0);

/** As many priors as draws, each as often as its weight says, in a mixed order. */
function deal(priors: readonly RatePrior[], count: number, seed: string): RatePrior[] {
  const random = seededRandom(`prior ${seed}`);
  const dealt: RatePrior[] = [];
  let passed = 0;
  for (const prior of priors) {
    passed += prior.weight;
    while (dealt.length < count && (dealt.length + 0.5) / count < passed) dealt.push(prior);
  }
  return dealt.map((prior) => ({ prior, order: random() })).toSorted((a, b) => a.order - b.order).map(({ prior }) => prior);
}

/** Seeded by the idea's name, so that the order in which ideas come makes no difference. */
function drawIdea(seed: string, dealt: readonly (readonly RatePrior[])[], counted: readonly { votes: number; exposure: number }[]): Float64Array {
  const start = hashText(seed);
  const drawn: number[] = [];
  dealt.forEach((priors, at) => {
    const { votes, exposure } = counted[at] ?? none;
    // A generator for each draw: with one vote more, each draw moves up a little instead of being another draw.
    for (const { shape, rate } of priors) drawn.push(drawGamma(shape + votes, seededRandom(start + drawn.length)) / (rate + exposure));
  });
  return Float64Array.from(drawn);
}
