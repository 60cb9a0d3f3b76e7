import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { analyseFunnel, type FunnelPoint, type FunnelResult, type FunnelType } from './index.ts';

// Tables of the reference, read from beside the repository.
const table = new URL('../../../../shared/data/statistics/PHEindicatormethods/indicators.json', import.meta.url);
const skip = existsSync(fileURLToPath(table)) ? false : 'the oracle tables are not here (../shared/data/statistics/PHEindicatormethods)';

type Columns = Readonly<Record<string, readonly (number | string)[]>>;
interface OracleCase {
  readonly id: string;
  readonly fn: string;
  readonly params: { readonly statistic?: string; readonly rate_type?: string; readonly multiplier?: number; readonly years_of_data?: number };
  readonly input: Columns;
  readonly output: Columns;
}

const typeOf = ({ statistic, rate_type }: OracleCase['params']): FunnelType => (statistic === 'proportion' ? 'proportion' : statistic === 'ratio' ? 'standardised-ratio' : rate_type === 'dsr' ? 'direct-standardised-rate' : 'crude-rate');

function answerOf({ params, input }: OracleCase, gridPoints?: readonly number[]): FunnelResult {
  const numerators = input['numerator'] ?? input['obs'] ?? input['count'] ?? [];
  const denominators = input['denominator'] ?? input['expected'] ?? input['pop'] ?? [];
  const units = numerators.map((numerator, at) => ({ id: at, numerator: Number(numerator), denominator: Number(denominators[at]), ...(input['rate'] ? { rate: Number(input['rate'][at]) } : {}) }));
  return analyseFunnel({ type: typeOf(params), limits: 'exact', adjust: 'none', compat: 'PHEindicatormethods-2.1.0', multiplier: params.multiplier ?? 1, yearsOfData: params.years_of_data ?? 1, ...(gridPoints ? { gridPoints } : {}), units });
}

let compared = 0;
function same(found: number | null | undefined, wanted: number | string | undefined, place: string): void {
  compared += 1;
  if (typeof wanted !== 'number') return assert.equal(found, null, place);
  assert.ok(typeof found === 'number' && Math.abs(found - wanted) <= 1e-9 * Math.abs(wanted), `${place}: ${found} for ${wanted}`);
}

const lines = [['lower_2s', 'lower95'], ['upper_2s', 'upper95'], ['lower_3s', 'lower998'], ['upper_3s', 'upper998']] as const;

function compareLimits(one: OracleCase): void {
  const grid = (one.output['Population'] ?? one.output['Observed_events'] ?? one.output['Events'] ?? []).map(Number);
  const result = answerOf(one, grid);
  assert.equal(result.curve.length, grid.length);
  if (one.output['baseline']) same(result.target, one.output['baseline'][0], `${one.id} baseline`);
  result.curve.forEach((point, at) => {
    for (const [name, line] of lines) {
      same(point.unadjusted?.[line], one.output[`${name}_limit`]?.[at], `${one.id} ${at} ${line}`);
      const place = one.output[`${name}_exp_events`] ?? one.output[`${name}_population_1_year`];
      if (place) same(point.denominators?.[line], place[at], `${one.id} ${at} place of ${line}`);
    }
  });
}

function compareUnits(one: OracleCase): number {
  const units = answerOf(one).units as readonly FunnelPoint[];
  units.forEach((unit, at) => {
    const place = `${one.id} ${at}`;
    if (one.output['significance']) assert.equal(unit.significance, one.output['significance'][at], place);
    if (one.output['rate_chart']) same(unit.value, one.output['rate_chart'][at], place);
    if (one.output['denominator_derived']) same(unit.denominator, one.output['denominator_derived'][at], place);
  });
  return units.length;
}

describe('the tables of PHEindicatormethods 2.1.0', { skip }, () => {
  const cases = skip ? [] : (JSON.parse(readFileSync(table, 'utf8')) as { cases: readonly OracleCase[] }).cases.filter(({ fn }) => fn.includes('funnel'));

  it('3 tables of limits: 300 grid points within 1e-9, places on the axis too', () => {
    const limits = cases.filter(({ fn }) => fn === 'calculate_funnel_limits');
    compared = 0;
    for (const one of limits) compareLimits(one);
    assert.deepEqual([limits.length, compared], [3, 2002]);
  });

  it('7 tables of units: each significance the same, rates and annual populations within 1e-9', () => {
    const tables = cases.filter(({ fn }) => fn !== 'calculate_funnel_limits');
    compared = 0;
    const units = tables.reduce((sum, one) => sum + compareUnits(one), 0);
    assert.deepEqual([tables.length, units, compared], [7, 600, 180]);
  });

  it('draws the same grid of populations when none is given', () => {
    const one = cases.find(({ id }) => id === 'fl_prop');
    assert.ok(one);
    assert.deepEqual(answerOf(one).curve.map(({ denominator }) => denominator), one.output['Population']);
  });
});
