import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { figuresOfSplits, splitsAt, type SplitFigures } from '#modules/quality';
import type { GapAction } from '../around-gaps.ts';

export interface SeenAction extends Omit<GapAction, 'objective'> {
  organisation: string;
  measure: string;
  unit: string;
  madeOn: Day;
  /** The figures of its gap; null where the viewer sees none. */
  figures: SplitFigures | null;
}

/** As many as one page tells of, those that go on first. */
const MOST = 100;

/** Everything that is done about gaps, as far as the viewer may see it, with the figures of each gap; and how many there are in all. */
export async function actionsSeen(tx: Tx, { organisationCode }: { organisationCode?: string | undefined }): Promise<{ actions: SeenAction[]; counts: KindCount[] }> {
  const { rows } = await sql<Omit<SeenAction, 'madeOn' | 'figures'> & { madeAt: Date }>`
    select a.id, a.measure_id as "measureId", a.unit_id as "unitId", a.split, a.group_code as "groupCode", a.kind, a.what, a.expected_effect as "expectedEffect", a.owner_role as "ownerRole", a.due_on as "dueOn", a.objective_id as "objectiveId",
      a.is_example as "isExample", a.ended_on as "endedOn", a.outcome, a.outcome_words as "outcomeWords", a.made_at as "madeAt", o.name as organisation, v.name as measure, u.name as unit
    from fairness.inequality_action a join directory.organisation o on o.id = a.organisation_id join quality.measure m on m.id = a.measure_id join quality.measure_version v on v.measure_id = m.id and v.number = m.current_version
      join directory.unit u on u.id = a.unit_id
    where ${organisationCode ?? null}::text is null or o.code = ${organisationCode ?? null} order by a.ended_on is not null, a.due_on, a.id limit ${MOST}`.execute(tx);
  const places = new Map(rows.map((row) => [placeKey(row), row]));
  const figures = new Map((await figuresOfSplits(tx, await splitsAt(tx, [...places.values()]))).map((split) => [placeKey(split), split]));
  return { actions: rows.map(({ madeAt, ...row }) => ({ ...row, madeOn: londonDay(madeAt), figures: figures.get(placeKey(row)) ?? null })), counts: await kindCounts(tx, organisationCode) };
}

const placeKey = ({ measureId, unitId, split }: { measureId: string; unitId: string; split: string }): string => [measureId, unitId, split].join(' ');

export interface KindCount {
  kind: string;
  open: number;
  done: number;
  stopped: number;
}

async function kindCounts(tx: Tx, organisationCode: string | undefined): Promise<KindCount[]> {
  const { rows } = await sql<KindCount>`
    select a.kind, count(*) filter (where a.ended_on is null)::int as open, count(*) filter (where a.outcome = 'done')::int as done, count(*) filter (where a.outcome = 'stopped')::int as stopped
    from fairness.inequality_action a join directory.organisation o on o.id = a.organisation_id where ${organisationCode ?? null}::text is null or o.code = ${organisationCode ?? null} group by a.kind`.execute(tx);
  return rows;
}
