import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { oracleTable } from '#test/oracle-tables';
import { analyseFunnel, type FunnelPoint, type FunnelResult, type FunnelType } from './index.ts';

// Tables of the reference, read from beside the repository.
const { skip, read } = oracleTable('PHEindicatormethods/indicators.json');

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

const casesIn = (table: unknown): OracleCase[] => (table as { cases: readonly OracleCase[] }).cases.filter(({ fn }) => fn.includes('funnel'));
const kept = casesIn(JSON.parse(readFileSync(new URL('fixtures/phe.json', import.meta.url), 'utf8')));

/** Compares every figure; answers how many tables of limits and of units, units and figures there were. */
function compareCases(cases: readonly OracleCase[]): number[] {
  const limits = cases.filter(({ fn }) => fn === 'calculate_funnel_limits');
  const units = cases.filter(({ fn }) => fn !== 'calculate_funnel_limits');
  compared = 0;
  for (const one of limits) compareLimits(one);
  const counts = units.map(compareUnits);
  return [limits.length, units.length, counts.reduce((sum, one) => sum + one, 0), compared];
}

describe('PHEindicatormethods 2.1.0: limits, rates and places on the axis within 1e-9, each significance the same', () => {
  it('3 tables of limits and 6 of units that are kept here', () => assert.deepEqual(compareCases(kept), [3, 6, 297, 2182]));

  it('all 10 tables of funnels', { skip }, () => assert.deepEqual(compareCases(casesIn(read())), [3, 7, 600, 2182]));

  it('draws the same grid of populations when none is given', () => {
    const one = kept.find(({ id }) => id === 'fl_prop');
    assert.ok(one);
    assert.deepEqual(answerOf(one).curve.map(({ denominator }) => denominator), one.output['Population']);
  });
});
