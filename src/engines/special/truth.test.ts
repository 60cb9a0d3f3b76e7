import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { oracleTable } from '#test/oracle-tables';
import { knownFunctions, type FunctionName } from './functions.ts';

// 50-digit truths and a scan of R over the practical range: read from beside the repository.
const read = (name: string): unknown => oracleTable(`special_functions/${name}`).read();
const { skip } = oracleTable('special_functions/scan_r.json');

type Row = Readonly<Record<string, number>> & { readonly truth: string };
const columns: Partial<Record<FunctionName, readonly string[]>> = {
  qnorm: ['p'], pnorm: ['x'], lgamma: ['x'], digamma: ['x'], pgamma: ['x', 'shape'], pbeta: ['x', 'a', 'b'], ppois: ['k', 'lambda'], qgamma: ['p', 'shape'], qchisq: ['p', 'df'], qbeta: ['p', 'a', 'b'], qt: ['p', 'df'],
};
const argumentsOf = (name: FunctionName, row: Row) => (columns[name] ?? []).map((column) => row[column] ?? NaN);

/** Relative; a truth of 0 or below the smallest double must give exactly what a double can hold. */
function errorOf(value: number, truth: number): number {
  if (value === truth) return 0;
  return Math.abs(value - truth) / Math.max(Math.abs(truth), Number.MIN_VALUE);
}

describe('the 50-digit truths', { skip }, () => {
  const truths = skip ? {} : (read('special_truth.json') as Record<string, readonly Row[]>);
  for (const [name, count] of Object.entries({ qnorm: 24, pnorm: 23, lgamma: 13, digamma: 13, pgamma: 63, pbeta: 200, ppois: 42, qgamma: 186, qchisq: 200, qbeta: 237, qt: 180 })) {
    it(`${name}: ${count} values within 1e-12`, () => {
      const rows = truths[name] ?? [];
      assert.equal(rows.length, count);
      const wrong = rows.map((row) => ({ row, value: knownFunctions[name as FunctionName].work(argumentsOf(name as FunctionName, row), {}) })).map((one) => ({ ...one, error: errorOf(one.value, Number(one.row.truth)) })).filter(({ row, error }) => error > (Math.abs(Number(row.truth)) < 1e-307 ? 1 : 1e-12) || Number.isNaN(error));
      assert.deepEqual(wrong, []);
    });
  }
});

describe('the practical range as R has it', { skip }, () => {
  const scan = skip ? {} : (read('scan_r.json') as Record<string, Readonly<Record<string, readonly number[]>>>);
  // The scan is over what limits ask for: events O for chi-square, x of n for beta.
  const shapes: Record<string, (column: (name: string) => number) => number[]> = {
    qchisq: (column) => [2 * column('O')], qbeta: (column) => [column('x'), column('n') - column('x') + 1], qt: (column) => [column('df')], qnorm: () => [],
  };
  for (const [name, count] of [['qchisq', 2090], ['qbeta', 2475], ['qt', 693], ['qnorm', 511]] as const) {
    it(`${name}: ${count} values within 1e-12`, () => {
      const table = scan[name] ?? {};
      const expected = table['v'] ?? [];
      assert.equal(expected.length, count);
      const column = (at: number) => (one: string) => table[one]?.[at] ?? NaN;
      const worst = Math.max(...expected.map((truth, at) => errorOf(knownFunctions[name].work([column(at)('p'), ...(shapes[name]?.(column(at)) ?? [])], {}), truth)));
      assert.ok(worst <= 1e-12, `${worst}`);
    });
  }
});
