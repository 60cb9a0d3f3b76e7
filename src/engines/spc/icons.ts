import type { Assurance, PointType, Rule, Variation } from './answer-types.ts';
import type { Direction } from './input.ts';

const pointsUp = new Set<Rule>(['above-limit', 'run-above', 'trend-up', 'two-of-three-above']);

/** What a broken rule means for the reader: up is good where an increase is, and bad where a decrease is. */
export function typeOf(rule: Rule | null, direction: Direction): PointType {
  if (rule === null) return 'common-cause';
  const up = pointsUp.has(rule);
  if (direction === 'neutral') return up ? 'neutral-high' : 'neutral-low';
  return up === (direction === 'increase') ? 'improvement' : 'concern';
}

/** The NHS variation icon of a point: improvement or concern, and whether by high or by low figures. */
export function variationOf(rule: Rule | null, direction: Direction): Variation {
  const type = typeOf(rule, direction);
  if (type === 'improvement' || type === 'concern') return `${type}-${rule !== null && pointsUp.has(rule) ? 'high' : 'low'}`;
  return type;
}

/**
 * The NHS assurance icon: limits wholly on the good side of the target pass, wholly on the bad side fail, else the target is met now and then.
 * A missing target or missing limits are inconsistent in NHSRplotthedots; the caller says what they are here.
 */
export function assuranceOf({ target, lower, upper, direction }: { target: number; lower: number; upper: number; direction: Direction }): Assurance | null {
  if (direction === 'neutral') return null;
  if (target > upper) return direction === 'increase' ? 'fail' : 'pass';
  if (target < lower) return direction === 'increase' ? 'pass' : 'fail';
  return 'inconsistent';
}

/** Where all values are the same: the target is met by every one of them or by none; equal is met. */
export function assuranceOfConstant(value: number, target: number, direction: Direction): Assurance | null {
  if (direction === 'neutral') return null;
  return (direction === 'increase' ? value >= target : value <= target) ? 'pass' : 'fail';
}
