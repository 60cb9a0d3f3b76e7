import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface LookupLine {
  id: string;
  organisationId: string;
  organisation: string;
  name: string;
  areaKind: 'lsoa' | 'postcode';
  indexYear: number;
  areasYear: number;
  source: string;
  areas: number;
  isExample: boolean;
  loadedAt: Date;
}

/** Every lookup of areas, the newest first. */
export async function lookupList(tx: Tx): Promise<LookupLine[]> {
  const { rows } = await sql<LookupLine>`
    select l.id, l.organisation_id as "organisationId", o.name as organisation, l.name, l.area_kind as "areaKind", l.index_year as "indexYear", l.areas_year as "areasYear", l.source, l.areas,
      l.is_example as "isExample", l.loaded_at as "loadedAt"
    from fairness.area_lookup l join directory.organisation o on o.id = l.organisation_id order by l.loaded_at desc, l.name limit 100`.execute(tx);
  return rows;
}

export interface ReviewLine {
  organisationId: string;
  quarter: string;
  heldOn: string;
  gaps: string;
  heard: string;
  decisions: string;
  actions: string;
  isExample: boolean;
}

/** The reviews of the viewer's organisations, the newest quarter first. */
export async function reviewLines(tx: Tx, organisationId: string): Promise<ReviewLine[]> {
  const { rows } = await sql<ReviewLine>`
    select organisation_id as "organisationId", quarter, held_on as "heldOn", gaps, heard, decisions, actions, is_example as "isExample" from fairness.inequality_review
    where organisation_id = ${organisationId} order by quarter desc limit 40`.execute(tx);
  return rows;
}
