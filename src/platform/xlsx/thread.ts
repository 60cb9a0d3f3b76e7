// A thread of its own, started for one file: see read-xlsx.ts. Its files are plain TypeScript, so it needs no load hook.
import { parentPort, workerData } from 'node:worker_threads';
import { readXlsx, type Workbook } from 'hucre/xlsx';
import type { CsvLimits, ParsedCsv } from '#platform/csv';
import { columnName, tableOf } from './sheet-table.ts';
import { areSizesTrue, zipParts } from './unpacked-size.ts';

export interface XlsxWork {
  bytes: Uint8Array;
  /** Read this sheet; '' takes the first that holds a table. */
  sheet: string;
  limits: CsvLimits;
}

/** Room for a title, blank rows and one more row that shows there are too many. */
const SPARE_ROWS = 1_000;

/** Days that are shown as days are right; the number of a day that is not would be read four years too early (ECMA-376-1, 18.17.4.1). */
const FROM_1904 = 'The file counts days from 1904. Days that it shows as days are read right. If a column holds numbers for days, show it as dates and save the file again: the day that we name for such a number is four years too early.';

parentPort?.postMessage(await readTable(workerData as XlsxWork).catch(reasonOf), []);

async function readTable({ bytes, sheet, limits }: XlsxWork): Promise<ParsedCsv> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!areSizesTrue(zipParts(archive) ?? [])) return refused('The file is damaged. Open it in a spreadsheet program, save it and send it again');
  const names: string[] = [];
  await readXlsx(bytes, { maxRows: 1, sheets: ({ name, hidden, veryHidden }) => { if (hidden !== true && veryHidden !== true) names.push(name); return false; } });
  const wanted = sheet === '' ? names : names.filter((name) => name.trim().toLowerCase() === sheet.trim().toLowerCase());
  if (wanted.length === 0) return refused(names.length === 0 ? 'The file holds no sheet that can be seen' : `There is no sheet “${sheet}”. The file holds ${listed(names)}`);
  for (const name of wanted) {
    const { sheet: read, countsFrom1904 } = await oneSheet(bytes, name, limits);
    const table = tableOf(read, limits);
    if (table) return { ...table, notes: [...(countsFrom1904 ? [FROM_1904] : []), ...(names.length > 1 ? [`The file holds ${names.length} sheets: ${listed(names)}. “${name}” was read. To read another, name it when you send the file.`] : []), ...table.notes] };
  }
  return refused('No sheet holds a table. The names of the columns must stand in one of the first rows');
}

async function oneSheet(bytes: Uint8Array, name: string, { maxRows, maxColumns }: CsvLimits) {
  // One column more than allowed shows that there are too many; what lies far beside the table is no part of it.
  const { sheets: [sheet], dateSystem }: Workbook = await readXlsx(bytes, { sheets: [name], maxRows: maxRows + SPARE_ROWS, range: `A1:${columnName(maxColumns)}1048576` });
  return { sheet: sheet ?? { name, rows: [] }, countsFrom1904: dateSystem === '1904' };
}

function listed(names: readonly string[]): string {
  return names.slice(0, 10).map((name) => `“${name}”`).join(', ');
}

function reasonOf(error: unknown): ParsedCsv {
  const spread = error instanceof Error && /spans .* cells|outside the supported sheet bounds/.test(error.message);
  return refused(spread ? 'A cell stands far below or beside the table, so the sheet is too large. Delete what is outside the table and send it again' : 'The file cannot be read as a spreadsheet. Open it in a spreadsheet program, save it as .xlsx or CSV and send it again');
}

function refused(text: string): ParsedCsv {
  return { header: [], rows: [], problems: [{ line: 1, text }], notes: [] };
}
