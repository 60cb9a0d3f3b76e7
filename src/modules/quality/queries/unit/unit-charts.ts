import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { ambitionCodes, type Ambition } from '../../domain/ambitions.ts';
import { balancedOnly } from '../balance/balance.ts';
import { seriesPages, type SeriesPage } from '../series-page.ts';

export interface UnitChart {
  ambition: Ambition;
  series: SeriesPage;
}

export type ChartTotals = Readonly<Record<Ambition, number>>;

/** How many series of each ambition a unit has that the viewer may see. `profession` undefined: any. */
export async function chartTotals(tx: Tx, unitId: string, profession?: string): Promise<ChartTotals> {
  const { rows } = await sql<{ ambition: Ambition; total: number }>`select v.ambition, count(*)::int as total ${ofUnit(unitId, profession)} group by 1`.execute(tx);
  return Object.fromEntries(ambitionCodes.map((code) => [code, rows.find(({ ambition }) => ambition === code)?.total ?? 0])) as ChartTotals;
}

/** So many charts of each ambition from the page that is asked for of it, by measure and profession. */
export async function unitCharts(tx: Tx, unitId: string, { pages, ofEach, profession }: { pages: Readonly<Record<Ambition, number>>; ofEach: number; profession?: string | undefined }): Promise<UnitChart[]> {
  const { rows } = await sql<{ id: string; ambition: Ambition }>`
    select id, ambition from (
      select s.id, v.ambition, row_number() over (partition by v.ambition order by v.name, m.code, s.profession) as place ${ofUnit(unitId, profession)}
    ) placed
    where (place - 1) / ${ofEach}::int + 1 = (${JSON.stringify(pages)}::jsonb ->> ambition)::int order by place`.execute(tx);
  const series = await seriesPages(tx, rows.map(({ id }) => id));
  return rows.flatMap(({ id, ambition }) => {
    const found = series.find((one) => one.id === id);
    return found ? [{ ambition, series: found }] : [];
  });
}

const ofUnit = (unitId: string, profession: string | undefined) => sql`
  from quality.series s join quality.measure m on m.id = s.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
  where s.unit_id = ${unitId} and s.split = '' and ${balancedOnly} and (${profession ?? null}::text is null or s.profession = ${profession ?? null})`;
