// The browser's view of a document: the same words, in the classes of the NHS design system.
import type { AriaRole, JSX } from 'preact';
import type { DocumentModel, Tone } from './model.ts';
import {
  prepareDocument, unknownBlock, type PreparedBlock, type PreparedDocument, type PreparedRun, type PreparedTable,
} from './prepare.ts';

/** An article with the title as the page's h1; headings of level 1 become h2, and so on. Throws as prepareDocument does. */
export function DocumentHtml({ model }: { model: DocumentModel }): JSX.Element {
  const document = prepareDocument(model);
  return (
    <article class="allied-document" lang={document.language}>
      <Opening document={document} />
      {document.contents.length > 0 && <Contents document={document} />}
      {document.blocks.map((block) => <BlockHtml block={block} />)}
      <footer class="allied-document__footer nhsuk-body-s">{document.attribution}</footer>
    </article>
  );
}

function Opening({ document }: { document: PreparedDocument }) {
  return (
    <header class="allied-document__opening">
      <p class="allied-document__organisation nhsuk-body">{document.organisationLine}</p>
      <h1 class="nhsuk-heading-xl">
        {document.title}
        {document.subtitle !== null && <span class="nhsuk-caption-xl nhsuk-caption--bottom">{document.subtitle}</span>}
      </h1>
      <p class="nhsuk-body-s">{document.date.words}</p>
    </header>
  );
}

function Contents({ document }: { document: PreparedDocument }) {
  return (
    <nav class="allied-document__contents" aria-labelledby="document-contents">
      <h2 class="nhsuk-heading-m" id="document-contents">Contents</h2>
      <ul class="nhsuk-list">
        {document.contents.map((entry) => (
          <li class={`allied-document__entry--${entry.level}`}><a href={`#${entry.anchor}`}>{entry.text}</a></li>
        ))}
      </ul>
    </nav>
  );
}

const headingTags = ['h2', 'h3', 'h4', 'h5'] as const;
const headingSizes = ['l', 'm', 's', 'xs'] as const;

function BlockHtml({ block }: { block: PreparedBlock }) {
  switch (block.kind) {
    case 'heading': {
      const Heading = headingTags[block.level - 1] ?? 'h5';
      return <Heading class={`nhsuk-heading-${headingSizes[block.level - 1] ?? 'xs'}`} id={block.anchor}>{block.text}</Heading>;
    }
    case 'paragraph':
      return <p class="nhsuk-body"><Runs runs={block.runs} /></p>;
    case 'list':
      return <List block={block} />;
    case 'table':
      return <Table table={block} />;
    case 'definitions':
      return <Definitions rows={block.rows} />;
    case 'keyFigures':
      return <KeyFigures figures={block.figures} />;
    case 'figure':
      return <Figure block={block} />;
    case 'callout':
      return <Callout tone={block.tone} heading={block.heading} runs={block.runs} />;
    default:
      return unknownBlock(block);
  }
}

function Runs({ runs }: { runs: readonly PreparedRun[] }) {
  return (
    <>
      {runs.map((run) => {
        const text = run.bold ? <strong>{run.text}</strong> : run.text;
        return run.href === null ? text : <a href={run.href}>{text}</a>;
      })}
    </>
  );
}

function List({ block }: { block: { numbered: boolean; items: readonly PreparedRun[][] } }) {
  const items = block.items.map((item) => <li><Runs runs={item} /></li>);
  if (block.numbered) return <ol class="nhsuk-list nhsuk-list--number">{items}</ol>;
  return <ul class="nhsuk-list nhsuk-list--bullet">{items}</ul>;
}

/** A table of more columns than a phone holds becomes, on a narrow screen, one block for each row, as the site's own tables do. */
const columnsOnPhone = 3;

function Table({ table }: { table: PreparedTable }) {
  const folds = table.columns.length > columnsOnPhone;
  const role = <Name extends AriaRole>(name: Name) => (folds ? name : undefined);
  const numeric = (at: number, part: string) => (table.columns[at]?.numeric === true ? ` nhsuk-table__${part}--numeric` : '');
  return (
    // A wide table scrolls on a small screen; with the keyboard it must be reached to be scrolled (WCAG 2.2, 2.1.1).
    <div class="allied-document__table" role="group" aria-label={table.caption} tabIndex={0}>
      <table class={folds ? 'nhsuk-table nhsuk-table--responsive' : 'nhsuk-table'} role={role('table')}>
        <caption class="nhsuk-table__caption">{table.caption}</caption>
        <thead class="nhsuk-table__head" role={role('rowgroup')}>
          <tr role={role('row')}>{table.columns.map((column, at) => <th scope="col" role={role('columnheader')} class={`nhsuk-table__header${numeric(at, 'header')}`}>{column.heading}</th>)}</tr>
        </thead>
        <tbody class="nhsuk-table__body">
          {table.rows.map((row) => (
            <tr class="nhsuk-table__row" role={role('row')}>
              {row.map((runs, at) => (
                <td class={`nhsuk-table__cell${numeric(at, 'cell')}`} role={role('cell')}>
                  {folds && <span class="nhsuk-table__heading" aria-hidden="true">{table.columns[at]?.heading} </span>}
                  <Runs runs={runs} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Definitions({ rows }: { rows: readonly { term: string; runs: readonly PreparedRun[] }[] }) {
  return (
    <dl class="nhsuk-summary-list">
      {rows.map((row) => (
        <div class="nhsuk-summary-list__row">
          <dt class="nhsuk-summary-list__key">{row.term}</dt>
          <dd class="nhsuk-summary-list__value"><Runs runs={row.runs} /></dd>
        </div>
      ))}
    </dl>
  );
}

function KeyFigures({ figures }: { figures: readonly { label: string; value: string; note: string | null }[] }) {
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
function Figure({ block }: { block: Extract<PreparedBlock, { kind: 'figure' }> }) {
  return (
    <figure class="allied-document__figure">
      <div role="img" aria-label={block.altText} dangerouslySetInnerHTML={{ __html: block.drawing.svg }} />
      <figcaption class="nhsuk-body-s">{block.caption}</figcaption>
      <Table table={block.table} />
    </figure>
  );
}

function Callout({ tone, heading, runs }: { tone: Tone; heading: string; runs: readonly PreparedRun[] }) {
  return (
    <div class={`allied-document__callout allied-document__callout--${tone} nhsuk-inset-text`}>
      <p><strong>{heading}</strong></p>
      <p><Runs runs={runs} /></p>
    </div>
  );
}
