import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import { importFile, keepMapping, type ImportFile } from '../data/imports/import-rows.ts';
import type { BadRow, Figure } from '../domain/imports/check-rows.ts';
import { headerKey } from '../domain/imports/mapping.ts';
import { checkFile } from './load-figures.ts';
import { putFigures, type PutFigures } from './publishing/put-figures.ts';

/** Loads the good rows of a file that waits, by the worker, and keeps the others, each with its reasons. A file that is loaded stays as it is. */
export async function finishImport(tx: Tx, id: string, now: Date): Promise<void> {
  const file = await importFile(tx, id, { lock: true });
  if (!file.loadingAt || file.loadedAt) return;
  const { good, bad } = await checkFile(tx, file, file.loadingAt);
  const { offGrid, mended, waiting, ...counts } = await putFigures(tx, { organisationId: file.organisationId, figures: good, reason: `Loaded from ${file.fileName}`, changedBy: file.loadingBy }, now);
  const left = [...bad, ...offGrid.map((figure) => strayRow(file, figure))].toSorted((a, b) => a.line - b.line);
  await keepMapping(tx, { organisationId: file.organisationId, headerKey: headerKey(file.header), mapping: file.mapping, now });
  await tx.updateTable('quality.import').set({ ...counts, bad: left.length, rows: JSON.stringify(left), places: JSON.stringify(placesOf(good)), notes: await notesOf(tx, { mended, waiting }), loaded_at: now, loaded_by: file.loadingBy }).where('id', '=', id).execute();
  const viewer = { kind: 'person', personId: file.loadingBy } as const;
  await recordEvent(tx, { now, viewer }, { room: 'quality', name: 'figures loaded', organisationId: file.organisationId, subject: { kind: 'file of figures', id }, facts: { ...counts, bad: left.length } });
}

/** Which measures of which units: missing periods are named for these. */
const placesOf = (figures: readonly Figure[]): { measure: string; unit: string }[] => [...new Map(figures.map(({ measureId: measure, unitId: unit }) => [`${measure} ${unit}`, { measure, unit }])).values()];

const strayRow = (file: ImportFile, { line }: Figure): BadRow => ({
  line, values: file.rows.find((row) => row.line === line)?.values ?? [], reasons: ['This is no start of a period of figures that are there already. Give quarters and years from the same month each time.'],
});

/** Which totals are the sum of their groups, and which units' figures wait, in words. */
async function notesOf(tx: Tx, { mended, waiting }: Pick<PutFigures, 'mended' | 'waiting'>): Promise<string[]> {
  const unitIds = [...new Set([...mended, ...waiting].map(({ unitId }) => unitId))];
  if (unitIds.length === 0) return [];
  const units = new Map((await tx.selectFrom('directory.unit').select(['id', 'name']).where('id', 'in', unitIds).execute()).map(({ id, name }) => [id, name]));
  return [...new Set([
    ...mended.map(({ unitId, split }) => `${units.get(unitId) ?? ''}: the groups by ${split} add up to more than the total, or there was no total. The total is now their sum.`),
    ...waiting.map(({ unitId, period }) => `${units.get(unitId) ?? ''}, ${period.slice(0, 7)}: what came waits. Beside the figures that are shown it would tell of too few people. It is shown when it can be with others, and the earlier figures stand until then.`),
  ])];
}
