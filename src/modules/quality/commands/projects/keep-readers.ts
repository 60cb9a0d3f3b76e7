import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/** Somebody who may read shown figures of a series beside those whom its audience names. */
export interface FigureReader {
  seriesId: string;
  organisationId: string | null;
  personId: string | null;
}

/** Keeps exactly these readers of one origin, by the worker. They read shown figures only, as everybody does. The same again changes nothing. */
export async function keepReaders(tx: Tx, { origin, readers }: { origin: string; readers: readonly FigureReader[] }, now: Date): Promise<void> {
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(readers)}::jsonb) as w ("seriesId" uuid, "organisationId" uuid, "personId" uuid)`;
  await sql`update quality.series_reader r set ended_at = ${now} where r.origin = ${origin} and r.ended_at is null and not exists (select from ${wanted}
    where w."seriesId" = r.series_id and w."organisationId" is not distinct from r.reader_organisation_id and w."personId" is not distinct from r.reader_person_id)`.execute(tx);
  await sql`insert into quality.series_reader (series_id, organisation_id, reader_organisation_id, reader_person_id, origin, began_at)
    select w."seriesId", s.organisation_id, w."organisationId", w."personId", ${origin}, ${now} from ${wanted} join quality.series s on s.id = w."seriesId" on conflict do nothing`.execute(tx);
}
