import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { Place } from '../../domain/publishing/place.ts';
import type { Audience } from '../../domain/publishing/audience.ts';

export interface NewRollUp extends Place {
  organisationId: string;
  isExample: boolean;
  audience: Audience;
  firstPeriod: string;
}

/** Makes series that are added up, without a figure yet. Answers their ids in the order given. */
export async function addRollUps(tx: Tx, measureId: string, places: readonly NewRollUp[], now: Date): Promise<string[]> {
  if (places.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with given as (select row_number() over () as at, gen_random_uuid() as id, g.* from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
        as g ("unitId" uuid, "organisationId" uuid, profession text, split text, "groupCode" text, audience text, "isExample" boolean, "firstPeriod" date)),
      made as (insert into quality.series (id, measure_id, unit_id, organisation_id, profession, split, group_code, first_period, numerators, denominators, too_few, parts_known, parts, audience, is_rolled_up, is_example, revision, loaded_at)
        select id, ${measureId}, "unitId", "organisationId", profession, split, "groupCode", "firstPeriod", '{null}', '{null}', '{false}', '{0}', '{0}', audience, true, "isExample", 0, ${now} from given)
    select id from given order by at`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Whole arrays of these series as they are shown. */
export async function shownArrays(tx: Tx, ids: readonly string[]): Promise<Map<string, ShownArrays>> {
  const { rows } = await sql<ShownArrays>`
    select id, first_period as "firstPeriod", numerators, denominators, too_few as "tooFew", parts_known as "partsKnown", parts from quality.series where id = any (${[...ids]}::uuid[]) for no key update`.execute(tx);
  return new Map(rows.map((row) => [row.id, row]));
}

export interface ShownArrays {
  id: string;
  firstPeriod: string;
  numerators: (number | null)[];
  denominators: (number | null)[];
  tooFew: boolean[];
  partsKnown: number[];
  parts: number[];
}

/** Writes what is shown of these series from now on, each with a new revision. */
export async function writeShown(tx: Tx, series: readonly ShownArrays[], now: Date): Promise<void> {
  if (series.length === 0) return;
  await sql`
    update quality.series s set first_period = c."firstPeriod", numerators = c.numerators, denominators = c.denominators, too_few = c."tooFew", parts_known = c."partsKnown", parts = c.parts, revision = s.revision + 1, loaded_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(series)}::jsonb) as c (id uuid, "firstPeriod" date, numerators double precision[], denominators double precision[], "tooFew" boolean[], "partsKnown" integer[], parts integer[])
    where s.id = c.id`.execute(tx);
}

export interface ShownChange {
  seriesId: string;
  organisationId: string;
  period: string;
  oldNumerator: number | null;
  oldDenominator: number | null;
  oldTooFew: boolean;
  newNumerator: number | null;
  newDenominator: number | null;
  newTooFew: boolean;
}

/** Keeps what was shown before. */
export async function keepChanges(tx: Tx, changes: readonly ShownChange[], { reason, changedBy, now }: { reason: string; changedBy: string | null; now: Date }): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    insert into quality.value_change (series_id, organisation_id, period, old_numerator, old_denominator, old_too_few, new_numerator, new_denominator, new_too_few, reason, changed_at, changed_by)
    select "seriesId", "organisationId", period, "oldNumerator", "oldDenominator", "oldTooFew", "newNumerator", "newDenominator", "newTooFew", ${reason}, ${now}, ${changedBy}
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as c ("seriesId" uuid, "organisationId" uuid, period date, "oldNumerator" double precision, "oldDenominator" double precision, "oldTooFew" boolean,
      "newNumerator" double precision, "newDenominator" double precision, "newTooFew" boolean)`.execute(tx);
}

/** Added-up figures are as open as what went into them. */
export async function setAudiences(tx: Tx, measureId: string, audiences: ReadonlyMap<string, Audience>): Promise<void> {
  if (audiences.size === 0) return;
  await sql`
    update quality.series s set audience = a.audience from unnest(${[...audiences.keys()]}::uuid[], ${[...audiences.values()]}::text[]) as a (unit_id, audience)
    where s.measure_id = ${measureId} and s.unit_id = a.unit_id and s.is_rolled_up and s.audience <> a.audience`.execute(tx);
}
