import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { AssuranceKind, VariationKind } from '../../domain/results/words.ts';

export interface MeasureResult {
  id: string;
  unit: string;
  unitCode: string;
  organisation: string;
  profession: string;
  periods: number;
  /** null where these figures have not been judged yet: it takes the worker some seconds. */
  variation: VariationKind | null;
  assurance: AssuranceKind;
  lastPeriod: string | null;
  lastValue: number | null;
}

/** What is kept of a measure's series about everybody that the viewer may see, by organisation and unit; groups stand on the pages of gaps. */
export async function measureResults(tx: Tx, measureId: string, { limit, offset }: { limit: number; offset: number }): Promise<MeasureResult[]> {
  const { rows } = await sql<MeasureResult>`
    select s.id, u.name as unit, u.code as "unitCode", o.name as organisation, s.profession, cardinality(s.numerators) as periods,
      case when r.revision = s.revision then coalesce(r.variation, 'refused') end as variation, coalesce(r.assurance, 'none') as assurance, r.last_period as "lastPeriod", r.last_value as "lastValue"
    from (
      select s.id from quality.series s join directory.unit u on u.id = s.unit_id join directory.organisation o on o.id = s.organisation_id
      where s.measure_id = ${measureId} and s.split = '' order by o.name, u.name, u.code, s.profession limit ${limit} offset ${offset}
    ) shown
    join quality.series s on s.id = shown.id join directory.unit u on u.id = s.unit_id join directory.organisation o on o.id = s.organisation_id
    left join quality.result r on r.series_id = s.id order by o.name, u.name, u.code, s.profession`.execute(tx);
  return rows;
}
