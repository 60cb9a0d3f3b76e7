// Reads the CSV that spreadsheets and hospital systems really send, within limits, and says plainly what is wrong where.
import { CsvError, parse, type CsvErrorCode } from 'csv-parse/sync';
import { decodeText } from './decode-text.ts';
import { lineFinder } from './line-finder.ts';

export type CsvLimits = { maxBytes: number; maxRows: number; maxColumns: number };
export type CsvRow = { /** The line of the file the row begins on, counted from 1. */ line: number; values: string[] };
export type CsvProblem = { line: number; text: string };
export type ParsedCsv = {
  header: string[];
  rows: CsvRow[];
  problems: CsvProblem[];
  /** What was guessed, for the person to check. */
  notes: string[];
};

const usualLimits: CsvLimits = { maxBytes: 5_000_000, maxRows: 50_000, maxColumns: 200 };

/**
 * Never throws for what is in the file: each fault is a problem with its line, and the rows that could be read are
 * returned beside it. Every row returned has one value per column of the header; spaces around values are kept.
 * `columns` are names that must be in the header. `isOurs` takes away the apostrophes writeCsv puts before formulas.
 * `isToMend` is for files that a person mends row by row: a row with too many or too few values comes back as it stands, titles above the
 * names of the columns are left out, and a column without a name gets one, as in readXlsx.
 */
export function parseCsv(file: string | Uint8Array, options: { columns?: readonly string[]; limits?: Partial<CsvLimits>; isOurs?: boolean; isToMend?: boolean } = {}): ParsedCsv {
  const limits = { ...usualLimits, ...options.limits };
  const bytes = typeof file === 'string' ? Buffer.byteLength(file) : file.byteLength;
  if (bytes > limits.maxBytes) return empty({ line: 1, text: `The file is larger than ${inMegabytes(limits.maxBytes)}` });
  const { text, notes } = decodeText(file);
  if (text.includes('\0')) return empty({ line: lineOf(text, '\0'), text: 'This is not a CSV file. Save the sheet as CSV and try again' });
  const { records: all, problems } = read(text, limits, options.isToMend === true);
  const records = options.isToMend === true ? belowTitles(all, notes) : all;
  const [first, ...others] = records;
  if (first === undefined) return empty(...problems, ...(problems.length === 0 ? [{ line: 1, text: 'The file is empty' }] : []));
  const header = options.isToMend === true ? namedColumns(records, limits) : first.values.map((name) => name.trim());
  problems.push(...headerProblems(header, { line: first.line, needed: options.columns ?? [], maxColumns: limits.maxColumns }));
  const rows = others.slice(0, limits.maxRows).filter((row) => fits(row, header.length, options.isToMend === true ? null : problems));
  if (others.length > limits.maxRows) problems.push({ line: others[limits.maxRows]?.line ?? 1, text: `The file has more than ${limits.maxRows.toLocaleString('en-GB')} rows. Send it in parts` });
  const unguarded = options.isOurs === true ? rows.map((row) => ({ ...row, values: row.values.map(withoutGuard) })) : rows;
  return { header, rows: unguarded, problems: problems.toSorted((one, other) => one.line - other.line), notes };
}

function empty(...problems: CsvProblem[]): ParsedCsv {
  return { header: [], rows: [], problems, notes: [] };
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`;
}

/** Where a letter stands first. */
const lineOf = (text: string, letter: string): number => text.slice(0, text.indexOf(letter)).split(/\r\n|\r|\n/).length;

/** How far down the names of the columns may stand, under a title: as in readXlsx. */
const MOST_TITLE_ROWS = 30;

/** From the first row with two values or more; a file that has none stays as it is. */
function belowTitles(records: CsvRow[], notes: string[]): CsvRow[] {
  const top = records.slice(0, MOST_TITLE_ROWS).findIndex(({ values }) => values.filter((value) => value.trim() !== '').length >= 2);
  if (top > 0) notes.push(`The names of the columns stand in line ${records[top]?.line}. What stands above was left out.`);
  return records.slice(Math.max(top, 0));
}

/** The names of the columns. One without a name and without a value is none; one that holds values is called by its place. */
function namedColumns([first, ...rows]: readonly CsvRow[], { maxRows }: CsvLimits): string[] {
  const names = first?.values.map((name) => name.trim()) ?? [];
  const widest = names.findLastIndex((name) => name !== '') + 1;
  // A value in a row that is too long belongs to no column: only rows as wide as the first say that a column without a name is one.
  const filled = rows.slice(0, maxRows).filter(({ values }) => values.length <= names.length).reduce((most, { values }) => Math.max(most, values.findLastIndex((value) => value.trim() !== '') + 1), widest);
  return names.slice(0, filled).map((name, at) => name || `Column ${at + 1}`);
}

/** Excel's own first line, which says what separates values. */
const separatorLine = /^"?sep=([,;\t])"?(?=\r|\n|$)/i;

/** Header and rows as they stand, up to the first place where the quotes no longer make sense. */
function read(whole: string, limits: CsvLimits, hasTitles: boolean): { records: CsvRow[]; problems: CsvProblem[] } {
  const records: CsvRow[] = [];
  const [said = '', separator] = separatorLine.exec(whole) ?? [];
  // Its end stays, so that lines are counted as the file has them.
  const text = whole.slice(said.length);
  const lines = lineFinder(text);
  try {
    parse(text, {
      delimiter: separator ?? detectDelimiter(text, hasTitles),
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      skip_empty_lines: true,
      // The header, the rows allowed, and one more that shows there are too many.
      to: limits.maxRows + 2,
      on_record: (values: string[], info) => {
        const line = lines.startOfRecordTo(info.bytes);
        if (values.some((value) => value.trim() !== '')) records.push({ line, values });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const text = quoteProblems[error.code] ?? 'This row could not be read';
    return { records, problems: [{ line: lines.nextLine(), text }] };
  }
  return { records, problems: [] };
}

const quoteProblems: Partial<Record<CsvErrorCode, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quotation mark is opened in this row and never closed. The rows from here on were not read',
  CSV_INVALID_CLOSING_QUOTE: 'There is something after a closing quotation mark in this row. The rows from here on were not read',
  INVALID_OPENING_QUOTE: 'There is a quotation mark inside a value that is not in quotation marks. The rows from here on were not read',
};

const separators = [',', ';', '\t'] as const;

/** The separator that the first line uses most, leaving out what stands in quotes; under titles the first line that uses one. A line with none is one column. */
function detectDelimiter(text: string, hasTitles: boolean): (typeof separators)[number] {
  const pattern = hasTitles ? /^(?:"[^"]*"|[^",;\t])*[,;\t](?:"[^"]*"|[^"\r\n])*/ : /^\s*(?:"[^"]*"|[^"\r\n])*/;
  const unquoted = (pattern.exec(text.slice(0, MOST_LOOKED_AT))?.[0] ?? '').replace(/"[^"]*"/g, '').split(/[\r\n]/).at(-1) ?? '';
  const counts = separators.map((delimiter) => ({ delimiter, count: unquoted.split(delimiter).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

/** Names of columns stand within these letters. */
const MOST_LOOKED_AT = 100_000;

function headerProblems(header: readonly string[], { line, needed, maxColumns }: { line: number; needed: readonly string[]; maxColumns: number }): CsvProblem[] {
  const missing = needed.filter((name) => !header.includes(name)).map((name) => `The column "${name}" is missing`);
  const unnamed = header.flatMap((name, at) => (name === '' ? [`Column ${at + 1} has no name`] : []));
  const twice = header.filter((name, at) => name !== '' && header.indexOf(name) < at).map((name) => `The column "${name}" is there twice`);
  const many = header.length > maxColumns ? [`The file has more than ${maxColumns} columns`] : [];
  return [...missing, ...unnamed, ...new Set(twice), ...many].map((text) => ({ line, text }));
}

/** Spreadsheets often add empty values at the end of a row; those are cut. Anything else must match the header, unless no `problems` are asked for. */
function fits(row: CsvRow, width: number, problems: CsvProblem[] | null): boolean {
  while (row.values.length > width && row.values.at(-1)?.trim() === '') row.values.pop();
  if (row.values.length === width || problems === null) return true;
  problems.push({ line: row.line, text: `This row has ${counted(row.values.length)} and the header has ${width}` });
  return false;
}

function counted(count: number): string {
  return count === 1 ? '1 value' : `${count} values`;
}

function withoutGuard(value: string): string {
  return /^'+[=+\-@\t\r]/.test(value) ? value.slice(1) : value;
}
