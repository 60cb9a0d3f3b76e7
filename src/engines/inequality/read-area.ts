import { normalQuantile } from '#engines/special';
import type { Columns } from './columns.ts';
import { AreaFault, type InequalityInput, type Note, type QuantileValue, type ValueType } from './input.ts';
import { scaleOf } from './scale.ts';

type Quantiles = InequalityInput['areas'][number]['quantiles'];

/** The reference's bounds on the number of quantiles. */
const [FEWEST, MOST] = [5, 100];

/** How many standard errors 95% limits are apart. */
const LIMITS_APART = 2 * normalQuantile(0.975);

/** What a call asks of every area. */
export interface Asked {
  readonly valueType: ValueType;
  readonly transform: boolean;
  readonly compatCount: number | null;
}

/** Writes an area's quantiles in order, whole and usable: people, values, and values with errors on the scale of their kind. Answers a note where an error is not known, so that no limits can be given; null where all are. */
export function readArea(quantiles: Quantiles, asked: Asked, into: Columns): Note | null {
  const sorted = inOrder(quantiles) ? quantiles : quantiles.toSorted((one, other) => one.quantile - other.quantile);
  checkWhole(sorted, asked.compatCount);
  into.clear(sorted.length);
  const { to } = scaleOf[asked.valueType];
  let unknown = false;
  for (let place = 0; place < sorted.length; place += 1) {
    const one = sorted[place] as QuantileValue;
    readStep(one, asked, into, place);
    const error = errorOf(one, asked.valueType);
    const at = to(into.value[place] ?? 0);
    unknown ||= error === null || !Number.isFinite(at);
    into.at[place] = at;
    into.error[place] = error ?? 0;
  }
  return unknown ? { code: 'limits-undefined', text: noErrors(sorted, asked.valueType) } : null;
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

function readStep({ quantile, population, value }: QuantileValue, { valueType, transform }: Asked, into: Columns, place: number): void {
  if (typeof population !== 'number' || population <= 0) throw new AreaFault('population-unusable', `quantile ${quantile}: expected a population above 0, found ${population ?? 'nothing'}.`);
  if (typeof value !== 'number') throw new AreaFault('value-missing', `quantile ${quantile}: expected a value, found nothing.`);
  if (valueType !== 'other' && value < 0) throw new AreaFault('value-outside-range', `quantile ${quantile}: expected a ${valueType} of 0 or more, found ${value}.`);
  if (valueType === 'proportion' && value > 1) throw new AreaFault('value-outside-range', `quantile ${quantile}: expected a proportion from 0 to 1, found ${value}.`);
  if (transform && !Number.isFinite(scaleOf[valueType].to(value))) throw new AreaFault('value-outside-range', `quantile ${quantile}: ${value} has no ${valueType === 'rate' ? 'logarithm' : 'logit'}; ask for the fit without "transform".`);
  into.population[place] = population;
  into.value[place] = value;
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
