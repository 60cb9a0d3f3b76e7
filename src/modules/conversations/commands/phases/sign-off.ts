import type { Tx } from '#platform/db';
import { Conflict } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { newId } from '#platform/ids';
import { authorise, type Acting } from '../../data/acting.ts';
import { lockPhase } from '../../data/phase-acting.ts';
import { personActing } from '../../data/workshop-acting.ts';
import { finalStanding } from '../../queries/challenge/final-standing.ts';

export const signedThings = ['opening', 'final text'] as const;
export type SignedThing = (typeof signedThings)[number];

interface Phase {
  id: string;
  organisation_id: string;
  revision: number;
}

/** What stands there now: a signature holds for this and for no later wording. */
export const openingStandsFor = ({ revision }: Pick<Phase, 'revision'>): string => `revision ${revision}`;

/** A peer leader signs the questions of a phase, or the final text of check and challenge, as it stands now. */
export async function signOff(tx: Tx, acting: Acting, { phaseId, what, note = '' }: { phaseId: string; what: SignedThing; note?: string }): Promise<void> {
  const phase = await lockPhase(tx, acting, phaseId, 'sign off conversations');
  if (what === 'opening' && phase.announced_at) throw new Conflict('It is announced already.');
  if (what === 'final text' && phase.kind !== 'challenge') throw new Conflict('Only check and challenge has a final text.');
  const standing = what === 'final text' ? await finalStanding(tx, { phaseId: phase.id, now: acting.now }) : null;
  if (standing && standing.waitsFor.length > 0) throw new Conflict(`It cannot be signed yet. ${standing.waitsFor.join(' ')}`);
  await tx.insertInto('conversations.sign_off').values({ id: newId(), phase_id: phase.id, organisation_id: phase.organisation_id, what, stands_for: standing?.standsFor ?? openingStandsFor(phase), note, signed_at: acting.now, signed_by: personActing(acting) }).execute();
  await recordEvent(tx, acting, { room: 'conversations', name: `${what} signed off`, organisationId: phase.organisation_id, subject: { kind: 'phase', id: phase.id }, visibility: 'public' });
}

/** Throws Conflict where the organisation asks for the sign-off of a peer leader and nobody else signed what stands there now. */
export async function checkSignedOff(tx: Tx, { viewer }: Acting, { phase, what, standsFor }: { phase: Phase; what: SignedThing; standsFor: string }): Promise<void> {
  if (!(await needsSignOff(tx, phase.organisation_id))) return;
  const signatures = await tx.selectFrom('conversations.sign_off').select('signed_by').where('phase_id', '=', phase.id).where('what', '=', what).where('stands_for', '=', standsFor).execute();
  if (signatures.some(({ signed_by }) => signed_by !== viewer.personId)) return;
  throw new Conflict('Your organisation asks for the sign-off of a peer leader first. Nobody but you has signed what stands there now.');
}

export async function needsSignOff(tx: Tx, organisationId: string): Promise<boolean> {
  return (await tx.selectFrom('conversations.sign_off_rule').select('id').where('organisation_id', '=', organisationId).where('off_at', 'is', null).executeTakeFirst()) !== undefined;
}

/** Turns the rule on or off that nothing is announced and no final text published without a peer leader. Nothing happens where it is so already. */
export async function setSignOffRule(tx: Tx, acting: Acting, { organisationId, isOn }: { organisationId: string; isOn: boolean }): Promise<void> {
  authorise(acting, 'organise conversations', organisationId);
  if ((await needsSignOff(tx, organisationId)) === isOn) return;
  const who = acting.viewer.personId;
  if (isOn) await tx.insertInto('conversations.sign_off_rule').values({ id: newId(), organisation_id: organisationId, on_at: acting.now, on_by: who }).onConflict((conflict) => conflict.doNothing()).execute();
  else await tx.updateTable('conversations.sign_off_rule').set({ off_at: acting.now, off_by: who }).where('organisation_id', '=', organisationId).where('off_at', 'is', null).execute();
  await recordEvent(tx, acting, { room: 'conversations', name: isOn ? 'sign-off by a peer leader asked for' : 'sign-off by a peer leader no longer asked for', organisationId, subject: { kind: 'organisation', id: organisationId } });
}
