import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { bold, bullets, callout, definitions, heading, keyFigures, paragraph, table } from './blocks.ts';
import { exampleReport } from './example-report.ts';
import type { Block, DocumentModel } from './model.ts';
import { closeDocuments, renderPdf } from './render.ts';

after(closeDocuments);

const model = (title: string, ...blocks: Block[]): DocumentModel => ({
  title, language: 'en-GB', organisationLine: 'A trust', attribution: 'A source', date: '2025-11-27', blocks,
});

/** The file as text with every compressed stream opened, so that its structure can be searched. */
function opened(pdf: Uint8Array): string {
  const bytes = Buffer.from(pdf);
  const parts = [bytes.toString('latin1')];
  for (let at = bytes.indexOf('stream\n'); at >= 0; at = bytes.indexOf('stream\n', at + 7)) {
    try {
      parts.push(inflateSync(bytes.subarray(at + 7), { finishFlush: 2 }).toString('latin1'));
    } catch {
      // Fonts and the end of a stream ("endstream") do not inflate.
    }
  }
  return parts.join('\n');
}

/** A bookmark as this compiler stores it when it has letters beyond Latin: UTF-16, big end first, in hexadecimal. */
const utf16 = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();

test('a board report is tagged PDF with language, title, headings, header cells and words for its figure', async () => {
  const pdf = await renderPdf(exampleReport(60));
  assert.equal(Buffer.from(pdf.subarray(0, 5)).toString(), '%PDF-');
  const text = opened(pdf);
  for (const expected of [
    '/StructTreeRoot', /\/MarkInfo\s*<<[^>]*\/Marked true/, '/Lang (en-GB)', /\/S\s*\/H1\b/, /\/S\s*\/H2\b/, /\/S\s*\/TH\b/, /\/Scope\s*\/Column/,
    /\/S\s*\/L\b/, /DisplayDocTitle true\b/, /\/Title \(Allied health professions strategy: report to the board\)/,
    '/Alt (On track 24, behind 12, done 12, not started 12.)', '/URI (https://allied.example.org/strategies/vale-and-riverside)',
  ]) {
    assert.ok(typeof expected === 'string' ? text.includes(expected) : expected.test(text), `missing: ${String(expected)}`);
  }
  const pages = text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  assert.ok(pages >= 8 && pages <= 14, `${pages} pages`);
});

test('a word that no line can hold breaks, so that all of it is on the paper', async () => {
  const text = opened(await renderPdf(model('Wide', heading(1, 'Part'), paragraph('W'.repeat(6000)))));
  const pages = text.match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  assert.ok(pages >= 2, `${pages} page`);
});

const hostile = '#panic("x") $ @ \\ < > & *b* _i_ `r` = /* // ~ <label> #import "/model.json" ${1} </text>';

test('text that looks like typst code stays text, wherever it stands', async () => {
  const pdf = await renderPdf({
    ...model(hostile,
      heading(1, hostile), paragraph(hostile, { text: hostile, bold: true }), bullets([hostile]), callout('note', hostile, hostile),
      table({ caption: hostile, columns: [{ heading: hostile }], rows: [[hostile]] }), definitions([{ term: hostile, detail: hostile }]),
      keyFigures([{ label: hostile, value: hostile, note: hostile }])),
    subtitle: hostile, organisationLine: hostile, attribution: hostile, hasContents: true,
  });
  const stored = `/Title (${hostile.replace('\\', '\\\\')})`;
  assert.equal(opened(pdf).split(stored).length - 1, 2, 'the title and the bookmark say it letter for letter');
});

test('every word reaches the page, with the letters of Welsh and the marks of print', async (context) => {
  if (spawnSync('pdftotext', ['-v']).error !== undefined) return context.skip('pdftotext is not on this machine');
  const words = 'Tŷ gobaith, yr ŵyl – café ’ “a” £12 é';
  const pdf = await renderPdf(model('T', paragraph(words), paragraph(hostile), table({ caption: 'C', columns: [{ heading: 'H' }], rows: [[hostile]] })));
  const read = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' }).stdout.replace(/\s+/g, ' ');
  assert.ok(read.includes(words), read);
  assert.equal(read.split('#panic("x") $ @ \\ < > & *b* _i_ `r`').length - 1, 2);
});

test('documents asked for at once each get their own words', async () => {
  const [first, second, third] = await Promise.all(['Bŵl one', 'Bŵl two', 'Bŵl three'].map((title) => renderPdf(model(title, heading(1, `${title} heading`)))));
  assert.ok(first !== undefined && second !== undefined && third !== undefined);
  assert.ok(opened(first).includes(utf16('Bŵl one heading')) && !opened(first).includes(utf16('Bŵl two')));
  assert.ok(opened(second).includes(utf16('Bŵl two heading')) && !opened(second).includes(utf16('Bŵl one')));
  assert.ok(opened(third).includes(utf16('Bŵl three heading')));
});

test('the same document gives the same bytes, so that a page may keep it by its version', async () => {
  const [first, second] = [await renderPdf(exampleReport(8)), await renderPdf(exampleReport(8))];
  assert.equal(Buffer.compare(first, second), 0);
});

test('an empty document, an empty table and no key figures still make a PDF', async () => {
  const empty = table({ caption: 'None yet', columns: [{ heading: 'A' }, { heading: 'B', numeric: true }], rows: [] });
  for (const blocks of [[], [empty], [keyFigures([])], [bullets([])], [definitions([])], [paragraph()]]) {
    assert.equal(Buffer.from((await renderPdf(model('Empty', ...blocks))).subarray(0, 5)).toString(), '%PDF-');
  }
});

test('a closed worker is followed by a new one, and what was waiting is told', async () => {
  const waiting = renderPdf(model('Lost'));
  closeDocuments();
  await assert.rejects(waiting, /closing/);
  assert.ok((await renderPdf(model('Again'))).length > 1000);
});

test('laying out a report holds up the main thread far less than the report takes', async () => {
  await renderPdf(exampleReport(60));
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const started = performance.now();
  await renderPdf({ ...exampleReport(60), title: 'Another' });
  const whole = performance.now() - started;
  clearInterval(timer);
  assert.ok(longest < whole / 2, `held up ${longest.toFixed(0)} ms of ${whole.toFixed(0)} ms`);
});

const A4_WIDTH_POINTS = 595;

const fontsIn = (pdf: Uint8Array): string[] => [...new Set([...opened(pdf).matchAll(/\/BaseFont\s*\/\w{6}\+([\w-]+)/g)].map((match) => match[1] ?? ''))].toSorted();

test('people’s words stand in their own letters, ordinary and bold, and only the fonts they need are in the file', async () => {
  const languages = { Arabic: 'نريد مواعيد', Bengali: 'আমরা চাই', Gujarati: 'અમને નજીક', Gurmukhi: 'ਸਾਨੂੰ ਨੇੜੇ', Tamil: 'எங்களுக்கு' };
  const pdf = await renderPdf(model('Many', ...[...Object.values(languages), '🙂'].map((words) => paragraph(words, bold(words)))));
  const further = [...Object.keys(languages).map((script) => `NotoSans${script}`), 'NotoEmoji'].flatMap((family) => [`${family}-Bold`, `${family}-Regular`]);
  assert.deepEqual(fontsIn(pdf).filter((font) => font.startsWith('Noto')), further.toSorted());
  const ordinary = await renderPdf(model('One', paragraph('Plain words, “quoted”, Привіт, Πού, gần, ŵ – © ™ €')));
  assert.deepEqual(fontsIn(ordinary).filter((font) => font.startsWith('Noto')), []);
});

const asText = (pdf: Uint8Array, manner = '-layout'): string => spawnSync('pdftotext', [manner, '-', '-'], { input: pdf, encoding: 'utf8' }).stdout;

test('letters of no font are told, right-to-left words begin on the right', async (context) => {
  if (spawnSync('pdftotext', ['-v']).error !== undefined) return context.skip('pdftotext is not on this machine');
  const told = /Some letters cannot be shown in this PDF and stand as boxes: the whole text can be read on the web page and in the Word file\./;
  assert.match(asText(await renderPdf(model('T', bullets(['我们想要'])))).replace(/\s+/g, ' '), told);
  const pdf = await renderPdf(model('T', paragraph('نريد NHS هنا'), paragraph('NHS نريد'), paragraph('Family: 👩🏽‍⚕️ ❤️')));
  assert.doesNotMatch(asText(pdf).replace(/\s+/g, ' '), told);
  const places = [...asText(pdf, '-bbox').matchAll(/xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>NHS</g)].map((match) => ({ leftPoints: Number(match[1]), topPoints: Number(match[2]) }));
  const fromTheTop = places.toSorted((one, other) => one.topPoints - other.topPoints);
  assert.deepEqual(fromTheTop.map(({ leftPoints }) => leftPoints > A4_WIDTH_POINTS / 2), [true, false]);
});
