import { sql } from 'kysely';
import { parseCsv } from '#platform/csv';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { readAreas, type AreaRow, type FileProblem } from '../domain/area-file.ts';
import { authorise, type FairnessActing } from '../permissions.ts';

export interface AreasFile {
  organisationId: string;
  name: string;
  areaKind: 'lsoa' | 'postcode';
  indexYear: number;
  areasYear: number;
  source: string;
  bytes: Uint8Array;
}

/** England has 33,755 small areas (index of 2025); a file of postcodes may hold more than these. */
export const LARGEST_AREAS_BYTES = 10_000_000;

/** Loads a lookup of areas whole or not at all, with the years of its index and of its areas. Throws Forbidden, or Invalid with the lines to mend. */
export async function loadAreas(tx: Tx, acting: FairnessActing, { organisationId, bytes, ...file }: AreasFile): Promise<{ id: string; areas: number }> {
  authorise(acting, 'choose groups and areas', organisationId);
  const { header, rows, problems } = parseCsv(bytes, { limits: { maxBytes: LARGEST_AREAS_BYTES } });
  const read = problems.length > 0 ? { areas: [], problems } : readAreas(header, rows);
  if (read.problems.length > 0) throw new Invalid(`The file cannot be loaded. ${listed(read.problems)}`, { file: `Line ${read.problems[0]?.line}: ${read.problems[0]?.text}` });
  if (read.areas.length === 0) throw new Invalid('The file names no area.', { file: 'Choose a file with a row for each area' });
  const { is_example: isExample } = await tx.selectFrom('directory.organisation').select('is_example').where('id', '=', organisationId).executeTakeFirstOrThrow();
  const id = await keepAreas(tx, { ...file, organisationId, areas: read.areas, isExample, now: acting.now, loadedBy: acting.viewer.personId });
  await recordEvent(tx, acting, { room: 'fairness', name: 'areas loaded', organisationId, subject: { kind: 'lookup of areas', id }, facts: { indexYear: file.indexYear, areasYear: file.areasYear, areas: read.areas.length } });
  return { id, areas: read.areas.length };
}

export const listed = (problems: readonly FileProblem[]): string => `${problems.slice(0, 5).map(({ line, text }) => `Line ${line}: ${text}`).join(' ')}${problems.length > 5 ? ` And ${problems.length - 5} more.` : ''}`;

export interface KeptAreas extends Omit<AreasFile, 'bytes'> {
  id?: string;
  areas: readonly AreaRow[];
  isExample: boolean;
  now: Date;
  loadedBy: string | null;
}

export async function keepAreas(tx: Tx, { id: given, areas, ...kept }: KeptAreas): Promise<string> {
  const { id } = await tx.insertInto('fairness.area_lookup').values({
    ...(given ? { id: given } : {}), organisation_id: kept.organisationId, name: kept.name, area_kind: kept.areaKind, index_year: kept.indexYear, areas_year: kept.areasYear, source: kept.source, areas: areas.length,
    is_example: kept.isExample, loaded_at: kept.now, loaded_by: kept.loadedBy,
  }).returning('id').executeTakeFirstOrThrow();
  await sql`insert into fairness.area (lookup_id, organisation_id, code, deprivation_fifth, rurality)
    select ${id}::uuid, ${kept.organisationId}::uuid, * from unnest(${areas.map(({ code }) => code)}::text[], ${areas.map(({ fifth }) => fifth)}::int[], ${areas.map(({ rurality }) => rurality)}::text[])`.execute(tx);
  return id;
}
