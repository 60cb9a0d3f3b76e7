/** How small numbers are kept safe. */
export interface ProtectionPolicy {
  /** The smallest group that is shown. A hidden figure could be any of a range at least this wide that reaches this figure. */
  readonly minimum: number;
  /** Shown figures are rounded to the nearest multiple of this; null shows them as they are. */
  readonly rounding: number | null;
  /** Whether "nobody" may be said. */
  readonly zerosSafe: boolean;
  /** Whether those whom a rate leaves out (denominator less numerator) are a group that needs the same protection. */
  readonly complements: boolean;
  /** A rate on fewer people than this is hidden. */
  readonly rateBase: number;
  /** Who publishes by this rule. */
  readonly source: string;
}

/**
 * Conventions in use, by name. Each says when a count is too small; what is hidden besides, so that nothing can be worked out, is the
 * same for all and stricter than most publishers.
 */
export const protectionPolicies = {
  allied: { minimum: 8, rounding: null, zerosSafe: false, complements: true, rateBase: 8, source: 'This service: results for fewer than 8 people are not shown.' },
  'nhs-digital-rounded': { minimum: 8, rounding: 5, zerosSafe: true, complements: false, rateBase: 8, source: 'NHS Digital, codonPython, suppression.py (revision 7e8d35d): 0 is shown, 1 to 7 are hidden, other counts are rounded to the nearest 5.' },
  'mental-health-monthly': { minimum: 5, rounding: 5, zerosSafe: false, complements: false, rateBase: 100, source: 'NHS England, Mental Health Services Monthly Statistics: counts under 5 are hidden, others rounded to the nearest 5; rates need a numerator of 5 and a base of 100.' },
  'staff-survey': { minimum: 11, rounding: null, zerosSafe: false, complements: false, rateBase: 11, source: 'NHS Staff Survey: results of fewer than 11 people are withheld (as remembered; check before use).' },
} as const satisfies Readonly<Record<string, ProtectionPolicy>>;

export type PolicyName = keyof typeof protectionPolicies;

/** What is said in the place of every hidden figure: one text for all, so that it tells nothing about why. */
export const HIDDEN_BECAUSE = 'Too few people to show safely';
