import type { Assurance, Variation } from '#engines/spc';

/** What the rules may say of the last figure, in the order in which a page lists it. "too-early": too few figures to show a change; "refused": the figures could not be judged. */
export const variationWords = {
  'improvement-high': 'Change for the better: higher', 'improvement-low': 'Change for the better: lower', 'common-cause': 'Usual variation', 'neutral-high': 'A change: higher', 'neutral-low': 'A change: lower',
  'concern-high': 'Change for the worse: higher', 'concern-low': 'Change for the worse: lower', 'too-early': 'Too early to say', refused: 'Could not be judged',
} as const satisfies Record<Variation | 'too-early' | 'refused', string>;

/** Whether the target will be met. "none": no target, or too few figures to say. */
export const assuranceWords = {
  pass: 'Will meet the target', inconsistent: 'May or may not meet the target', fail: 'Will not meet the target unless something changes', none: 'No target, or too early to say',
} as const satisfies Record<Assurance | 'none', string>;

export type VariationKind = keyof typeof variationWords;
export type AssuranceKind = keyof typeof assuranceWords;
export const variationKinds = Object.keys(variationWords) as VariationKind[];
export const assuranceKinds = Object.keys(assuranceWords) as AssuranceKind[];
