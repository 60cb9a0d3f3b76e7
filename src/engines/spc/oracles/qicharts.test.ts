import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SeriesAnswer } from '../answer-types.ts';
import { analyseSpc } from '../index.ts';
import type { Chart, RunMethod, SpcInput, SpcPoint } from '../input.ts';
import { alike, column, numberOf, readTable, type Cell } from './read-table.ts';

type Columns = Readonly<Record<string, Cell | readonly Cell[]>>;
interface Case {
  id: string;
  params: { chart: string; screenedmr: boolean; freeze?: number; part?: number | number[]; exclude?: number | number[]; cl?: number; multiply?: number; method?: RunMethod; 'y.neg'?: boolean };
  input: Columns;
  error: string | null;
  output: Columns | null;
}

const names: Readonly<Record<string, Chart>> = { pp: 'p-prime', up: 'u-prime' };

/** qicharts2 gathers rows of one x into a subgroup, and takes parts and exclusions by place. */
function pointsOf({ params, input }: Case): SpcPoint[] {
  const x = column(input['x']);
  const y = column(input['y']).map(numberOf);
  const n = input['n'] === undefined ? null : column(input['n']).map(numberOf);
  const places = [...new Set(x)];
  const out = [params.exclude ?? []].flat();
  return places.map((place, at) => {
    const rows = x.flatMap((one, row) => (one === place ? [row] : []));
    const row = rows[0] ?? 0;
    const period = typeof place === 'number' || /^\d{4}-/.test(String(place)) ? (place as string | number) : at + 1;
    const exclude = out.includes(at + 1) ? { exclude: true } : {};
    if (n) return { period, numerator: y[row] ?? null, denominator: n[row] ?? null, ...exclude };
    return rows.length > 1 || params.chart === 'xbar' || params.chart === 's' ? { period, values: rows.map((one) => y[one] ?? null), ...exclude } : { period, value: y[row] ?? null, ...exclude };
  });
}

function inputOf(one: Case): SpcInput {
  const { chart, screenedmr, freeze, part, cl, multiply, method } = one.params;
  const points = pointsOf(one);
  return {
    chart: names[chart] ?? (chart as Chart), rules: 'anhoej', compat: 'qicharts2-0.8.1', screen: screenedmr, ...(method ? { runMethod: method } : {}),
    series: [{
      id: one.id, direction: 'neutral', points, ...(freeze ? { baselinePoints: freeze } : {}), ...(cl === undefined ? {} : { centre: cl }), ...(multiply ? { multiplier: multiply } : {}),
      ...(one.params['y.neg'] === false ? { nonNegative: true } : {}), ...(part ? { rebase: [part].flat().flatMap((at) => points[at]?.period ?? []) } : {}),
    }],
  };
}

function compare({ id, output }: Case, { points, runs = [] }: SeriesAnswer): number {
  const expected = (name: string) => column(output?.[name]);
  const segments = [...new Set(points.map(({ segment }) => segment))];
  points.forEach((point, at) => {
    const where = `${id} ${String(point.period)}`;
    const run = runs[segments.indexOf(point.segment)];
    const number = (found: number | null | undefined, name: string) => assert.ok(alike(found ?? null, numberOf(expected(name)[at])), `${where} ${name}: ${String(found)}, expected ${String(expected(name)[at])}`);
    number(point.value, 'y');
    number(point.centre, 'cl');
    number(point.lowerLimit, 'lcl');
    number(point.upperLimit, 'ucl');
    number(point.lowerNear, 'lcl.95');
    number(point.upperNear, 'ucl.95');
    assert.equal(point.outside, expected('sigma.signal')[at], where);
    assert.equal(point.included, expected('include')[at], where);
    number(run?.n, 'n.obs');
    number(run?.useful, 'n.useful');
    number(run?.longest, 'longest.run');
    number(run?.longestMax, 'longest.run.max');
    number(run?.crossings, 'n.crossings');
    number(run?.crossingsMin, 'n.crossings.min');
    assert.equal(run?.signal, expected('runs.signal')[at], where);
  });
  assert.equal(points.length, expected('y').length, id);
  return points.length;
}

const cases = readTable('qicharts2/qic.json') as readonly Case[] | null;

describe('charts and runs by qicharts2 0.8.1, to the letter', { skip: cases ? false : 'the tables of outside figures are not beside this copy' }, () => {
  it('gives every line, signal and run', () => {
    const seen = { cases: 0, points: 0, segments: 0, methodsNotOffered: 0 };
    const charts = new Set<string>();
    for (const one of cases ?? []) {
      const [answer] = analyseSpc(inputOf(one)).series;
      seen.cases += 1;
      charts.add(one.params.chart);
      if (answer && 'error' in answer && answer.error.code === 'method-not-offered') {
        seen.methodsNotOffered += 1;
        continue;
      }
      assert.ok(answer && !('error' in answer), `${one.id} ${JSON.stringify(answer)}`);
      seen.points += compare(one, answer);
      seen.segments += answer.runs?.length ?? 0;
    }
    assert.deepEqual({ ...seen, charts: charts.size }, { cases: 181, points: 5_622, segments: 180, methodsNotOffered: 14, charts: 13 });
  });
});
