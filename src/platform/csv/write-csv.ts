/** null is an empty field. */
export type CsvValue = string | number | null;

/**
 * Writes rows as CSV (RFC 4180): comma, CRLF, quotes where needed. No byte order mark. Throws when a row has not one
 * value per column or a number is not finite.
 *
 * A text that a spreadsheet would run as a formula (beginning with = + - @, tab or return) gets an apostrophe in front,
 * unless it is a plain number such as -3.5 (OWASP, CSV Injection). parseCsv with `isOurs` takes the apostrophe away again.
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly CsvValue[])[]): string {
  const wrong = rows.findIndex((row) => row.length !== header.length);
  if (wrong >= 0) throw new Error(`Row ${wrong + 1} has ${rows[wrong]?.length} values for ${header.length} columns`);
  return [header, ...rows].map((row) => `${row.map((value) => field(value, row.length)).join(',')}\r\n`).join('');
}

function field(value: CsvValue, width: number): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} cannot be written as a number`);
  const text = value === null ? '' : guarded(String(value));
  // A line of one empty field would look like no line at all; a loose semicolon or tab would look like a separator.
  return /[",;\t\r\n]|^\s|\s$/.test(text) || (text === '' && width === 1) ? `"${text.replaceAll('"', '""')}"` : text;
}

const plainNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

function guarded(text: string): string {
  // An apostrophe in front of a guarded sign is doubled, so that reading back is never in doubt.
  return /^'*[=+\-@\t\r]/.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}
