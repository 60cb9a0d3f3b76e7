import {
  AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, WidthType,
  type FileChild, type ParagraphChild,
} from 'docx';
import type { PreparedRun, PreparedTable } from './prepare.ts';
import { colours } from './word-styles.ts';

/** A4 less the side margins of the section, in twentieths of a point. */
export const textWidthTwips = 11906 - 2 * 1247;

const line = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color });
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const cellMargins = { top: 60, bottom: 60, left: 100, right: 100 };

/** What a paragraph says, and from which side. */
export type WordsOf = { bidirectional?: boolean; children: ParagraphChild[] };

/** The caption above, then the table; its first row is a header row that repeats on each page. */
export function wordTable(table: PreparedTable, wordsOf: (runs: readonly PreparedRun[]) => WordsOf): FileChild[] {
  const widths = columnWidths(table);
  const header = table.columns.map((column, at) =>
    cell({ children: [new TextRun({ text: column.heading, bold: true })] }, { width: widths[at], numeric: column.numeric, header: true }));
  const rows = table.rows.map((row) => new TableRow({
    cantSplit: true,
    children: row.map((runs, at) => cell(wordsOf(runs), { width: widths[at], numeric: table.columns[at]?.numeric ?? false, header: false })),
  }));
  return framed(table.caption, widths, [new TableRow({ tableHeader: true, cantSplit: true, children: header }), ...rows]);
}

/** Key figures are a table of one row, labels as its header, so that a screen reader says which number is which. */
export function wordKeyFigures(figures: readonly { label: string; value: string; note: string | null }[]): FileChild[] {
  if (figures.length === 0) return [];
  const width = Math.floor(textWidthTwips / figures.length);
  const labels = figures.map((figure) => cell({ children: [new TextRun({ text: figure.label })] }, { width, numeric: false, header: true }));
  const values = figures.map((figure) => cell({ children: [
    new TextRun({ text: figure.value, bold: true, size: 36 }),
    ...(figure.note === null ? [] : [new TextRun({ text: figure.note, size: 17, color: colours.quiet, break: 1 })]),
  ] }, { width, numeric: false, header: false }));
  const rows = [new TableRow({ tableHeader: true, children: labels }), new TableRow({ cantSplit: true, children: values })];
  return framed(null, figures.map(() => width), rows);
}

function framed(caption: string | null, widths: number[], rows: TableRow[]): FileChild[] {
  const table = new Table({
    rows, columnWidths: widths, layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    borders: { top: none, left: none, right: none, insideVertical: none, bottom: line(4, colours.rule), insideHorizontal: line(4, colours.rule) },
  });
  // Word joins two tables that touch, and text after a table needs air.
  const after = new Paragraph({ style: 'Spacer' });
  return caption === null ? [table, after] : [new Paragraph({ style: 'TableCaption', text: caption }), table, after];
}

function cell(words: WordsOf, look: { width: number | undefined; numeric: boolean; header: boolean }): TableCell {
  return new TableCell({
    width: { size: look.width ?? 0, type: WidthType.DXA },
    margins: cellMargins,
    ...(look.header ? { shading: { fill: colours.pale }, borders: { bottom: line(8, colours.accent) } } : {}),
    children: [new Paragraph({
      style: 'TableText',
      alignment: look.numeric ? AlignmentType.END : AlignmentType.START,
      ...words,
    })],
  });
}

/** Columns get room by a power of their longest text below 1, so that long text wins without starving the rest. */
function columnWidths(table: PreparedTable): number[] {
  const weights = table.columns.map((column, at) => {
    const lengths = table.rows.map((row) => (row[at] ?? []).reduce((sum, run) => sum + run.text.length, 0));
    return Math.min(16, Math.max(2.6, Math.max(column.heading.length, ...lengths) ** 0.6));
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  // A small table of few short columns looks lost when it is stretched over the page.
  const widthTwips = Math.min(textWidthTwips, Math.round(total * 560));
  return weights.map((weight) => Math.floor((weight / total) * widthTwips));
}
