import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { AreaRow } from '../domain/area-file.ts';
import type { PlusGroup } from '../domain/split-areas.ts';

/** The areas of a lookup by their code. */
export async function areaRows(tx: Tx, lookupId: string): Promise<Map<string, AreaRow>> {
  const rows = await tx.selectFrom('fairness.area').select(['code', 'deprivation_fifth', 'rurality']).where('lookup_id', '=', lookupId).execute();
  return new Map(rows.map(({ code, deprivation_fifth: fifth, rurality }) => [code, { code, fifth, rurality: rurality as AreaRow['rurality'] }]));
}

/** The PLUS groups of an organisation with their days, under each name that a file may use, in small letters. */
export async function plusGroups(tx: Tx, organisationId: string): Promise<PlusGroup[]> {
  const { rows } = await sql<PlusGroup>`
    select c.word as characteristic, g.word as group, p.valid_from as "from", p.valid_to as "to" from fairness.priority_group p
    join quality.characteristic k on k.code = p.characteristic_code join quality.characteristic_group n on n.characteristic_code = p.characteristic_code and n.code = p.group_code
    cross join lateral unnest(array[k.code, lower(k.name)]) as c (word) cross join lateral unnest(array[n.code, lower(n.name)]) as g (word)
    where p.organisation_id = ${organisationId} and p.is_plus`.execute(tx);
  return rows;
}
