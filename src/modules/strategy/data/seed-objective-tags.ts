import type { Tx } from '#platform/db';
import { readDemoAround } from './demo-around.ts';
import { demoObjectiveId } from './load-demo-objectives.ts';

/** Tags the imagined trust's objectives that are there and have no tag yet. */
export async function seedObjectiveTags(tx: Tx, now: Date): Promise<void> {
  for (const { code, tags } of readDemoAround().objectives) {
    const id = demoObjectiveId(code);
    const objective = await tx.selectFrom('strategy.objective').select('organisation_id').where('id', '=', id).where('is_example', '=', true).executeTakeFirst();
    const tagged = await tx.selectFrom('strategy.tag').select('id').where('objective_id', '=', id).executeTakeFirst();
    if (!objective || tagged) continue;
    await tx.insertInto('strategy.tag').values(tags.map(([list, item]) => ({ organisation_id: objective.organisation_id, objective_id: id, list_code: list, item_code: item, added_at: now }))).execute();
  }
}
