import type { Reply } from '#platform/http';
import type { DocumentModel } from './model.ts';
import { drawing } from './drawing.ts';
import { renderPdf, renderPng, renderWord } from './render.ts';

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

export type PictureFormat = 'svg' | 'png';

/**
 * A picture of our own making (`chartPicture` of #ui/charts) as a file to keep. SVG goes out as it is; PNG is painted by the worker process, off the request's path,
 * at twice the drawing's size. Nothing is kept. Throws or rejects with an Error when the drawing is at fault.
 */
export async function pictureFile(svg: string, { name, format }: { name: string; format: PictureFormat }): Promise<Reply> {
  const checked = drawing(svg);
  if (format === 'svg') return { kind: 'file', body: checked.svg, type: 'image/svg+xml; charset=utf-8', name: `${name}.svg` };
  return { kind: 'file', body: await renderPng(checked), type: 'image/png', name: `${name}.png` };
}
