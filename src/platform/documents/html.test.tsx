import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToString } from 'preact-render-to-string';
import { bullets, heading, paragraph } from './blocks.ts';
import { exampleReport } from './example-report.ts';
import { DocumentHtml } from './html.tsx';
import type { Block, DocumentModel } from './model.ts';

const model = (title: string, ...blocks: Block[]): DocumentModel => ({
  title, language: 'en-GB', organisationLine: 'A trust', attribution: 'A source', date: '2025-11-27', blocks,
});
const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

test('a board report has one h1, headings in order, tables with captions and no inline style', () => {
  const html = renderToString(<DocumentHtml model={exampleReport(60)} />);
  assert.equal(count(html, /<h1/g), 1);
  assert.equal(count(html, /<h2/g), 7, 'six headings of level 1 and the contents');
  assert.equal(count(html, /<h3/g), 5);
  assert.equal(count(html, /<caption/g), 5);
  assert.equal(count(html, /<tr/g), 60 + 4 + 4 + 1);
  assert.equal(count(html, /\sstyle=/g), 0);
  assert.match(html, /<div role="img" aria-label="On track 24, behind 12/);
});

test('each entry of the contents leads to a heading of that name', () => {
  const html = renderToString(<DocumentHtml model={exampleReport(8)} />);
  const entries = [...html.matchAll(/<a href="#([^"]+)">([^<]+)<\/a>/g)];
  assert.equal(entries.length, 11);
  for (const [, anchor, text] of entries) assert.match(html, new RegExp(`<h[23][^>]* id="${anchor}">${text}</h`));
});

test('words that begin from right to left say so, and no others', () => {
  const html = renderToString(<DocumentHtml model={model('T', paragraph('نريد NHS'), bullets(['نريد', 'NHS نريد']))} />);
  assert.deepEqual(html.match(/<(?:p|li)[^>]*dir[^>]*>/g), ['<p class="nhsuk-body" dir="rtl">', '<li dir="rtl">']);
});

test('hostile text is escaped', () => {
  const hostile = '<script>alert(1)</script> & "x"';
  const html = renderToString(<DocumentHtml model={model(hostile, heading(1, hostile), paragraph(hostile))} />);
  assert.equal(count(html, /<script/g), 0);
  assert.equal(count(html, /&lt;script>/g), 3);
});

test('an empty document is a title and nothing false', () => {
  const html = renderToString(<DocumentHtml model={model('Empty')} />);
  assert.match(html, /<h1[^>]*>Empty<\/h1>/);
  assert.doesNotMatch(html, /<table|<nav|undefined|null/);
});
