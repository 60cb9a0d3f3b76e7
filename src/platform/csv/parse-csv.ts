// Reads the CSV that spreadsheets and hospital systems really send, within limits, and says plainly what is wrong where.
import { CsvError, parse, type CsvErrorCode } from 'csv-parse/sync';
import { decodeText } from './decode-text.ts';
import { lineFinder } from './line-finder.ts';

export type CsvLimits = { maxBytes: number; maxRows: number; maxColumns: number };
export type CsvRow = { /** The line of the file the row begins on, counted from 1. */ line: number; values: string[] };
export type CsvProblem = { line: number; text: string };
export type ParsedCsv = { header: string[]; rows: CsvRow[]; problems: CsvProblem[]; /** What was guessed, for the person to check. */ notes: string[] };

const usualLimits: CsvLimits = { maxBytes: 5_000_000, maxRows: 50_000, maxColumns: 200 };

/**
 * Never throws for what is in the file: each fault is a problem with its line, and the rows that could be read are
 * returned beside it. Every row returned has one value per column of the header; spaces around values are kept.
 * `columns` are names that must be in the header. `isOurs` takes away the apostrophes writeCsv puts before formulas.
 */
export function parseCsv(file: string | Uint8Array, options: { columns?: readonly string[]; limits?: Partial<CsvLimits>; isOurs?: boolean } = {}): ParsedCsv {
  const limits = { ...usualLimits, ...options.limits };
  const bytes = typeof file === 'string' ? Buffer.byteLength(file) : file.byteLength;
  if (bytes > limits.maxBytes) return empty({ line: 1, text: `The file is larger than ${inMegabytes(limits.maxBytes)}` });
  const { text, notes } = decodeText(file);
  if (text.includes('\0')) return empty({ line: 1, text: 'This is not a CSV file. Save the sheet as CSV and try again' });
  const { records, problems } = read(text, limits);
  const [first, ...others] = records;
  if (first === undefined) return empty(...problems, ...(problems.length === 0 ? [{ line: 1, text: 'The file is empty' }] : []));
  const header = first.values.map((name) => name.trim());
  problems.push(...headerProblems(header, { line: first.line, needed: options.columns ?? [], maxColumns: limits.maxColumns }));
  const rows = others.slice(0, limits.maxRows).filter((row) => fits(row, header.length, problems));
  if (others.length > limits.maxRows) problems.push({ line: others[limits.maxRows]?.line ?? 1, text: `The file has more than ${limits.maxRows.toLocaleString('en-GB')} rows` });
  const unguarded = options.isOurs === true ? rows.map((row) => ({ ...row, values: row.values.map(withoutGuard) })) : rows;
  return { header, rows: unguarded, problems: problems.toSorted((one, other) => one.line - other.line), notes };
}

function empty(...problems: CsvProblem[]): ParsedCsv {
  return { header: [], rows: [], problems, notes: [] };
}

function inMegabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('en-GB', { maximumFractionDigits: 1 })} MB`;
}

/** Header and rows as they stand, up to the first place where the quotes no longer make sense. */
function read(text: string, limits: CsvLimits): { records: CsvRow[]; problems: CsvProblem[] } {
  const records: CsvRow[] = [];
  const lines = lineFinder(text);
  try {
    parse(text, {
      delimiter: detectDelimiter(text),
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

/** The separator that the first line uses most, leaving out what stands in quotes. A line with none is one column. */
function detectDelimiter(text: string): ',' | ';' | '\t' {
  const firstLine = /^\s*((?:"[^"]*"|[^"\r\n])*)/.exec(text)?.[1] ?? '';
  const unquoted = firstLine.replace(/"[^"]*"/g, '');
  const counts = ([',', ';', '\t'] as const).map((delimiter) => ({ delimiter, count: unquoted.split(delimiter).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

function headerProblems(header: readonly string[], { line, needed, maxColumns }: { line: number; needed: readonly string[]; maxColumns: number }): CsvProblem[] {
  const missing = needed.filter((name) => !header.includes(name)).map((name) => `The column "${name}" is missing`);
  const unnamed = header.flatMap((name, at) => (name === '' ? [`Column ${at + 1} has no name`] : []));
  const twice = header.filter((name, at) => name !== '' && header.indexOf(name) < at).map((name) => `The column "${name}" is there twice`);
  const many = header.length > maxColumns ? [`The file has more than ${maxColumns} columns`] : [];
  return [...missing, ...unnamed, ...new Set(twice), ...many].map((text) => ({ line, text }));
}

/** Spreadsheets often add empty values at the end of a row; those are cut. Anything else must match the header. */
function fits(row: CsvRow, width: number, problems: CsvProblem[]): boolean {
  while (row.values.length > width && row.values.at(-1)?.trim() === '') row.values.pop();
  if (row.values.length === width) return true;
  problems.push({ line: row.line, text: `This row has ${counted(row.values.length)} and the header has ${width}` });
  return false;
}

function counted(count: number): string {
  return count === 1 ? '1 value' : `${count} values`;
}

function withoutGuard(value: string): string {
  return /^'+[=+\-@\t\r]/.test(value) ? value.slice(1) : value;
}
