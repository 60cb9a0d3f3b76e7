import { triangle, width, type Side } from './model/sides.ts';

/** People taken together: the mean of their vectors and of their second moments. */
export interface Pole {
  readonly mean: Float64Array;
  readonly moments: Float64Array;
}

/** Everybody in `members` as one pole. */
export function poleOf(people: Side, members: readonly number[]): Pole {
  const pole = { mean: new Float64Array(width), moments: new Float64Array(triangle) };
  for (const i of members) {
    for (let a = 0; a < width; a += 1) pole.mean[a] = (pole.mean[a] as number) + (people.mean[i * width + a] as number) / members.length;
    for (let t = 0; t < triangle; t += 1) pole.moments[t] = (pole.moments[t] as number) + (people.moments[i * triangle + t] as number) / members.length;
  }
  return pole;
}

/**
 * How far agreement with a statement reaches: of the poles (groups, or the two sides of the main divide) the lowest share of people
 * expected to agree, with its interval. The model fills in those who did not vote, so it matters less which statements a group was shown.
 * `z` is the two-sided normal quantile of the interval. Shares lie strictly between 0 and 1.
 */
export function bridge(statements: Side, j: number, { poles, z }: { poles: readonly Pole[]; z: number }): { value: number; low: number; high: number } {
  const shares = poles.map((pole) => shareOf(statements, j, { pole, z }));
  const least = (part: 'value' | 'low' | 'high') => Math.min(...shares.map((share) => share[part]));
  return { value: least('value'), low: least('low'), high: least('high') };
}

function shareOf(statements: Side, j: number, { pole, z }: { pole: Pole; z: number }): { value: number; low: number; high: number } {
  const q = statements.mean.subarray(j * width, (j + 1) * width);
  const moments = statements.moments.subarray(j * triangle, (j + 1) * triangle);
  const average = meanOdds(pole.mean, q);
  const unsure = Math.sqrt(unsureness(pole.mean, q, moments));
  // People of one pole differ: their shares are averaged (MacKay 1992: σ(m / √(1 + π s²/8))).
  const flatten = Math.sqrt(1 + (Math.PI * differences(pole, moments)) / 8);
  const share = (odds: number) => 1 / (1 + Math.exp(-odds / flatten));
  return { value: share(average), low: share(average - z * unsure), high: share(average + z * unsure) };
}

function meanOdds(person: Float64Array, statement: Float64Array): number {
  let sum = (person[0] as number) + (statement[0] as number);
  for (let a = 1; a < width; a += 1) sum += (person[a] as number) * (statement[a] as number);
  return sum;
}

/** How unsure the statement's own numbers leave the log-odds of the average person: the variance of c + f·v over c and v. */
function unsureness(person: Float64Array, statement: Float64Array, moments: Float64Array): number {
  let sum = 0;
  eachPair((a, b, place) => {
    const covariance = (moments[place] as number) - (statement[a] as number) * (statement[b] as number);
    sum += (a === b ? 1 : 2) * covariance * (a === 0 ? 1 : (person[a] as number)) * (b === 0 ? 1 : (person[b] as number));
  });
  return Math.max(0, sum);
}

/** How much people of the pole differ in their log-odds: the variance of b + f·v over them. */
function differences(pole: Pole, statement: Float64Array): number {
  let sum = 0;
  eachPair((a, b, place) => {
    const covariance = (pole.moments[place] as number) - (pole.mean[a] as number) * (pole.mean[b] as number);
    const weight = a === 0 ? (b === 0 ? 1 : null) : (statement[place] as number);
    if (weight !== null) sum += (a === b ? 1 : 2) * covariance * weight;
  });
  return Math.max(0, sum);
}

function eachPair(visit: (a: number, b: number, place: number) => void): void {
  let place = 0;
  for (let a = 0; a < width; a += 1) {
    for (let b = a; b < width; b += 1) {
      visit(a, b, place);
      place += 1;
    }
  }
}

/** How far people's positions spread their log-odds of agreeing with a statement: the standard deviation of f·v over a pole of everybody. */
export function extremityOf(statements: Side, j: number, everybody: Pole): number {
  let sum = 0;
  eachPair((a, b, place) => {
    if (a === 0) return;
    const covariance = (everybody.moments[place] as number) - (everybody.mean[a] as number) * (everybody.mean[b] as number);
    sum += (a === b ? 1 : 2) * covariance * (statements.mean[j * width + a] as number) * (statements.mean[j * width + b] as number);
  });
  return Math.sqrt(Math.max(0, sum));
}
