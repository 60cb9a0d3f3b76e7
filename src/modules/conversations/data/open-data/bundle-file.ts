import { writeCsv, type CsvValue } from '#platform/csv';

/** One file of a bundle; large ones come in pieces, so that they are never whole in memory. */
export interface BundleFile {
  name: string;
  pieces: Iterable<string>;
}

export interface Column {
  name: string;
  /** What stands in it, for the data dictionary. */
  meaning: string;
}

/** A table of the bundle with what its columns mean. */
export interface BundleTable {
  name: string;
  columns: readonly Column[];
  rows: Iterable<readonly CsvValue[]>;
}

const ROWS_AT_ONCE = 2_000;

export const csvFile = ({ name, columns, rows }: BundleTable): BundleFile => ({ name, pieces: csvPieces(columns.map((column) => column.name), rows) });

function* csvPieces(header: readonly string[], rows: Iterable<readonly CsvValue[]>): Iterable<string> {
  const headLength = writeCsv(header, []).length;
  yield writeCsv(header, []);
  let waiting: (readonly CsvValue[])[] = [];
  for (const row of rows) {
    waiting.push(row);
    if (waiting.length < ROWS_AT_ONCE) continue;
    yield writeCsv(header, waiting).slice(headLength);
    waiting = [];
  }
  if (waiting.length > 0) yield writeCsv(header, waiting).slice(headLength);
}

/** What every column of every table means, as a table itself. */
export const dictionaryOf = (tables: readonly Pick<BundleTable, 'name' | 'columns'>[]): BundleFile => csvFile({
  name: 'dictionary.csv', columns: [{ name: 'file', meaning: '' }, { name: 'column', meaning: '' }, { name: 'meaning', meaning: '' }],
  rows: tables.flatMap(({ name, columns }) => columns.map((column) => [name, column.name, column.meaning])),
});
