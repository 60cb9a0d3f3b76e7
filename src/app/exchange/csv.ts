import { writeCsv, type CsvValue } from '#platform/csv';
import type { OrganisationCopy, Row } from './file.ts';

/** One CSV file for each table that has rows, for spreadsheets. */
export function csvFiles({ tables }: OrganisationCopy): { name: string; text: string }[] {
  return Object.entries(tables).filter(([, rows]) => rows.length > 0).map(([table, rows]) => ({ name: `${table}.csv`, text: csvOf(rows) }));
}

/** With a byte order mark, without which spreadsheets misread letters beyond English. */
function csvOf(rows: readonly Row[]): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return `\uFEFF${writeCsv(columns, rows.map((row) => columns.map((column) => cellOf(row[column]))))}`;
}

function cellOf(value: unknown): CsvValue {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
}
