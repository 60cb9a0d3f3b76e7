import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { oracleTable } from '#test/oracle-tables';
import { analyseRates, type RateAnswer, type RateRow, type RatesInput } from './index.ts';

// Cases run through PHEindicatormethods 2.1.0: read from beside the repository, never committed.
const { skip, read } = oracleTable('PHEindicatormethods/indicators.json');

type Cell = number | string;
type Table = Readonly<Record<string, Cell | readonly Cell[]>>;
interface Case { readonly id: string; readonly fn: string; readonly params: Readonly<Record<string, unknown>>; readonly input: Table; readonly output: Table | null; readonly error: string | null }

const column = (table: Table, name: string): Cell[] => [table[name] ?? []].flat();
const number = (cell: Cell | undefined): number | null => (typeof cell === 'number' ? cell : null);
const numbers = (table: Table, name: string) => column(table, name).map(number);

/** Rows of a long table as lists of places, by their group in the order in which groups come. */
function placesBy(table: Table, name: string): Map<Cell, number[]> {
  const groups = new Map<Cell, number[]>();
  for (const [place, key] of column(table, name).entries()) groups.set(key, [...(groups.get(key) ?? []), place]);
  return groups;
}

const measures: Record<string, RatesInput['measure']> = {
  phe_proportion: 'proportion', phe_rate: 'rate', phe_mean: 'mean', calculate_dsr: 'direct-standardised-rate', phe_dsr: 'direct-standardised-rate', calculate_ISRate: 'indirect-standardised-rate', calculate_ISRatio: 'indirect-standardised-ratio', phe_quantile: 'quantile', phe_life_expectancy: 'life-expectancy',
};

function rowsOf({ fn, input, params }: Case): RateRow[] {
  const at = (name: string) => numbers(input, name);
  if (fn === 'phe_proportion' || fn === 'phe_rate') return column(input, 'area').map((id, place) => ({ id, numerator: at('x')[place] ?? null, denominator: at('n')[place] ?? null, ...(params['grouped_by'] ? { group: column(input, 'g')[place] ?? null } : {}) }));
  if (fn === 'phe_mean') return [...placesBy(input, 'g')].map(([id, places]) => ({ id, values: places.map((place) => at('v')[place] ?? null) }));
  if (fn === 'phe_quantile') return column(input, 'area').map((id, place) => ({ id, value: at('v')[place] ?? null, ...(params['grouped_by'] ? { group: column(input, 'g')[place] ?? null } : {}) }));
  if (fn === 'phe_life_expectancy') return [{ id: 'all', bands: at('startage').map((startAge, place) => ({ startAge, deaths: at('deaths')[place] ?? null, population: at('pops')[place] ?? null })) }];
  return [...placesBy(input, 'area')].map(([id, places]) => standardisedRow(id, places, input, params['independent_events'] === false));
}

function standardisedRow(id: Cell, all: readonly number[], input: Table, repeated: boolean): RateRow {
  const at = (name: string, other = name) => (place: number) => numbers(input, input[name] === undefined ? other : name)[place] ?? null;
  const [population, standard, frequency, persons] = [at('pop'), at('stdpop', 'esp2013'), at('freq'), at('persons')];
  const bandOf = (place: number) => ({ numerator: repeated ? null : at('count')(place), denominator: population(place), standard: standard(place), referenceNumerator: at('x_ref', 'refcount')(place), referenceDenominator: at('n_ref', 'refpop')(place) });
  if (!repeated) return { id, bands: all.map(bandOf) };
  const frequencies = [...new Set(all.map(frequency))];
  return { id, bands: all.filter((place) => frequency(place) === frequencies[0]).map(bandOf), eventFrequencies: frequencies.map((one) => ({ frequency: one ?? 0, numerators: all.filter((place) => frequency(place) === one).map(persons) })) };
}

/** The answered rows as the reference's table has them: one for each age for life expectancy. */
function answered(fn: string, input: RatesInput): (RateAnswer | { value: number | null; intervals: RateAnswer['intervals'] })[] {
  const { rows, error } = analyseRates(input);
  assert.equal(error, undefined);
  return fn === 'phe_life_expectancy' ? (rows as RateAnswer[]).flatMap(({ ages = [] }) => ages) : (rows as RateAnswer[]);
}

const same = (value: number | null | undefined, expected: Cell | undefined, what: string) => {
  if (typeof expected !== 'number') return assert.equal(value ?? null, null, what);
  assert.ok(typeof value === 'number' && (value === expected || Math.abs(value - expected) <= 1e-9 * Math.abs(expected)), `${what}: ${value} is not ${expected}`);
};

const limitColumns = (output: Table, confidence: readonly number[]) => confidence.map((one) => {
  const name = `${(one > 1 ? one : one * 100).toFixed(1).replace('.', '_')}cl`;
  return output['lowercl'] === undefined ? [`lower${name}`, `upper${name}`] : ['lowercl', 'uppercl'];
});

describe('PHEindicatormethods 2.1.0', { skip }, () => {
  const cases = skip ? [] : (read() as { cases: Case[] }).cases.filter(({ fn }) => measures[fn]);
  let compared = 0;

  for (const one of cases.filter(({ error }) => error === null)) {
    it(one.id, () => {
      const output = one.output ?? {};
      const confidence = (one.params['confidence'] ?? [0.95]) as number[];
      const input: RatesInput = { measure: measures[one.fn] ?? 'rate', compat: true, confidence, rows: rowsOf(one), ...(one.params['multiplier'] ? { multiplier: one.params['multiplier'] as number } : {}), ...(one.params['refvalue'] ? { referenceValue: one.params['refvalue'] as number } : {}), ...(one.fn === 'phe_quantile' ? { quantiles: one.params['nquantiles'] as number, invert: one.params['invert'] as boolean } : {}) };
      const found = answered(one.fn, input);
      const expected = column(output, one.fn === 'phe_quantile' ? 'quantile' : 'value');
      assert.equal(found.length, expected.length);
      for (const [place, row] of found.entries()) {
        same(row.value, expected[place], `value ${place}`);
        if (one.fn !== 'phe_quantile') for (const [level, names] of limitColumns(output, confidence).entries()) for (const [side, name] of names.entries()) same(row.intervals[level]?.[side ? 'upper' : 'lower'], column(output, name)[place], `${name} ${place}`);
        compared += 1;
      }
      compareBesides(one, found as RateAnswer[], output);
    });
  }

  it('stops where the reference stops', () => {
    const stopped = cases.filter(({ error }) => error !== null);
    assert.equal(stopped.length, 2);
    for (const one of stopped) assert.ok(analyseRates({ measure: 'proportion', compat: true, confidence: (one.params['confidence'] as number[] | undefined) ?? 0.95, rows: rowsOf(one) }).error, one.id);
  });

  it('was compared on every case and row', () => {
    assert.equal(cases.length, 134);
    assert.equal(compared, 1840);
  });
});

/** Counts and methods beside the figures. */
function compareBesides({ fn }: Case, found: readonly RateAnswer[], output: Table): void {
  const besides: Record<string, keyof RateAnswer> = { total_count: 'observed', total_pop: 'population', observed: 'observed', expected: 'expected', ref_rate: 'referenceRate', stdev: 'standardDeviation', value_count: 'n' };
  for (const [name, field] of Object.entries(besides)) if (output[name] !== undefined && fn !== 'phe_life_expectancy') found.forEach((row, place) => same(row[field] as number | null, column(output, name)[place], `${name} ${place}`));
  const methods: Record<string, string> = { Wilson: 'wilson', Exact: 'exact', Byars: 'byar', Dobson: 'dobson', 'Dobson, with confidence adjusted for non-independent events': 'dobson-non-independent', "Student's t-distribution": 'student-t' };
  if (output['method'] !== undefined && fn !== 'phe_life_expectancy') found.forEach((row, place) => {
    if (row.value !== null) assert.equal(row.method, methods[String(column(output, 'method')[place])]);
  });
}
