import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { unzipped } from '#test/unzipped';
import { bullets, heading, numbered, paragraph, table } from './blocks.ts';
import { exampleReport } from './example-report.ts';
import type { Block, DocumentModel } from './model.ts';
import { closeDocuments, renderWord } from './render.ts';

after(closeDocuments);

const model = (title: string, ...blocks: Block[]): DocumentModel => ({
  title, language: 'en-GB', organisationLine: 'A trust', attribution: 'A source', date: '2025-11-27', blocks,
});

const count = (text: string, part: string) => text.split(part).length - 1;

test('a board report has heading styles, header rows, words for its figure, title and language', async () => {
  const file = await renderWord(exampleReport(60));
  const body = unzipped(file, 'word/document.xml');
  assert.equal(count(body, '<w:pStyle w:val="Title"/>'), 1);
  assert.equal(count(body, '<w:pStyle w:val="Heading1"/>'), 6);
  assert.equal(count(body, '<w:pStyle w:val="Heading2"/>'), 5);
  assert.equal(count(body, '<w:tblHeader/>'), 6, 'one header row for each of five tables and the key figures');
  assert.match(body, /<wp:docPr [^>]*descr="On track 24, behind 12, done 12, not started 12\."/);
  assert.equal(count(body, '<w:tr>') + count(body, '<w:tr '), 60 + 4 + 4 + 1 + 2);
  assert.match(unzipped(file, 'word/styles.xml'), /<w:lang w:val="en-GB"\/>/);
  assert.match(unzipped(file, 'docProps/core.xml'), /<dc:title>Allied health professions strategy: report to the board<\/dc:title>/);
  const organisation = /<dc:creator>(.*?)<\/dc:creator>/.exec(unzipped(file, 'docProps/core.xml'))?.[1];
  assert.ok(organisation);
  assert.ok(unzipped(file, 'docProps/core.xml').includes(`<cp:lastModifiedBy>${organisation}</cp:lastModifiedBy>`));
  assert.match(unzipped(file, 'word/_rels/document.xml.rels'), /https:\/\/allied\.example\.org\/strategies\/vale-and-riverside/);
});

test('a document in Welsh says so', async () => {
  assert.match(unzipped(await renderWord({ ...model('Adroddiad'), language: 'cy' }), 'word/styles.xml'), /<w:lang w:val="cy"\/>/);
});

test('hostile text is text, and control characters do not break the file', async () => {
  const hostile = '</w:t></w:r><w:p> & "x" \u0000\u0008 #panic("x") ]]> ŵ ŷ – ’';
  const body = unzipped(await renderWord(model(hostile, paragraph(hostile))), 'word/document.xml');
  assert.equal(count(body, '&lt;/w:t&gt;&lt;/w:r&gt;&lt;w:p&gt; &amp; '), 2);
  assert.ok(body.includes('ŵ ŷ – ’'));
  // oxlint-disable-next-line no-control-regex -- what must not be there
  assert.doesNotMatch(body, /[\u0000-\u0008]/);
});

test('a paragraph, an item and a cell that begin from right to left say so, and each stretch of them', async () => {
  const body = unzipped(await renderWord(model('T', paragraph('نريد NHS هنا!'), bullets(['نريد']), table({ caption: 'C', columns: [{ heading: 'H' }], rows: [['نريد']] }), paragraph('NHS نريد'))), 'word/document.xml');
  assert.equal(count(body, '<w:bidi/>'), 3);
  const stretches = [...body.matchAll(/<w:r>(?:<w:rPr>(.*?)<\/w:rPr>)?<w:t[^>]*>(.*?)<\/w:t>/g)].map(([, looks = '', text]) => [text, looks.includes('<w:rtl/>')]);
  assert.deepEqual(stretches.filter(([text]) => /NHS|ن|!/.test(String(text))), [['نريد', true], [' NHS ', false], ['هنا', true], ['!', true], ['نريد', true], ['نريد', true], ['NHS ', false], ['نريد', true]]);
});

test('a second numbered list starts again at one', async () => {
  const body = unzipped(await renderWord(model('T', numbered(['a', 'b']), paragraph('x'), numbered(['c']))), 'word/document.xml');
  const lists = [...body.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map((match) => match[1]);
  assert.equal(lists.length, 3);
  assert.equal(lists[0], lists[1]);
  assert.notEqual(lists[0], lists[2]);
});

test('documents asked for at once each get their own words', async () => {
  const files = await Promise.all(['One', 'Two'].map((title) => renderWord(model(title, heading(1, `${title} heading`)))));
  const bodies = files.map((file) => unzipped(file, 'word/document.xml'));
  assert.ok(bodies[0]?.includes('One heading') === true && !bodies[0].includes('Two'));
  assert.ok(bodies[1]?.includes('Two heading') === true && !bodies[1].includes('One'));
});

test('an empty document and an empty table are still files', async () => {
  assert.match(unzipped(await renderWord(model('Empty')), 'word/document.xml'), /Empty/);
  const empty = table({ caption: 'None yet', columns: [{ heading: 'A' }], rows: [] });
  assert.equal(count(unzipped(await renderWord(model('T', empty)), 'word/document.xml'), '<w:tblHeader/>'), 1);
});
