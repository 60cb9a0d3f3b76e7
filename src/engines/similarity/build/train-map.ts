import { type MapNumbers } from '../sentence-map.ts';
import { countOf, inverseOfTriangle, lowerTriangle, products, turned, unit, widestDirections, type Rows } from './matrix.ts';

export interface Lesson {
  /** Vectors of wishes, and of ordinary ideas that nobody said otherwise. */
  readonly wishes: Rows;
  readonly ordinary: Rows;
  /** Vectors of what people also say, and the number of the wish that each means. */
  readonly said: Rows;
  readonly meant: readonly number[];
}

export interface Course {
  readonly kept: number;
  /** Added to the spread of pairs, as a multiple of its mean: so much is known of it beforehand. */
  readonly calm: number;
  readonly steps: number;
  readonly pace: number;
  /** Divides cosines: the lower, the more only the nearest wrong ideas count. */
  readonly heat: number;
}

/**
 * Learns which directions of an encoder tell wishes apart. First those in which two ways of saying one wish differ are made short
 * (within-class covariance normalisation: Hatch, Kajarekar and Stolcke 2006) and the widest `kept` are chosen; then a few steps of
 * gradient descent (Adam: Kingma and Ba 2015) bring what means the same nearer than all else (InfoNCE: van den Oord et al. 2018).
 */
export function trainMap(lesson: Lesson, course: Course): MapNumbers {
  const { width } = lesson.wishes;
  const usual = meanOf(lesson.ordinary);
  const [wishes, ordinary, said] = [lesson.wishes, lesson.ordinary, lesson.said].map((rows) => without(usual, rows)) as [Rows, Rows, Rows];
  const ideas: Rows = { numbers: joined(wishes.numbers, ordinary.numbers), width };
  const even = inverseOfTriangle(lowerTriangle(spreadOfPairs({ wishes, said, meant: lesson.meant }, course.calm)));
  const widest = widestDirections(unit(products(ideas, even)).rows, course.kept);
  let map = ofMeanLengthOne(products(widest, turned(even)));
  const step = openAdam(map.numbers.length, course.pace);
  for (let at = 0; at < course.steps; at += 1) map = { numbers: step(map.numbers, slopeOf(map, { said, ideas, meant: lesson.meant, heat: course.heat })), width };
  return { width, kept: course.kept, usual, rows: map.numbers };
}

function meanOf({ numbers, width }: Rows): Float32Array {
  const mean = new Float64Array(width);
  numbers.forEach((value, at) => { mean[at % width] = (mean[at % width] ?? 0) + (value * width) / numbers.length; });
  return Float32Array.from(mean);
}

const without = (mean: Float32Array, { numbers, width }: Rows): Rows => ({ numbers: numbers.map((value, at) => value - (mean[at % width] ?? 0)), width });

function joined(one: Float32Array, other: Float32Array): Float32Array {
  const made = new Float32Array(one.length + other.length);
  made.set(one);
  made.set(other, one.length);
  return made;
}

function spreadOfPairs({ wishes, said, meant }: Pick<Lesson, 'wishes' | 'said' | 'meant'>, calm: number): Rows {
  const { width } = said;
  const apart = turned({ numbers: said.numbers.map((value, at) => value - (wishes.numbers[(meant[Math.floor(at / width)] ?? 0) * width + (at % width)] ?? 0)), width });
  const spread = products(apart, apart);
  const whole = Array.from({ length: width }, (_, at) => spread.numbers[at * width + at] ?? 0).reduce((sum, value) => sum + value, 0);
  return { numbers: spread.numbers.map((value, at) => (value + (at % (width + 1) === 0 ? (calm * whole) / width : 0)) / meant.length), width };
}

function ofMeanLengthOne({ numbers, width }: Rows): Rows {
  const mean = Math.sqrt(numbers.reduce((sum, value) => sum + value * value, 0) / (numbers.length / width));
  return { numbers: numbers.map((value) => value / mean), width };
}

interface Sums {
  said: Rows;
  ideas: Rows;
  meant: readonly number[];
  heat: number;
}

/** The slope of InfoNCE's loss for each number of the map. */
function slopeOf(map: Rows, { said, ideas, meant, heat }: Sums): Float32Array {
  const [a, b] = [unit(products(said, map)), unit(products(ideas, map))];
  const pull = shares(products(a.rows, b.rows), meant, heat);
  const ofSaid = throughLength(products(pull, turned(b.rows)), a);
  const ofIdeas = throughLength(products(turned(pull), turned(a.rows)), b);
  const [one, other] = [products(turned(ofSaid), turned(said)), products(turned(ofIdeas), turned(ideas))];
  return one.numbers.map((value, at) => value + (other.numbers[at] ?? 0));
}

/** How much each idea is taken for the one that is meant, less 1 for that one; in place of the cosines. */
function shares(cosines: Rows, meant: readonly number[], heat: number): Rows {
  const { numbers, width } = cosines;
  for (let row = 0; row < countOf(cosines); row += 1) {
    const own = numbers.subarray(row * width, (row + 1) * width);
    const most = own.reduce((a, b) => Math.max(a, b), -1);
    own.forEach((value, at) => { own[at] = Math.exp((value - most) / heat); });
    const whole = own.reduce((sum, value) => sum + value, 0);
    own.forEach((value, at) => { own[at] = (value / whole - (at === meant[row] ? 1 : 0)) / (meant.length * heat); });
  }
  return cosines;
}

/** The slope before rows were brought to length 1. */
function throughLength({ numbers, width }: Rows, { rows, lengths }: { rows: Rows; lengths: Float32Array }): Rows {
  for (let row = 0; row < lengths.length; row += 1) {
    let along = 0;
    for (let at = row * width; at < (row + 1) * width; at += 1) along += (numbers[at] ?? 0) * (rows.numbers[at] ?? 0);
    for (let at = row * width; at < (row + 1) * width; at += 1) numbers[at] = ((numbers[at] ?? 0) - along * (rows.numbers[at] ?? 0)) / (lengths[row] ?? 1);
  }
  return { numbers, width };
}

function openAdam(size: number, pace: number): (numbers: Float32Array, slope: Float32Array) => Float32Array {
  const mean = new Float64Array(size);
  const square = new Float64Array(size);
  let step = 0;
  return (numbers, slope) => {
    step += 1;
    return numbers.map((value, at) => {
      const along = slope[at] ?? 0;
      mean[at] = 0.9 * (mean[at] ?? 0) + 0.1 * along;
      square[at] = 0.999 * (square[at] ?? 0) + 0.001 * along * along;
      return value - (pace * (mean[at] ?? 0)) / (1 - 0.9 ** step) / (Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** step)) + 1e-8);
    });
  };
}
