import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { Level } from '../domain/role-groups.ts';

/** An organisation, or a unit of one that has a name of its own. */
export interface FoundPlace {
  kind: 'organisation' | 'unit';
  code: string;
  name: string;
  level: Level | null;
  organisationName: string;
  isExample: boolean;
}

export interface PlaceQuestion {
  /** In the language of websearch_to_tsquery. */
  query: string;
  /** As typed: found inside a name too, so that "Hill" finds Hillmoor. */
  typed: string;
  today: string;
  limit: number;
  offset: number;
}

/** Open organisations and units whose name fits, organisations first; `total` counts them all. */
export async function findPlaces(tx: Tx, { query, typed, today, limit, offset }: PlaceQuestion): Promise<{ lines: FoundPlace[]; total: number }> {
  const inside = `%${typed.trim().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
  const fits = (name: string) => sql<boolean>`(to_tsvector('pg_catalog.english', ${sql.ref(name)}) @@ websearch_to_tsquery('pg_catalog.english', ${query}) or ${sql.ref(name)} ilike ${inside})`;
  const { rows } = await sql<FoundPlace & { total: number }>`
    select *, (count(*) over ())::int as total from (
      select 'organisation' as kind, o.code, o.name, null as level, o.name as "organisationName", o.is_example as "isExample" from directory.organisation o where o.closed_at is null and ${fits('o.name')}
      union all
      select 'unit', u.code, u.name, u.level, o.name, o.is_example from directory.unit u join directory.organisation o on o.id = u.organisation_id
      where o.closed_at is null and u.name <> o.name and u.opened_on <= ${today} and (u.closed_on is null or u.closed_on > ${today}) and ${fits('u.name')}) as places
    order by "isExample", kind, name, code limit ${limit} offset ${offset}`.execute(tx);
  return { lines: rows.map(({ total: _total, ...line }) => line), total: rows[0]?.total ?? 0 };
}
