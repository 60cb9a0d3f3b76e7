import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { heldImprovements, improvements, judgingOf } from '#modules/quality';
import type { BehindNow } from '../../domain/stage-now.ts';

interface Own {
  id: string;
  hasAim: boolean;
  testsDone: number;
  /** The month of the first test. */
  firstMonth: string | null;
  /** Its outcome measures, as far as links can be seen. */
  seriesIds: string[];
  /** The viewer may see both its tests and its links to figures. */
  areLinksOpen: boolean;
}

/**
 * What stands behind the stage of these projects now, as far as the viewer may see it. A change in the figures is a project's own where the figures were not
 * better already when its first test began, and it counts while it reaches the last figure that is shown.
 */
export async function behindStages(tx: Tx, projectIds: readonly string[]): Promise<Map<string, BehindNow>> {
  if (projectIds.length === 0) return new Map();
  const { rows } = await sql<Own>`
    select p.id, exists (select from improvement.aim a where a.project_id = p.id) as "hasAim", (select count(*)::int from improvement.cycle_result r where r.project_id = p.id) as "testsDone",
      (select date_trunc('month', min(y.starts_on))::date::text from improvement.cycle y where y.project_id = p.id) as "firstMonth",
      array(select l.series_id from improvement.project_measure l where l.project_id = p.id and l.kind = 'outcome' and l.ended_at is null) as "seriesIds",
      p.audience = 'everyone' or p.organisation_id = any (platform.viewer_organisations()) or p.id = any (improvement.partner_projects('measures'))
        or (p.id = any (improvement.note_projects('measures')) and p.id = any (improvement.note_projects('cycles'))) as "areLinksOpen"
    from improvement.project p where p.id = any (${[...projectIds]}::uuid[])`.execute(tx);
  const seriesIds = [...new Set(rows.flatMap((row) => row.seriesIds))];
  const [better, held, judging] = [await improvements(tx, seriesIds), await heldImprovements(tx, seriesIds), await judgingOf(tx, seriesIds)];
  return new Map(rows.map((own) => [own.id, behind(own, { better, held, judging })]));
}

interface Figures {
  better: Awaited<ReturnType<typeof improvements>>;
  held: Awaited<ReturnType<typeof heldImprovements>>;
  judging: Awaited<ReturnType<typeof judgingOf>>;
}

function behind({ hasAim, testsDone, firstMonth, seriesIds, areLinksOpen }: Own, { better, held, judging }: Figures): BehindNow {
  const isAfter = ({ completed }: { completed: string }): boolean => firstMonth !== null && completed >= firstMonth;
  const own = better.filter(({ seriesId }) => seriesIds.includes(seriesId));
  const already = new Set(own.filter((change) => !isAfter(change) && firstMonth !== null && change.to >= firstMonth).map(({ seriesId }) => seriesId));
  return {
    hasAim, testsDone, hasImproving: own.some((change) => change.isNow && isAfter(change) && !already.has(change.seriesId)), hasHeld: seriesIds.some((id) => { const run = held.get(id); return run !== undefined && isAfter(run); }),
    areFiguresOpen: areLinksOpen && seriesIds.every((id) => judging.has(id)), areJudged: seriesIds.every((id) => judging.get(id)?.isJudged),
    isJudgedAnew: seriesIds.some((id) => firstMonth !== null && (judging.get(id)?.anewFrom ?? '') >= firstMonth),
  };
}
