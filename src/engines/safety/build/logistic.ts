/** Rows as buckets with one value for each block, what they are (1 or 0) and how much each counts. */
export interface Sample {
  readonly rows: readonly Row[];
  readonly is: readonly number[];
  readonly counts: readonly number[];
}

export interface Row {
  readonly buckets: Int32Array;
  readonly values: Float32Array;
}

const KEPT_STEPS = 8;
const MOST_ROUNDS = 80;

/**
 * Logistic regression with a squared penalty (not on the last number, which stands alone), by limited-memory BFGS (Nocedal and Wright
 * 2006, algorithm 7.4) with halved steps. No chance is in it: the same rows give the same weights. `width` is the number of buckets.
 */
export function fitLogistic(sample: Sample, { width, penalty, from }: { width: number; penalty: number; from?: Float64Array }): Float64Array {
  const steps: { moved: Float64Array; bent: Float64Array }[] = [];
  let now = lossAt(sample, from ? Float64Array.from(from) : new Float64Array(width + 1), penalty);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const downhill = directionOf(now.slope, steps);
    const next = stepAlong({ sample, now, downhill, penalty });
    const moved = minus(next.weights, now.weights, 1);
    const bent = minus(next.slope, now.slope, 1);
    if (dot(moved, bent) > 1e-10) steps.push({ moved, bent });
    if (steps.length > KEPT_STEPS) steps.shift();
    const isDone = Math.abs(now.loss - next.loss) < 1e-5 * Math.abs(now.loss);
    now = next;
    if (isDone) break;
  }
  return now.weights;
}

interface Point {
  readonly weights: Float64Array;
  readonly loss: number;
  readonly slope: Float64Array;
}

function lossAt({ rows, is, counts }: Sample, weights: Float64Array, penalty: number): Point {
  const last = weights.length - 1;
  const slope = new Float64Array(weights.length);
  let loss = 0;
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at];
    if (!row) continue;
    const score = scoreOf(row, weights);
    const count = counts[at] ?? 0;
    const against = is[at] === 1 ? -score : score;
    loss += count * (against > 0 ? against + Math.log1p(Math.exp(-against)) : Math.log1p(Math.exp(against)));
    const pull = count * (1 / (1 + Math.exp(-score)) - (is[at] ?? 0));
    addRow(slope, row, pull);
    slope[last] = (slope[last] ?? 0) + pull;
  }
  for (let at = 0; at < last; at += 1) {
    const weight = weights[at] ?? 0;
    loss += (penalty * weight * weight) / 2;
    slope[at] = (slope[at] ?? 0) + penalty * weight;
  }
  return { weights, loss, slope };
}

export function scoreOf({ buckets, values }: Row, weights: Float64Array): number {
  let score = weights.at(-1) ?? 0;
  for (let at = 0; at < buckets.length; at += 1) score += (weights[buckets[at] ?? 0] ?? 0) * (values[at] ?? 0);
  return score;
}

function addRow(sum: Float64Array, { buckets, values }: Row, times: number): void {
  for (let at = 0; at < buckets.length; at += 1) {
    const bucket = buckets[at] ?? 0;
    sum[bucket] = (sum[bucket] ?? 0) + times * (values[at] ?? 0);
  }
}

/** The two loops of algorithm 7.4. */
function directionOf(slope: Float64Array, steps: readonly { moved: Float64Array; bent: Float64Array }[]): Float64Array {
  const direction = Float64Array.from(slope);
  const shares = steps.map(() => 0);
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const step = steps[at];
    if (!step) continue;
    shares[at] = dot(step.moved, direction) / dot(step.bent, step.moved);
    addTo(direction, step.bent, -(shares[at] ?? 0));
  }
  const latest = steps.at(-1);
  const scale = latest ? dot(latest.bent, latest.moved) / dot(latest.bent, latest.bent) : 1 / Math.sqrt(dot(slope, slope) || 1);
  for (let at = 0; at < direction.length; at += 1) direction[at] = (direction[at] ?? 0) * scale;
  steps.forEach((step, at) => addTo(direction, step.moved, (shares[at] ?? 0) - dot(step.bent, direction) / dot(step.bent, step.moved)));
  return direction;
}

function stepAlong({ sample, now, downhill, penalty }: { sample: Sample; now: Point; downhill: Float64Array; penalty: number }): Point {
  const fall = dot(now.slope, downhill);
  let next = now;
  for (let length = 1; length > 1e-6; length /= 2) {
    next = lossAt(sample, minus(now.weights, downhill, length), penalty);
    if (next.loss <= now.loss - 1e-4 * length * fall) break;
  }
  return next;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function addTo(sum: Float64Array, other: Float64Array, times: number): void {
  for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] ?? 0) + times * (other[at] ?? 0);
}

function minus(from: Float64Array, other: Float64Array, times: number): Float64Array {
  const left = new Float64Array(from.length);
  for (let at = 0; at < left.length; at += 1) left[at] = (from[at] ?? 0) - times * (other[at] ?? 0);
  return left;
}
