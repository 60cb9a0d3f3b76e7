import { parseCsv } from '#platform/csv';
import type { Tx } from '#platform/db';
import type { OperatorContext } from '#platform/rooms';
import { organisationByCode } from '#modules/directory';
import { openResponses } from './commands/responses/open-responses.ts';
import { publishFigures } from './commands/publishing/publish-figures.ts';
import { shippedCharacteristics } from './data/characteristic-content.ts';
import { keepCharacteristics } from './data/characteristic-rows.ts';
import { addDemoCollections } from './data/collections/demo-collections.ts';
import { exampleImportId } from './data/example-series.ts';
import { demoFile, demoMeasures, starterMeasures, type DemoMeasures } from './data/measure-content.ts';
import { keepMeasure } from './data/measure-rows.ts';
import { seedRespond } from './data/responses/seed-respond.ts';
import { addAllSeries } from './data/series-rows.ts';
import { seedVariation } from './data/variation/demo-variation.ts';
import { guessMapping } from './domain/imports/mapping.ts';

/** The starter catalogue; a changed entry becomes a new version of its measure. */
export async function seed({ store, now }: OperatorContext): Promise<void> {
  await store.within({ as: 'worker' }, async (tx) => {
    await keepCharacteristics(tx, shippedCharacteristics(), now);
    for (const measure of starterMeasures()) await keepMeasure(tx, measure, { now, madeBy: null, organisationId: null, reason: 'The starter catalogue, not official' });
  });
}

/** The imagined trust's own measures and figures, marked as examples. Changes nothing when they are there. */
export async function seedDemo({ store, now }: OperatorContext): Promise<void> {
  const demo = demoMeasures();
  await store.within({ as: 'worker' }, async (tx) => {
    const organisation = await organisationByCode(tx, demo.organisation);
    if (!organisation) return;
    for (const measure of demo.measures) await keepMeasure(tx, measure, { now, madeBy: null, organisationId: organisation.id, reason: 'An imagined measure, as an example' });
    const measures = await loadAllSeries(tx, demo.series, now);
    for (const id of measures) await publishFigures(tx, { measureId: id, reason: 'Loaded as an example' }, now);
    await seedRespond(tx, organisation.id);
    await leaveFile(tx, organisation.id, now);
    await seedVariation(tx, now);
    await addDemoCollections(tx, organisation.id, now);
    // Every change in the example figures has its task, as if the job had run.
    await openResponses(tx, now);
  });
}

/** The series with their baselines, targets and annotations; answers the measures they are of. */
async function loadAllSeries(tx: Tx, all: DemoMeasures['series'], now: Date): Promise<string[]> {
  const idsOf = async (table: 'quality.measure' | 'directory.unit', codes: readonly string[]) => new Map((await tx.selectFrom(table).select(['code', 'id', 'organisation_id']).where('code', 'in', [...new Set(codes)]).execute()).map(({ code, id, organisation_id }) => [code, { id, organisationId: organisation_id ?? '' }]));
  const [measures, units] = [await idsOf('quality.measure', all.map(({ measure }) => measure)), await idsOf('directory.unit', all.map(({ unit }) => unit))];
  const placed = all.map((series) => ({ ...series, measureId: (measures.get(series.measure) ?? fail(series.measure)).id, unitId: (units.get(series.unit) ?? fail(series.unit)).id, organisationId: units.get(series.unit)?.organisationId ?? '', isExample: true }));
  const added = await addAllSeries(tx, placed, now);
  const each = placed.flatMap((series, at) => (added[at] ? [{ series, of: { series_id: added[at], organisation_id: series.organisationId, made_at: now } }] : []));
  const baselines = each.flatMap(({ series, of }) => series.baselines.map(({ from, points, reason }) => ({ ...of, from_period: from, points: points ?? null, reason })));
  const targets = each.flatMap(({ series, of }) => series.targets.map(({ from, value, reason }) => ({ ...of, from_period: from, value, reason })));
  const annotations = each.flatMap(({ series, of }) => series.annotations.map(({ period, words }) => ({ ...of, period, words })));
  if (baselines.length > 0) await tx.insertInto('quality.baseline').values(baselines).execute();
  if (targets.length > 0) await tx.insertInto('quality.target').values(targets).execute();
  if (annotations.length > 0) await tx.insertInto('quality.annotation').values(annotations).execute();
  return [...measures.values()].map(({ id }) => id);
}

function fail(code: string): never {
  throw new Error(`The example figures name "${code}", which there is not.`);
}

/** A file that waits to be looked at, with three rows to mend. */
async function leaveFile(tx: Tx, organisationId: string, now: Date): Promise<void> {
  const { header, rows } = parseCsv(demoFile());
  await tx.insertInto('quality.import').values({
    id: exampleImportId, organisation_id: organisationId, file_name: 'figures-example.csv', header, rows: JSON.stringify(rows), mapping: JSON.stringify(guessMapping(header)), uploaded_at: now,
  }).onConflict((conflict) => conflict.doNothing()).execute();
}
