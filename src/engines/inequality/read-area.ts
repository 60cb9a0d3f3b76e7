import { normalQuantile } from '#engines/special';
import type { Uncertain } from './convolution.ts';
import { AreaFault, type InequalityInput, type Note, type QuantileValue, type ValueType } from './input.ts';
import { scaleOf } from './scale.ts';

type Quantiles = InequalityInput['areas'][number]['quantiles'];

/** The reference's bounds on the number of quantiles. */
const [FEWEST, MOST] = [5, 100];

/** How many standard errors 95% limits are apart. */
const LIMITS_APART = 2 * normalQuantile(0.975);

/** An area's quantiles in order, whole and usable, and their values with errors on the scale of their kind (null where they are not known). */
export interface ReadArea {
  readonly steps: readonly { readonly population: number; readonly value: number }[];
  readonly uncertain: readonly Uncertain[] | null;
  readonly notes: readonly Note[];
}

export function readArea(quantiles: Quantiles, { valueType, transform, compatCount }: { valueType: ValueType; transform: boolean; compatCount: number | null }): ReadArea {
  const sorted = inOrder(quantiles) ? quantiles : quantiles.toSorted((one, other) => one.quantile - other.quantile);
  checkWhole(sorted, compatCount);
  const { to } = scaleOf[valueType];
  const steps: ReadArea['steps'][number][] = [];
  const uncertain: Uncertain[] = [];
  let unknown = false;
  for (const one of sorted) {
    const step = readStep(one, valueType, transform);
    const error = errorOf(one, valueType);
    const at = to(step.value);
    unknown ||= error === null || !Number.isFinite(at);
    steps.push(step);
    uncertain.push({ at, error: error ?? 0 });
  }
  return unknown ? { steps, uncertain: null, notes: [{ code: 'limits-undefined', text: noErrors(sorted, valueType) }] } : { steps, uncertain, notes: [] };
}

const inOrder = (quantiles: Quantiles): boolean => quantiles.every(({ quantile }, at) => quantile === at + 1);

function noErrors(quantiles: Quantiles, valueType: ValueType): string {
  const place = quantiles.findIndex((one) => errorOf(one, valueType) === null);
  if (place < 0) return 'A value of 0 or 1 has no error on the scale of its kind, so no limits are given.';
  return `Quantile ${quantiles[place]?.quantile} has no standard error or 95% limits that can be used, so no limits are given.`;
}

function checkWhole(quantiles: Quantiles, compatCount: number | null): void {
  const count = compatCount ?? quantiles.length;
  const odd = quantiles.find(({ quantile }, at) => quantile !== at + 1);
  if (odd || quantiles.length !== count) throw new AreaFault('incomplete-quantiles', `An area needs each quantile from 1 to ${count} once; ${odd ? `quantile ${odd.quantile} does not fit` : `there are ${quantiles.length}`}.`);
  if (compatCount !== null && (count < FEWEST || count > MOST)) throw new AreaFault('number-of-quantiles', `The reference takes ${FEWEST} to ${MOST} quantiles, found ${count}.`);
  if (count < 2) throw new AreaFault('number-of-quantiles', `A slope needs at least 2 quantiles, found ${count}.`);
}

function readStep({ quantile, population, value }: QuantileValue, valueType: ValueType, transform: boolean): { population: number; value: number } {
  if (typeof population !== 'number' || population <= 0) throw new AreaFault('population-unusable', `quantile ${quantile}: expected a population above 0, found ${population ?? 'nothing'}.`);
  if (typeof value !== 'number') throw new AreaFault('value-missing', `quantile ${quantile}: expected a value, found nothing.`);
  if (valueType !== 'other' && value < 0) throw new AreaFault('value-outside-range', `quantile ${quantile}: expected a ${valueType} of 0 or more, found ${value}.`);
  if (valueType === 'proportion' && value > 1) throw new AreaFault('value-outside-range', `quantile ${quantile}: expected a proportion from 0 to 1, found ${value}.`);
  if (transform && !Number.isFinite(scaleOf[valueType].to(value))) throw new AreaFault('value-outside-range', `quantile ${quantile}: ${value} has no ${valueType === 'rate' ? 'logarithm' : 'logit'}; ask for the fit without "transform".`);
  return { population, value };
}

/** 95% limits are what a rate or proportion brings; other values bring their standard error first. */
function errorOf(one: QuantileValue, valueType: ValueType): number | null {
  const given = typeof one.standardError === 'number' ? one.standardError : null;
  if (given !== null && given < 0) throw new AreaFault('standard-error-negative', `quantile ${one.quantile}: expected a standard error of 0 or more, found ${given}.`);
  if (valueType === 'other' && given !== null) return given;
  return errorOfLimits(one, valueType) ?? given;
}

function errorOfLimits({ quantile, lower, upper }: QuantileValue, valueType: ValueType): number | null {
  if (typeof lower !== 'number' || typeof upper !== 'number') return null;
  if (lower > upper) throw new AreaFault('limits-crossed', `quantile ${quantile}: the lower limit ${lower} is above the upper ${upper}.`);
  const { to } = scaleOf[valueType];
  const error = (to(upper) - to(lower)) / LIMITS_APART;
  return Number.isFinite(error) ? error : null;
}
