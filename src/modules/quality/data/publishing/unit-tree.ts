import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface TreeUnit {
  id: string;
  organisationId: string;
  isExample: boolean;
}

export interface UnitTree {
  units: ReadonlyMap<string, TreeUnit>;
  /** By unit the one above it on a day. */
  parentsOn(day: string): Map<string, string>;
  /** By unit every unit that ever stood directly above it. */
  everAbove: ReadonlyMap<string, ReadonlySet<string>>;
}

/** These units and all that ever stood above them, each parent with its days. */
export async function unitTree(tx: Tx, unitIds: readonly string[]): Promise<UnitTree> {
  const { rows } = await sql<{ id: string; organisationId: string; isExample: boolean; parentId: string | null; from: string | null; to: string | null }>`
    with recursive above (id) as (
      select unnest(${[...new Set(unitIds)]}::uuid[]) union select p.parent_id from above join directory.unit_parent p on p.unit_id = above.id
    )
    select u.id, u.organisation_id as "organisationId", o.is_example as "isExample", p.parent_id as "parentId", p.valid_from as from, p.valid_to as to
    from above join directory.unit u on u.id = above.id join directory.organisation o on o.id = u.organisation_id left join directory.unit_parent p on p.unit_id = u.id`.execute(tx);
  const everAbove = new Map<string, Set<string>>();
  for (const { id, parentId } of rows) if (parentId !== null) everAbove.set(id, (everAbove.get(id) ?? new Set()).add(parentId));
  return {
    units: new Map(rows.map(({ id, organisationId, isExample }) => [id, { id, organisationId, isExample }])),
    parentsOn: (day) => new Map(rows.flatMap(({ id, parentId, from, to }): [string, string][] => (parentId !== null && from !== null && from <= day && (to === null || to > day) ? [[id, parentId]] : []))),
    everAbove,
  };
}
