// The one door through which every renderer receives a document: checked, cleaned and with all values already words.
import type { Drawing } from './drawing.ts';
import type { Block, Cell, DocumentModel, TableBlock, Text, Tone } from './model.ts';
import { checkedLanguage, cleaned, preparedDate, runs, type PreparedRun } from './words.ts';

export type { PreparedRun } from './words.ts';
type Runs = PreparedRun[];
export type PreparedTable = {
  kind: 'table';
  caption: string;
  columns: { heading: string; numeric: boolean }[];
  rows: Runs[][];
};
export type PreparedBlock =
  | { kind: 'heading'; level: number; text: string; anchor: string }
  | { kind: 'paragraph'; runs: Runs }
  | { kind: 'list'; numbered: boolean; items: Runs[] }
  | PreparedTable
  | { kind: 'definitions'; rows: { term: string; runs: Runs }[] }
  | { kind: 'keyFigures'; figures: { label: string; value: string; note: string | null }[] }
  | { kind: 'figure'; caption: string; altText: string; drawing: Drawing; table: PreparedTable }
  | { kind: 'callout'; tone: Tone; heading: string; runs: Runs };
export type PreparedDocument = {
  title: string;
  subtitle: string | null;
  language: string;
  organisationLine: string;
  attribution: string;
  date: { year: number; month: number; day: number; words: string };
  contents: { text: string; anchor: string; level: number }[];
  blocks: PreparedBlock[];
};

/**
 * Checks a document and turns it into what the renderers print.
 * Throws an Error that names the fault: these are faults of the calling code, not of a user.
 */
export function prepareDocument(model: DocumentModel): PreparedDocument {
  const blocks = model.blocks.map((block, index) => prepareBlock(block, index, model.siteAddress));
  checkHeadingOrder(blocks);
  return {
    title: cleaned(model.title),
    subtitle: model.subtitle === undefined ? null : cleaned(model.subtitle),
    language: checkedLanguage(model.language),
    organisationLine: cleaned(model.organisationLine),
    attribution: cleaned(model.attribution),
    date: preparedDate(model.date, model.language),
    contents: model.hasContents === true ? contentsOf(blocks) : [],
    blocks,
  };
}

function prepareBlock(block: Block, index: number, site: string | undefined): PreparedBlock {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: cleaned(block.text), anchor: `section-${index + 1}` };
    case 'paragraph':
      return { kind: 'paragraph', runs: runs(block.text, site) };
    case 'list':
      return { ...block, items: block.items.map((item) => runs(item, site)) };
    case 'table':
      return prepareTable(block, site);
    case 'definitions':
      return { ...block, rows: block.rows.map((row) => ({ term: cleaned(row.term), runs: runs(row.detail, site) })) };
    case 'keyFigures':
      return { ...block, figures: block.figures.map(prepareKeyFigure) };
    case 'figure':
      return { ...block, ...prepareFigureWords(block), table: prepareTable(block.table, site) };
    case 'callout':
      return { kind: 'callout', tone: block.tone, heading: cleaned(block.heading), runs: runs(block.text, site) };
    default:
      return unknownBlock(block);
  }
}

/** Cannot be reached while every renderer knows every kind of block, which the compiler checks. */
export function unknownBlock(block: never): never {
  throw new Error(`Unknown kind of block: ${JSON.stringify(block)}`);
}

function prepareTable(table: TableBlock, site: string | undefined): PreparedTable {
  if (table.columns.length === 0) throw new Error(`The table "${table.caption}" has no columns`);
  const wrong = table.rows.findIndex((row) => row.length !== table.columns.length);
  if (wrong >= 0) throw new Error(`Row ${wrong + 1} of the table "${table.caption}" does not have one cell per column`);
  return {
    kind: 'table',
    caption: cleaned(table.caption),
    columns: table.columns.map((column) => ({ heading: cleaned(column.heading), numeric: column.numeric ?? false })),
    rows: table.rows.map((row) => row.map((cell) => runs(cellText(cell), site))),
  };
}

function prepareKeyFigure(figure: { label: string; value: string; note?: string }) {
  const note = figure.note === undefined ? null : cleaned(figure.note);
  return { label: cleaned(figure.label), value: cleaned(figure.value), note };
}

function prepareFigureWords(figure: { caption: string; altText: string }) {
  if (figure.altText.trim() === '') throw new Error(`The figure "${figure.caption}" needs words for people who cannot see it`);
  return { caption: cleaned(figure.caption), altText: cleaned(figure.altText) };
}

function cellText(cell: Cell): Text {
  if (cell === null) return 'not recorded';
  if (typeof cell !== 'number') return cell;
  return cell.toLocaleString('en-GB', { maximumFractionDigits: 6 });
}

function contentsOf(blocks: readonly PreparedBlock[]) {
  return blocks.flatMap((block) => (block.kind === 'heading' && block.level <= 2 ? [block] : []));
}

/** A screen reader's list of headings breaks when a level is skipped (PDF/UA-1, ISO 14289-1, 7.4.2). */
function checkHeadingOrder(blocks: readonly PreparedBlock[]): void {
  let last = 0;
  for (const block of blocks) {
    if (block.kind !== 'heading') continue;
    if (block.level > last + 1) throw new Error(`The heading "${block.text}" skips a level`);
    last = block.level;
  }
}
