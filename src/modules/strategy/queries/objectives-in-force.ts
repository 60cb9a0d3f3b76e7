import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';

/** A published objective that is not closed: what its organisation works on now. */
export interface ObjectiveInForce {
  id: string;
  organisationId: string;
  wording: string;
  publishedOn: Day;
}

/** The objectives of these organisations that are published and open, or one of them by its id; the oldest publication first. */
export async function objectivesInForce(tx: Tx, { organisationIds, id }: { organisationIds?: readonly string[]; id?: string }): Promise<ObjectiveInForce[]> {
  const { rows } = await sql<Omit<ObjectiveInForce, 'publishedOn'> & { publishedAt: Date }>`
    select o.id, o.organisation_id as "organisationId", v.wording, p.published_at as "publishedAt"
    from strategy.objective o join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
    join strategy.objective_publication p on p.objective_id = o.id left join strategy.objective_closing c on c.objective_id = o.id
    where o.is_public and c.objective_id is null and (${organisationIds ? [...organisationIds] : null}::uuid[] is null or o.organisation_id = any (${organisationIds ? [...organisationIds] : null}))
      and (${id ?? null}::uuid is null or o.id = ${id ?? null}) order by p.published_at, o.id limit 500`.execute(tx);
  return rows.map(({ publishedAt, ...row }) => ({ ...row, publishedOn: londonDay(publishedAt) }));
}
