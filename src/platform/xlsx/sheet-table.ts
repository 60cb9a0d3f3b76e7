import type { CellValue, Sheet } from 'hucre/xlsx';
import type { CsvLimits, ParsedCsv } from '#platform/csv';

/** How far down the names of the columns may stand, under a title. */
const MOST_TITLE_ROWS = 30;

/** The table of a sheet: its first row with two names or more is the header. null where it has none. */
export function tableOf(sheet: Sheet, { maxRows, maxColumns }: CsvLimits): ParsedCsv | null {
  const grid = filledMerges(sheet).map((row) => row.map(words));
  const top = grid.slice(0, MOST_TITLE_ROWS).findIndex((row) => row.filter((value) => value.trim() !== '').length >= 2);
  if (top < 0) return null;
  const width = 1 + Math.max(...grid.slice(top).map((row) => row.findLastIndex((value) => value.trim() !== '')));
  const header = Array.from({ length: width }, (_, at) => grid[top]?.[at]?.trim() ?? '');
  const rows = grid.flatMap((row, at) => (at > top && row.some((value) => value.trim() !== '') ? [{ line: at + 1, values: Array.from({ length: width }, (_, column) => row[column] ?? '') }] : []));
  const line = top + 1;
  const problems = [
    ...(width > maxColumns ? [{ line, text: `The sheet has more than ${maxColumns} columns` }] : []),
    ...new Set(header.filter((name, at) => name !== '' && header.indexOf(name) < at)).values().map((name) => ({ line, text: `The column "${name}" is there twice` })),
    ...(rows.length > maxRows ? [{ line: rows[maxRows]?.line ?? line, text: `The sheet has more than ${maxRows.toLocaleString('en-GB')} rows` }] : []),
  ];
  return { header: header.map((name, at) => name || `Column ${columnName(at)}`), rows: rows.slice(0, maxRows), problems, notes: notesOf(sheet, top, new Set(rows.map((row) => row.line))) };
}

/** A merged cell holds its value once; every row that it covers is meant, if anything stands in it. */
function filledMerges({ rows, merges = [] }: Sheet): CellValue[][] {
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const value = rows[startRow]?.[startCol] ?? null;
    // Over columns it is a title, not a value of each.
    if (value === null || endCol > startCol) continue;
    for (const row of rows.slice(startRow, endRow + 1)) if (row.some((other) => other !== null)) row[startCol] = value;
  }
  return rows;
}

function words(value: CellValue): string {
  if (value === null) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().replace(/T00:00:00\.000Z$/, '').replace(/\.000Z$/, '');
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  // Never 1e-7: what reads numbers afterwards reads them as people write them.
  return typeof value === 'number' ? value.toLocaleString('en-GB', { useGrouping: false, maximumSignificantDigits: 17 }) : value;
}

function notesOf({ rowDefs, cells }: Sheet, top: number, lines: ReadonlySet<number>): string[] {
  const hidden = [...(rowDefs ?? [])].filter(([at, { hidden: isHidden }]) => isHidden === true && lines.has(at + 1)).length;
  const empty = [...(cells ?? [])].filter(([, { type, value }]) => type === 'formula' && value === null).map(([place]) => place.split(',').map(Number)).filter(([row = 0]) => lines.has(row + 1));
  const [row = 0, column = 0] = empty[0] ?? [];
  return [
    ...(top > 0 ? [`The names of the columns stand in row ${top + 1}. What stands above was left out.`] : []),
    ...(hidden > 0 ? [`${hidden === 1 ? '1 hidden row was' : `${hidden} hidden rows were`} read too.`] : []),
    ...(empty.length > 0 ? [`${empty.length === 1 ? 'A formula has' : `${empty.length} formulas have`} no result in the file, the first in cell ${columnName(column)}${row + 1}. Open the file in a spreadsheet program, save it and send it again.`] : []),
  ];
}

/** The name of a column as spreadsheets show it: A to Z, AA and on. */
export const columnName = (at: number): string => (at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCodePoint(65 + (at % 26));
