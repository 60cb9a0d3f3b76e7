import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { enqueue } from '#platform/jobs';
import { professions } from '#modules/directory';
import { checkRows, type BadRow, type CheckedRows, type Figure, type FileRow, type Known, type KnownMeasure } from '../domain/imports/check-rows.ts';
import { comeTooLate } from '../data/modes/told-by-month.ts';
import { knownCharacteristics } from '../data/characteristic-rows.ts';
import { importFile, namesInFiles, type ImportFile } from '../data/imports/import-rows.ts';
import { authorise, type QualityActing } from '../permissions.ts';

/** What a file would bring, read by its mapping as it stands: nothing is written. */
export async function checkFile(tx: Tx, file: Pick<ImportFile, 'organisationId' | 'header' | 'rows' | 'mapping'>, now: Date): Promise<CheckedRows> {
  const known = await knownTo(tx, file.organisationId, now);
  return withoutLate(tx, file.rows, await withoutStrays(tx, file.rows, checkRows(file.header, file.rows, file.mapping, known), known));
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

/** A year begins in the month in which it began before: another month is no figure of the same series, and would be lost. */
async function withoutStrays(tx: Tx, rows: readonly FileRow[], { good, bad }: CheckedRows, { measures }: Known): Promise<CheckedRows> {
  const yearly = new Set([...measures.values()].filter(({ grain }) => grain === 'year').map(({ id }) => id));
  const asked = [...new Set(good.map(({ measureId }) => measureId))].filter((id) => yearly.has(id));
  if (asked.length === 0) return { good, bad };
  const begun = await tx.selectFrom('quality.series').select(['measure_id', 'unit_id', 'first_period']).where('measure_id', 'in', asked).execute();
  const months = new Map(begun.map((row) => [`${row.measure_id} ${row.unit_id}`, row.first_period.slice(5, 7)]));
  const isStray = ({ measureId, unitId, period }: Figure) => (months.get(`${measureId} ${unitId}`) ?? period.slice(5, 7)) !== period.slice(5, 7);
  const strays = good.filter(isStray).flatMap(({ line }) => rows.filter((row) => row.line === line)).map((row): BadRow => ({ ...row, reasons: ['Years of this measure begin in another month here. Give the month in which they began before.'] }));
  return { good: good.filter((figure) => !isStray(figure)), bad: [...bad, ...strays].toSorted((one, other) => one.line - other.line) };
}

/** A month that comes when its quarter is told by ways of being seen could be worked out where it is too small to show. */
async function withoutLate(tx: Tx, rows: readonly FileRow[], { good, bad }: CheckedRows): Promise<CheckedRows> {
  const late = await comeTooLate(tx, good);
  const reasons = ['The quarter of this month is told already, by how people were seen (in person, by video, by phone). Its months cannot be told beside it.'];
  const refused = [...late].flatMap(({ line }) => rows.filter((row) => row.line === line)).map((row): BadRow => ({ ...row, reasons }));
  return { good: good.filter((figure) => !late.has(figure)), bad: [...bad, ...refused].toSorted((one, other) => one.line - other.line) };
}

async function knownTo(tx: Tx, organisationId: string, now: Date): Promise<Known> {
  const { measures, units } = await namesInFiles(tx, organisationId);
  return {
    measures: new Map(measures.map(({ name, title, ...measure }) => [name, { ...measure, name: title } as KnownMeasure])),
    units: new Map(units.map(({ name, id }) => [name, { id }])),
    professions: new Map(professions.flatMap(({ code, title, printedVariants, kinds }) => [code, title, ...printedVariants, ...kinds].map((name): [string, string] => [name.toLowerCase(), code]))),
    characteristics: await knownCharacteristics(tx, organisationId),
    thisMonth: `${londonDay(now).slice(0, 7)}-01`,
  };
}
