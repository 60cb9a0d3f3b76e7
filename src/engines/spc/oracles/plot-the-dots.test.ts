import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { PointAnswer, SeriesAnswer, SpcResult } from '../answer-types.ts';
import { analyseSpc } from '../index.ts';
import type { Direction, SpcInput, SpcSeries } from '../input.ts';
import { alike, column, numberOf, readTable, type Cell } from './read-table.ts';

type Columns = Readonly<Record<string, Cell | readonly Cell[]>>;
interface Case {
  id: string;
  params: { improvement_direction: Direction; screen_outliers: boolean; fix_after_n_points: number | null; faceted: boolean; target: Cell[] | Record<string, number> | null; rebase: string[] | Record<string, string[]> | null };
  input: Columns;
  error: string | null;
  output: Columns | null;
  icons: { facet: string[]; type: string[]; icon: string[] } | null;
}

const labels: Readonly<Record<string, string | null>> = {
  'Common Cause': null, 'Above UCL': 'above-limit', 'Below LCL': 'below-limit', '7 Points Above CL': 'run-above', '7 Points Below CL': 'run-below',
  '7 Point Trend (Increasing)': 'trend-up', '7 Point Trend (Decreasing)': 'trend-down', '2 in 3 Above CL': 'two-of-three-above', '2 in 3 Below CL': 'two-of-three-below',
};

function inputOf({ params, input }: Case, rules: SpcInput['rules']): SpcInput {
  const facets = column(input['facet']);
  const dates = column(input['date']);
  const values = column(input['value']);
  const names = params.faceted ? [...new Set(facets)] : ['no facet'];
  const of = <Value>(given: Value | Record<string, Value> | null, name: string): Value | undefined => (given !== null && typeof given === 'object' && !Array.isArray(given) ? (given as Record<string, Value>)[name] : (given ?? undefined));
  const series = names.map((name): SpcSeries => {
    const target = of<Cell[] | number>(params.target, String(name));
    const rebase = of<string[]>(params.rebase, String(name));
    return {
      id: String(name), direction: params.improvement_direction,
      ...(target === undefined ? {} : { target: numberOf(column(target)[0]) }), ...(rebase ? { rebase: [rebase].flat() } : {}),
      ...(params.fix_after_n_points === null ? {} : { baselinePoints: params.fix_after_n_points }),
      points: dates.flatMap((date, at) => (!params.faceted || facets[at] === name ? [{ period: String(date), value: numberOf(values[at]) }] : [])),
    };
  });
  return { rules, compat: 'NHSRplotthedots-0.2.2', screen: params.screen_outliers, facets: params.faceted, series };
}

function answersOf(result: SpcResult): SeriesAnswer[] {
  return result.series.map((one) => {
    assert.ok(!('error' in one), JSON.stringify(one));
    return one;
  });
}

/** Every column of the reference against the answer; how many points were compared. */
function comparePoints({ id, output }: Case, points: readonly (PointAnswer & { series: string })[]): number {
  const expected = (name: string) => column(output?.[name]);
  points.forEach((point, at) => {
    const where = `${id} ${point.series} ${String(point.period)}`;
    const number = (found: number | null, name: string) => assert.ok(alike(found, numberOf(expected(name)[at])), `${where} ${name}: ${String(found)}, expected ${String(expected(name)[at])}`);
    assert.equal(point.period, expected('date')[at], where);
    number(point.value, 'value');
    number(point.centre, 'mean');
    number(point.movingRange, 'mr_screened');
    number(point.movingRangeMean, 'amr');
    number(point.lowerLimit, 'lpl');
    number(point.upperLimit, 'upl');
    number(point.lowerNear, 'nlpl');
    number(point.upperNear, 'nupl');
    assert.equal(point.segment, expected('rebase_group')[at], where);
    assert.equal(point.outside, expected('outside_limits')[at] === 'NA' ? null : expected('outside_limits')[at], where);
    assert.equal(point.near, expected('close_to_limits')[at] === 'NA' ? null : expected('close_to_limits')[at], where);
    assert.equal(point.side, numberOf(expected('relative_to_mean')[at]), where);
    assert.equal(point.rule, labels[String(expected('special_cause_type')[at])], where);
    assert.equal(point.type, String(expected('point_type')[at]).replace('special_cause_', '').replace('_', '-'), where);
  });
  assert.equal(points.length, expected('date').length, id);
  return points.length;
}

const cases = readTable('NHSRplotthedots/ptd_spc.json') as readonly Case[] | null;
const skip = cases ? false : 'the tables of outside figures are not beside this copy';

describe('XmR by NHSRplotthedots 0.2.2, to the letter', { skip }, () => {
  it('gives every point, limit, label and icon', () => {
    const seen = { cases: 0, series: 0, points: 0, icons: 0, errors: 0 };
    for (const one of cases ?? []) {
      const result = analyseSpc(inputOf(one, 'nhsr-0.2.2'));
      seen.cases += 1;
      if (one.error !== null) {
        assert.ok(result.series.every((series) => 'error' in series), one.id);
        seen.errors += 1;
        continue;
      }
      const series = answersOf(result);
      seen.series += series.length;
      seen.points += comparePoints(one, series.flatMap(({ id, points }) => points.map((point) => ({ ...point, series: String(id) }))));
      one.icons?.icon.forEach((icon, at) => {
        const answer = series.find(({ id }) => id === one.icons?.facet[at]);
        assert.equal(one.icons?.type[at] === 'variation' ? answer?.variation : answer?.assurance, icon.replace('_', '-'), `${one.id} ${one.icons?.facet[at]}`);
        seen.icons += 1;
      });
      assert.equal(series.filter(({ assurance }) => assurance !== null).length, one.icons?.type.filter((type) => type === 'assurance').length, one.id);
    }
    assert.deepEqual(seen, { cases: 390, series: 408, points: 13_572, icons: 594, errors: 6 });
  });
});

describe('XmR by the rule of Making Data Count of November 2023', { skip }, () => {
  it('gives every label', () => {
    const derived = (readTable('NHSRplotthedots/ptd_mdc2023.json') ?? []) as readonly { id: string; special_cause_type_mdc2023: string[] }[];
    const byId = new Map((cases ?? []).map((one) => [one.id, one]));
    const seen = { cases: 0, points: 0 };
    for (const { id, special_cause_type_mdc2023: expected } of derived) {
      const one = byId.get(id);
      assert.ok(one, id);
      const points = answersOf(analyseSpc(inputOf(one, 'mdc-2023'))).flatMap((series) => series.points);
      assert.deepEqual(points.map(({ rule }) => rule), column(expected).map((label) => labels[String(label)]), id);
      seen.cases += 1;
      seen.points += points.length;
    }
    assert.deepEqual(seen, { cases: 366, points: 12_967 });
  });
});
