// FRONT DOOR of the probability functions: normal, gamma, chi-square, beta, Student's t, binomial, Poisson, ln Γ and its slope.
export { analyseSpecial, specialVersion, unreadableCall } from './analyse-special.ts';
export { specialSchema } from './schema.ts';
export { betaQuantile } from './beta-quantile.ts';
export { digamma } from './digamma.ts';
export { betaCumulative, binomialCumulative, gammaCumulative, poissonCumulative, studentQuantile } from './distributions.ts';
export { chiSquareQuantile, gammaQuantile } from './gamma-quantile.ts';
export { logGamma } from './log-gamma.ts';
export { normalCumulative, normalQuantile } from './normal.ts';
export type { TailChoice } from './tails.ts';
