import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figure, heading, link, paragraph, table } from './blocks.ts';
import { drawing } from './drawing.ts';
import type { Block, DocumentModel } from './model.ts';
import { prepareDocument } from './prepare.ts';

const model = (...blocks: Block[]): DocumentModel => ({
  title: 'A title', language: 'en-GB', organisationLine: 'A trust', attribution: 'A source', date: '2025-11-27', blocks,
});

test('writes the date, numbers and missing values as words', () => {
  const prepared = prepareDocument(model(table({ caption: 'T', columns: [{ heading: 'A' }, { heading: 'B' }], rows: [[12345.5, null]] })));
  assert.equal(prepared.date.words, '27 November 2025');
  const [first] = prepared.blocks;
  assert.ok(first?.kind === 'table');
  assert.deepEqual(first.rows[0]?.map((runs) => runs[0]?.text), ['12,345.5', 'not recorded']);
});

test('takes out what XML cannot hold and keeps every letter', () => {
  const prepared = prepareDocument(model(paragraph('a\u0000b\u000bc\nd\ud800e – ŵ ŷ é ’ 👋')));
  const [first] = prepared.blocks;
  assert.ok(first?.kind === 'paragraph');
  assert.equal(first.runs[0]?.text, 'ab c d\ufffde – ŵ ŷ é ’ 👋');
});

test('makes links on this site whole, and leaves them out where the site has no address', () => {
  const linked = model(paragraph(link('plan', '/plan')));
  const withSite = prepareDocument({ ...linked, siteAddress: 'https://allied.example.org' }).blocks[0];
  const without = prepareDocument(linked).blocks[0];
  assert.ok(withSite?.kind === 'paragraph' && without?.kind === 'paragraph');
  assert.equal(withSite.runs[0]?.href, 'https://allied.example.org/plan');
  assert.equal(without.runs[0]?.href, null);
});

test('refuses links that could run code or leave by another door', () => {
  for (const href of ['javascript:alert(1)', '//evil.example', 'data:text/html,x', 'file:///etc/passwd', '/a b', '']) {
    assert.throws(() => prepareDocument(model(paragraph(link('x', href)))), /may not link/, href);
  }
});

test('names the fault of a table, a heading, a figure, a date and a language', () => {
  const columns = [{ heading: 'A' }, { heading: 'B' }];
  assert.throws(() => prepareDocument(model(table({ caption: 'T', columns, rows: [['1', '2'], ['1']] }))), /Row 2 of the table "T"/);
  assert.throws(() => prepareDocument(model(table({ caption: 'T', columns: [], rows: [] }))), /has no columns/);
  assert.throws(() => prepareDocument(model(heading(1, 'One'), heading(3, 'Three'))), /"Three" skips a level/);
  assert.throws(() => prepareDocument(model(heading(2, 'Two'))), /"Two" skips a level/);
  const picture = drawing('<svg viewBox="0 0 10 10"></svg>');
  const silent = figure({ caption: 'F', altText: ' ', drawing: picture, table: table({ caption: 'T', columns, rows: [] }) });
  assert.throws(() => prepareDocument(model(silent)), /needs words/);
  assert.throws(() => prepareDocument({ ...model(), date: '2025-02-30' }), /not a date/);
  assert.throws(() => prepareDocument({ ...model(), language: 'English' }), /not a language/);
});

test('lists headings of levels 1 and 2 only when asked', () => {
  const blocks = [heading(1, 'One'), heading(2, 'Two'), heading(3, 'Three')];
  assert.deepEqual(prepareDocument(model(...blocks)).contents, []);
  assert.deepEqual(prepareDocument({ ...model(...blocks), hasContents: true }).contents.map((entry) => entry.text), ['One', 'Two']);
});
