import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordObjectiveEvent } from '../data/objective-events.ts';
import { openObjective, type Acting } from '../data/objective-rows.ts';
import { wordingColumns, type ObjectiveWording } from './create-objective.ts';

export interface WordingChange extends ObjectiveWording {
  id: string;
  /** The version that the form was made from. */
  fromVersion: number;
  reason: string;
}

/**
 * Writes the words anew as a version with a reason; the old version stays for reports of its days.
 * Throws Conflict when someone else changed it since the form was made, Invalid when nothing changed or a public objective would lose its aims.
 */
export async function editObjectiveWording(tx: Tx, acting: Acting, change: WordingChange): Promise<{ version: number }> {
  const objective = await openObjective(tx, acting, { id: change.id, action: 'write objectives' });
  const current = await tx.selectFrom('strategy.objective_version').selectAll()
    .where('objective_id', '=', objective.id).where('number', '=', objective.currentVersion).executeTakeFirstOrThrow();
  if (change.fromVersion !== objective.currentVersion) throw new Conflict(`Someone else changed this objective while you were writing. It now reads: “${current.wording}” Their reason: ${current.reason}. Check your own words and save again.`);
  const columns = wordingColumns(change);
  if (sameWords(columns, current)) throw new Invalid('Nothing has changed. Change the words before you save.', { wording: 'Change the words before you save' });
  if (objective.isPublic && columns.aims.length === 0) throw new Invalid('A published objective needs at least one aim.', { aims: 'Choose at least one aim' });
  const version = objective.currentVersion + 1;
  await tx.insertInto('strategy.objective_version').values({ objective_id: objective.id, organisation_id: objective.organisationId, number: version, ...columns, made_at: acting.now, made_by: acting.viewer.personId, reason: change.reason }).execute();
  await tx.updateTable('strategy.objective').set({ current_version: version }).where('id', '=', objective.id).execute();
  await recordObjectiveEvent(tx, acting, objective, { name: 'objective reworded', reason: change.reason, facts: { version, before: current.wording, after: columns.wording } });
  return { version };
}

const sameList = (a: unknown, b: unknown): boolean => JSON.stringify((a as string[]).toSorted()) === JSON.stringify((b as string[]).toSorted());

type Columns = ReturnType<typeof wordingColumns>;

function sameWords(a: Columns, b: { [K in keyof Columns]: Columns[K] | null | string | string[] }): boolean {
  const keys = ['wording', 'detail', 'owner_role', 'measure_plan', 'expected_direction'] as const;
  return keys.every((key) => a[key] === b[key]) && sameList(a.aims, b.aims) && sameList(a.role_groups, b.role_groups);
}
