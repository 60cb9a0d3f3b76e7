import type { Reply } from '#platform/http';
import type { DocumentModel } from './model.ts';
import { renderPdf, renderWord } from './render.ts';

export type DocumentFormat = keyof typeof formats;

const formats = {
  pdf: { render: renderPdf, type: 'application/pdf' },
  docx: { render: renderWord, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
} as const;

/** The document as a file to keep, under this name and the ending of its format. Rejects as `renderPdf` does. */
export async function documentFile(model: DocumentModel, { name, format }: { name: string; format: DocumentFormat }): Promise<Reply> {
  const { render, type } = formats[format];
  return { kind: 'file', body: await render(model), type, name: `${name}.${format}` };
}
