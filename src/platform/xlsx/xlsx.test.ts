import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeXlsx } from 'hucre/xlsx';
import { zipOf } from '#platform/zip';
import { isSpreadsheet, readXlsx } from './index.ts';

const at = new Date('2026-11-01T12:00:00Z');

/** A workbook as spreadsheet programs write it, with one sheet of this XML. */
const workbook = (rows: string, after = '', sheets = '<sheet name="Figures" sheetId="1" r:id="rId1"/>', properties = '') => zipOf([
  { name: '[Content_Types].xml', text: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' },
  { name: '_rels/.rels', text: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
  { name: 'xl/workbook.xml', text: `<workbook xmlns:r="${office}">${properties}<sheets>${sheets}</sheets></workbook>` },
  { name: 'xl/_rels/workbook.xml.rels', text: `<Relationships><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/></Relationships>` },
  { name: 'xl/styles.xml', text: '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>' },
  { name: 'xl/worksheets/sheet1.xml', text: `<worksheet><sheetData>${rows}</sheetData>${after}</worksheet>` },
  { name: 'xl/worksheets/sheet2.xml', text: '<worksheet><sheetData/></worksheet>' },
], at);
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const text = (place: string, words: string) => `<c r="${place}" t="inlineStr"><is><t>${words}</t></is></c>`;
const problem = async (bytes: Uint8Array, options?: Parameters<typeof readXlsx>[1]) => (await readXlsx(bytes, options)).problems.map((one) => one.text).join();

test('names of columns over two rows, merged down and across, are one header', async () => {
  const read = await readXlsx(workbook(`<row r="1">${text('A1', 'Month')}${text('B1', 'Team')}${text('C1', 'Seen')}${text('E1', 'Missed')}</row>
    <row r="2">${text('C2', 'Top')}${text('D2', 'Bottom')}${text('E2', 'Top')}</row><row r="3">${text('A3', '2026-04')}${text('B3', 'Podiatry')}<c r="C3"><v>5</v></c><c r="D3"><v>50</v></c><c r="E3"><v>6</v></c></row>`,
  '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:D1"/></mergeCells>'));
  assert.deepEqual(read.problems, []);
  assert.deepEqual(read.header, ['Month', 'Team', 'Seen Top', 'Seen Bottom', 'Missed Top']);
  assert.deepEqual(read.rows, [{ line: 3, values: ['2026-04', 'Podiatry', '5', '50', '6'] }]);
  assert.match(read.notes.join(' '), /The names of the columns stand in rows 1 to 2\./);
  const single = await readXlsx(workbook(`<row r="1">${text('A1', 'Month')}${text('B1', 'Figures')}</row><row r="2">${text('A2', '2026-04')}<c r="B2"><v>5</v></c><c r="C2"><v>50</v></c></row>`, '<mergeCells><mergeCell ref="B1:C1"/></mergeCells>'));
  assert.deepEqual([single.problems, single.header], [[], ['Month', 'Figures', 'Column C']]);
  const once = await readXlsx(workbook(`<row r="1">${text('A1', 'Month')}${text('B1', 'Figures')}</row><row r="2">${text('B2', 'Numerator')}${text('C2', 'Denominator')}</row><row r="3">${text('A3', '2026-04')}<c r="B3"><v>5</v></c><c r="C3"><v>50</v></c></row>`,
    '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:C1"/></mergeCells>'));
  assert.deepEqual(once.header, ['Month', 'Numerator', 'Denominator'], 'short names are kept where each says enough');
});

test('dates, kept results, errors, merged, hidden and blank rows, and a title above the names', async () => {
  const read = await readXlsx(workbook(`<row r="1">${text('A1', 'Waits of our teams')}</row>
    <row r="3">${text('A3', ' Month ')}${text('B3', 'Team')}${text('C3', 'Top')}${text('D3', 'Bottom')}</row>
    <row r="4"><c r="A4" s="1"><v>46113</v></c>${text('B4', 'Podiatry')}<c r="C4"><f>6+8</f><v>14</v></c><c r="D4"><v>220.5</v></c></row>
    <row r="5" hidden="1"><c r="A5" s="1"><v>46143</v></c><c r="C5" t="e"><v>#N/A</v></c><c r="D5"><v>0.0000001</v></c></row>
    <row r="7">${text('A7', '2026-06')}<c r="C7"><f>1+1</f></c><c r="D7" t="b"><v>1</v></c><c r="E7"><v>9</v></c></row>`, '<mergeCells><mergeCell ref="A1:D1"/><mergeCell ref="B4:B7"/></mergeCells>'));
  assert.deepEqual(read.problems, []);
  assert.deepEqual(read.header, ['Month', 'Team', 'Top', 'Bottom', 'Column E']);
  assert.deepEqual(read.rows, [
    { line: 4, values: ['2026-04-01', 'Podiatry', '14', '220.5', ''] },
    { line: 5, values: ['2026-05-01', 'Podiatry', '#N/A', '0.0000001', ''] },
    { line: 7, values: ['2026-06', 'Podiatry', '', 'TRUE', '9'] },
  ]);
  assert.match(read.notes.join(' '), /names of the columns stand in row 3.*1 hidden row was read too.*A formula has no result in the file, the first in cell C7/);
});

test('a workbook that counts days from 1904, as a Mac once did, gives the same days, and says so where a number is not shown as a day', async () => {
  const rows = `<row r="1">${text('A1', 'Month')}${text('B1', 'Top')}</row><row r="2"><c r="A2" s="1"><v>44651</v></c><c r="B2"><v>5</v></c></row><row r="3"><c r="A3"><v>44681</v></c><c r="B3"><v>6</v></c></row>`;
  const read = await readXlsx(workbook(rows, '', undefined, '<workbookPr date1904="1"/>'));
  assert.deepEqual(read.problems, []);
  assert.deepEqual(read.rows.map(({ values }) => values[0]), ['2026-04-01', '44681']);
  assert.match(read.notes.join(' '), /counts days from 1904/);
  assert.deepEqual((await readXlsx(workbook(rows))).notes, []);
});

test('of several sheets the first with a table is read and said; another is read by its name', async () => {
  const sheets = [{ name: 'Notes', rows: [['Made by hand']] }, { name: 'Waits', rows: [['Month', 'Top'], ['2026-04', 3]] }, { name: 'Staff', rows: [['Month', 'Posts'], ['2026-05', 7]] }];
  const bytes = await writeXlsx({ sheets });
  assert.ok(isSpreadsheet(bytes));
  const read = await readXlsx(bytes);
  assert.deepEqual(read.rows, [{ line: 2, values: ['2026-04', '3'] }]);
  assert.match(read.notes[0] ?? '', /3 sheets: “Notes”, “Waits”, “Staff”. “Waits” was read/);
  assert.deepEqual((await readXlsx(bytes, { sheet: 'staff' })).rows, [{ line: 2, values: ['2026-05', '7'] }]);
  assert.match(await problem(bytes, { sheet: 'Posts' }), /There is no sheet “Posts”. The file holds “Notes”, “Waits”, “Staff”/);
});

test('what is no whole, open, small spreadsheet is refused with how to mend it', async () => {
  const good = workbook(`<row r="1">${text('A1', 'a')}${text('B1', 'b')}</row><row r="2"><c r="A2"><v>1</v></c></row>`);
  assert.match(await problem(good.subarray(0, good.length - 30)), /damaged or locked/);
  const container = (part: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1016), Buffer.from(part, 'utf16le'), Buffer.alloc(512)]);
  assert.match(await problem(container('EncryptedPackage')), /^The file is locked with a password\. Open it, take the password away/);
  assert.match(await problem(container('Workbook')), /^The file is in the old form \.xls\. Open it/);
  assert.match(await problem(Buffer.from('PK\u0003\u0004 and nothing else')), /damaged or locked/);
  assert.match(await problem(Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])), /locked with a password/);
  assert.match(await problem(zipOf([{ name: 'a.txt', text: 'no sheet' }], at)), /cannot be read as a spreadsheet/);
  assert.match(await problem(workbook('')), /No sheet holds a table/);
  assert.match(await problem(workbook(`<row r="1">${text('A1', 'a')}${text('GS1', 'b')}</row><row r="1048576">${text('GS1048576', 'far')}</row>`)), /far below or beside the table/);
  assert.match(await problem(workbook(`<row r="1">${Array.from({ length: 1_000_000 }, () => '<c><v>1</v></c>').join('')}</row>`)), /far below or beside the table|more than 200 columns/);
  assert.match(await problem(workbook(`<row r="1">${Array.from({ length: 300 }, () => '<c><v>1</v></c>').join('')}</row>`)), /more than 200 columns/);
  assert.match(await problem(workbook(Array.from({ length: 6 }, () => '<row><c><v>1</v></c><c><v>2</v></c></row>').join('')), { limits: { maxRows: 3 } }), /more than 3 rows/);
  assert.match(await problem(good, { withinMs: 1 }), /takes too long/);
});

test('a file that unpacks to 300 MB is refused by its directory, and one whose directory lies before anything is read', async () => {
  const trap = zipOf([{ name: 'xl/worksheets/sheet1.xml', text: ' '.repeat(300_000_000) }], at);
  assert.ok(trap.length < 400_000);
  assert.match(await problem(trap), /unpacks to more than 100 MB/);
  trap.writeUInt32LE(1000, trap.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
  const before = process.memoryUsage().rss;
  assert.match(await problem(trap), /damaged/);
  assert.ok(process.memoryUsage().rss - before < 150_000_000);
});
