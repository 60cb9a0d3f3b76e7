import type { FunnelUnit, UnitId } from './input.ts';

/** Adds with the rounding carried along (Neumaier 1974, Zeitschrift für Angewandte Mathematik und Mechanik 54), so that the order of units does not matter. */
export function sumOf(values: Iterable<number>): number {
  let sum = 0;
  let carried = 0;
  for (const value of values) {
    const next = sum + value;
    carried += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    sum = next;
  }
  return Number.isFinite(sum) ? sum + carried : sum;
}

export interface SummedUnit {
  readonly id: UnitId;
  /** NaN where any of its rows lacks it. */
  readonly numerator: number;
  readonly denominator: number;
  /** Only where the unit has one row: rates cannot be added. */
  readonly rate: number | undefined;
  readonly rows: number;
}

/** One unit for each id, in the order in which they first come. The ids 1 and "1" are the same unit, as in a table. */
export function sumUnits(units: readonly FunnelUnit[]): SummedUnit[] {
  const byId = new Map<string, FunnelUnit[]>();
  for (const unit of units) {
    const rows = byId.get(String(unit.id));
    if (rows) rows.push(unit);
    else byId.set(String(unit.id), [unit]);
  }
  return Array.from(byId.values(), summed);
}

function summed(rows: FunnelUnit[]): SummedUnit {
  const [first] = rows;
  const alone = rows.length === 1;
  const numerator = alone ? first?.numerator ?? NaN : sumOf(rows.map((row) => row.numerator ?? NaN));
  const denominator = alone ? first?.denominator ?? NaN : sumOf(rows.map((row) => row.denominator ?? NaN));
  return { id: first?.id ?? '', numerator, denominator, rate: alone ? first?.rate ?? undefined : undefined, rows: rows.length };
}

const isId = (value: unknown): value is UnitId => typeof value === 'string' || typeof value === 'number';

/** For the shell: a row that it cannot read still belongs to its unit, whose sum is then not known. */
export const unitSums = {
  nameOf: ({ id }: Readonly<Record<string, unknown>>): string | null => (isId(id) ? String(id) : null),
  unknownPart: ({ id }: Readonly<Record<string, unknown>>): FunnelUnit => ({ id: isId(id) ? id : '', numerator: null, denominator: null }),
};
