import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { professions } from '#modules/directory';
import { checkRows, type CheckedRows, type Figure, type Known, type KnownMeasure } from '../domain/imports/check-rows.ts';
import { splitPlace } from '../domain/imports/read-split.ts';
import { headerKey } from '../domain/imports/mapping.ts';
import { knownCharacteristics } from '../data/characteristic-rows.ts';
import { importFile, keepMapping, namesInFiles, type ImportFile } from '../data/imports/import-rows.ts';
import { putFigures } from '../data/imports/put-figures.ts';
import { authorise, type QualityActing } from '../permissions.ts';

/** What a file would bring, read by its mapping as it stands: nothing is written. */
export async function checkFile(tx: Tx, file: Pick<ImportFile, 'organisationId' | 'header' | 'rows' | 'mapping'>, now: Date): Promise<CheckedRows> {
  return checkRows(file.header, file.rows, file.mapping, await knownTo(tx, file.organisationId, now));
}

/**
 * Loads the good rows of a file and keeps the others, each with its reasons. The same file again changes nothing. Throws Forbidden, Conflict for a
 * file that is loaded already, Invalid where no row is good.
 */
export async function loadFigures(tx: Tx, acting: QualityActing, id: string): Promise<void> {
  const file = await importFile(tx, id, { lock: true });
  authorise(acting, 'load figures', file.organisationId);
  if (file.loadedAt) throw new Conflict('This file is loaded already.');
  const { good, bad } = await checkFile(tx, file, acting.now);
  if (good.length === 0) throw new Invalid('No row can be loaded yet. Choose other columns, or mend the file and send it again.');
  const counts = { added: 0, replaced: 0, same: 0 };
  for (const figures of Map.groupBy(good, seriesOf).values()) {
    const put = await putFigures(tx, acting, { organisationId: file.organisationId, figures, reason: `Loaded from ${file.fileName}` });
    counts.added += put.added; counts.replaced += put.replaced; counts.same += put.same;
  }
  await keepMapping(tx, { organisationId: file.organisationId, headerKey: headerKey(file.header), mapping: file.mapping, now: acting.now });
  await tx.updateTable('quality.import').set({ ...counts, bad: bad.length, rows: JSON.stringify(bad), places: JSON.stringify(placesOf(good)), loaded_at: acting.now, loaded_by: acting.viewer.personId }).where('id', '=', id).execute();
  await recordEvent(tx, acting, { room: 'quality', name: 'figures loaded', organisationId: file.organisationId, subject: { kind: 'file of figures', id }, facts: { ...counts, bad: bad.length } });
}

/** Which measures of which units: missing periods are named for these. */
const placesOf = (figures: readonly Figure[]): { measure: string; unit: string }[] => [...new Map(figures.map(({ measureId: measure, unitId: unit }) => [`${measure} ${unit}`, { measure, unit }])).values()];

const seriesOf = (figure: Figure): string => [figure.measureId, figure.unitId, figure.profession, splitPlace(figure)].join(' ');

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
