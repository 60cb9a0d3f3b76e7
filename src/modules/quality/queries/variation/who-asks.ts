import { sql } from 'kysely';
import { organisationsWhere } from '#platform/access';
import type { Tx } from '#platform/db';
import type { Viewer } from '#platform/http';
import { sentences } from '../../permissions.ts';

/** In whose name a viewer may ask about units: null for the unit's own organisation, otherwise an organisation that leads above it. */
export async function whoAsks(tx: Tx, viewer: Viewer, units: readonly { unitId: string; organisationId: string }[]): Promise<ReadonlyMap<string, string | null>> {
  const own = new Set(organisationsWhere(sentences, viewer, 'ask why figures differ'));
  const found = new Map<string, string | null>(units.filter(({ organisationId }) => own.has(organisationId)).map(({ unitId }) => [unitId, null]));
  const above = organisationsWhere(sentences, viewer, 'ask others why figures differ');
  const others = units.filter(({ unitId }) => !found.has(unitId)).map(({ unitId }) => unitId);
  if (above.length === 0 || others.length === 0) return found;
  const { rows } = await sql<{ unitId: string; asker: string }>`
    select u.id as "unitId", min(a.id::text) as asker from unnest(${others}::uuid[]) u (id), unnest(${above}::uuid[]) a (id) where quality.leads_above(a.id, u.id) group by u.id`.execute(tx);
  for (const { unitId, asker } of rows) found.set(unitId, asker);
  return found;
}
