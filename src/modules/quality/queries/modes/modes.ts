import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { Distances, ShownPart } from '../../domain/modes/mode-record.ts';

/** What may be shown of a unit's quarter. */
export interface ModeRecord {
  quarter: Day;
  source: string;
  distances: Distances | null;
  isExample: boolean;
  shown: readonly ShownPart[];
}

const QUARTERS_READ = 8;

/** The newest quarters of a unit, the latest first. */
export async function modeRecords(tx: Tx, unitId: string, { most = QUARTERS_READ } = {}): Promise<ModeRecord[]> {
  const { rows } = await sql<Omit<ModeRecord, 'distances'> & { miles: number | null; visits: number | null }>`
    select r.quarter, r.source, r.miles, r.visits, r.is_example as "isExample",
      (select coalesce(jsonb_agg(jsonb_build_object('group', f.group_name, 'what', f.what, 'counts', f.counts, 'total', f.total) order by f.group_name, f.what), '[]') from quality.mode_figure f where f.unit_id = r.unit_id and f.quarter = r.quarter) as shown
    from quality.mode_record r where r.unit_id = ${unitId} order by r.quarter desc limit ${most}`.execute(tx);
  return rows.map(({ miles, visits, ...record }) => ({ ...record, distances: miles === null || visits === null ? null : { miles, visits } }));
}

/** Who may be left out by care at a distance, as somebody looked into it. */
export interface Appraisal {
  id: string;
  leftOut: string;
  instead: string;
  appraisedOn: Day;
  appraisedBy: string;
  isExample: boolean;
}

/** What was looked into for a unit, the latest first. */
export async function appraisalsOf(tx: Tx, unitId: string): Promise<Appraisal[]> {
  const { rows } = await sql<Appraisal>`select id, left_out as "leftOut", instead, appraised_on as "appraisedOn", appraised_by as "appraisedBy", is_example as "isExample"
    from quality.exclusion_appraisal where unit_id = ${unitId} order by appraised_on desc, made_at desc limit 50`.execute(tx);
  return rows;
}
