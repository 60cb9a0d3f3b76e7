import { oracleTable } from '#test/oracle-tables';

/** A table of outside figures, or null where this copy of the project has none beside it. */
export function readTable(file: string): readonly object[] | null {
  const { skip, read } = oracleTable(file);
  return skip === false ? (read() as { cases: object[] }).cases : null;
}

export type Cell = number | string | boolean | null;

/** A one-row table may show single values in place of columns. */
export const column = (value: Cell | readonly Cell[] | undefined): readonly Cell[] => (Array.isArray(value) ? (value as readonly Cell[]) : value === undefined ? [] : [value as Cell]);

/** The tables write what is missing or without bounds in words. */
export const numberOf = (cell: Cell | undefined): number | null => (typeof cell === 'number' ? cell : null);

/** Alike within 1e-9 of the larger, or both missing. */
export function alike(found: number | null, expected: number | null): boolean {
  if (found === null || expected === null) return found === expected;
  return Math.abs(found - expected) <= 1e-9 * Math.max(Math.abs(found), Math.abs(expected), 1e-12);
}
