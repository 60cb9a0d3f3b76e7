import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Conflict } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { Acting } from '../../data/acting.ts';
import { finalStanding } from '../../queries/challenge/final-standing.ts';
import { checkSignedOff } from '../phases/sign-off.ts';
import { lockChallengePhase } from './lock-challenge-phase.ts';

/**
 * Publishes the final text: the wording in force of every statement. Refused while the phase is open or words can still come in on
 * paper, while words wait to be read, while a challenge has no outcome, and without the sign-off that the organisation asks for.
 */
export async function publishFinalText(tx: Tx, acting: Acting, { phaseId, introduction }: { phaseId: string; introduction: string }): Promise<void> {
  const phase = await lockChallengePhase(tx, acting, phaseId, 'organise conversations');
  // Nobody shows, hides or types in words of this phase before this is done.
  await sql`select from conversations.contribution c where c.phase_id = ${phase.id} for share`.execute(tx);
  const standing = await finalStanding(tx, { phaseId: phase.id, now: acting.now });
  if (standing.waitsFor.length > 0) throw new Conflict(`The final text cannot be published yet. ${standing.waitsFor.join(' ')}`);
  await checkSignedOff(tx, acting, { phase, what: 'final text', standsFor: standing.standsFor });
  await tx.insertInto('conversations.final_text').values({ phase_id: phase.id, organisation_id: phase.organisation_id, introduction, published_at: acting.now, published_by: acting.viewer.personId }).execute();
  await recordEvent(tx, acting, { room: 'conversations', name: 'final text published', organisationId: phase.organisation_id, subject: { kind: 'phase', id: phase.id }, visibility: 'public' });
}
