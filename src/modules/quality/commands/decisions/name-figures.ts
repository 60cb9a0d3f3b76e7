import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { objectiveLines } from '#modules/strategy';
import { authorise, type QualityActing } from '../../permissions.ts';
import { seriesPage } from '../../queries/series-page.ts';

export interface NamedFigures {
  seriesId: string;
  decision: string;
  /** A role or a meeting, as everyone who sees the figures may read it. */
  decidedBy: string;
  decidedOn: Day;
  /** An objective of the same organisation that the decision belongs to. */
  objectiveId: string | null;
}

/** Keeps which figures stood behind a decision, as they are shown now and with their revision. Throws NotFound, Forbidden, Conflict where they may not be shown alone, Invalid. */
export async function nameFigures(tx: Tx, acting: QualityActing, { seriesId, decision, decidedBy, decidedOn, objectiveId }: NamedFigures): Promise<void> {
  const series = await seriesPage(tx, seriesId);
  authorise(acting, 'name figures behind decisions', series.organisationId);
  if (decidedOn > londonDay(acting.now)) throw new Invalid('The day cannot be in the future.', { decidedOn: 'Enter today or an earlier day' });
  if (objectiveId !== null && (await objectiveLines(tx, { ids: [objectiveId], organisationId: series.organisationId, asAt: acting.now })).length === 0) throw new Invalid('Choose an objective from the list.', { objectiveId: 'Choose an objective from the list' });
  await tx.insertInto('quality.figure_use').values({
    series_id: series.id, organisation_id: series.organisationId, decision, decided_by: decidedBy, decided_on: decidedOn, objective_id: objectiveId, revision: series.revision, measure_version: series.measure.version, first_period: series.firstPeriod,
    numerators: sql<number[]>`${[...series.numerators]}::double precision[]`, denominators: sql<number[]>`${[...series.denominators]}::double precision[]`, too_few: sql<boolean[]>`${[...series.tooFew]}::boolean[]`,
    is_example: series.isExample, made_at: acting.now, made_by: acting.viewer.personId,
  }).execute();
  await recordEvent(tx, acting, { room: 'quality', name: 'figures named behind decision', organisationId: series.organisationId, subject: { kind: 'series', id: series.id }, facts: { revision: series.revision, decidedOn } });
}

/** Takes a wrong line back; it stays in the list with the reason. Throws NotFound, Forbidden, Conflict where that is done already. */
export async function takeBackFigures(tx: Tx, acting: QualityActing, { id, reason }: { id: string; reason: string }): Promise<void> {
  const line = isId(id) ? await tx.selectFrom('quality.figure_use').select(['series_id', 'organisation_id']).where('id', '=', id).executeTakeFirst() : undefined;
  if (!line) throw new NotFound();
  authorise(acting, 'name figures behind decisions', line.organisation_id);
  const { numUpdatedRows } = await tx.updateTable('quality.figure_use').set({ ended_at: acting.now, ended_by: acting.viewer.personId, end_reason: reason }).where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Conflict('This line is taken back already.');
  await recordEvent(tx, acting, { room: 'quality', name: 'figures behind decision taken back', organisationId: line.organisation_id, subject: { kind: 'series', id: line.series_id }, reason, facts: {} });
}
