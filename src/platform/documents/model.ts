// One model of a written document. Three renderers (PDF, Word, browser) read it, so that a board paper says the same
// thing in each. It holds plain data only: it crosses to a worker thread, and text in it is never read as markup.
import type { Drawing } from './drawing.ts';

/** A stretch of text. `href` is https:, http:, mailto: or a path on this site ('/…'). */
export type Run = { text: string; bold?: boolean; href?: string };

/** Text with no marks may be given as a plain string. */
export type Text = string | readonly Run[];

/** One cell of a table. Numbers are written the British way (12,345); null is shown as "not recorded". */
export type Cell = string | number | null | readonly Run[];

export type Column = { heading: string; numeric?: boolean };

export type TableBlock = {
  kind: 'table';
  caption: string;
  columns: readonly Column[];
  /** Every row has one cell per column. */
  rows: readonly (readonly Cell[])[];
};

export type Tone = 'note' | 'good' | 'warning';

export type Block =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4; text: string }
  | { kind: 'paragraph'; text: Text }
  | { kind: 'list'; numbered: boolean; items: readonly Text[] }
  | TableBlock
  | { kind: 'definitions'; rows: readonly { term: string; detail: Text }[] }
  | { kind: 'keyFigures'; figures: readonly { label: string; value: string; note?: string }[] }
  /** A drawing with its words for people who cannot see it and the same numbers as a table. */
  | { kind: 'figure'; caption: string; altText: string; drawing: Drawing; table: TableBlock }
  | { kind: 'callout'; tone: Tone; heading: string; text: Text };

export type DocumentModel = {
  title: string;
  subtitle?: string;
  /** BCP 47, for instance 'en-GB' or 'cy'. */
  language: string;
  /** Whose document it is, for instance the trust's name. */
  organisationLine: string;
  /** Printed at the foot of every page: source and licence. */
  attribution: string;
  /** The day the document speaks for, as YYYY-MM-DD. */
  date: string;
  /** Where the site answers, for instance 'https://allied.example.org': turns '/…' links into whole addresses. */
  siteAddress?: string;
  /** Whether to list the headings of levels 1 and 2 at the start. */
  hasContents?: boolean;
  blocks: readonly Block[];
};
