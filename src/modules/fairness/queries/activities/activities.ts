import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { Step } from '../../domain/activities/standing.ts';

export interface ActivityLine {
  id: string;
  organisationId: string;
  organisation: string;
  characteristic: string;
  characteristicName: string;
  what: string;
  ownerRole: string;
  plannedOn: Day;
  isExample: boolean;
  steps: readonly Step[];
}

/** As many as one page lists, the newest first. */
const MOST = 200;

const lines = sql`
  select a.id, a.organisation_id as "organisationId", o.name as organisation, a.characteristic_code as characteristic, c.name as "characteristicName", a.what, a.owner_role as "ownerRole", a.planned_on as "plannedOn", a.is_example as "isExample",
    coalesce((select jsonb_agg(jsonb_build_object('kind', s.kind, 'on', s.happened_on, 'words', s.words) order by array_position(array['held', 'learned', 'action', 'result', 'called-off'], s.kind)) from fairness.focused_activity_step s where s.activity_id = a.id), '[]') as steps
  from fairness.focused_activity a join directory.organisation o on o.id = a.organisation_id join quality.characteristic c on c.code = a.characteristic_code`;

/** Focused activities of everybody, or of one organisation. */
export async function activityLines(tx: Tx, organisationCode: string | undefined): Promise<ActivityLine[]> {
  const { rows } = await sql<ActivityLine>`${lines} where ${organisationCode ?? null}::text is null or o.code = ${organisationCode ?? null} order by a.planned_on desc, a.id limit ${MOST}`.execute(tx);
  return rows;
}

/** One activity; throws NotFound. */
export async function activityLine(tx: Tx, id: string): Promise<ActivityLine> {
  const { rows: [line] } = isId(id) ? await sql<ActivityLine>`${lines} where a.id = ${id}`.execute(tx) : { rows: [] };
  if (!line) throw new NotFound('We cannot find that activity.');
  return line;
}
