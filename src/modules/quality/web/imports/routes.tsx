import { z } from 'zod';
import { get, post, refusedOrOvertakenInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { parseForm, typedState } from '#ui/forms';
import { chooseColumns } from '../../commands/choose-columns.ts';
import { loadFigures } from '../../commands/load-figures.ts';
import { LARGEST_FILE_BYTES } from '../../commands/upload-figures.ts';
import { mappingShape } from '../../domain/imports/mapping.ts';
import { exampleImportId } from '../../data/example-series.ts';
import { savedAt } from '../saved.ts';
import { leaveOut, mend, showRow } from './row-page.tsx';
import { badRowsCsv, showFile } from './file-page.tsx';
import { showImports, upload } from './list-page.tsx';

const example = { id: exampleImportId };
const rowExample = { ...example, line: '5' };

export const importRoutes: readonly Route[] = [
  get('/quality/imports', 'load figures', showImports),
  post('/quality/imports', 'load figures', upload, { uploads: { maxBytes: LARGEST_FILE_BYTES } }),
  get('/quality/imports/:id', 'load figures', (ctx) => showFile(ctx), { example }),
  get('/quality/imports/:id/bad-rows.csv', 'load figures', badRowsCsv, { example }),
  post('/quality/imports/:id/columns', 'load figures', columns, { example }),
  post('/quality/imports/:id/loading', 'load figures', load, { example }),
  get('/quality/imports/:id/rows/:line', 'load figures', (ctx) => showRow(ctx), { example: rowExample }),
  post('/quality/imports/:id/rows/:line', 'load figures', mend, { example: rowExample }),
  post('/quality/imports/:id/rows/:line/left-out', 'load figures', leaveOut, { example: rowExample }),
];

const columnsSchema = mappingShape.extend({ period: z.string().min(1, 'Choose the column of the period'), numerator: z.string().min(1, 'Choose the column of the number on top') });

async function columns(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const parsed = parseForm(columnsSchema, ctx.body);
  if (!parsed.ok) return showFile(ctx, parsed.state);
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => chooseColumns(tx, ctx, { id, mapping: parsed.value }));
    return savedAt(`/quality/imports/${id}`, 'figures-mapped');
  }, (errors) => showFile(ctx, { ...typedState(columnsSchema, ctx.body), errors }));
}

async function load(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => loadFigures(tx, ctx, id));
    return savedAt(`/quality/imports/${id}`, 'figures-loaded');
  }, (errors) => showFile(ctx, { values: {}, errors }));
}
