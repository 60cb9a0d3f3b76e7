import type { Tx } from '#platform/db';
import { demoObjectiveId } from '#modules/strategy';
import { voiceKinds } from '../../domain/co-evaluation/voices.ts';
import type { DemoRespond } from '../responses/respond-content.ts';

const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** What imagined people say of the imagined trust's objectives. Changes nothing when it is there. */
export async function seedCoEvaluations(tx: Tx, all: DemoRespond['coEvaluations'], organisationId: string): Promise<void> {
  for (const { objective, openedOn, closedOn, voices, words } of all) {
    const objectiveId = demoObjectiveId(objective);
    const known = await tx.selectFrom('quality.co_evaluation').select('id').where('objective_id', '=', objectiveId).executeTakeFirst();
    if (known) continue;
    const { id } = await tx.insertInto('quality.co_evaluation').values({ objective_id: objectiveId, organisation_id: organisationId, opened_at: noon(openedOn), closed_at: closedOn ? noon(closedOn) : null }).returning('id').executeTakeFirstOrThrow();
    const of = { co_evaluation_id: id, organisation_id: organisationId };
    for (const kind of voiceKinds) if (voices[kind].length > 0) await tx.insertInto('quality.co_evaluation_voice').values(voices[kind].map((helped) => ({ ...of, kind, helped }))).execute();
    if (words.length > 0) await tx.insertInto('quality.co_evaluation_words').values(words.map(({ kind, forWhom, whatNext, in: receivedIn, shown }) => ({ ...of, kind, for_whom: forWhom, what_next: whatNext, received_in: receivedIn, shown_at: shown ? noon(receivedIn) : null }))).execute();
  }
}
