import { logGamma } from '#engines/special';

/** How ideas of this conversation differ: their rates follow Gamma(shape, rate), with mean shape ÷ rate. */
export interface RatePrior {
  readonly shape: number;
  readonly rate: number;
  readonly weight: number;
}

export interface Counted {
  readonly votes: number;
  readonly exposure: number;
}

/** Standard deviation ÷ mean of the ideas' true rates: from all but equal to some few far above the rest. */
const VARIATIONS = [0.03, 0.06, 0.1, 0.15, 0.2, 0.25, 0.3, 0.36, 0.43, 0.5, 0.6, 0.7, 0.85, 1, 1.25, 1.6, 2.2];
/** Believed before: density ∝ variation² e^(−variation ÷ 0.4), zero at zero (Chung and others, 2013, Psychometrika 78), so that few votes never make all ideas equal. */
const VARIATION_SCALE = 0.4;
const MEAN_STEPS = 11;
const MEAN_REACH = 3.5;
/** Enough ideas to know the prior; more would only cost time. */
const FITTED_AT_MOST = 1500;

/**
 * Plausible priors with their probabilities, from the Gamma–Poisson marginal (negative binomial) of all ideas together. Averaging over
 * them instead of taking the best one is what keeps the intervals honest for short conversations. Empty when nobody was exposed or
 * nobody voted.
 */
export function weighPriors(ideas: readonly Counted[]): RatePrior[] {
  const fitted = everySoMany(ideas.filter(({ exposure }) => exposure > 0));
  const votes = fitted.reduce((sum, idea) => sum + idea.votes, 0);
  const mean = (votes || 0.5) / fitted.reduce((sum, { exposure }) => sum + exposure, 0);
  if (fitted.length === 0 || !(mean > 0) || !Number.isFinite(mean)) return [];
  const reach = MEAN_REACH * Math.sqrt(1 / Math.max(votes, 0.5) + 0.5 / fitted.length);
  const priors = VARIATIONS.flatMap((variation, at) => {
    const shape = 1 / variation ** 2;
    const belief = 2 * Math.log(variation) - variation / VARIATION_SCALE + Math.log(widthAt(at));
    const shared = belief - fitted.length * logGamma(shape) + fitted.reduce((sum, idea) => sum + logGamma(shape + idea.votes), 0);
    return Array.from({ length: MEAN_STEPS }, (_step, step) => {
      const rate = shape / (mean * Math.exp(reach * ((2 * step) / (MEAN_STEPS - 1) - 1)));
      return { shape, rate, weight: shared + marginal(fitted, shape, rate) };
    });
  });
  return normalise(priors);
}

/** The part of the negative binomial that depends on the rate; counting's own factor is the same for every prior. */
export function marginal(ideas: readonly Counted[], shape: number, rate: number): number {
  let sum = ideas.length * shape * Math.log(rate);
  for (const { votes, exposure } of ideas) sum -= (shape + votes) * Math.log(rate + exposure);
  return sum;
}

function widthAt(at: number): number {
  const here = VARIATIONS[at] ?? 0;
  return ((VARIATIONS[at + 1] ?? here * 1.4) - (VARIATIONS[at - 1] ?? 0)) / 2;
}

/** Spread evenly over the ideas in the order of their exposure, so that the order in which they came makes no difference. */
function everySoMany(ideas: readonly Counted[]): readonly Counted[] {
  const ordered = ideas.toSorted((a, b) => a.exposure - b.exposure || a.votes - b.votes);
  const step = Math.max(1, ordered.length / FITTED_AT_MOST);
  return step === 1 ? ordered : Array.from({ length: FITTED_AT_MOST }, (_one, at) => ordered[Math.floor(at * step)]).filter((idea) => idea !== undefined);
}

function normalise(priors: readonly RatePrior[]): RatePrior[] {
  const best = Math.max(...priors.map(({ weight }) => weight));
  const weighed = priors.map((prior) => ({ ...prior, weight: Math.exp(prior.weight - best) }));
  const total = weighed.reduce((sum, { weight }) => sum + weight, 0);
  return weighed.map((prior) => ({ ...prior, weight: prior.weight / total }));
}
