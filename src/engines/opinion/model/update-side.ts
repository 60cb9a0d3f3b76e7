import { gatherVotes } from './gather-votes.ts';
import { invertInPlace } from './invert.ts';
import { setMember, triangle, width, type Links, type Prior, type Side } from './sides.ts';

/**
 * One variational step for one side of the logistic vote model, logit P(i agrees with j) = bᵢ + cⱼ + fᵢ·vⱼ: given what is
 * believed about the other side, each member's posterior is normal with precision Λ₀ + Σ 2λ(ξ) E[q qᵀ], where q = (1, v) and
 * ξ² = E[x²] (Jaakkola & Jordan 2000, "Bayesian parameter estimation via variational methods"). Members without votes get the prior.
 * `members` limits the step to some; everybody when left out.
 */
export function updateSide(own: Side, other: Side, { links, prior, members }: { links: Links; prior: Prior; members?: Iterable<number> }): void {
  const square = new Float64Array(width * width);
  const linear = new Float64Array(width);
  const mean = new Float64Array(width);
  const doubled = new Float64Array(triangle);
  for (const i of members ?? Array(own.size).keys()) {
    startFromPrior(prior, square, linear);
    gatherVotes({ own, other, links }, i, { square, linear, doubled });
    invertInPlace(square, width);
    for (let a = 0; a < width; a += 1) {
      let sum = 0;
      for (let b = 0; b < width; b += 1) sum += (square[a * width + b] as number) * (linear[b] as number);
      mean[a] = sum;
    }
    setMember(own, i, { mean, covariance: square });
  }
}

function startFromPrior(prior: Prior, square: Float64Array, linear: Float64Array): void {
  square.fill(0);
  for (let a = 0; a < width; a += 1) {
    const precision = 1 / (prior.variance[a] as number);
    square[a * width + a] = precision;
    linear[a] = precision * (prior.mean[a] as number);
  }
}
