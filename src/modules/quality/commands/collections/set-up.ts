import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { Grain } from '../../domain/periods.ts';
import { authorise, type QualityActing } from '../../permissions.ts';
import { collectionById } from '../../queries/collections/collections.ts';

export interface NewCollection {
  organisationId: string;
  name: string;
  measureCodes: readonly string[];
  unitCodes: readonly string[];
  dueDays: number;
  /** A month: the first day of the first period that is asked for. */
  firstPeriod: string;
}

/** Sets up what is asked for regularly. Throws Forbidden, Invalid where measures are not of one grain or are worked out here. */
export async function setUpCollection(tx: Tx, acting: QualityActing, { organisationId, measureCodes, unitCodes, ...given }: NewCollection): Promise<{ id: string }> {
  authorise(acting, 'set up collections', organisationId);
  const { grain, measureIds } = await askedMeasures(tx, organisationId, measureCodes);
  const units = await tx.selectFrom('directory.unit').select('id').where('organisation_id', '=', organisationId).where('code', 'in', [...unitCodes]).execute();
  if (units.length !== unitCodes.length) throw new Invalid('Choose teams of your organisation.', { units: 'Choose teams of your organisation' });
  if (grain !== 'month' && !['01', '04', '07', '10'].includes(given.firstPeriod.slice(5, 7))) throw new Invalid('A quarter begins in January, April, July or October.', { firstPeriod: 'A quarter begins in January, April, July or October' });
  const { id } = await tx.insertInto('quality.collection').values({
    organisation_id: organisationId, name: given.name, grain, due_days: given.dueDays, first_period: given.firstPeriod, made_at: acting.now, made_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
  await tx.insertInto('quality.collection_item').values(measureIds.flatMap((measureId) => units.map((unit) => ({ collection_id: id, measure_id: measureId, unit_id: unit.id, organisation_id: organisationId })))).execute();
  await recordEvent(tx, acting, { room: 'quality', name: 'collection set up', organisationId, subject: { kind: 'collection of figures', id }, facts: { name: given.name, measures: measureIds.length, units: units.length } });
  return { id };
}

async function askedMeasures(tx: Tx, organisationId: string, codes: readonly string[]): Promise<{ grain: Grain; measureIds: string[] }> {
  const rows = await tx.selectFrom('quality.measure as m').innerJoin('quality.measure_version as v', (join) => join.onRef('v.measure_id', '=', 'm.id').onRef('v.number', '=', 'm.current_version'))
    .select(['m.id', 'v.grain', 'm.offered_by']).where('m.code', 'in', [...codes]).where((eb) => eb.or([eb('m.organisation_id', 'is', null), eb('m.organisation_id', '=', organisationId)])).execute();
  const [first] = rows;
  if (!first || rows.length !== codes.length) throw new Invalid('Choose measures from the list.', { measures: 'Choose measures from the list' });
  if (rows.some(({ offered_by: offer }) => offer !== null)) throw new Invalid('Nobody is asked for figures that are worked out here.', { measures: 'Leave out measures that are worked out of records here' });
  if (rows.some(({ grain }) => grain !== first.grain)) throw new Invalid('These measures do not come equally often.', { measures: 'Choose measures that come equally often: all each month, or all each quarter' });
  return { grain: first.grain as Grain, measureIds: rows.map(({ id }) => id) };
}

/** Ends a collection: nobody is asked or reminded any more. Throws Forbidden, NotFound, Conflict. */
export async function endCollection(tx: Tx, acting: QualityActing, id: string): Promise<void> {
  const found = await collectionById(tx, id, londonDay(acting.now));
  authorise(acting, 'set up collections', found.organisationId);
  const { numUpdatedRows } = await tx.updateTable('quality.collection').set({ ended_at: acting.now, ended_by: acting.viewer.personId }).where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Conflict('This collection has ended already.');
  await recordEvent(tx, acting, { room: 'quality', name: 'collection ended', organisationId: found.organisationId, subject: { kind: 'collection of figures', id }, facts: {} });
}

export interface NotToCome {
  id: string;
  measureId: string;
  unitId: string;
  period: string;
  reason: string;
}

/** Says of one figure that it will not come, and why; nobody is reminded of it any more. Throws Forbidden, NotFound, Invalid where it is here. */
export async function sayNotToCome(tx: Tx, acting: QualityActing, { id, measureId, unitId, period, reason }: NotToCome): Promise<void> {
  const found = await collectionById(tx, id, londonDay(acting.now));
  authorise(acting, 'load figures', found.organisationId);
  const figure = found.items.find((item) => item.measureId === measureId && item.unitId === unitId)?.figures.find((each) => each.period === period);
  if (!figure || figure.state === 'here') throw new Invalid('That figure is here, or it was not asked for.', { figure: 'Choose a figure that is awaited' });
  const values = { reason, said_at: acting.now, said_by: acting.viewer.personId };
  await tx.deleteFrom('quality.not_to_come').where('collection_id', '=', id).where('measure_id', '=', measureId).where('unit_id', '=', unitId).where('period', '=', period).execute();
  await tx.insertInto('quality.not_to_come').values({ collection_id: id, measure_id: measureId, unit_id: unitId, period, organisation_id: found.organisationId, ...values }).execute();
  await recordEvent(tx, acting, { room: 'quality', name: 'figure will not come', organisationId: found.organisationId, subject: { kind: 'collection of figures', id }, facts: { period, reason } });
}
