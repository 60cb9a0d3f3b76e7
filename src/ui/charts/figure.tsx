// Around every drawing: its title, the same numbers as a real table, the file and the source.
import type { ComponentChildren, JSX } from 'preact';
import { escapeText } from './escape-text.ts';

export type ChartCell = string | number | null;
export type ChartTable = {
  columns: readonly { heading: string; numeric?: boolean }[];
  rows: readonly (readonly ChartCell[])[];
};

/** What a page says about a chart. `id` is unique on its page. */
export type ChartFrame = {
  id: string;
  title: string;
  /** What the picture shows in a sentence or two; made from the numbers when left out. */
  description?: string;
  /** Where the numbers come from, with a date. */
  source?: string;
  csvHref?: string;
  /** The address of the drawing as a file, without its ending: `.svg` and `.png` are added, before a query if there is one. */
  pictureHref?: string;
  /** Where more is told about what is drawn; the title leads there. */
  href?: string;
  /** Whether the table stands open under the drawing; otherwise people open it. */
  isTableOpen?: boolean;
};

/** With no rows it says so in a sentence and draws nothing. */
export function Figure({ frame, table, className, children }: {
  frame: ChartFrame;
  table: ChartTable;
  className?: string;
  children: ComponentChildren;
}): JSX.Element {
  const isEmpty = table.rows.length === 0;
  return (
    <figure class={className === undefined ? 'allied-chart' : `allied-chart ${className}`} id={frame.id}>
      <figcaption class="allied-chart__title">{frame.href === undefined ? frame.title : <a href={frame.href}>{frame.title}</a>}</figcaption>
      {isEmpty ? <p class="allied-chart__empty">There is nothing to show here yet.</p> : children}
      {!isEmpty && <FigureTable frame={frame} table={table} />}
      {!isEmpty && <Files frame={frame} />}
      {frame.source !== undefined && <p class="allied-chart__source">Source: {frame.source}</p>}
    </figure>
  );
}

function Files({ frame: { title, csvHref, pictureHref } }: { frame: ChartFrame }) {
  return (
    <>
      {csvHref !== undefined && <p class="allied-chart__file"><a href={csvHref}>Download the numbers: {title} (CSV)</a></p>}
      {pictureHref !== undefined && (
        <p class="allied-chart__file">
          Download the picture: <a href={withEnding(pictureHref, '.svg')}><span class="nhsuk-u-visually-hidden">{title}, </span>to print at any size (SVG)</a> or <a href={withEnding(pictureHref, '.png')}><span class="nhsuk-u-visually-hidden">{title}, </span>for slides and documents (PNG)</a>
        </p>
      )}
    </>
  );
}

const withEnding = (href: string, ending: string): string => href.replace(/(?=\?)|$/, ending);

function FigureTable({ frame, table }: { frame: ChartFrame; table: ChartTable }) {
  if (frame.isTableOpen === true) return <Table frame={frame} table={table} />;
  return (
    <details class="nhsuk-details allied-chart__details">
      <summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">Show as a table<span class="nhsuk-u-visually-hidden">: {frame.title}</span></span></summary>
      <div class="nhsuk-details__text"><Table frame={frame} table={table} /></div>
    </details>
  );
}

function Table({ frame, table }: { frame: ChartFrame; table: ChartTable }) {
  return (
    // A wide table scrolls on a small screen; with the keyboard it must be reached to be scrolled (WCAG 2.2, 2.1.1).
    <div class="allied-chart__table" role="group" aria-label={frame.title} tabIndex={0}>
      <table class="nhsuk-table">
        <caption class="nhsuk-table__caption nhsuk-u-visually-hidden">{frame.title}</caption>
        <thead class="nhsuk-table__head">
          <tr>{table.columns.map((column) => <th scope="col" class={cellClass('header', column.numeric)}>{column.heading}</th>)}</tr>
        </thead>
        <tbody class="nhsuk-table__body" dangerouslySetInnerHTML={{ __html: writeRows(table) }} />
      </table>
    </div>
  );
}

// Written out, not made of elements first: a table has thousands of cells, and their elements took three quarters of the time. All that comes from outside goes through escapeText.
function writeRows({ columns, rows }: ChartTable): string {
  const cells = columns.map(({ numeric }, at) => (at === 0 ? { open: `<th scope="row" class="${cellClass('header', numeric)}">`, close: '</th>' } : { open: `<td class="${cellClass('cell', numeric)}">`, close: '</td>' }));
  let html = '';
  for (const row of rows) {
    html += '<tr class="nhsuk-table__row">';
    for (let at = 0; at < row.length; at += 1) {
      const cell = row[at] ?? null;
      const { open, close } = cells[at] ?? { open: '<td class="nhsuk-table__cell">', close: '</td>' };
      html += open + (cell === null ? 'not recorded' : typeof cell === 'string' ? escapeText(cell) : numberOrText(cell)) + close;
    }
    html += '</tr>';
  }
  return html;
}

function cellClass(part: 'header' | 'cell', numeric: boolean | undefined): string {
  return numeric === true ? `nhsuk-table__${part} nhsuk-table__${part}--numeric` : `nhsuk-table__${part}`;
}

// Made once: a format made anew for each number took most of the time of a chart with its table.
const british = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 6 });

/** Numbers the British way, with a real minus: −12,345.6. */
export function numberOrText(value: string | number): string {
  if (typeof value === 'string') return value;
  const digits = Math.abs(value) < 1000 ? shortDigits(value) : british.format(value);
  return value < 0 ? digits.replace('-', '−') : digits;
}

const hundredths = Array.from({ length: 100 }, (_one, at) => (at === 0 ? '' : (at / 100).toFixed(2).slice(1).replace(/0$/, '')));

/** Below a thousand nothing is grouped. Most numbers there have two decimals at most: these are put together from pieces, which takes a tenth of the time that the format does, and tables have thousands. */
function shortDigits(value: number): string {
  const size = Math.round(Math.abs(value) * 100);
  if (size / 100 !== Math.abs(value)) return british.format(value);
  return `${value < 0 ? '-' : ''}${Math.floor(size / 100)}${hundredths[size % 100] ?? ''}`;
}
