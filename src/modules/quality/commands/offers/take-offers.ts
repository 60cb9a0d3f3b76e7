import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Store, Tx } from '#platform/db';
import type { Job } from '#platform/jobs';
import type { OfferedMeasure } from '#platform/rooms';
import { periodAt, periodsFrom, type Grain } from '../../domain/periods.ts';
import { putFigures } from '../publishing/put-figures.ts';

/** How far back records are read again: what is recorded late still counts, and older figures stay as they were. */
const PERIODS_BACK = 24;

/** Each night: the figures of measures that rooms' records fill. The same records again change nothing. */
export const offersJob = (offers: readonly OfferedMeasure[]): Job => ({
  name: 'quality-offers', every: '20 4 * * *',
  run: async ({ offer }, { store, now }) => takeOffers(store, typeof offer === 'string' ? offers.filter(({ name }) => name === offer) : offers, now),
});

/** How often it is looked whether a room recorded something; the night catches what falls between. */
const LOOKED_EVERY_MINUTES = 10;
/** More events than this in ten minutes are looked at by the night. */
const MOST_EVENTS = 2_000;

/** Soon after something was recorded in a room that offers measures: its figures. What was recorded late changes periods that are over. */
export const offersAfterEventsJob = (offers: readonly OfferedMeasure[]): Job => ({
  name: 'quality-offers-after-events', every: `*/${LOOKED_EVERY_MINUTES} * * * *`,
  run: async (_payload, { store, now }) => {
    const since = new Date(now.getTime() - (LOOKED_EVERY_MINUTES + 1) * 60_000);
    const { rows } = await store.within({ as: 'worker' }, (tx) => sql<{ room: string }>`select distinct room from (select room, happened_at from platform.event order by id desc limit ${MOST_EVENTS}) latest where happened_at >= ${since}`.execute(tx));
    await takeOffers(store, offers.filter(({ name }) => rows.some(({ room }) => name.startsWith(`${room}.`))), now);
  },
});

/** Works out what each offer's measure shows and puts it where it belongs, by the worker. An offer without a measure is left. */
export async function takeOffers(store: Store, offers: readonly OfferedMeasure[], now: Date): Promise<void> {
  // A transaction each: one room's trouble is not another's.
  for (const offer of offers) await store.within({ as: 'worker' }, (tx) => takeOffer(tx, offer, now));
}

async function takeOffer(tx: Tx, offer: OfferedMeasure, now: Date): Promise<void> {
  const measure = await tx.selectFrom('quality.measure as m').innerJoin('quality.measure_version as v', (join) => join.onRef('v.measure_id', '=', 'm.id').onRef('v.number', '=', 'm.current_version'))
    .select(['m.id', 'v.grain']).where('m.offered_by', '=', offer.name).executeTakeFirst();
  if (!measure) return;
  const grain = measure.grain as Grain;
  const periods = periodsFrom(periodAt(latestBegun(londonDay(now), grain), grain, -PERIODS_BACK), grain, PERIODS_BACK);
  const figures = await offer.figures(tx, { periods, grain });
  for (const [organisationId, own] of Map.groupBy(figures, (figure) => figure.organisationId)) {
    await putFigures(tx, {
      organisationId, reason: 'Worked out of the records of this site', changedBy: null,
      figures: own.map(({ unitId, period, numerator, denominator, people }) => ({ line: 0, measureId: measure.id, unitId, profession: '', split: '', groupCode: '', period, numerator, denominator, people: people ?? null })),
    }, now);
  }
}

/** The first day of the period that is not over yet; years begin in April, as the NHS counts them. */
function latestBegun(today: string, grain: Grain): string {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  if (grain === 'year') return `${month >= 4 ? year : year - 1}-04-01`;
  const first = grain === 'month' ? month : month - ((month - 1) % 3);
  return `${year}-${String(first).padStart(2, '0')}-01`;
}
