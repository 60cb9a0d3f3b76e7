import type { FunnelType } from './input.ts';

/** How a type of funnel is put on a scale where chance is the same size for all values. Everything in counts O (events) and E (denominator). */
export interface Scale {
  readonly name: 'log' | 'square-root' | 'arcsine' | 'log-of-counts';
  readonly transform: (numerator: number, denominator: number) => number;
  readonly targetOn: (target: number) => number;
  /** Standard error of the transformed value under chance. */
  readonly standardError: (numerator: number, denominator: number) => number;
}

const overTwoRoots = (_numerator: number, denominator: number): number => 1 / (2 * Math.sqrt(denominator));

/** ln(O/E) with 1/√E: NHS Digital, SHMI specification. */
const log: Scale = {
  name: 'log',
  transform: (numerator, denominator) => Math.log(numerator / denominator),
  targetOn: () => 0,
  standardError: (_numerator, denominator) => 1 / Math.sqrt(denominator),
};

/** √(O/E) with 1/(2√E): Spiegelhalter and others 2012, section 3. */
const squareRoot: Scale = {
  name: 'square-root',
  transform: (numerator, denominator) => Math.sqrt(numerator / denominator),
  targetOn: () => 1,
  standardError: overTwoRoots,
};

/** arcsin √(O/E) with 1/(2√E): Spiegelhalter 2005, Statistics in Medicine 24: 1185-1202, appendix. */
const arcsine: Scale = {
  name: 'arcsine',
  transform: (numerator, denominator) => Math.asin(Math.sqrt(numerator / denominator)),
  targetOn: (target) => Math.asin(Math.sqrt(target)),
  standardError: overTwoRoots,
};

/** ln((O + ½)/(E + ½)), both counts subject to chance: Spiegelhalter 2005, appendix. */
const logOfCounts: Scale = {
  name: 'log-of-counts',
  transform: (numerator, denominator) => Math.log((numerator + 0.5) / (denominator + 0.5)),
  targetOn: (target) => Math.log(target),
  standardError: (numerator, denominator) => Math.sqrt(numerator / (numerator + 0.5) ** 2 + denominator / (denominator + 0.5) ** 2),
};

/** The scale of a type. Rates are ratios of counted to expected events, on the square-root scale. */
export function scaleOf(type: FunnelType, method: 'shmi' | 'cqc'): Scale {
  if (type === 'proportion') return arcsine;
  if (type === 'ratio-of-counts') return logOfCounts;
  return type === 'standardised-ratio' && method === 'shmi' ? log : squareRoot;
}
