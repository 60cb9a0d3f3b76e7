import { sql } from 'kysely';
import type { Tx } from '#platform/db';

interface Place {
  id: string;
  organisation_id: string;
}

const hourOf = (now: Date): Date => new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);

/** The first whole hour of showing begins at the hour of the decision. */
export async function beginShowing(tx: Tx, { id, organisation_id }: Place, now: Date): Promise<void> {
  await tx.insertInto('conversations.showing').values({ contribution_id: id, organisation_id, began_hour: hourOf(now) })
    .onConflict((conflict) => conflict.columns(['contribution_id', 'began_hour']).doUpdateSet({ ended_hour: null })).execute();
}

export async function endShowing(tx: Tx, { id }: Pick<Place, 'id'>, now: Date): Promise<void> {
  await tx.updateTable('conversations.showing').set({ ended_hour: hourOf(now) }).where('contribution_id', '=', id).where('ended_hour', 'is', null).execute();
}

/** Ideas that stood with these words stand alone again, because these are not shown any more. */
export const partFrom = async (tx: Tx, { id }: Pick<Place, 'id'>, now: Date): Promise<void> => {
  await sql`select conversations.part_own(${id}, ${now})`.execute(tx);
};
