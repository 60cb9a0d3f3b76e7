import { sql } from 'kysely';
import { partOf, type Tx } from '#platform/db';
import type { ShownWaits } from '../../domain/waits/summarise-waits.ts';

/** The waits of one pathway of a unit in one quarter. */
export interface WaitLine extends ShownWaits {
  pathway: string;
  unit: string;
  organisation: string;
  isExample: boolean;
  quarter: string;
  /** How many there are in all, also on other pages. */
  total: number;
}

/** The pathways by organisation, unit and name, the latest quarter first. */
export async function waitLines(tx: Tx, { page }: { page?: number }): Promise<WaitLine[]> {
  const { rows } = await sql<WaitLine>`
    select w.pathway, u.name as unit, o.name as organisation, w.is_example as "isExample", w.quarter, w.people, w.half_weeks as half, w.ninety_weeks as ninety, count(*) over ()::int as total
    from quality.wait_figure w join directory.unit u on u.id = w.unit_id join directory.organisation o on o.id = w.organisation_id order by o.name, u.name, w.pathway, w.quarter desc ${partOf(page)}`.execute(tx);
  return rows;
}
