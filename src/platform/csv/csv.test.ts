import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCsv, writeCsv } from './index.ts';

const values = (file: string | Uint8Array, options?: Parameters<typeof parseCsv>[1]) => parseCsv(file, options).rows.map((row) => row.values);
const problems = (file: string | Uint8Array, options?: Parameters<typeof parseCsv>[1]) => parseCsv(file, options).problems.map((problem) => [problem.line, problem.text]);

test('what is written is read back letter for letter', () => {
  const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('\0'));
  const hostile = fc.constantFrom('=1+1', "'=1", '-', '+44 20', '@x', '\tx', '\rx', 'a\r\nb', '"', ';;;', ' x ', "''", '-5', '1e9', ',');
  const row = fc.array(fc.oneof(text, hostile), { minLength: 3, maxLength: 3 }).filter((cells) => cells.some((cell) => cell.trim() !== ''));
  fc.assert(fc.property(fc.array(row, { maxLength: 8 }), (rows) => {
    const read = parseCsv(writeCsv(['one', 'two; or; more; or; fewer', 'three'], rows), { isOurs: true });
    assert.deepEqual(read.problems, []);
    assert.deepEqual(read.rows.map((one) => one.values), rows);
  }), { numRuns: 500 });
});

test('nothing written begins a formula, except a plain number', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const field = writeCsv(['h'], [[text]]).split('\r\n').slice(1).join('\r\n').replace(/^"/, '');
    assert.ok(!/^[=@\t\r]/.test(field) || text.includes('\0'), field);
    if (/^[+-]/.test(field)) assert.match(text, /^[+-][\d.]+(e[+-]?\d+)?$/i);
  }));
  assert.equal(writeCsv(['a', 'b', 'c', 'd'], [['=SUM(A1)', '-3.5', '-3+4', -7]]), "a,b,c,d\r\n'=SUM(A1),-3.5,'-3+4,-7\r\n");
});

test('never throws, whatever the file', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    const read = parseCsv(bytes);
    assert.ok(read.rows.every((row) => row.values.length === read.header.length && row.line >= 1));
  }), { numRuns: 1000 });
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', 'a', ' ', ';', '\t'), maxLength: 60 }), (text) => {
    assert.ok(parseCsv(text).header.length >= 0);
  }), { numRuns: 2000 });
});

test('a mark at the start, both line ends, empty lines and quoted line ends', () => {
  const read = parseCsv('\uFEFFname,note\r\n\r\nAda,"two\r\nlines"\r\n\n  ,\r\nBo,"say ""hi"""');
  assert.deepEqual(read, { header: ['name', 'note'], rows: [{ line: 3, values: ['Ada', 'two\r\nlines'] }, { line: 7, values: ['Bo', 'say "hi"'] }], problems: [], notes: [] });
  assert.deepEqual(values(Buffer.from('\uFEFFa\nb')), [['b']]);
});

test('finds commas, semicolons and tabs, also when names hold the others in quotes', () => {
  assert.deepEqual(values('a;b\n1,5;2'), [['1,5', '2']]);
  assert.deepEqual(values('a\tb\n1,5\t2;3'), [['1,5', '2;3']]);
  assert.deepEqual(values('"a;b;c",d\n1,2'), [['1', '2']]);
  assert.deepEqual(values('a\n1'), [['1']]);
});

test('reads windows-1252 and says so, and Excel Unicode text', () => {
  const read = parseCsv(Buffer.from([0x61, 0x0a, 0xa3, 0x35, 0x20, 0x96, 0xe9]));
  assert.deepEqual(read.rows[0]?.values, ['£5 –é']);
  assert.match(read.notes[0] ?? '', /windows-1252/);
  assert.deepEqual(values(Buffer.from('\uFEFFa\tb\nŵ\tŷ', 'utf16le')), [['ŵ', 'ŷ']]);
  assert.deepEqual(parseCsv(Buffer.from('a\nŵ')).notes, []);
});

test('names each fault with its line and keeps the rows it could read', () => {
  assert.deepEqual(problems('a,b\n1,2\n3\n4,5,6\n7,8,,'), [[3, 'This row has 1 value and the header has 2'], [4, 'This row has 3 values and the header has 2']]);
  assert.deepEqual(values('a,b\n1,2\n3\n4,5,6\n7,8,,'), [['1', '2'], ['7', '8']]);
  assert.deepEqual(problems('a,b\n"x\r\ny",1\r\n\n2,"open\n3,4')[0]?.[0], 5);
  assert.match(String(problems('a,b\n1,2\n2,"open\n3,4')[0]?.[1]), /never closed/);
  assert.match(String(problems('a,b\n1,x"y\n')[0]?.[1]), /inside a value/);
  assert.match(String(problems('a,b\n"x"y,1\n')[0]?.[1]), /after a closing/);
  assert.deepEqual(problems('a,a,,b\n1,2,3,4', { columns: ['b', 'c'] }), [[1, 'The column "c" is missing'], [1, 'Column 3 has no name'], [1, 'The column "a" is there twice']]);
  assert.deepEqual(problems(''), [[1, 'The file is empty']]);
  assert.deepEqual(problems('PK\u0003\u0004\0\0'), [[1, 'This is not a CSV file. Save the sheet as CSV and try again']]);
});

test('keeps to its limits', () => {
  assert.deepEqual(problems('a\n1\n2\n3\n4', { limits: { maxRows: 3 } }), [[5, 'The file has more than 3 rows. Send it in parts']]);
  assert.deepEqual(values('a\n1\n2\n3\n4', { limits: { maxRows: 3 } }), [['1'], ['2'], ['3']]);
  assert.deepEqual(problems('a\n1\n2\n3', { limits: { maxRows: 3 } }), []);
  assert.deepEqual(problems('a,b,c\n1,2,3', { limits: { maxColumns: 2 } }), [[1, 'The file has more than 2 columns']]);
  assert.deepEqual(problems('a\n123456', { limits: { maxBytes: 5 } }), [[1, 'The file is larger than 0 MB']]);
});

test('refuses to write rows that do not fit and numbers that are none', () => {
  assert.throws(() => writeCsv(['a', 'b'], [['1', '2'], ['3']]), /Row 2 has 1 values for 2 columns/);
  assert.throws(() => writeCsv(['a'], [[Number.NaN]]), /NaN/);
});
