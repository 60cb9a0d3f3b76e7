import { factors, width, type Side } from '../model/sides.ts';
import type { VoteModel } from '../model/fit-votes.ts';
import { principalAxes } from './principal-axes.ts';

/** Turns a person's factors into a position: turn · f − shift. Rows of `turn` one after another. */
export interface Frame {
  readonly turn: Float64Array;
  readonly shift: Float64Array;
}

/**
 * The frame in which the distance between two people is the root mean square difference, over all statements, of their log-odds of
 * agreeing (general agreeableness left aside). Its axes are those of greatest spread among `people`, who are centred on 0, each axis
 * pointing to where the longer tail lies: it depends neither on the order of people nor on the factors' own axes.
 */
export function positionFrame({ people: side, statements }: VoteModel, people: readonly number[]): Frame {
  const root = rootOfLoadings(statements);
  const rough = placePeople(side, { turn: root, shift: new Float64Array(factors) });
  const centre = new Float64Array(factors);
  for (const i of people) for (let a = 0; a < factors; a += 1) centre[a] = (centre[a] as number) + (rough[i * factors + a] as number) / people.length;
  const { axes } = principalAxes(spread(rough, people, centre), factors);
  const turn = times(axes, root);
  const shift = Float64Array.from({ length: factors }, (_, a) => sumOver((b) => (axes[a * factors + b] as number) * (centre[b] as number)));
  const places = placePeople(side, { turn, shift });
  for (let a = 0; a < factors; a += 1) {
    if (people.reduce((sum, i) => sum + (places[i * factors + a] as number) ** 3, 0) >= 0) continue;
    shift[a] = -(shift[a] as number);
    for (let b = 0; b < factors; b += 1) turn[a * factors + b] = -(turn[a * factors + b] as number);
  }
  return { turn, shift };
}

/** Everybody's position: rows of `factors` numbers. */
export function placePeople(people: Side, { turn, shift }: Frame): Float64Array {
  const places = new Float64Array(people.size * factors);
  for (let i = 0; i < people.size; i += 1) {
    for (let a = 0; a < factors; a += 1) {
      let sum = -(shift[a] as number);
      for (let k = 0; k < factors; k += 1) sum += (turn[a * factors + k] as number) * (people.mean[i * width + 1 + k] as number);
      places[i * factors + a] = sum;
    }
  }
  return places;
}

const sumOver = (part: (b: number) => number): number => Array.from({ length: factors }, (_, b) => part(b)).reduce((sum, one) => sum + one, 0);

const times = (one: Float64Array, other: Float64Array): Float64Array =>
  one.map((_, place) => sumOver((b) => (one[Math.floor(place / factors) * factors + b] as number) * (other[b * factors + (place % factors)] as number)));

/** R with RᵀR = mean over statements of v vᵀ: eigenvectors as rows, scaled. */
function rootOfLoadings(statements: Side): Float64Array {
  const square = new Float64Array(factors * factors);
  for (let j = 0; j < statements.size; j += 1) {
    for (let a = 0; a < factors; a += 1) {
      for (let b = 0; b < factors; b += 1) square[a * factors + b] = (square[a * factors + b] as number) + ((statements.mean[j * width + 1 + a] as number) * (statements.mean[j * width + 1 + b] as number)) / statements.size;
    }
  }
  const { values, axes } = principalAxes(square, factors);
  return axes.map((part, place) => part * Math.sqrt(Math.max(0, values[Math.floor(place / factors)] as number)));
}

function spread(places: Float64Array, people: readonly number[], centre: Float64Array): Float64Array {
  const square = new Float64Array(factors * factors);
  for (const i of people) {
    for (let a = 0; a < factors; a += 1) {
      const first = (places[i * factors + a] as number) - (centre[a] as number);
      for (let b = 0; b < factors; b += 1) square[a * factors + b] = (square[a * factors + b] as number) + first * ((places[i * factors + b] as number) - (centre[b] as number));
    }
  }
  return square;
}
