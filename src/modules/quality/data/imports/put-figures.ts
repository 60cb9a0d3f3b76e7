import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import type { Figure } from '../../domain/imports/check-rows.ts';
import { mergeFigures, type Replaced, type Values } from '../../domain/imports/merge-figures.ts';
import type { Grain } from '../../domain/periods.ts';
import type { QualityActing } from '../../permissions.ts';
import { addSeries, figuresArray, noneHidden } from '../series-rows.ts';

/** Puts figures of one measure, unit and profession where they belong. Each figure that replaces another leaves a line with its reason. */
export async function putFigures(tx: Tx, acting: QualityActing, { organisationId, figures, reason }: { organisationId: string; figures: readonly Figure[]; reason: string }): Promise<{ added: number; replaced: number; same: number }> {
  const [first] = figures;
  if (!first) return { added: 0, replaced: 0, same: 0 };
  const { grain } = await tx.selectFrom('quality.measure as m').innerJoin('quality.measure_version as v', (join) => join.onRef('v.measure_id', '=', 'm.id').onRef('v.number', '=', 'm.current_version'))
    .select('v.grain').where('m.id', '=', first.measureId).executeTakeFirstOrThrow();
  const series = await lockedSeries(tx, first);
  const { values, replaced, added: addedCount, same, offGrid: [stray] } = mergeFigures(series, figures, grain as Grain);
  if (stray) throw new Invalid(`${stray.period} is no start of a period of figures that are there already. Give quarters and years from the same month each time.`);
  if (!series) {
    const { is_example: isExample } = await tx.selectFrom('directory.organisation').select('is_example').where('id', '=', organisationId).executeTakeFirstOrThrow();
    const added = await addSeries(tx, { ...first, ...values, organisationId, isPublic: false, isExample }, acting.now);
    if (!added) throw new Conflict('Somebody loaded figures for the same place at this moment. Load the file again.');
  } else if (addedCount + replaced.length > 0) {
    await tx.updateTable('quality.series').set({ first_period: values.firstPeriod, numerators: figuresArray(values.numerators), denominators: figuresArray(values.denominators), too_few: noneHidden(values.numerators.length), revision: sql`revision + 1` }).where('id', '=', series.id).execute();
    await keepReplaced(tx, acting, { seriesId: series.id, organisationId, replaced, reason });
  }
  return { added: addedCount, replaced: replaced.length, same };
}

async function lockedSeries(tx: Tx, { measureId, unitId, profession, split, groupCode }: Figure): Promise<(Values & { id: string }) | null> {
  const row = await tx.selectFrom('quality.series').select(['id', 'first_period', 'numerators', 'denominators']).where('measure_id', '=', measureId).where('unit_id', '=', unitId).where('profession', '=', profession).where('split', '=', split).where('group_code', '=', groupCode).forUpdate().executeTakeFirst();
  return row ? { id: row.id, firstPeriod: row.first_period, numerators: row.numerators, denominators: row.denominators } : null;
}

async function keepReplaced(tx: Tx, { now, viewer }: QualityActing, { seriesId, organisationId, replaced, reason }: { seriesId: string; organisationId: string; replaced: readonly Replaced[]; reason: string }): Promise<void> {
  if (replaced.length === 0) return;
  await tx.insertInto('quality.value_change').values(replaced.map(({ period, old, now: new_ }) => ({
    series_id: seriesId, organisation_id: organisationId, period, old_numerator: old.numerator, old_denominator: old.denominator, new_numerator: new_.numerator, new_denominator: new_.denominator,
    reason, changed_at: now, changed_by: viewer.personId,
  }))).execute();
}
