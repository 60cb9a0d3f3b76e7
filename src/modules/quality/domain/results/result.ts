import type { Assurance, PointAnswer, SignalAnswer, Variation } from '#engines/spc';
import { judge, variationOf, type Judged } from '../judge.ts';
import type { Measure } from '../measure.ts';

/** A series with its measure, ready to be judged; NaN where a period has no figure that is shown. */
export interface ToJudge extends Omit<Judged, 'numerators' | 'denominators'> {
  numerators: Float64Array;
  denominators: Float64Array;
  measure: Pick<Measure, 'direction' | 'grain' | 'ruleSet' | 'unit' | 'chart'> & { multiplier: number };
}

/** A rule that was broken over some periods. */
export interface FoundSignal {
  rule: SignalAnswer['rule'];
  from: string;
  to: string;
  /** The period with which the rule was first fulfilled. */
  completed: string;
}

/** What is kept of a judgement: the icons, and the last figure with its lines. */
export interface SeriesResult {
  isRunChart: boolean;
  /** null where the figures could not be judged; then `refused` says why. */
  variation: Variation | 'too-early' | null;
  assurance: Assurance | null;
  refused: string | null;
  /** The last period with a figure, which the icons speak of. */
  lastPeriod: string | null;
  lastValue: number | null;
  centre: number | null;
  lowerLimit: number | null;
  upperLimit: number | null;
  signals: readonly FoundSignal[];
}

/** The result of one series, by the judgement that its page shows. */
export function resultOf(series: ToJudge): SeriesResult {
  const judgement = judge({ ...series, numerators: figuresOf(series.numerators), denominators: figuresOf(series.denominators) }, series.measure);
  if (!judgement.ok) return { isRunChart: false, variation: null, assurance: null, refused: judgement.text, lastPeriod: null, lastValue: null, centre: null, lowerLimit: null, upperLimit: null, signals: [] };
  const { isRunChart, answer: { assurance, points, signals } } = judgement;
  return { isRunChart, variation: variationOf(judgement), assurance, refused: null, ...lastOf(points.findLast(({ value }) => value !== null) ?? points[0]), signals: signals.map(({ rule, from, to, completedAt }) => ({ rule, from: String(from), to: String(to), completed: String(completedAt) })) };
}

const figuresOf = (figures: Float64Array): (number | null)[] => Array.from(figures, (figure) => (Number.isNaN(figure) ? null : figure));

function lastOf(point: PointAnswer | undefined): Pick<SeriesResult, 'lastPeriod' | 'lastValue' | 'centre' | 'lowerLimit' | 'upperLimit'> {
  return { lastPeriod: point ? String(point.period) : null, lastValue: point?.value ?? null, centre: point?.centre ?? null, lowerLimit: point?.lowerLimit ?? null, upperLimit: point?.upperLimit ?? null };
}
