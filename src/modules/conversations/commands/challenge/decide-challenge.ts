import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId, newId } from '#platform/ids';
import type { Acting } from '../../data/acting.ts';
import type { Outcome, StatementKind } from '../../domain/challenge/outcomes.ts';
import { addStatement, rewordStatement } from './keep-statements.ts';
import { lockChallengePhase } from './lock-challenge-phase.ts';

export interface ChallengeDecision {
  contributionId: string;
  outcome: Outcome;
  /** Everyone reads it: what changed and why, or why nothing does. */
  reason: string;
  /** Where the text changes: the statement as the organiser read it, with its new words. No id: something was missing, and a new one is added. */
  change?: { statementId: string | null; version: number; words: string; kind?: StatementKind };
}

/**
 * Records what came of a challenge, and the new wording with it. Again replaces the outcome; a wording that was made stays.
 * Throws Conflict where the words are not shown, or the form is older than the text.
 */
export async function decideChallenge(tx: Tx, acting: Acting, { contributionId, outcome, reason, change }: ChallengeDecision): Promise<void> {
  const found = isId(contributionId) ? await tx.selectFrom('conversations.contribution').select(['id', 'phase_id', 'kind', 'state']).where('id', '=', contributionId).executeTakeFirst() : undefined;
  if (!found || found.kind !== 'idea') throw new NotFound();
  const phase = await lockChallengePhase(tx, acting, found.phase_id, 'organise conversations');
  if (found.state !== 'shown') throw new Conflict('These words are not shown. Only a challenge that everyone can read gets an outcome.');
  if (reason.length < 10) throw new Invalid('Say why.', { reason: 'Say why, in a sentence or more' });
  const wording = outcome === 'changes nothing' ? null : await changeText(tx, acting, { phaseId: phase.id, reason, change });
  await tx.updateTable('conversations.challenge_outcome').set({ replaced_at: acting.now }).where('contribution_id', '=', found.id).where('replaced_at', 'is', null).execute();
  await tx.insertInto('conversations.challenge_outcome').values({
    id: newId(), contribution_id: found.id, phase_id: phase.id, organisation_id: phase.organisation_id, outcome, reason, statement_id: wording?.statementId ?? null, version: wording?.version ?? null, decided_at: acting.now, decided_by: acting.viewer.personId,
  }).execute();
  await recordEvent(tx, acting, { room: 'conversations', name: `challenge ${outcome}`, organisationId: phase.organisation_id, subject: { kind: 'phase', id: phase.id }, reason, visibility: 'public' });
}

async function changeText(tx: Tx, acting: Acting, { phaseId, reason, change }: { phaseId: string; reason: string; change: ChallengeDecision['change'] }): Promise<{ statementId: string; version: number }> {
  if (!change || change.words.length < 5) throw new Invalid('Write the new words.', { words: 'Write the new words' });
  const { statementId, version, words, kind = 'commitment' } = change;
  if (!statementId) return { statementId: await addStatement(tx, acting, { phaseId, kind, words }), version: 1 };
  const own = isId(statementId) ? await tx.selectFrom('conversations.statement').select('id').where('id', '=', statementId).where('phase_id', '=', phaseId).executeTakeFirst() : undefined;
  if (!own) throw new Invalid('Choose which text changes.', { statement: 'Choose which text changes' });
  return { statementId, version: await rewordStatement(tx, acting, { statementId, version, words, whatChanged: reason }) };
}
