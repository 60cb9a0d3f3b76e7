// Around every drawing: its title, the same numbers as a real table, the file and the source.
import type { ComponentChildren, JSX } from 'preact';

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
  /** Whether the table stands open under the drawing; otherwise people open it. */
  isTableOpen?: boolean;
};

/** With no rows it says so in a sentence and draws nothing. */
export function Figure({ frame, table, children }: {
  frame: ChartFrame;
  table: ChartTable;
  children: ComponentChildren;
}): JSX.Element {
  const isEmpty = table.rows.length === 0;
  return (
    <figure class="allied-chart" id={frame.id}>
      <figcaption class="allied-chart__title">{frame.title}</figcaption>
      {isEmpty ? <p class="allied-chart__empty">There is nothing to show here yet.</p> : children}
      {!isEmpty && <FigureTable frame={frame} table={table} />}
      {!isEmpty && frame.csvHref !== undefined && (
        <p class="allied-chart__file"><a href={frame.csvHref}>Download the numbers: {frame.title} (CSV)</a></p>
      )}
      {frame.source !== undefined && <p class="allied-chart__source">Source: {frame.source}</p>}
    </figure>
  );
}

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
        <tbody class="nhsuk-table__body">
          {table.rows.map((row) => <tr class="nhsuk-table__row">{row.map((cell, at) => <Cell cell={cell} at={at} numeric={table.columns[at]?.numeric} />)}</tr>)}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ cell, at, numeric }: { cell: ChartCell; at: number; numeric: boolean | undefined }) {
  const text = cell === null ? 'not recorded' : numberOrText(cell);
  if (at === 0) return <th scope="row" class={cellClass('header', numeric)}>{text}</th>;
  return <td class={cellClass('cell', numeric)}>{text}</td>;
}

function cellClass(part: 'header' | 'cell', numeric: boolean | undefined): string {
  return `nhsuk-table__${part}${numeric === true ? ` nhsuk-table__${part}--numeric` : ''}`;
}

/** Numbers the British way: 12,345.6. */
export function numberOrText(value: string | number): string {
  return typeof value === 'number' ? value.toLocaleString('en-GB', { maximumFractionDigits: 6 }) : value;
}
