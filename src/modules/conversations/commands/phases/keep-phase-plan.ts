import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { Acting } from '../../data/acting.ts';
import { lockPhase } from '../../data/phase-acting.ts';
import type { PhaseLine } from '../../queries/conversations.ts';

export interface PhaseSetting extends Pick<PhaseLine, 'title' | 'question' | 'introduction' | 'audience' | 'opensAt' | 'closesAt'> {
  prompts: readonly { words: string; isAppreciative: boolean }[];
}

/** Whom to invite and which groups to listen with: one on each line, for those who organise. */
export interface PhasePlanning {
  invitations: string;
  partners: string;
}

/**
 * Changes what a phase asks, whom and when, as long as it is not announced: people answer the question that they read. A change takes
 * the sign-off of a peer leader away. Throws Conflict for a form that is older than the phase.
 */
export async function setUpPhase(tx: Tx, acting: Acting, { phaseId, revision, setting }: { phaseId: string; revision: number; setting: PhaseSetting }): Promise<void> {
  const phase = await lockPhase(tx, acting, phaseId, 'set questions');
  if (phase.announced_at) throw new Conflict('It is announced. Its question does not change any more.');
  if (phase.revision !== revision) throw new Conflict('Somebody else has changed this part. Read it again.');
  if (setting.closesAt && setting.closesAt <= setting.opensAt) throw new Invalid('The last day must not be before the day on which it opens.', { closes: 'The last day must not be before the day on which it opens' });
  const { title, question, introduction, audience, opensAt, closesAt, prompts } = setting;
  await tx.updateTable('conversations.phase').set({ title, question, introduction, audience, opens_at: opensAt, closes_at: closesAt, revision: revision + 1 }).where('id', '=', phase.id).execute();
  await tx.deleteFrom('conversations.phase_prompt').where('phase_id', '=', phase.id).execute();
  for (const [index, { words, isAppreciative }] of prompts.entries()) await tx.insertInto('conversations.phase_prompt').values({ phase_id: phase.id, organisation_id: phase.organisation_id, position: index + 1, words, is_appreciative: isAppreciative }).execute();
  await tellOfPlan(tx, acting, phase, 'phase set up');
}

/** Changes whom to invite and which groups to listen with, at any time. */
export async function planPhase(tx: Tx, acting: Acting, { phaseId, invitations, partners }: PhasePlanning & { phaseId: string }): Promise<void> {
  const phase = await lockPhase(tx, acting, phaseId, 'set questions');
  await tx.insertInto('conversations.phase_plan').values({ phase_id: phase.id, organisation_id: phase.organisation_id, invitations, partners })
    .onConflict((conflict) => conflict.column('phase_id').doUpdateSet({ invitations, partners })).execute();
  await tellOfPlan(tx, acting, phase, 'phase planned');
}

const tellOfPlan = (tx: Tx, acting: Acting, phase: { id: string; organisation_id: string }, name: string): Promise<void> =>
  recordEvent(tx, acting, { room: 'conversations', name, organisationId: phase.organisation_id, subject: { kind: 'phase', id: phase.id } });
