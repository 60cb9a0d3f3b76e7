import type { RowFigures } from './answer.ts';
import type { Measure } from './input.ts';

/** One plain sentence about a row. */
export function tellRow(measure: Measure, multiplier: number): (answer: RowFigures) => string {
  const figure = (value: number) => figureOf(value, measure, multiplier);
  return (answer) => {
    const { value, lower, upper, intervals, notes } = answer;
    if (value === null) return `No figure is given${notes[0] ? `: ${notes[0].text}` : '.'}`;
    if (measure === 'quantile') return `It is in quantile ${value}.`;
    const range = lower === null || upper === null ? '' : `, ${figure(lower)} to ${figure(upper)} with ${round(100 * (intervals[0]?.confidence ?? 0))}% confidence`;
    if (measure === 'difference') return `Group A has ${figure(Math.abs(value))} ${value < 0 ? 'less' : 'more'} than group B (difference ${figure(value)}${range}).${chance(lower, upper, 0)}`;
    if (measure === 'ratio' && multiplier === 0) return 'The multiplier is 0, so nothing can be read from the ratio.';
    if (measure === 'ratio') return `Group A is ${figure(value / multiplier)} times as likely as group B (ratio ${figure(value)}${range}).${chance(lower, upper, multiplier)}`;
    if (measure === 'gap-change') return tellChange(answer, figure, range);
    return `${subject[measure] ?? 'The figure'} is ${figure(value)}${range}.`;
  };
}

const subject: Partial<Record<Measure, string>> = {
  proportion: 'The share', rate: 'The rate', mean: 'The mean', 'direct-standardised-rate': 'The directly standardised rate', 'indirect-standardised-rate': 'The indirectly standardised rate', 'indirect-standardised-ratio': 'The indirectly standardised ratio', 'life-expectancy': 'Life expectancy in years',
};

const chance = (lower: number | null, upper: number | null, none: number): string => (lower === null || upper === null || (lower > none || upper < none) ? '' : ' Chance alone could explain this.');

/** A gap is never called closed: while its interval reaches 0 a remaining gap cannot be ruled in or out. */
function tellChange({ value, lower, upper, before, after }: RowFigures, figure: (value: number) => string, range: string): string {
  if (value === null || !before || !after) return 'No figure is given.';
  const narrowed = value * (before.value < 0 ? -1 : 1);
  const sure = lower !== null && upper !== null && (lower > 0 || upper < 0);
  const told = sure ? `The gap has ${narrowed > 0 ? 'narrowed' : 'widened'}` : 'Whether the gap has changed cannot be told from chance: it went';
  const remains = after.lower <= 0 && after.upper >= 0 ? ' A remaining gap cannot be ruled in or out.' : '';
  return `${told} from ${figure(before.value)} to ${figure(after.value)} (change ${figure(value)}${range}).${remains}`;
}

function figureOf(value: number, measure: Measure, multiplier: number): string {
  const share = measure === 'proportion' || measure === 'difference' || measure === 'gap-change';
  if (share && multiplier === 100) return `${value.toFixed(1)}${measure === 'proportion' ? '%' : ' points'}`;
  return round(value);
}

/** Four figures for small numbers, whole numbers for large ones. */
const round = (value: number): string => (Math.abs(value) >= 1000 ? value.toFixed(0) : String(Number(value.toPrecision(4))));
