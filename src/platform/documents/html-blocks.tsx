// The blocks of a document as a browser shows them.
import type { Tone } from './model.ts';
import type { PreparedBlock, PreparedRun, PreparedTable } from './prepare.ts';
import { readsRightToLeft } from './words.ts';

/** Said only where it differs from the page around. */
export const directionOf = (text: readonly PreparedRun[]) => (readsRightToLeft(text) ? 'rtl' : undefined);

export function Runs({ runs }: { runs: readonly PreparedRun[] }) {
  return (
    <>
      {runs.map((run) => {
        const text = run.bold ? <strong>{run.text}</strong> : run.text;
        return run.href === null ? text : <a href={run.href}>{text}</a>;
      })}
    </>
  );
}

export function List({ block }: { block: { numbered: boolean; items: readonly PreparedRun[][] } }) {
  const items = block.items.map((item) => <li dir={directionOf(item)}><Runs runs={item} /></li>);
  if (block.numbered) return <ol class="nhsuk-list nhsuk-list--number">{items}</ol>;
  return <ul class="nhsuk-list nhsuk-list--bullet">{items}</ul>;
}

export function Table({ table }: { table: PreparedTable }) {
  const numeric = (at: number, part: string) => (table.columns[at]?.numeric === true ? ` nhsuk-table__${part}--numeric` : '');
  return (
    // A wide table scrolls on a small screen; with the keyboard it must be reached to be scrolled (WCAG 2.2, 2.1.1).
    <div class="allied-document__table" role="group" aria-label={table.caption} tabIndex={0}>
      <table class="nhsuk-table">
        <caption class="nhsuk-table__caption">{table.caption}</caption>
        <thead class="nhsuk-table__head">
          <tr>{table.columns.map((column, at) => <th scope="col" class={`nhsuk-table__header${numeric(at, 'header')}`}>{column.heading}</th>)}</tr>
        </thead>
        <tbody class="nhsuk-table__body">
          {table.rows.map((row) => (
            <tr class="nhsuk-table__row">
              {row.map((runs, at) => <td class={`nhsuk-table__cell${numeric(at, 'cell')}`} dir={directionOf(runs)}><Runs runs={runs} /></td>)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Definitions({ rows }: { rows: readonly { term: string; runs: readonly PreparedRun[] }[] }) {
  return (
    <dl class="nhsuk-summary-list">
      {rows.map((row) => (
        <div class="nhsuk-summary-list__row">
          <dt class="nhsuk-summary-list__key">{row.term}</dt>
          <dd class="nhsuk-summary-list__value" dir={directionOf(row.runs)}><Runs runs={row.runs} /></dd>
        </div>
      ))}
    </dl>
  );
}

export function KeyFigures({ figures }: { figures: readonly { label: string; value: string; note: string | null }[] }) {
  return (
    <dl class="allied-document__key-figures">
      {figures.map((figure) => (
        <div class="allied-document__key-figure">
          <dt>{figure.label}</dt>
          <dd class="allied-document__value">{figure.value}</dd>
          {figure.note !== null && <dd class="nhsuk-body-s">{figure.note}</dd>}
        </div>
      ))}
    </dl>
  );
}

/** The drawing has passed drawing(), which is why it may stand in the page as it is. */
export function Figure({ block }: { block: Extract<PreparedBlock, { kind: 'figure' }> }) {
  return (
    <figure class="allied-document__figure">
      <div role="img" aria-label={block.altText} dangerouslySetInnerHTML={{ __html: block.drawing.svg }} />
      <figcaption class="nhsuk-body-s">{block.caption}</figcaption>
      <Table table={block.table} />
    </figure>
  );
}

export function Callout({ tone, heading, runs }: { tone: Tone; heading: string; runs: readonly PreparedRun[] }) {
  return (
    <div class={`allied-document__callout allied-document__callout--${tone} nhsuk-inset-text`}>
      <p><strong>{heading}</strong></p>
      <p><Runs runs={runs} /></p>
    </div>
  );
}
