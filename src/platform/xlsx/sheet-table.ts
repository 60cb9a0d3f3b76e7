import type { CellValue, Sheet } from 'hucre/xlsx';
import type { CsvLimits, ParsedCsv } from '#platform/csv';

/** How far down the names of the columns may stand, under a title. */
const MOST_TITLE_ROWS = 30;

/** More rows than this are no names of columns. */
const MOST_HEADER_ROWS = 4;

/** The table of a sheet: its first row with two names or more is the header, with those that a name is merged down to. null where it has none. */
export function tableOf(sheet: Sheet, { maxRows, maxColumns }: CsvLimits): ParsedCsv | null {
  const grid = filledMerges(sheet).map((row) => row.map(words));
  const top = grid.slice(0, MOST_TITLE_ROWS).findIndex((row) => row.filter((value) => value.trim() !== '').length >= 2);
  if (top < 0) return null;
  const width = 1 + Math.max(...grid.slice(top).map((row) => row.findLastIndex((value) => value.trim() !== '')));
  const end = lastHeaderRow(sheet, top);
  const header = columnNames(grid.slice(top, end + 1), width, sheet, top);
  const rows = grid.flatMap((row, at) => (at > end && row.some((value) => value.trim() !== '') ? [{ line: at + 1, values: Array.from({ length: width }, (_, column) => row[column] ?? '') }] : []));
  const line = top + 1;
  const problems = [
    ...(width > maxColumns ? [{ line, text: `The sheet has more than ${maxColumns} columns` }] : []),
    ...new Set(header.filter((name, at) => name !== '' && header.indexOf(name) < at)).values().map((name) => ({ line, text: `The column "${name}" is there twice` })),
    ...(rows.length > maxRows ? [{ line: rows[maxRows]?.line ?? line, text: `The sheet has more than ${maxRows.toLocaleString('en-GB')} rows` }] : []),
  ];
  return { header: header.map((name, at) => name || `Column ${columnName(at)}`), rows: rows.slice(0, maxRows), problems, notes: notesOf(sheet, { top, end }, new Set(rows.map((row) => row.line))) };
}

/** A name that is merged down says that the header has rows below its first. */
function lastHeaderRow({ merges = [] }: Sheet, top: number): number {
  return Math.max(top, ...merges.filter(({ startRow, endRow }) => startRow === top && endRow < top + MOST_HEADER_ROWS).map(({ endRow }) => endRow));
}

/** The lowest name of each column; with the one above it in front where the lowest alone would be there twice. */
function columnNames(lines: readonly string[][], width: number, { merges = [] }: Sheet, top: number): string[] {
  // Under a single row of names a name over several columns names the first of them.
  const wide = lines.length === 1 ? [] : merges.filter(({ startRow, startCol, endRow, endCol }) => endCol > startCol && startRow < top + lines.length && endRow >= top);
  const nameAt = (line: number, column: number): string => {
    const across = wide.find(({ startRow, startCol, endRow, endCol }) => startRow <= top + line && top + line <= endRow && startCol < column && column <= endCol);
    return lines[line]?.[across?.startCol ?? column]?.trim() ?? '';
  };
  const paths = Array.from({ length: width }, (_, column) => [...new Set(lines.map((_line, line) => nameAt(line, column)).filter((name) => name !== ''))]);
  const lowest = paths.map((path) => path.at(-1) ?? '');
  return new Set(lowest).size === width ? lowest : paths.map((path) => path.join(' '));
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

function notesOf({ rowDefs, cells }: Sheet, { top, end }: { top: number; end: number }, lines: ReadonlySet<number>): string[] {
  const hidden = [...(rowDefs ?? [])].filter(([at, { hidden: isHidden }]) => isHidden === true && lines.has(at + 1)).length;
  const empty = [...(cells ?? [])].filter(([, { type, value }]) => type === 'formula' && value === null).map(([place]) => place.split(',').map(Number)).filter(([row = 0]) => lines.has(row + 1));
  const [row = 0, column = 0] = empty[0] ?? [];
  return [
    ...(top > 0 || end > top ? [`The names of the columns stand in ${end > top ? `rows ${top + 1} to ${end + 1}` : `row ${top + 1}`}.${top > 0 ? ' What stands above was left out.' : ''}`] : []),
    ...(hidden > 0 ? [`${hidden === 1 ? '1 hidden row was' : `${hidden} hidden rows were`} read too.`] : []),
    ...(empty.length > 0 ? [`${empty.length === 1 ? 'A formula has' : `${empty.length} formulas have`} no result in the file, the first in cell ${columnName(column)}${row + 1}. Open the file in a spreadsheet program, save it and send it again.`] : []),
  ];
}

/** The name of a column as spreadsheets show it: A to Z, AA and on. */
export const columnName = (at: number): string => (at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCodePoint(65 + (at % 26));
