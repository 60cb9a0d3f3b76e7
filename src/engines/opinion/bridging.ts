import { agreeProbability } from './model/predict.ts';
import { triangle, width, type Side } from './model/sides.ts';

/** Mean vector and second moments of people taken together, as a side of one member. */
export function poleOf(people: Side, members: readonly number[]): Side {
  const pole = { size: 1, mean: new Float64Array(width), moments: new Float64Array(triangle) };
  for (const i of members) {
    for (let a = 0; a < width; a += 1) pole.mean[a] = (pole.mean[a] as number) + (people.mean[i * width + a] as number) / members.length;
    for (let t = 0; t < triangle; t += 1) pole.moments[t] = (pole.moments[t] as number) + (people.moments[i * triangle + t] as number) / members.length;
  }
  return pole;
}

/** One group (or everybody): its people as a pole, and how many of them agreed and disagreed with the statement. */
export interface Share {
  readonly pole: Side;
  readonly agree: number;
  readonly disagree: number;
}

/** What the model's expectation counts beside a group's own votes: four votes' worth keeps a handful of votes from deciding. */
const votesOfModel = 4;

/**
 * Groups are found from the same votes that are then counted in them, which makes them look further apart than they are. With each vote
 * counted as three quarters of one the 90 % intervals hold the planted share in about 90 of 100 cases (docs/methods/opinion.md).
 */
const worthWithGroups = 0.75;

/**
 * How far agreement with statement j reaches: the lowest share of clear votes (agree or disagree) that are agrees, over the groups,
 * each group's votes joined by a few votes' worth of what the model expects of its people; with the lowest ends of their Wilson
 * intervals (1927). `z` is the two-sided normal quantile. 0 ≤ low ≤ value ≤ high ≤ 1.
 */
export function bridge(statements: Side, j: number, { shares, z }: { shares: readonly Share[]; z: number }): { value: number; low: number; high: number } {
  const intervals = shares.map((share) => intervalOf(statements, j, { share, z, worth: shares.length > 1 ? worthWithGroups : 1 }));
  const least = (part: 'value' | 'low' | 'high') => Math.min(...intervals.map((interval) => interval[part]));
  return { value: least('value'), low: least('low'), high: least('high') };
}

function intervalOf(statements: Side, j: number, { share, z, worth }: { share: Share; z: number; worth: number }): { value: number; low: number; high: number } {
  const expected = agreeProbability({ people: share.pole, statements }, 0, j);
  const votes = share.agree + share.disagree + votesOfModel;
  const value = (share.agree + votesOfModel * expected) / votes;
  const square = (z * z) / (worth * votes);
  const centre = value + square / 2;
  const half = Math.sqrt(square * value * (1 - value) + (square * square) / 4);
  const whole = 1 + square;
  return { value, low: Math.max(0, (centre - half) / whole), high: Math.min(1, (centre + half) / whole) };
}

/** How far people's positions spread their log-odds of agreeing with a statement: the standard deviation of f·v over a pole of everybody. */
export function extremityOf(statements: Side, j: number, everybody: Side): number {
  let sum = 0;
  let place = width;
  for (let a = 1; a < width; a += 1) {
    for (let b = a; b < width; b += 1) {
      const covariance = (everybody.moments[place] as number) - (everybody.mean[a] as number) * (everybody.mean[b] as number);
      sum += (a === b ? 1 : 2) * covariance * (statements.mean[j * width + a] as number) * (statements.mean[j * width + b] as number);
      place += 1;
    }
  }
  return Math.sqrt(Math.max(0, sum));
}
