// FRONT DOOR of documents: write a document once, hand it out as tagged PDF, as Word, or as part of a page.
export type { Block, Cell, Column, DocumentModel, Run, TableBlock, Text, Tone } from './model.ts';
export {
  bold, bullets, callout, definitions, figure, heading, keyFigures, link, numbered, paragraph, table,
} from './blocks.ts';
export { drawing, type Drawing } from './drawing.ts';
export { closeDocuments, warmDocuments } from './render.ts';
export { documentFile, pictureFile, type DocumentFormat, type PictureFormat } from './file.ts';
export { DocumentHtml } from './html.tsx';
