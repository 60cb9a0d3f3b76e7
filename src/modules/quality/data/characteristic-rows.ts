import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { KnownCharacteristic } from '../domain/imports/read-split.ts';
import type { ShippedCharacteristic } from './characteristic-content.ts';

/** The group of those whose group is not known: every characteristic has it, and it is always shown with its share. */
export const notKnown = { code: 'not-known', name: 'Not known' } as const;

/** Characteristics that everybody has and those of the organisation, by each name that a file may use. */
export async function knownCharacteristics(tx: Tx, organisationId: string): Promise<Map<string, KnownCharacteristic>> {
  const { rows } = await sql<{ code: string; name: string; groups: { code: string; name: string }[] }>`
    select c.code, c.name, jsonb_agg(jsonb_build_object('code', g.code, 'name', g.name) order by g.position, g.name) as groups
    from quality.characteristic c join quality.characteristic_group g on g.characteristic_code = c.code and (g.organisation_id is null or g.organisation_id = ${organisationId})
    where c.organisation_id is null or c.organisation_id = ${organisationId} group by c.code, c.name, c.position order by c.position, c.name`.execute(tx);
  return new Map(rows.flatMap(({ code, name, groups }) => {
    const known: KnownCharacteristic = { code, name, groupNames: groups.map((group) => group.name), groups: new Map(groups.flatMap((group) => [[group.name.toLowerCase(), group.code], [group.code, group.code]])) };
    return [[name.toLowerCase(), known], [code, known]] as const;
  }));
}

/** The shipped characteristics with their groups; one whose words have changed is changed. */
export async function keepCharacteristics(tx: Tx, shipped: readonly ShippedCharacteristic[], now: Date): Promise<void> {
  const made = { made_at: now, made_by: null };
  for (const [at, { code, name, isOrdered, groups }] of shipped.entries()) {
    const words = { name, is_ordered: isOrdered, position: at + 1 };
    await tx.insertInto('quality.characteristic').values({ code, organisation_id: null, ...words, ...made }).onConflict((conflict) => conflict.column('code').doUpdateSet(words)).execute();
    const rows = [...groups.map((group, place) => ({ ...group, position: place + 1, is_not_known: false })), { ...notKnown, position: 999, is_not_known: true }];
    await tx.insertInto('quality.characteristic_group').values(rows.map((row) => ({ ...row, characteristic_code: code, organisation_id: null, ...made })))
      .onConflict((conflict) => conflict.columns(['characteristic_code', 'code']).doUpdateSet((set) => ({ name: set.ref('excluded.name'), position: set.ref('excluded.position') }))).execute();
  }
}
