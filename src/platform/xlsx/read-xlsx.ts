import { Worker } from 'node:worker_threads';
import type { CsvLimits, ParsedCsv } from '#platform/csv';
import type { XlsxWork } from './thread.ts';
import { zipParts } from './unpacked-size.ts';

const usualLimits: CsvLimits = { maxBytes: 5_000_000, maxRows: 50_000, maxColumns: 200 };

/** No sheet of figures is larger; a file that unpacks to more is a trap (docs/adr/0005-csv-xlsx.md). */
const MOST_UNPACKED_BYTES = 100_000_000;
const MOST_PARTS = 2_000;
const MOST_MEMORY_MB = 512;
const MOST_TIME_MS = 20_000;

const thread = new URL('./thread.ts', import.meta.url);
/** The file that is read now: another waits, so that several large ones together hold no more memory than one. */
let last: Promise<unknown> = Promise.resolve();

/** Whether these bytes are for readXlsx rather than parseCsv: a ZIP archive, or the container of locked and old spreadsheets. */
export const isSpreadsheet = (bytes: Uint8Array): boolean => begins(bytes, [0x50, 0x4b, 3, 4]) || begins(bytes, [0x50, 0x4b, 5, 6]) || isOldOrLocked(bytes);

const isOldOrLocked = (bytes: Uint8Array): boolean => begins(bytes, [0xd0, 0xcf, 0x11, 0xe0]);
/** Such a container names its parts in UTF-16. Source: MS-OFFCRYPTO 2.3.4.4 and MS-XLS 2.1.2. */
function whyNotOpened(bytes: Uint8Array): string {
  const names = (part: string): boolean => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(part, 'utf16le'));
  if (names('EncryptedPackage')) return 'The file is locked with a password. Open it, take the password away, save it as .xlsx and send it again';
  if (names('Workbook')) return 'The file is in the old form .xls. Open it in a spreadsheet program, save it as .xlsx or CSV and send it again';
  return 'The file is locked with a password, or in an old form. Save it as .xlsx without a password and send it again';
}

const begins = (bytes: Uint8Array, start: readonly number[]): boolean => start.every((byte, at) => bytes[at] === byte);

/**
 * The table of an XLSX file in the shape of parseCsv: never throws for what is in the file, a line is a row of the sheet, dates are 2026-04-01,
 * formulas are their kept results, an error value is its words (#N/A). `sheet` names the sheet to read; '' takes the first with a table, and says so.
 */
export async function readXlsx(bytes: Uint8Array, { sheet = '', limits: given = {}, withinMs = MOST_TIME_MS }: { sheet?: string; limits?: Partial<CsvLimits>; withinMs?: number } = {}): Promise<ParsedCsv> {
  const limits = { ...usualLimits, ...given };
  if (bytes.byteLength > limits.maxBytes) return refused(`The file is larger than ${limits.maxBytes / 1_000_000} MB`);
  if (isOldOrLocked(bytes)) return refused(whyNotOpened(bytes));
  const parts = zipParts(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (!parts) return refused('The file is damaged or locked. Open it in a spreadsheet program, save it as .xlsx without a password and send it again');
  const unpackedBytes = parts.reduce((sum, part) => sum + part.unpackedBytes, 0);
  if (parts.length > MOST_PARTS || unpackedBytes > MOST_UNPACKED_BYTES) return refused('The file unpacks to more than 100 MB. Send the sheet with the figures alone, or save it as CSV');
  const read = last.then(() => inThread({ bytes, sheet, limits }, withinMs));
  last = read;
  return read;
}

function inThread(work: XlsxWork, withinMs: number): Promise<ParsedCsv> {
  return new Promise((resolve) => {
    const worker = new Worker(thread, { workerData: work, execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } });
    const finish = (answer: ParsedCsv) => { clearTimeout(timer); resolve(answer); void worker.terminate(); };
    const timer = setTimeout(() => finish(refused('The file takes too long to read. Send the sheet with the figures alone, or save it as CSV')), withinMs);
    worker.on('message', finish);
    // Out of memory, most of all.
    worker.on('error', () => finish(refused('The file is too large to read. Send the sheet with the figures alone, or save it as CSV')));
    worker.on('exit', () => finish(refused('The file cannot be read. Save it as CSV and send it again')));
  });
}

function refused(text: string): ParsedCsv {
  return { header: [], rows: [], problems: [{ line: 1, text }], notes: [] };
}
