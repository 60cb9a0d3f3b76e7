// Short words for writing a document: heading(1, 'Progress'), paragraph('See ', link('the plan', '/plan')).
import type { Drawing } from './drawing.ts';
import type { Block, Cell, Column, Run, TableBlock, Text, Tone } from './model.ts';

export function bold(text: string): Run {
  return { text, bold: true };
}

export function link(text: string, href: string): Run {
  return { text, href };
}

export function heading(level: 1 | 2 | 3 | 4, text: string): Block {
  return { kind: 'heading', level, text };
}

export function paragraph(...parts: readonly (string | Run)[]): Block {
  return { kind: 'paragraph', text: parts.map((part) => (typeof part === 'string' ? { text: part } : part)) };
}

export function bullets(items: readonly Text[]): Block {
  return { kind: 'list', numbered: false, items };
}

export function numbered(items: readonly Text[]): Block {
  return { kind: 'list', numbered: true, items };
}

export function table(parts: {
  caption: string;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
}): TableBlock {
  return { kind: 'table', ...parts };
}

export function definitions(rows: readonly { term: string; detail: Text }[]): Block {
  return { kind: 'definitions', rows };
}

export function keyFigures(figures: readonly { label: string; value: string; note?: string }[]): Block {
  return { kind: 'keyFigures', figures };
}

export function figure(parts: { caption: string; altText: string; drawing: Drawing; table: TableBlock }): Block {
  return { kind: 'figure', ...parts };
}

export function callout(tone: Tone, title: string, text: Text): Block {
  return { kind: 'callout', tone, heading: title, text };
}
