import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeXlsx, type CellValue } from 'hucre/xlsx';
import { zipOf } from '#platform/zip';
import { parseCsv, writeCsv } from '#platform/csv';
import { checkRows, type Known, type KnownMeasure } from '../../domain/imports/check-rows.ts';
import { guessMapping, headerKey, rowsToMend } from '../../domain/imports/mapping.ts';
import { readTable } from '../upload-figures.ts';

const share = { id: 'm1', unit: 'percent', grain: 'month', name: 'Not attended', peopleIn: 'both', offeredBy: null } as const satisfies KnownMeasure;
const known: Known = {
  measures: new Map<string, KnownMeasure>([['not-attended', share], ['each-quarter', { ...share, id: 'm2', grain: 'quarter' }], ['each-year', { ...share, id: 'm3', grain: 'year' }], ['days', { ...share, id: 'm4', unit: 'mean', peopleIn: 'denominator' }]]),
  units: new Map([['podiatry', { id: 'u1' }], ['café café', { id: 'u2' }]]), professions: new Map(), characteristics: new Map(), thisMonth: '2026-11-01',
};
const head = 'Month,Team,Measure,Numerator,Denominator';
const row = (month = '2026-04', top = '5', bottom = '50', team = 'Podiatry', measure = 'not-attended') => [month, team, measure, top, bottom].join(',');
const file = (...rows: string[]) => Buffer.from([head, ...rows, ''].join('\n'));
const sheet = async (rows: CellValue[][], merges?: { startRow: number; startCol: number; endRow: number; endCol: number }[]) => Buffer.from(await writeXlsx({ sheets: [{ name: 'Figures', rows, ...(merges ? { merges } : {}) }] }));
const titles = head.split(',');

/** What comes of a file: how many figures could be loaded, and every reason of the rest; for a file that is refused whole the words of the refusal. */
async function read(bytes: Uint8Array): Promise<{ good: number; told: string }> {
  const { header, rows, problems, notes } = await readTable(bytes, '');
  if (problems.length > 0) return { good: 0, told: `Refused, line ${problems[0]?.line}: ${problems[0]?.text}` };
  const { good, bad } = checkRows(header, rows, guessMapping(header), known);
  return { good: good.length, told: [...notes, ...bad.map(({ line, reasons }) => `${line}: ${reasons.join(' ')}`)].join(' / ') };
}

test('hostile files: each good row is read, each other says what to mend, and only what cannot be decided is refused whole', async () => {
  const cases: [string, Uint8Array, number, RegExp][] = [
    ['mark at the start', Buffer.concat([Buffer.from('\uFEFF'), file(row())]), 1, /^$/],
    ['UTF-16', Buffer.from(`\uFEFF${head.replaceAll(',', '\t')}\n${row().replaceAll(',', '\t')}\n`, 'utf16le'), 1, /^$/],
    ['UTF-16 without its mark', Buffer.from(`${head}\n${row()}\n`, 'utf16le'), 0, /^Refused, line 1: This is not a CSV file\. Save the sheet as CSV/],
    ['a NUL in the third line', file(row(), row('2026-05', '\0')), 0, /^Refused, line 3: This is not a CSV file/],
    ['windows-1252', Buffer.from(file(row('2026-04', '5', '50', 'Café café')).toString(), 'latin1'), 1, /windows-1252/],
    ['semicolons with decimal commas', Buffer.from(`${head};\n2026-04;Podiatry;days;12,5;50;\n2026-05;Podiatry;days;12.5;50;`.replaceAll(head, head.replaceAll(',', ';'))), 1, /2: The number on top, “12,5”, has a comma that may part thousands or decimals\. Write 1234 or 1\.5/],
    ['Excel’s line about separators', Buffer.from(`sep=;\r\n${head.replaceAll(',', ';')}\r\n${row('soon').replaceAll(',', ';')}\r\n`), 0, /^3: “soon” is not a period/],
    ['all three line ends', Buffer.from(`${head}\r\n${row()}\r${row('2026-05')}\n${row('x')}\r\n`), 2, /^4: “x”/],
    ['days as in Britain, and one as in America', file(row('01/02/2026'), row('13/03/2026'), row('04/13/2026')), 2, /^4: “04\/13\/2026” is not a period\. Write 2026-04 or April 2026\.$/],
    ['numbers of days as spreadsheets keep them', file(row('46113'), row('46113.5')), 0, /2: “46113” is the number by which a spreadsheet keeps a day, here 1 April 2026.*or write 2026-04\. \/ 3: “46113\.5” is not a period/],
    ['percent signs', file(row('2026-04', '12%')), 0, /“12%”, is a percentage\. Give the two numbers/],
    ['a percentage as the sheet keeps it', await sheet([titles, ['2026-04', 'Podiatry', 'not-attended', 0.105, 200]]), 0, /“0\.105”, counts people .*must be a whole number\. If it is a percentage, give the two numbers that it is worked out of/],
    ['thousands', file(row('2026-04', '"1,234"', '"12,345"')), 1, /^$/],
    ['thousands and a currency', file(row('2026-04', '£5')), 0, /“£5”, is not a number/],
    ['below nought', file(row('2026-04', '-3')), 0, /“-3”, is below nought/],
    ['halves of people', file(row('2026-04', '5.5'), row('2026-04', '5.5', '50', 'Podiatry', 'days')), 1, /2: The number on top, “5\.5”, counts people or what happened to them, so it must be a whole number/],
    ['more on top than below', file(row('2026-04', '60')), 0, /60 is more than 50/],
    ['nothing to divide by', file(row('2026-04', '3', '0')), 0, /The number below is nought/],
    ['a number without end', file(row('2026-04', '5', '9'.repeat(400)), row('2026-05', '5', '9999999999999')), 0, /2: The number below, “9{80}…”, is too large.* 3: The number below, “9{13}”, is too large/],
    ['months and quarters that are not over', file(row('2026-11'), row('2027-01'), row('2026-10', '5', '50', 'Podiatry', 'each-quarter'), row('2026-07', '5', '50', 'Podiatry', 'each-quarter'), row('2026-04', '5', '50', 'Podiatry', 'each-year')), 1, /2: This period is not over yet\. \/ 3: .* \/ 4: This period is not over yet\. \/ 6: This period is not over yet/],
    ['a quarter that begins in May', file(row('2026-05', '5', '50', 'Podiatry', 'each-quarter'), row('soon', '5', '50', 'Podiatry', 'each-quarter')), 0, /A quarter begins in January.* 3: “soon” is not a period\. Write the month in which the quarter begins/],
    ['a measure and a team that are not there', file(row('2026-04', '5', '50', 'Surgery', 'nothing')), 0, /We do not know the measure “nothing”\. We do not know the team or organisation “Surgery”/],
    ['the same row twice, and one that says otherwise', file(row(), row(), row('2026-05'), row('2026-05', '6')), 1, /4: Line 5 gives another figure.* 5: Line 4 gives another/],
    ['values too many and too few', file(`${row()},9`, '2026-05,Podiatry', `${row('2026-06')},,,`, row('2026-07')), 2, /^2: This row has 6 values and the file has 5 columns\. Put each value into its column\. \/ 3: This row has 2 values/],
    ['thousands without quotation marks', file('2026-04,Podiatry,not-attended,1,234,12,345'), 0, /^2: This row has 7 values and the file has 5 columns/],
    ['a title above and empty columns behind', Buffer.from(`Figures of our teams,,,,,\n\n${head},,\n${row()},,\n`), 1, /names of the columns stand in line 3/],
    ['a quotation mark that never ends', file(row(), '"2026-05,Podiatry', row('2026-06')), 0, /^Refused, line 3: A quotation mark is opened in this row and never closed/],
    ['formulas', file(row('2026-04', '=1+1'), row('2026-04', '5', '50', '=cmd|calc')), 0, /“=1\+1”, is a formula\. Give its result\. \/ 3: We do not know the team or organisation “=cmd\|calc”/],
    ['a letter in a cell', file(row('2026-04', '5', '50', 'a'.repeat(90_000))), 0, /“a{80}…”\.$/],
    ['only names', file(), 0, /^$/], ['nothing at all', Buffer.from(' \n \n'), 0, /^Refused, line 1: The file is empty/],
    ['100,000 rows', file(...Array.from({ length: 100_000 }, () => row())), 0, /^Refused, line 50002: The file has more than 50,000 rows\. Send it in parts$/],
    ['merged cells over rows, a date, a number of a day, an error', await sheet([titles, [new Date('2026-04-01'), 'Podiatry', 'not-attended', 5, 50], [46_143, null, 'not-attended', 6, 50], ['2026-06', null, 'not-attended', 0.1, 50]], [{ startRow: 1, startCol: 1, endRow: 3, endCol: 1 }]), 1, /3: “46143” is the number by which.*here 1 May 2026.* 4: The number on top, “0\.1”, counts people/],
    ['empty sheets', await sheet([]), 0, /^Refused, line 1: No sheet holds a table/],
    ['a bomb', zipOf([{ name: 'xl/worksheets/sheet1.xml', text: ' '.repeat(120_000_000) }], new Date('2026-11-01T00:00:00Z')), 0, /^Refused, line 1: The file unpacks to more than 100 MB/],
    ['a document that calls itself a spreadsheet', Buffer.from('%PDF-1.7 and so on'), 0, /^$|Refused/],
  ];
  for (const [name, bytes, good, told] of cases) {
    const found = await read(bytes);
    assert.equal(found.good, good, `${name}: ${found.told.slice(0, 200)}`);
    assert.match(found.told.slice(0, 1000), told, name);
  }
});

test('rows to mend come back with every value, and are read again by the mapping of their file', () => {
  const { header, rows } = parseCsv(file(`${row()},9,8`, '2026-05,Podiatry', row('soon')), { isToMend: true });
  const { bad } = checkRows(header, rows, guessMapping(header), known);
  const table = rowsToMend(header, bad);
  const again = parseCsv(writeCsv(table.header, table.rows), { isToMend: true });
  assert.deepEqual(again.rows.map(({ values }) => values.slice(0, 5)), [row().split(','), ['2026-05', 'Podiatry', '', '', ''], row('soon').split(',')]);
  assert.deepEqual(again.rows[0]?.values.slice(6), ['9', '8']);
  assert.equal(headerKey(again.header), headerKey(header));
  const twice = rowsToMend(again.header, [{ values: again.rows[2]?.values ?? [], reasons: ['Now this'] }]);
  assert.deepEqual(twice.header.filter((name) => name === 'what to mend').length, 1);
});
