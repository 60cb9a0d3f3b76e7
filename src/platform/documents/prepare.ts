// The one door through which every renderer receives a document: checked, cleaned and with all values already words.
import type { Drawing } from './drawing.ts';
import type { Block, Cell, DocumentModel, TableBlock, Text, Tone } from './model.ts';

export type PreparedRun = { text: string; bold: boolean; href: string | null };
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
  | { kind: 'callout'; tone: Tone; heading: string; runs: Runs }
  | { kind: 'pageBreak' };
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
    case 'pageBreak':
      return block;
  }
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

function runs(text: Text, site: string | undefined): PreparedRun[] {
  const parts = typeof text === 'string' ? [{ text }] : text;
  return parts.map((part) => ({
    text: cleaned(part.text),
    bold: part.bold ?? false,
    href: part.href === undefined ? null : checkedLink(part.href, site),
  }));
}

function checkedLink(href: string, site: string | undefined): string | null {
  if (/^(https?:\/\/|mailto:)[^\s]+$/i.test(href)) return href;
  if (!/^\/(?!\/)\S*$/.test(href)) throw new Error(`A document may not link to "${href}"`);
  return site === undefined ? null : new URL(href, site).href;
}

/** XML (Word) cannot hold control characters or half of a pair; line ends inside a run would differ by renderer. */
function cleaned(text: string): string {
  // oxlint-disable-next-line no-control-regex -- taking control characters out is the purpose
  return text.toWellFormed().replace(/\s+/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, '');
}

function checkedLanguage(language: string): string {
  if (!/^[a-z]{2,3}(-[A-Z]{2})?$/.test(language)) throw new Error(`"${language}" is not a language such as en-GB`);
  return language;
}

function preparedDate(date: string, language: string) {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const day = new Date(`${date}T12:00:00Z`);
  if (match === null || Number.isNaN(day.getTime())) throw new Error(`"${date}" is not a date as YYYY-MM-DD`);
  const words = day.toLocaleDateString(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]), words };
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
