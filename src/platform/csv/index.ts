// FRONT DOOR of CSV: read what spreadsheets send, write what they open safely.
export { decodeText } from './decode-text.ts';
export { parseCsv, type CsvLimits, type CsvProblem, type CsvRow, type ParsedCsv } from './parse-csv.ts';
export { streamCsv, type CsvStream } from './stream-csv.ts';
export { writeCsv, type CsvValue } from './write-csv.ts';
