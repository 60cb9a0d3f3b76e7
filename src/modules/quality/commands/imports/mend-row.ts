import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { importFile, type ImportFile } from '../../data/imports/import-rows.ts';
import type { FileRow } from '../../domain/imports/check-rows.ts';
import { authorise, type QualityActing } from '../../permissions.ts';
import { checkFile } from '../load-figures.ts';
import { bringFigures } from '../publishing/bring-figures.ts';

interface RowOfFile {
  id: string;
  line: number;
}

/**
 * Puts other values into one row of a file. The row is checked with all that stand there still; of a file that is loaded already its figure goes
 * to the worker at once. Throws Forbidden, NotFound, Invalid with everything that is still wrong.
 */
export async function mendRow(tx: Tx, acting: QualityActing, { id, line, values }: RowOfFile & { values: readonly string[] }): Promise<void> {
  const { file, others } = await lockedRow(tx, acting, { id, line });
  const mended: FileRow = { line, values: file.header.map((_, at) => values[at] ?? '') };
  const { good, bad } = await checkFile(tx, { ...file, rows: [...others, mended] }, acting.now);
  const reasons = bad.find((row) => row.line === line)?.reasons;
  if (reasons) throw new Invalid(reasons.join(' '));
  const rows = file.loadedAt ? others : [...others, mended].toSorted((one, other) => one.line - other.line);
  if (file.loadedAt) await bringFigures(tx, acting, { organisationId: file.organisationId, figures: good.filter((figure) => figure.line === line), reason: `Line ${line} of ${file.fileName}, mended` });
  await keepRows(tx, file, { rows, mended: file.mended + 1 });
  await recordEvent(tx, acting, { room: 'quality', name: 'row of a file mended', organisationId: file.organisationId, subject: { kind: 'file of figures', id }, facts: { line } });
}

/** Takes one row out of what is left to mend, with a reason that stays beside the file. Throws Forbidden and NotFound. */
export async function leaveRowOut(tx: Tx, acting: QualityActing, { id, line, reason }: RowOfFile & { reason: string }): Promise<void> {
  const { file, row, others } = await lockedRow(tx, acting, { id, line });
  const leftOut = [...file.leftOut, { line, values: row.values, reason, leftOutAt: acting.now.toISOString(), leftOutBy: acting.viewer.personId }];
  await keepRows(tx, file, { rows: others, left_out: JSON.stringify(leftOut) });
  await recordEvent(tx, acting, { room: 'quality', name: 'row of a file left out', organisationId: file.organisationId, subject: { kind: 'file of figures', id }, facts: { line, reason } });
}

async function lockedRow(tx: Tx, acting: QualityActing, { id, line }: RowOfFile): Promise<{ file: ImportFile; row: FileRow; others: FileRow[] }> {
  const file = await importFile(tx, id, { lock: true });
  authorise(acting, 'load figures', file.organisationId);
  if (file.loadingAt && !file.loadedAt) throw new Conflict('This file is being loaded at this moment. Wait until it is done.');
  const row = file.rows.find((each) => each.line === line);
  if (!row) throw new NotFound('That row is not there to mend. Perhaps somebody mended it already.');
  return { file, row, others: file.rows.filter((each) => each !== row) };
}

async function keepRows(tx: Tx, file: ImportFile, { rows, ...set }: { rows: readonly FileRow[]; mended?: number; left_out?: string }): Promise<void> {
  await tx.updateTable('quality.import').set({ ...set, rows: JSON.stringify(rows), ...(file.loadedAt ? { bad: rows.length } : {}) }).where('id', '=', file.id).execute();
}
