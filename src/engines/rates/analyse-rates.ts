import { normalQuantile } from '#engines/special';
import { RowFault, writeDown, type Note, type RateAnswer, type RowProblem, type Worked } from './answer.ts';
import { groupRows, type GroupedRow } from './group-rows.ts';
import type { Measure, PairInterval, RateRow, RatesInput, Settings } from './input.ts';
import { lifeExpectancy } from './life-expectancy.ts';
import { quantiles } from './quantile.ts';
import { tellRow } from './sentences.ts';
import { mean, proportion, rate } from './single-figures.ts';
import { directRate, indirect } from './standardised.ts';
import { difference, gapChange, ratio } from './two-groups.ts';

export const ratesVersion = '1.0.0';

export interface RatesResult {
  readonly rows: readonly (RateAnswer | RowProblem)[];
  /** With `compat`: why the reference would have stopped. */
  readonly error?: Note;
  readonly sentence: string;
  readonly notes: readonly Note[];
  readonly settings: Readonly<Record<string, unknown>>;
}

/**
 * One measure for each row, or for each group of rows. A row that cannot be answered has an error in its place; a figure that cannot be given is null
 * beside a note. With `compat` the rules of PHEindicatormethods 2.1.0 decide, also on what it refuses.
 */
export function analyseRates(input: RatesInput): RatesResult {
  const { settings, notes } = settle(input);
  const refused = strangerOf(input.compat) ?? refusalOf(input.measure, settings);
  const rows = refused ? input.rows.map(({ id }): RowProblem => ({ id, error: refused })) : answerRows(input, settings);
  const problem = rows.find((row): row is RowProblem => 'error' in row);
  const answered = rows.filter((row) => !('error' in row) && row.value !== null).length;
  return {
    rows, notes,
    ...(refused ? { error: refused } : {}),
    ...(!refused && settings.compat && problem ? { error: { code: 'reference-stops', text: `The reference gives no answer at all for these rows: ${problem.error.text}` } } : {}),
    sentence: `${answered} of ${rows.length} ${rows.length === 1 ? 'row has' : 'rows have'} a figure${answered < rows.length ? '; each other row says why not' : ''}.`,
    settings: { ...settingsOf(input.measure, settings), ...(strangerOf(input.compat) ? { compat: input.compat } : {}) },
  };
}

function answerRows({ measure, rows }: RatesInput, settings: Settings): (RateAnswer | RowProblem)[] {
  const tell = tellRow(measure, measure === 'ratio' || measure === 'difference' || measure === 'gap-change' || measure === 'proportion' ? settings.multiplier : 1);
  const write = (id: RateRow['id'], work: () => Worked): RateAnswer | RowProblem => {
    try {
      return writeDown(id, work(), settings.levels, tell);
    } catch (fault) {
      if (!(fault instanceof RowFault)) throw fault;
      return { id, error: { code: fault.code, text: fault.message } };
    }
  };
  if (measure === 'quantile') {
    const found = quantiles(rows, settings);
    return rows.map((row, at) => write(row.id, () => quantileAnswer(row, found[at])));
  }
  if (measure === 'proportion' || measure === 'rate') {
    const one = measure === 'rate' ? rate : proportion;
    return groupRows(rows).map((row) => write(row.id, () => one(counted(row), settings)));
  }
  const work = workers[measure];
  return rows.map((row) => write(row.id, () => work(row, settings)));
}

const workers: Readonly<Record<Exclude<Measure, 'quantile' | 'proportion' | 'rate'>, (row: RateRow, settings: Settings) => Worked>> = {
  mean: ({ values }) => {
    if (values === undefined) throw new RowFault('field-missing', 'values: expected a list of numbers, found nothing.');
    return mean(values);
  },
  'direct-standardised-rate': directRate,
  'indirect-standardised-rate': (row, settings) => indirect(row, settings, 'rate'),
  'indirect-standardised-ratio': (row, settings) => indirect(row, settings, 'ratio'),
  difference,
  ratio,
  'gap-change': gapChange,
  'life-expectancy': lifeExpectancy,
};

function counted({ fault, ...row }: GroupedRow): GroupedRow {
  if (fault) throw fault;
  return row;
}

function quantileAnswer({ value }: RateRow, worked: Worked | undefined): Worked {
  if (value === undefined || worked === undefined) throw new RowFault('field-missing', 'value: expected a number or null, found nothing.');
  return worked;
}

const usualInterval: Partial<Record<Measure, PairInterval>> = { ratio: 'katz-log', 'gap-change': 'normal' };
const perHundredThousand: readonly Measure[] = ['rate', 'direct-standardised-rate', 'indirect-standardised-rate'];

function settle({ measure, confidence = 0.95, multiplier, referenceValue = 1, interval, quantiles: count = 10, invert, compat = false }: RatesInput): { settings: Settings; notes: Note[] } {
  const given = [confidence].flat();
  const levels = given.map((one) => (one >= 90 ? one / 100 : one)).map((one) => ({ confidence: one, tail: (1 - one) / 2, z: normalQuantile((1 - one) / 2, { lowerTail: false }) }));
  const notes = [
    ...(given.some((one) => one >= 90) ? [{ code: 'confidence-as-percentage', text: 'A confidence from 90 was read as a percentage.' }] : []),
    ...(measure === 'quantile' ? [{ code: 'no-limits', text: 'A quantile is a place in an order, so it has no limits.' }] : []),
  ];
  const settings = { levels, referenceValue, quantiles: count, multiplier: multiplier ?? (perHundredThousand.includes(measure) ? 100_000 : 1), interval: interval ?? usualInterval[measure] ?? 'newcombe', compat: compat !== false };
  // The reference puts the highest values into quantile 1 when it is not told otherwise; without it the plainer reading holds.
  return { settings: { ...settings, invert: invert ?? settings.compat }, notes };
}

const strangerOf = (compat: RatesInput['compat']): Note | null => (typeof compat !== 'string' || compat === 'PHEindicatormethods-2.1.0' ? null : { code: 'compat-not-offered', text: `${compat} has no figures of this kind; choose PHEindicatormethods-2.1.0.` });

/** Settings with which no row can be answered. */
function refusalOf(measure: Measure, { levels, interval, compat }: Settings): Note | null {
  if (compat && levels.some(({ confidence }) => confidence < 0.9)) return { code: 'confidence-outside-reference', text: 'The reference takes a confidence from 0.9 to 1 only.' };
  if (measure === 'difference' && interval === 'katz-log') return { code: 'interval-not-offered', text: 'The log interval is for a ratio; ask for "newcombe" or "score" for a difference.' };
  if (measure === 'ratio' && interval === 'normal') return { code: 'interval-not-offered', text: 'The normal interval is for a difference; ask for "katz-log" or "score" for a ratio.' };
  if (measure === 'gap-change' && interval !== 'normal' && interval !== 'newcombe') return { code: 'interval-not-offered', text: 'A change of a gap is given with "normal" or "newcombe".' };
  return null;
}

function settingsOf(measure: Measure, { levels, multiplier, referenceValue, interval, quantiles: count, invert, compat }: Settings): Record<string, unknown> {
  const pairs = measure === 'difference' || measure === 'ratio' || measure === 'gap-change';
  return {
    measure, confidence: levels.map(({ confidence }) => confidence), compat: compat ? 'PHEindicatormethods-2.1.0' : false,
    ...(measure === 'quantile' ? { quantiles: count, invert } : measure === 'indirect-standardised-ratio' ? { referenceValue } : measure === 'mean' || measure === 'life-expectancy' ? {} : { multiplier }),
    ...(pairs ? { interval } : {}),
  };
}
