import { sql } from 'kysely';
import type { Tx } from '#platform/db';

export interface CharacteristicLine {
  code: string;
  name: string;
  isOrdered: boolean;
  /** Whose it is; null for those that come with the software. */
  organisationId: string | null;
  organisation: string | null;
  groups: readonly { code: string; name: string; organisationId: string | null; isNotKnown: boolean; position: number }[];
}

/** Every characteristic with its groups in order: those of the software first, then those that organisations added. */
export async function characteristicList(tx: Tx): Promise<CharacteristicLine[]> {
  const { rows } = await sql<CharacteristicLine>`
    select c.code, c.name, c.is_ordered as "isOrdered", c.organisation_id as "organisationId", o.name as organisation,
      jsonb_agg(jsonb_build_object('code', g.code, 'name', g.name, 'organisationId', g.organisation_id, 'isNotKnown', g.is_not_known, 'position', g.position) order by g.position, g.name) as groups
    from quality.characteristic c join quality.characteristic_group g on g.characteristic_code = c.code left join directory.organisation o on o.id = c.organisation_id
    group by c.code, o.name order by c.organisation_id is not null, c.position, c.name`.execute(tx);
  return rows;
}
