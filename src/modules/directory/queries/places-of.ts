import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { Viewer } from '#platform/http';

/** Who leads above organisations, and so looks at those below too. */
const leadsAbove: readonly string[] = ['system lead', 'regional lead', 'national team'];

/** The organisations whose news are a viewer's: their own and, for who leads above, those whose providers stand below on this day. None for everyone. */
export async function placesOf(tx: Tx, { memberships }: Viewer, now: Date): Promise<string[]> {
  const own = new Set(memberships.map(({ organisationId }) => organisationId));
  const tops = memberships.filter(({ role }) => leadsAbove.includes(role)).map(({ unitId }) => unitId);
  if (tops.length === 0) return [...own];
  const day = londonDay(now);
  const { rows } = await sql<{ id: string }>`
    with recursive below (id, steps) as (
      select unnest(${tops}::uuid[]), 0
      union select p.unit_id, below.steps + 1 from below join directory.unit_parent p on p.parent_id = below.id and p.valid_from <= ${day} and (p.valid_to is null or p.valid_to > ${day}) where below.steps < 20)
    select distinct u.organisation_id as id from below join directory.unit u on u.id = below.id where u.opened_on <= ${day} and (u.closed_on is null or u.closed_on > ${day})`.execute(tx);
  return [...own, ...rows.map(({ id }) => id).filter((id) => !own.has(id))];
}
