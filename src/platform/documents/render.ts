import { fileURLToPath } from 'node:url';
import type { Drawing } from './drawing.ts';
import type { DocumentModel } from './model.ts';
import { prepareDocument } from './prepare.ts';
import { Renderer } from './renderer.ts';

const nothing: DocumentModel = { title: '-', language: 'en-GB', organisationLine: '-', attribution: '-', date: '2000-01-01', blocks: [] };

const renderer = new Renderer(fileURLToPath(new URL('worker.ts', import.meta.url)), {
  idleMs: 60_000,
  documentMs: 30_000,
  workerPdfs: 5,
  workerBytes: 600_000_000,
  warmUp: { format: 'pdf', document: prepareDocument(nothing) },
});

/**
 * Tagged PDF (1.7) with title, language, headings, lists, tables with header cells, and words for each figure.
 * Rejects with an Error when the document is at fault (see prepareDocument) or its layout fails.
 */
export async function renderPdf(model: DocumentModel): Promise<Uint8Array> {
  return renderer.render({ format: 'pdf', document: prepareDocument(model) });
}

/** Word document (.docx) with real headings, header rows, words for each figure, and the document's language. */
export async function renderWord(model: DocumentModel): Promise<Uint8Array> {
  return renderer.render({ format: 'word', document: prepareDocument(model) });
}

/** The drawing as PNG, twice as wide and high as it says, on white. Rejects with an Error when it cannot be read as SVG. */
export async function renderPng(drawing: Drawing): Promise<Uint8Array> {
  return renderer.render({ format: 'png', drawing });
}

/**
 * Starts the worker and its compiler, if none is there, so that the next PDF does not wait for it. Call it when a person
 * opens a page that offers a PDF. Does not wait and does not fail.
 */
export function warmDocuments(): void {
  if (renderer.workerId() !== undefined) return;
  renderPdf(nothing).catch(() => undefined);
}

/** Ends the worker. Documents still being made are rejected; the next request starts a new worker. */
export function closeDocuments(): void {
  renderer.close();
}
