import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { enqueue } from '#platform/jobs';
import { professions } from '#modules/directory';
import { checkRows, type CheckedRows, type Known, type KnownMeasure } from '../domain/imports/check-rows.ts';
import { knownCharacteristics } from '../data/characteristic-rows.ts';
import { importFile, namesInFiles, type ImportFile } from '../data/imports/import-rows.ts';
import { authorise, type QualityActing } from '../permissions.ts';

/** What a file would bring, read by its mapping as it stands: nothing is written. */
export async function checkFile(tx: Tx, file: ImportFile, now: Date): Promise<CheckedRows> {
  return checkRows(file.header, file.rows, file.mapping, await knownTo(tx, file.organisationId, now));
}

/**
 * Hands a file to the worker, which alone writes figures (`finishImport`). The same file again changes nothing. Throws Forbidden, Conflict for a
 * file that is loaded or being loaded already, Invalid where no row is good.
 */
export async function loadFigures(tx: Tx, acting: QualityActing, id: string): Promise<void> {
  const file = await importFile(tx, id, { lock: true });
  authorise(acting, 'load figures', file.organisationId);
  if (file.loadingAt) throw new Conflict('This file is loaded already.');
  const { good } = await checkFile(tx, file, acting.now);
  if (good.length === 0) throw new Invalid('No row can be loaded yet. Choose other columns, or mend the file and send it again.');
  await tx.updateTable('quality.import').set({ loading_at: acting.now, loading_by: acting.viewer.personId }).where('id', '=', id).execute();
  await enqueue(tx, { name: 'quality-load-file', payload: { id }, key: `load file ${id}` });
}

async function knownTo(tx: Tx, organisationId: string, now: Date): Promise<Known> {
  const { measures, units } = await namesInFiles(tx, organisationId);
  return {
    measures: new Map(measures.map(({ name, id, unit, grain }) => [name, { id, name, unit, grain } as KnownMeasure])),
    units: new Map(units.map(({ name, id }) => [name, { id }])),
    professions: new Map(professions.flatMap(({ code, title, printedVariants, kinds }) => [code, title, ...printedVariants, ...kinds].map((name): [string, string] => [name.toLowerCase(), code]))),
    characteristics: await knownCharacteristics(tx, organisationId),
    thisMonth: `${londonDay(now).slice(0, 7)}-01`,
  };
}
