// The browser's view of a document: the same words, in the classes of the NHS design system.
import type { JSX } from 'preact';
import { Callout, directionOf, Definitions, Figure, KeyFigures, List, Runs, Table } from './html-blocks.tsx';
import type { DocumentModel } from './model.ts';
import { prepareDocument, unknownBlock, type PreparedBlock, type PreparedDocument } from './prepare.ts';

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
      return <p class="nhsuk-body" dir={directionOf(block.runs)}><Runs runs={block.runs} /></p>;
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
