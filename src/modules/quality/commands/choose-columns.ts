import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import type { Mapping } from '../domain/imports/mapping.ts';
import { importFile } from '../data/imports/import-rows.ts';
import { authorise, type QualityActing } from '../permissions.ts';

/** Says how a file is to be read. Throws Forbidden, Conflict for a file that is loaded, Invalid for a column that it does not have. */
export async function chooseColumns(tx: Tx, acting: QualityActing, { id, mapping }: { id: string; mapping: Mapping }): Promise<void> {
  const file = await importFile(tx, id, { lock: true });
  authorise(acting, 'load figures', file.organisationId);
  if (file.loadingAt) throw new Conflict('This file is loaded already.');
  const { measureCode: _code, unitCode: _unit, ...columns } = mapping;
  const unknown = Object.entries(columns).filter(([, column]) => column !== '' && !file.header.includes(column));
  if (unknown.length > 0) throw new Invalid('Choose columns that the file has.', Object.fromEntries(unknown.map(([field]) => [field, 'Choose a column that the file has'])));
  await tx.updateTable('quality.import').set({ mapping: JSON.stringify(mapping) }).where('id', '=', id).execute();
}
