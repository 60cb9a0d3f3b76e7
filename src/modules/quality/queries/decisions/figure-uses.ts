import { sql, type RawBuilder } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { isId } from '#platform/ids';
import type { Measure } from '../../domain/measure.ts';
import { balancedOnly } from '../balance/balance.ts';

/** A decision with the figures that stood behind it, as they were shown then. Who wrote it down is not told. */
export interface FigureUse extends Pick<Measure, 'unit' | 'unitWords' | 'grain'> {
  id: string;
  seriesId: string;
  organisationId: string;
  measure: string;
  of: string;
  decision: string;
  decidedBy: string;
  decidedOn: Day;
  objectiveId: string | null;
  /** The objective's words, where the viewer may see it. */
  objective: string | null;
  revision: number;
  /** The revision of the figures now. */
  revisionNow: number;
  measureVersion: number;
  multiplier: number;
  firstPeriod: Day;
  numerators: readonly (number | null)[];
  denominators: readonly (number | null)[];
  tooFew: readonly boolean[];
  isExample: boolean;
  writtenOn: Day;
  endedOn: Day | null;
  endReason: string | null;
}

export const USES_ON_A_PAGE = 25;

/** Decisions whose figures the viewer may see, the latest first; of one series or of all. Productivity is left out where nothing stands beside it. */
export const figureUses = (tx: Tx, { seriesId, page = 1 }: { seriesId?: string; page?: number }): Promise<{ uses: FigureUse[]; total: number }> => usesWhere(tx, seriesId ? sql`f.series_id = ${seriesId}` : sql`true`, page);

/** One of them; null where there is none that the viewer may see. */
export const figureUse = async (tx: Tx, id: string): Promise<FigureUse | null> => (isId(id) ? ((await usesWhere(tx, sql`f.id = ${id}`, 1)).uses[0] ?? null) : null);

async function usesWhere(tx: Tx, which: RawBuilder<unknown>, page: number): Promise<{ uses: FigureUse[]; total: number }> {
  const from = sql`from quality.figure_use f join quality.series s on s.id = f.series_id join quality.measure m on m.id = s.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = f.measure_version
    join directory.unit u on u.id = s.unit_id where ${which} and ${balancedOnly}`;
  const { rows } = await sql<Omit<FigureUse, 'writtenOn' | 'endedOn'> & { madeAt: Date; endedAt: Date | null }>`
    select f.id, f.series_id as "seriesId", f.organisation_id as "organisationId", v.name as measure, u.name as of, f.decision, f.decided_by as "decidedBy", f.decided_on as "decidedOn", f.objective_id as "objectiveId",
      (select ov.wording from strategy.objective o join strategy.objective_version ov on ov.objective_id = o.id and ov.number = o.current_version where o.id = f.objective_id) as objective,
      f.revision::int as revision, s.revision::int as "revisionNow", f.measure_version as "measureVersion", v.unit, v.unit_words as "unitWords", v.grain, v.multiplier, f.first_period as "firstPeriod", f.numerators, f.denominators, f.too_few as "tooFew",
      f.is_example as "isExample", f.made_at as "madeAt", f.ended_at as "endedAt", f.end_reason as "endReason"
    ${from} order by f.decided_on desc, f.made_at desc limit ${USES_ON_A_PAGE} offset ${(page - 1) * USES_ON_A_PAGE}`.execute(tx);
  const { rows: [count] } = await sql<{ total: number }>`select count(*)::int as total ${from}`.execute(tx);
  return { total: count?.total ?? 0, uses: rows.map(({ madeAt, endedAt, ...row }) => ({ ...row, writtenOn: londonDay(madeAt), endedOn: endedAt && londonDay(endedAt) })) };
}
