import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import type { CsvProblem } from './parse-csv.ts';

export interface CsvStream {
  columns: readonly string[];
  maxRows: number;
  maxColumns: number;
  /** Called once, with the header. */
  onHeader?(header: readonly string[]): void;
  /** Called for every row that has one value per column. Answers what is wrong with it, or null. */
  onRow(values: readonly string[], line: number): string | null;
  /** Stops reading when so many rows were wrong. */
  maxProblems: number;
}

/** The longest row that a table of 20,000 columns makes. More is a quotation mark that was never closed. */
const MOST_ROW_BYTES = 1_000_000;

/**
 * Reads a comma-separated UTF-8 file that is too large to hold, row by row. Never throws for what is in it. Lines are as the file
 * has them as long as no value holds a line end, which is so in tables of votes.
 */
export async function streamCsv(path: string, { columns, maxRows, maxColumns, onHeader, onRow, maxProblems }: CsvStream): Promise<{ rows: number; problems: CsvProblem[] }> {
  const problems: CsvProblem[] = [];
  let header: readonly string[] | null = null;
  let rows = 0;
  const reader = createReadStream(path, { highWaterMark: 1 << 18 }).pipe(parse({ bom: true, relax_column_count: true, skip_empty_lines: true, max_record_size: MOST_ROW_BYTES }));
  let line = 0;
  try {
    for await (const record of reader as AsyncIterable<string[]>) {
      line = line === 0 ? 1 : line + 1;
      if (header === null) {
        header = record.map((name) => name.trim());
        const found = header;
        problems.push(...columns.filter((name) => !found.includes(name)).map((name) => ({ line, text: `The column "${name}" is missing` })));
        if (found.length > maxColumns) problems.push({ line, text: `The file has more than ${maxColumns.toLocaleString('en-GB')} columns` });
        if (problems.length > 0) break;
        onHeader?.(found);
        continue;
      }
      rows += 1;
      if (rows > maxRows) {
        problems.push({ line, text: `The file has more than ${maxRows.toLocaleString('en-GB')} rows` });
        break;
      }
      const wrong = record.length === header.length ? onRow(record, line) : `This row has ${record.length} values and the header has ${header.length}`;
      if (wrong !== null) problems.push({ line, text: wrong });
      if (problems.length >= maxProblems) break;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.push({ line: line + 1, text: 'The quotation marks of this row make no sense. The rows from here on were not read' });
  }
  if (header === null && problems.length === 0) problems.push({ line: 1, text: 'The file is empty' });
  return { rows, problems };
}
