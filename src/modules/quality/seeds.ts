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
import { addSeries } from './data/series-rows.ts';
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
    for (const series of demo.series) await loadSeries(tx, series, organisation.id, now);
    const measures = await tx.selectFrom('quality.measure').select('id').where('code', 'in', [...new Set(demo.series.map(({ measure }) => measure))]).execute();
    for (const { id } of measures) await publishFigures(tx, { measureId: id, reason: 'Loaded as an example' }, now);
    await seedRespond(tx, organisation.id);
    await leaveFile(tx, organisation.id, now);
    await seedVariation(tx, now);
    await addDemoCollections(tx, organisation.id, now);
    // Every change in the example figures has its task, as if the job had run.
    await openResponses(tx, now);
  });
}

async function loadSeries(tx: Tx, series: DemoMeasures['series'][number], organisationId: string, now: Date): Promise<void> {
  const { id: measureId } = await tx.selectFrom('quality.measure').select('id').where('code', '=', series.measure).executeTakeFirstOrThrow();
  const { id: unitId } = await tx.selectFrom('directory.unit').select('id').where('code', '=', series.unit).executeTakeFirstOrThrow();
  const seriesId = await addSeries(tx, { ...series, measureId, unitId, organisationId, isExample: true }, now);
  if (!seriesId) return;
  const of = { series_id: seriesId, organisation_id: organisationId, made_at: now };
  for (const { from, points, reason } of series.baselines) await tx.insertInto('quality.baseline').values({ ...of, from_period: from, points: points ?? null, reason }).execute();
  for (const { from, value, reason } of series.targets) await tx.insertInto('quality.target').values({ ...of, from_period: from, value, reason }).execute();
  for (const { period, words } of series.annotations) await tx.insertInto('quality.annotation').values({ ...of, period, words }).execute();
}

/** A file that waits to be looked at, with three rows to mend. */
async function leaveFile(tx: Tx, organisationId: string, now: Date): Promise<void> {
  const { header, rows } = parseCsv(demoFile());
  await tx.insertInto('quality.import').values({
    id: exampleImportId, organisation_id: organisationId, file_name: 'figures-example.csv', header, rows: JSON.stringify(rows), mapping: JSON.stringify(guessMapping(header)), uploaded_at: now,
  }).onConflict((conflict) => conflict.doNothing()).execute();
}
