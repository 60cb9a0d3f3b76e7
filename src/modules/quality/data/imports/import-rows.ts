import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { mappingShape, type Mapping } from '../../domain/imports/mapping.ts';
import type { BadRow, FileRow } from '../../domain/imports/check-rows.ts';

export interface ImportFile {
  id: string;
  organisationId: string;
  organisation: string;
  fileName: string;
  header: string[];
  /** Before loading every row; afterwards those that could not be loaded, with reasons. */
  rows: (FileRow | BadRow)[];
  mapping: Mapping;
  /** What had to be guessed while reading the file. */
  readingNotes: string[];
  leftOut: LeftOutRow[];
  mended: number;
  uploadedAt: Date;
  /** Since when the worker has it to load. */
  loadingAt: Date | null;
  loadingBy: string | null;
  loadedAt: Date | null;
  /** What was done to make figures add up. */
  notes: string[];
  added: number | null;
  replaced: number | null;
  same: number | null;
  bad: number | null;
}

/** A row that somebody chose to leave out. */
export interface LeftOutRow extends FileRow {
  reason: string;
  leftOutAt: string;
  leftOutBy: string | null;
}

/** A file of the viewer's own organisation. `lock`: for a change. Throws NotFound. */
export async function importFile(tx: Tx, id: string, { lock = false }: { lock?: boolean } = {}): Promise<ImportFile> {
  let query = tx.selectFrom('quality.import as i').innerJoin('directory.organisation as o', 'o.id', 'i.organisation_id')
    .select(['i.id', 'i.organisation_id', 'o.name', 'i.file_name', 'i.header', 'i.rows', 'i.mapping', 'i.reading_notes', 'i.left_out', 'i.mended', 'i.uploaded_at', 'i.loading_at', 'i.loading_by', 'i.notes', 'i.loaded_at', 'i.added', 'i.replaced', 'i.same', 'i.bad']).where('i.id', '=', id);
  if (lock) query = query.forUpdate('i');
  const row = isId(id) ? await query.executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find that file.');
  return {
    id: row.id, organisationId: row.organisation_id, organisation: row.name, fileName: row.file_name, header: row.header, rows: row.rows as unknown as FileRow[], mapping: mappingShape.parse(row.mapping),
    readingNotes: row.reading_notes, leftOut: row.left_out as unknown as LeftOutRow[], mended: row.mended,
    loadingAt: row.loading_at, loadingBy: row.loading_by, notes: row.notes, uploadedAt: row.uploaded_at, loadedAt: row.loaded_at, added: row.added, replaced: row.replaced, same: row.same, bad: row.bad,
  };
}

/** How files with these columns were read the last time by this organisation; null the first time. */
export async function keptMapping(tx: Tx, organisationId: string, headerKey: string): Promise<Mapping | null> {
  const row = await tx.selectFrom('quality.import_mapping').select('mapping').where('organisation_id', '=', organisationId).where('header_key', '=', headerKey).executeTakeFirst();
  return row ? mappingShape.parse(row.mapping) : null;
}

export async function keepMapping(tx: Tx, kept: { organisationId: string; headerKey: string; mapping: Mapping; now: Date }): Promise<void> {
  const values = { mapping: JSON.stringify(kept.mapping), kept_at: kept.now };
  await tx.insertInto('quality.import_mapping').values({ organisation_id: kept.organisationId, header_key: kept.headerKey, ...values })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'header_key']).doUpdateSet(values)).execute();
}

interface NamedMeasure {
  /** In small letters, as a file may call it. */
  name: string;
  title: string;
  id: string;
  unit: string;
  grain: string;
  peopleIn: string;
  offeredBy: string | null;
}

/** Measures, units of the organisation and professions by each name that a file may use, in small letters. */
export async function namesInFiles(tx: Tx, organisationId: string): Promise<{ measures: NamedMeasure[]; units: { name: string; id: string }[] }> {
  const measures = await sql<NamedMeasure>`
    select unnest(array[m.code, lower(v.name)]) as name, m.id, v.name as title, v.unit, v.grain, v.people_in as "peopleIn", m.offered_by as "offeredBy" from quality.measure m join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
    where m.organisation_id is null or m.organisation_id = ${organisationId}`.execute(tx);
  const units = await sql<{ name: string; id: string }>`
    select distinct on (name) name, id from (select unnest(array[code, lower(name)]) as name, id, opened_on from directory.unit where organisation_id = ${organisationId} and level <> 'individual') u order by name, opened_on, id`.execute(tx);
  return { measures: measures.rows, units: units.rows };
}
