import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { askedPeriods, dueOn, stateOf, type FigureState } from '../../domain/collections/due.ts';
import { periodsBetween, type Grain } from '../../domain/periods.ts';

/** Periods that a page and a letter look back over. */
export const MOST_PERIODS = 12;

export interface Collection {
  id: string;
  name: string;
  organisationId: string;
  organisation: string;
  grain: Grain;
  dueDays: number;
  firstPeriod: string;
  endedAt: Date | null;
  items: CollectionItem[];
}

export interface CollectionItem {
  measureId: string;
  measureCode: string;
  measure: string;
  unitId: string;
  unit: string;
  figures: AskedFigure[];
}

export interface AskedFigure {
  period: string;
  due: Day;
  state: FigureState;
  /** Why it will not come; '' otherwise. */
  reason: string;
}

interface ItemRow {
  collectionId: string;
  measureId: string;
  measureCode: string;
  measure: string;
  unitId: string;
  unit: string;
  notToCome: { period: string; reason: string }[];
  series: { firstPeriod: string; here: boolean[] }[];
}

/** Collections that the viewer may see, open ones first, with how each figure stands on this day. A figure that is there and not shown is here. */
export async function collections(tx: Tx, today: Day, { id }: { id?: string } = {}): Promise<Collection[]> {
  const { rows } = await sql<Omit<Collection, 'items'>>`
    select c.id, c.name, c.organisation_id as "organisationId", o.name as organisation, c.grain, c.due_days as "dueDays", c.first_period as "firstPeriod", c.ended_at as "endedAt"
    from quality.collection c join directory.organisation o on o.id = c.organisation_id where ${id ?? null}::uuid is null or c.id = ${id ?? null}::uuid
    order by c.ended_at is not null, c.name, c.id`.execute(tx);
  const items = Map.groupBy(await itemRows(tx, rows.map((row) => row.id)), ({ collectionId }) => collectionId);
  return rows.map((row) => ({ ...row, items: (items.get(row.id) ?? []).map((item) => itemOf(row, item, today)) }));
}

/** One collection; throws NotFound. */
export async function collectionById(tx: Tx, id: string, today: Day): Promise<Collection> {
  const [found] = isId(id) ? await collections(tx, today, { id }) : [];
  if (!found) throw new NotFound('We cannot find that collection.');
  return found;
}

async function itemRows(tx: Tx, ids: readonly string[]): Promise<ItemRow[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ItemRow>`
    select i.collection_id as "collectionId", i.measure_id as "measureId", m.code as "measureCode", v.name as measure, i.unit_id as "unitId", u.name as unit,
      (select coalesce(jsonb_agg(jsonb_build_object('period', n.period, 'reason', n.reason)), '[]') from quality.not_to_come n where (n.collection_id, n.measure_id, n.unit_id) = (i.collection_id, i.measure_id, i.unit_id)) as "notToCome",
      (select coalesce(jsonb_agg(jsonb_build_object('firstPeriod', s.first_period, 'here', (select jsonb_agg(coalesce(n is not null or s.too_few[at], false) order by at) from unnest(s.numerators) with ordinality t (n, at)))), '[]')
        from quality.series s where s.measure_id = i.measure_id and s.unit_id = i.unit_id and s.split = '') as series
    from quality.collection_item i join quality.measure m on m.id = i.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version join directory.unit u on u.id = i.unit_id
    where i.collection_id = any (${ids}::uuid[]) order by v.name, u.name`.execute(tx);
  return rows;
}

function itemOf(collection: Omit<Collection, 'items'>, { notToCome, series, measureId, measureCode, measure, unitId, unit }: ItemRow, today: Day): CollectionItem {
  const { grain, dueDays } = collection;
  const isHere = (period: string) => series.some(({ firstPeriod, here }) => here[periodsBetween(firstPeriod, period, grain) ?? -1] === true);
  const figures = askedPeriods(collection, today, MOST_PERIODS).map((period): AskedFigure => {
    const due = dueOn(period, grain, dueDays);
    const reason = notToCome.find((each) => each.period === period)?.reason ?? '';
    return { period, due, reason, state: stateOf({ isHere: isHere(period), isNotToCome: reason !== '', due }, today) };
  });
  return { measureId, measureCode, measure, unitId, unit, figures };
}
