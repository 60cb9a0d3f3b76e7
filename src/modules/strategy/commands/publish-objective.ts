import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordObjectiveEvent } from '../data/objective-events.ts';
import { openObjective, type Acting, type ObjectiveRow } from '../data/objective-rows.ts';
import { readPublicationGaps } from '../queries/objective-publication-gaps.ts';

/**
 * Makes a draft public. Throws Invalid, naming each thing that is missing (aim, impact check, main link, owner role),
 * and Conflict when it is already public or was changed since the page was made.
 */
export async function publishObjective(tx: Tx, acting: Acting, { id, fromVersion }: { id: string; fromVersion: number }): Promise<void> {
  const objective = await openObjective(tx, acting, { id, action: 'write objectives' });
  if (objective.isPublic) throw new Conflict('This objective is already published.');
  if (fromVersion !== objective.currentVersion) throw new Conflict('Someone else changed this objective since you opened the page. Read it again before you publish it.');
  await refuseUnready(tx, objective);
  await tx.insertInto('strategy.objective_publication').values({ objective_id: id, organisation_id: objective.organisationId, published_at: acting.now, published_by: acting.viewer.personId }).execute();
  await tx.updateTable('strategy.objective').set({ is_public: true }).where('id', '=', id).execute();
  await recordObjectiveEvent(tx, acting, { ...objective, isPublic: true }, { name: 'objective published', facts: { version: objective.currentVersion } });
}

async function refuseUnready(tx: Tx, { id, currentVersion }: ObjectiveRow): Promise<void> {
  const gaps = await readPublicationGaps(tx, { id, currentVersion });
  if (gaps.length === 0) return;
  throw new Invalid(`This objective cannot be published yet. ${gaps.map(({ sentence }) => sentence).join(' ')}`, Object.fromEntries(gaps.map(({ part, sentence }) => [part, sentence])));
}
