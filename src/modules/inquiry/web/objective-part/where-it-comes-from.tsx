import { sql } from 'kysely';
import { formatDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { PagePart } from '#platform/http';

interface Behind {
  id: string;
  title: string;
  unit: string;
  unitCode: string;
  snapshotId: string;
  asOf: string;
  foundation: string | null;
  focus: string | null;
}

/** On the page of an objective: the priority and the snapshot that it came out of, for whoever may see them. Nothing where there is none. */
export async function whereItComesFrom(tx: Tx, objectiveId: string): Promise<readonly PagePart[]> {
  const { rows } = await sql<Behind>`select p.id, p.title, u.name as unit, u.code as "unitCode", s.id as "snapshotId", s.as_of as "asOf", p.foundation, p.focus from inquiry.priority p join inquiry.snapshot s on s.id = p.snapshot_id join directory.unit u on u.id = p.unit_id
    where p.objective_id = ${objectiveId} order by p.made_at limit 20`.execute(tx);
  if (rows.length === 0) return [];
  return [{
    id: 'where-it-comes-from', title: 'Where it comes from', content: (
      <ul class="nhsuk-list nhsuk-list--bullet">
        {rows.map(({ id, title, unit, unitCode, snapshotId, asOf, foundation, focus }) => (
          <li>A priority of {unit}: <a href={`/inquiry/priorities/${id}`}>{title}</a>, out of <a href={`/inquiry/snapshots/${snapshotId}`}>the snapshot of {formatDay(asOf)}</a>{foundation && focus && <>. See <a href={`/inquiry/units/${unitCode}/cells/${foundation}/${focus}`}>its cell on the map</a></>}</li>
        ))}
      </ul>
    ),
  }];
}
