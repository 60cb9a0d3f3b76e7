import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { Audience } from '../../domain/publishing/audience.ts';
import type { PeopleIn } from '../../domain/measure.ts';
import type { Grain } from '../../domain/periods.ts';
import type { Hold } from '../../domain/publishing/structure.ts';

export interface PublishedMeasure {
  id: string;
  grain: Grain;
  peopleIn: PeopleIn;
  smallestGroup: number;
  publishedAt: Date | null;
}

/** Measures in an order that all workers keep, locked: one at a time brings figures into a measure. */
export async function lockMeasures(tx: Tx, ids: readonly string[]): Promise<Map<string, PublishedMeasure>> {
  const { rows } = await sql<PublishedMeasure>`
    select m.id, v.grain, v.people_in as "peopleIn", v.smallest_group as "smallestGroup", m.published_at as "publishedAt" from quality.measure m join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
    where m.id = any (${[...ids]}::uuid[]) order by m.id for no key update of m`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * The time of a publishing: now, and after every other of the measure. A job that began earlier may come later to its turn, and which figures were
 * shown together is told by these times.
 */
export const timeOfPublishing = ({ publishedAt }: PublishedMeasure, now: Date): Date => (publishedAt && publishedAt >= now ? new Date(publishedAt.getTime() + 1) : now);

export const keepTime = (tx: Tx, { id }: PublishedMeasure, at: Date) => tx.updateTable('quality.measure').set({ published_at: at }).where('id', '=', id).execute();

/** One series with the part of its arrays that touches the periods asked for: figures as they came and figures as they are shown. */
export interface SeriesSlice {
  id: string;
  unitId: string;
  organisationId: string;
  profession: string;
  split: string;
  groupCode: string;
  audience: Audience;
  isLoaded: boolean;
  rawFirst: string | null;
  rawFrom: number;
  rawNumerators: (number | null)[] | null;
  rawDenominators: (number | null)[] | null;
  people: (number | null)[] | null;
  first: string;
  from: number;
  numerators: (number | null)[];
  denominators: (number | null)[];
  tooFew: (boolean | null)[];
  partsKnown: number[];
  parts: number[];
}

/** Every series of a measure. `from` and `rawFrom` say which place of its arrays a slice begins at, counted from 1. */
export async function seriesSlices(tx: Tx, { id, grain }: PublishedMeasure, { from, to }: { from: string; to: string }): Promise<SeriesSlice[]> {
  const at = (day: string, first: string) => sql`greatest(1, 1 + ((extract(year from ${day}::date) - extract(year from ${sql.ref(first)})) * 12 + extract(month from ${day}::date) - extract(month from ${sql.ref(first)}))::int / ${monthsIn[grain]}::int)`;
  const { rows } = await sql<SeriesSlice>`
    select s.id, s.unit_id as "unitId", s.organisation_id as "organisationId", s.profession, s.split, s.group_code as "groupCode", s.audience, r.series_id is not null as "isLoaded",
      r.first_period as "rawFirst", coalesce(b.start, 1) as "rawFrom", r.numerators[b.start:b.stop] as "rawNumerators", r.denominators[b.start:b.stop] as "rawDenominators", r.people[b.start:b.stop] as people,
      s.first_period as first, a.start as from, s.numerators[a.start:a.stop] as numerators, s.denominators[a.start:a.stop] as denominators, s.too_few[a.start:a.stop] as "tooFew",
      s.parts_known[a.start:a.stop] as "partsKnown", s.parts[a.start:a.stop] as parts
    from quality.series s left join quality.raw_series r on r.series_id = s.id
    cross join lateral (select ${at(from, 's.first_period')} as start, ${at(to, 's.first_period')} + 1 as stop) a
    left join lateral (select ${at(from, 'r.first_period')} as start, ${at(to, 'r.first_period')} + 1 as stop) b on true
    where s.measure_id = ${id} order by s.id`.execute(tx);
  return rows;
}

const monthsIn: Readonly<Record<Grain, number>> = { month: 1, quarter: 3, year: 12 };

/** Every period for which figures of the measure have come or are shown. */
export async function periodsOf(tx: Tx, { id, grain }: PublishedMeasure): Promise<string[]> {
  const { rows } = await sql<{ period: string }>`
    select distinct (x.first_period + make_interval(months => (i - 1) * ${monthsIn[grain]}::int))::date as period
    from (select s.first_period, cardinality(s.numerators) as n from quality.series s where s.measure_id = ${id}
      union select r.first_period, cardinality(r.numerators) from quality.raw_series r join quality.series s on s.id = r.series_id where s.measure_id = ${id}) x, generate_series(1, x.n) i order by 1`.execute(tx);
  return rows.map(({ period }) => period);
}

export interface ShownBefore {
  seriesId: string;
  period: string;
  numerator: number | null;
  denominator: number | null;
  tooFew: boolean;
  changedAt: Date;
}

/** What was shown before it was replaced, for these periods. */
export async function shownBefore(tx: Tx, measureId: string, periods: readonly string[]): Promise<ShownBefore[]> {
  const { rows } = await sql<ShownBefore>`
    select c.series_id as "seriesId", c.period, c.old_numerator as numerator, c.old_denominator as denominator, c.old_too_few as "tooFew", c.changed_at as "changedAt"
    from quality.value_change c join quality.series s on s.id = c.series_id where s.measure_id = ${measureId} and c.period = any (${[...periods]}::date[]) order by c.changed_at, c.id`.execute(tx);
  return rows;
}

/** What stands published in the place of a figure that came since; nulls where nothing does. */
export interface Waiting {
  seriesId: string;
  period: string;
  numerator: number | null;
  denominator: number | null;
  people: number | null;
}

export async function waitingFigures(tx: Tx, measureId: string, periods: readonly string[]): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select w.series_id as "seriesId", w.period, w.numerator, w.denominator, w.people from quality.waiting_figure w join quality.series s on s.id = w.series_id
    where s.measure_id = ${measureId} and w.period = any (${[...periods]}::date[]) order by w.series_id`.execute(tx);
  return rows;
}

/** How a period stood when it was last published. */
export interface EditionBefore {
  period: string;
  holds: Hold[];
  /** Whether people came, went or were corrected since it was first published. */
  hasGrown: boolean;
  /** Places that show what they showed before (`placeKey`): they tell nothing of how it stands. */
  kept: string[];
}

export async function editionsBefore(tx: Tx, measureId: string, periods: readonly string[]): Promise<EditionBefore[]> {
  const { rows } = await sql<EditionBefore>`select e.period, h.holds, e.has_grown as "hasGrown", e.kept from quality.edition e join quality.holding h on h.mark = e.mark where e.measure_id = ${measureId} and e.period = any (${[...periods]}::date[])`.execute(tx);
  return rows;
}
