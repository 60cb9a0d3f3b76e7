import { seededRandom, standardNormal } from '#engines/random';
import { solveTransposed } from './cholesky.ts';
import { curveOver, heights, type Curve } from './examination-curve.ts';
import { fitCurve, type FittedCurve, type SlotCounts } from './fit-curve.ts';

/** How likely a card is looked at by its position, the first being 1: several plausible sets, which differ as much as the slots leave open. */
export interface PositionWeights {
  /** In rising order. */
  readonly positions: readonly number[];
  /** One list of weights for each draw, along `positions`. */
  readonly draws: readonly (readonly number[])[];
}

/** From nearly a power law to a curve that can follow a fold of the page. */
const SMOOTHNESSES = [0.1, 0.3, 0.6, 1.2, 2.4, 4.8];
const SMOOTHNESS_MEAN = 3;
const DRAWS = 32;

/**
 * Learns examination weights from the randomised share of the feed, where the chance of a vote at a position is its weight times what
 * ideas get on average. Position-based model: Craswell, Zoeter, Taylor and Ramsey (2008), WSDM; randomised slots: Joachims, Swaminathan
 * and Schnabel (2017), WSDM. The curve is smooth on ln(position) and never rises; how smooth is averaged over, not chosen.
 * `positions`: all that need a weight, from 1. Undefined when the slots cannot be fitted.
 */
export function learnPositionWeights(positions: readonly number[], slots: ReadonlyMap<number, { impressions: number; votes: number }>): PositionWeights | undefined {
  const all = [...new Set([1, ...positions, ...slots.keys()])].toSorted((a, b) => a - b);
  const curve = curveOver(all);
  const counts: SlotCounts = { impressions: all.map((position) => slots.get(position)?.impressions ?? 0), votes: all.map((position) => slots.get(position)?.votes ?? 0) };
  const fits = SMOOTHNESSES.flatMap((smoothness) => {
    const fit = fitCurve(curve, counts, smoothness);
    return fit ? [{ fit, weight: fit.logEvidence - smoothness / SMOOTHNESS_MEAN }] : [];
  });
  return fits.length === 0 ? undefined : { positions: all, draws: drawCurves(curve, fits) };
}

/** Draws are dealt to the smoothnesses by their probability, in equal steps, so that few draws already stand for all. */
function drawCurves(curve: Curve, fits: readonly { fit: FittedCurve; weight: number }[]): number[][] {
  const best = Math.max(...fits.map(({ weight }) => weight));
  const chances = fits.map(({ weight }) => Math.exp(weight - best));
  const total = chances.reduce((sum, one) => sum + one, 0);
  const random = seededRandom('position weights');
  return Array.from({ length: DRAWS }, (_draw, at) => {
    let passed = 0;
    const chosen = chances.findIndex((chance) => (passed += chance / total) >= (at + 0.5) / DRAWS);
    const { fit } = fits.at(chosen) ?? { fit: undefined };
    const noise = (fit?.mode ?? []).map(() => standardNormal(random));
    const away = fit ? solveTransposed(fit.lower, noise) : [];
    const falling = neverRising(heights(curve, (fit?.mode ?? []).map((one, i) => one + (away[i] ?? 0))));
    return falling.map((height) => Math.exp(height - (falling[0] ?? 0)));
  });
}

/** Nearest falling sequence by pooling neighbours that rise: Ayer, Brunk, Ewing, Reid and Silverman (1955). Further down is never looked at more. */
function neverRising(values: readonly number[]): number[] {
  const blocks: { mean: number; size: number }[] = [];
  for (const value of values) {
    let block = { mean: value, size: 1 };
    for (let last = blocks.at(-1); last && last.mean < block.mean; last = blocks.at(-1)) {
      blocks.pop();
      block = { mean: (last.mean * last.size + block.mean * block.size) / (last.size + block.size), size: last.size + block.size };
    }
    blocks.push(block);
  }
  return blocks.flatMap(({ mean, size }) => Array.from({ length: size }, () => mean));
}
