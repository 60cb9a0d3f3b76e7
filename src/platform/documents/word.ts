// Writes a prepared document as Word. Styles carry the looks, so that whoever edits the paper can restyle it at once.
import {
  AlignmentType, Bookmark, Document, ExternalHyperlink, Footer, HeadingLevel, InternalHyperlink, LevelFormat, Packer,
  PageNumber, Paragraph, TabStopType, TextRun, type FileChild, type ParagraphChild,
} from 'docx';
import { unknownBlock, type PreparedBlock, type PreparedDocument, type PreparedRun } from './prepare.ts';
import { readsRightToLeft, rightToLeftLetter } from './words.ts';
import { wordDrawing } from './word-drawing.ts';
import { calloutStyles, colours, wordStyles } from './word-styles.ts';
import { textWidthTwips, wordKeyFigures, wordTable, type WordsOf } from './word-table.ts';

const headingLevels = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4];

/** Returns the bytes of a .docx file. */
export async function writeWord(document: PreparedDocument): Promise<Uint8Array> {
  const file = new Document({
    title: document.title,
    creator: document.organisationLine,
    lastModifiedBy: document.organisationLine,
    ...(document.subtitle === null ? {} : { subject: document.subtitle }),
    styles: wordStyles(document.language),
    numbering: { config: [numberedList] },
    sections: [{
      properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1247, left: 1247, right: 1247 } } },
      footers: { default: footer(document.attribution) },
      children: [...opening(document), ...document.blocks.flatMap(writeBlock)],
    }],
  });
  return Packer.toBuffer(file);
}

const numberedList = {
  reference: 'numbered',
  levels: [{
    level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START,
    style: { paragraph: { indent: { left: 454, hanging: 454 } } },
  }],
};

function opening(document: PreparedDocument): FileChild[] {
  const contents = document.contents.map((entry) => new Paragraph({
    style: entry.level === 1 ? 'ContentsFirst' : 'ContentsSecond',
    children: [new InternalHyperlink({ anchor: entry.anchor, children: [new TextRun({ text: entry.text, style: 'Hyperlink' })] })],
  }));
  return [
    new Paragraph({ style: 'Organisation', text: document.organisationLine }),
    new Paragraph({ heading: HeadingLevel.TITLE, text: document.title }),
    ...(document.subtitle === null ? [] : [new Paragraph({ style: 'Subtitle', text: document.subtitle })]),
    new Paragraph({ style: 'DateLine', text: document.date.words }),
    ...(contents.length === 0 ? [] : [new Paragraph({ style: 'ContentsTitle', text: 'Contents' }), ...contents]),
  ];
}

function footer(attribution: string): Footer {
  const pages = ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES];
  return new Footer({
    children: [new Paragraph({
      style: 'Footer',
      tabStops: [{ type: TabStopType.RIGHT, position: textWidthTwips }],
      children: [new TextRun(attribution), new TextRun({ children: ['\t', ...pages] })],
    })],
  });
}

let listsWritten = 0;

function writeBlock(block: PreparedBlock): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: headingLevels[block.level - 1] ?? HeadingLevel.HEADING_4, children: [new Bookmark({ id: block.anchor, children: [new TextRun(block.text)] })] })];
    case 'paragraph':
      return [new Paragraph(wordsOf(block.runs))];
    case 'list':
      return writeList(block);
    case 'table':
      return wordTable(block, wordsOf);
    case 'definitions':
      return block.rows.flatMap((row) => [
        new Paragraph({ style: 'Term', text: row.term }), new Paragraph(wordsOf(row.runs)),
      ]);
    case 'keyFigures':
      return wordKeyFigures(block.figures);
    case 'figure':
      return [...wordDrawing(block), ...wordTable(block.table, wordsOf)];
    case 'callout':
      return writeCallout(block);
    default:
      return unknownBlock(block);
  }
}

const writeCallout = ({ tone, heading, runs }: Extract<PreparedBlock, { kind: 'callout' }>): FileChild[] => [
  new Paragraph({ style: calloutStyles[tone], keepNext: true, spacing: { before: 200, after: 40 }, children: [new TextRun({ text: heading, bold: true })] }),
  new Paragraph({ style: calloutStyles[tone], spacing: { after: 200 }, ...wordsOf(runs) }),
];

/** Each numbered list is an instance of its own, or the second would go on counting where the first stopped. */
function writeList(block: { numbered: boolean; items: readonly PreparedRun[][] }): FileChild[] {
  listsWritten += 1;
  return block.items.map((item) => new Paragraph({
    style: 'ListParagraph',
    ...(block.numbered ? { numbering: { reference: 'numbered', level: 0, instance: listsWritten } } : { bullet: { level: 0 } }),
    ...wordsOf(item),
  }));
}

/** The words of a paragraph, and that it begins on the right where they do. */
function wordsOf(runs: readonly PreparedRun[]): WordsOf {
  const bidirectional = readsRightToLeft(runs);
  return { ...(bidirectional ? { bidirectional } : {}), children: runs.flatMap((run) => writeRun(run, bidirectional)) };
}

function writeRun(run: PreparedRun, isRightToLeft: boolean): ParagraphChild[] {
  const parts = stretches(run.text, isRightToLeft);
  if (run.href === null) return parts.map((part) => new TextRun({ ...part, bold: run.bold }));
  return [new ExternalHyperlink({ link: run.href, children: parts.map((part) => new TextRun({ ...part, bold: run.bold, style: 'Hyperlink', color: colours.accent })) })];
}

/** From a letter of a right-to-left script to the last one before another script. */
const rightToLeftStretch = new RegExp(`((?:${rightToLeftLetter.source}[^\\p{L}]*(?=${rightToLeftLetter.source})|${rightToLeftLetter.source})+)`, 'u');

/** Word does not work out directions by itself: each stretch says its own, and marks that have none go with the paragraph. */
function stretches(text: string, isRightToLeft: boolean): { text: string; rightToLeft?: boolean }[] {
  const parts = text.split(rightToLeftStretch).filter((part, at) => part !== '' || at === 0 && text === '');
  return parts.map((part) => (rightToLeftLetter.test(part) || (isRightToLeft && !/\p{L}/u.test(part)) ? { text: part, rightToLeft: true } : { text: part }));
}
