import { sql } from 'kysely';
import type { Tx } from '#platform/db';

/** What a file may be told to hold: measures that the organisation may fill and its own units, as a list to choose from. */
export async function importChoices(tx: Tx, organisationId: string): Promise<{ measures: { code: string; name: string }[]; units: { code: string; name: string }[] }> {
  const { rows: measures } = await sql<{ code: string; name: string }>`
    select m.code, v.name from quality.measure m join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
    where (m.organisation_id is null or m.organisation_id = ${organisationId}) and m.offered_by is null order by v.name, m.code`.execute(tx);
  const units = await tx.selectFrom('directory.unit').select(['code', 'name']).where('organisation_id', '=', organisationId).where('level', '!=', 'individual').orderBy('name').orderBy('code').execute();
  return { measures, units };
}

export interface ImportLine {
  id: string;
  fileName: string;
  organisation: string;
  uploadedAt: Date;
  isLoaded: boolean;
  isLoading: boolean;
  bad: number | null;
}

/** The viewer's own files, newest first: nobody else sees them. */
export async function importLines(tx: Tx): Promise<ImportLine[]> {
  const { rows } = await sql<ImportLine>`
    select i.id, i.file_name as "fileName", o.name as organisation, i.uploaded_at as "uploadedAt", i.loaded_at is not null as "isLoaded", i.loading_at is not null as "isLoading", i.bad
    from quality.import i join directory.organisation o on o.id = i.organisation_id order by i.uploaded_at desc, i.id limit 50`.execute(tx);
  return rows;
}
