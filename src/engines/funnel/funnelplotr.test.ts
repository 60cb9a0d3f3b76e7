import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { oracleTable } from '#test/oracle-tables';
import { analyseFunnel, type FunnelInput, type FunnelPoint, type FunnelResult, type FunnelType, type LimitPair } from './index.ts';

// Tables of the reference, read from beside the repository.
const { skip, read } = oracleTable('FunnelPlotR/funnel_plot.json');

type Column = readonly (number | string)[] | number | string;
interface OracleCase {
  readonly id: string;
  readonly params: { readonly data_type: 'PR' | 'RC' | 'SR'; readonly limit: number; readonly draw_adjusted: boolean; readonly draw_unadjusted: boolean; readonly sr_method: string; readonly trim_by: number; readonly multiplier: number; readonly SHMI_rounding: boolean; readonly x_range: readonly (string | number)[] };
  readonly input: Readonly<Record<'group' | 'numerator' | 'denominator', Column>>;
  readonly error: string | null;
  readonly output: { readonly phi: number; readonly tau2: number | string; readonly target: number; readonly draw_adjusted: boolean; readonly draw_unadjusted: boolean; readonly units: Readonly<Record<string, Column>>; readonly limits_grid: Readonly<Record<string, Column>> } | null;
}

const types: Record<string, FunnelType> = { PR: 'proportion', RC: 'ratio-of-counts', SR: 'standardised-ratio' };
const listOf = (column: Column | undefined): readonly (number | string)[] => (Array.isArray(column) ? (column as readonly (number | string)[]) : column === undefined ? [] : [column as number | string]);
const numberOf = (cell: number | string | undefined): number | null => (typeof cell === 'number' ? cell : null);

function inputOf({ params, input }: OracleCase): FunnelInput {
  const groups = listOf(input.group);
  return {
    type: types[params.data_type] ?? 'proportion', method: params.sr_method === 'CQC' ? 'cqc' : 'shmi', limits: 'exact', adjust: params.draw_adjusted ? 'overdispersion' : 'none', trim: params.trim_by, multiplier: params.multiplier,
    compat: 'FunnelPlotR-0.6.0', draw: { adjusted: params.draw_adjusted, unadjusted: params.draw_unadjusted }, outlierLimit: params.limit === 95 ? 95 : 99.8, roundExpected: params.SHMI_rounding,
    ...(params.x_range[0] === 'auto' ? {} : { denominatorRange: params.x_range as number[] }),
    units: groups.map((id, at) => ({ id: String(id), numerator: numberOf(listOf(input.numerator)[at]), denominator: numberOf(listOf(input.denominator)[at]) })),
  };
}

let compared = 0;
function same(found: number | null | undefined, wanted: number | string | undefined, place: string): void {
  compared += 1;
  const want = numberOf(wanted);
  if (want === null || found === null || found === undefined) return assert.equal(found ?? null, want, place);
  const error = found === want ? 0 : Math.abs(found - want) / Math.max(Math.abs(want), 1e-300);
  // z of a unit on the target is nothing but rounding.
  assert.ok(error <= 1e-9 || Math.abs(found - want) <= 1e-12, `${place}: ${found} for ${want}`);
}

const pairs: readonly (readonly [keyof LimitPair, string, string, string, string])[] = [['lower95', 'LCL95', 'OD95LCL', 'll95', 'odll95'], ['upper95', 'UCL95', 'OD95UCL', 'ul95', 'odul95'], ['lower998', 'LCL99', 'OD99LCL', 'll998', 'odll998'], ['upper998', 'UCL99', 'OD99UCL', 'ul998', 'odul998']];

function compareUnits(id: string, { params, output }: OracleCase, result: FunnelResult): number {
  const columns = output?.units ?? {};
  const at = (name: string, row: number) => listOf(columns[name])[row];
  const byId = new Map(result.units.map((unit) => [unit.id, unit as FunnelPoint]));
  const groups = listOf(columns['group']);
  assert.equal(byId.size, groups.length, id);
  groups.forEach((group, row) => {
    const unit = byId.get(String(group));
    assert.ok(unit && !('error' in unit), `${id} ${group}`);
    const place = `${id} ${group}`;
    same(unit.value, at('rr', row), `${place} value`);
    same(unit.transformed, at('Y', row), `${place} transformed`);
    same(unit.z, at('Uzscore', row), `${place} z`);
    same(unit.zWinsorised, at('Wuzscore', row), `${place} zWinsorised`);
    if (params.data_type !== 'RC') same(unit.standardError, at('s', row), `${place} standardError`);
    assert.equal(unit.trimmed, (at('winsorised', row) ?? at('truncated', row)) === 1, `${place} trimmed`);
    assert.equal(unit.outlier, at('outlier', row) === 1, `${place} outlier`);
    for (const [name, plain, widened] of pairs) {
      if (output?.draw_unadjusted) same(unit.unadjusted?.[name], at(plain, row), `${place} ${plain}`);
      else assert.equal(unit.unadjusted, null);
      if (output?.draw_adjusted) same(unit.adjusted?.[name], at(widened, row), `${place} ${widened}`);
      else assert.equal(unit.adjusted, null);
    }
  });
  return groups.length;
}

function compareGrid(id: string, { output }: OracleCase, result: FunnelResult): number {
  const rows = listOf(output?.limits_grid['number_seq']);
  rows.forEach((denominator, row) => {
    const point = result.curve.find((one) => Math.abs(one.denominator - Number(denominator)) <= 1e-11 * one.denominator);
    assert.ok(point, `${id} has no grid point ${denominator}`);
    for (const [name, , , plain, widened] of pairs) {
      if (output?.draw_unadjusted) same(point.unadjusted?.[name], listOf(output.limits_grid[plain])[row], `${id} grid ${row} ${plain}`);
      if (output?.draw_adjusted) same(point.adjusted?.[name], listOf(output.limits_grid[widened])[row], `${id} grid ${row} ${widened}`);
    }
  });
  return rows.length;
}

/** Compares every figure; answers how many cases, units, grid points and figures there were. */
function compareCases(read: () => unknown): number[] {
  const { cases } = read() as { cases: readonly OracleCase[] };
  compared = 0;
  const counts = cases.map((one) => {
    const result = analyseFunnel(inputOf(one));
    if (!one.output) {
      assert.ok(one.error !== null && result.error?.code === 'reference-stops', one.id);
      return [0, 0];
    }
    assert.equal(result.error, undefined, one.id);
    same(result.target, one.output.target, `${one.id} target`);
    same(result.targetTransformed, listOf(one.output.units['target_transformed'])[0], `${one.id} targetTransformed`);
    same(result.phi, one.output.phi, `${one.id} phi`);
    same(result.tau2, one.output.tau2, `${one.id} tau2`);
    assert.equal(result.limitsUsed, one.output.draw_adjusted ? 'adjusted' : 'unadjusted', one.id);
    return [compareUnits(one.id, one, result), compareGrid(one.id, one, result)];
  });
  const total = (place: number): number => counts.reduce((sum, one) => sum + (one[place] ?? 0), 0);
  return [cases.length, total(0), total(1), compared];
}

describe('FunnelPlotR 0.6.0: every figure within 1e-9, every outlier and trimmed unit the same', () => {
  it('12 small cases that are kept here', () => assert.deepEqual(compareCases(() => JSON.parse(readFileSync(new URL('fixtures/funnelplotr.json', import.meta.url), 'utf8'))), [12, 223, 110, 3281]));

  it('all 88 cases of the tables', { skip }, () => assert.deepEqual(compareCases(read), [88, 8626, 5220, 124_884]));
});
