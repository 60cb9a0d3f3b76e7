import type { Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import { newId } from '#platform/ids';
import { authorise, type Acting } from '../data/acting.ts';
import type { PhaseKind } from '../domain/phase-state.ts';

export interface PhasePlan {
  kind: PhaseKind;
  title: string;
  question: string;
  introduction?: string;
  audience?: string;
  opensAt: Date;
  closesAt: Date | null;
  prompts?: readonly { words: string; isAppreciative?: boolean }[];
  /** What it was copied from, whom to invite and which groups to listen with, one on each line. */
  plan?: { template: string; invitations: string; partners: string };
}

export interface ConversationPlan {
  organisationId: string;
  code: string;
  title: string;
  purpose: string;
  isMatrixOpen?: boolean;
  isExample?: boolean;
  phases: readonly PhasePlan[];
}

/** Makes a conversation with its phases, not yet announced. Answers its id, or null when the short name is taken. */
export async function makeConversation(tx: Tx, acting: Acting, plan: ConversationPlan): Promise<string | null> {
  authorise(acting, 'organise conversations', plan.organisationId);
  const id = newId();
  const made = await tx.insertInto('conversations.conversation').values({
    id, organisation_id: plan.organisationId, code: plan.code, title: plan.title, purpose: plan.purpose, is_matrix_open: plan.isMatrixOpen ?? false, is_example: plan.isExample ?? false, made_at: acting.now, made_by: acting.viewer.personId,
  }).onConflict((conflict) => conflict.column('code').doNothing()).executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return null;
  for (const [index, phase] of plan.phases.entries()) await addPhase(tx, { conversationId: id, organisationId: plan.organisationId, position: index + 1, phase });
  await recordEvent(tx, acting, { room: 'conversations', name: 'conversation made', organisationId: plan.organisationId, subject: { kind: 'conversation', id: plan.code } });
  return id;
}

async function addPhase(tx: Tx, { conversationId, organisationId, position, phase }: { conversationId: string; organisationId: string; position: number; phase: PhasePlan }): Promise<void> {
  const id = newId();
  await tx.insertInto('conversations.phase').values({
    id, conversation_id: conversationId, organisation_id: organisationId, position, kind: phase.kind, title: phase.title, question: phase.question, introduction: phase.introduction ?? '', audience: phase.audience ?? '', opens_at: phase.opensAt, closes_at: phase.closesAt,
  }).execute();
  for (const [index, { words, isAppreciative = false }] of (phase.prompts ?? []).entries()) {
    await tx.insertInto('conversations.phase_prompt').values({ phase_id: id, organisation_id: organisationId, position: index + 1, words, is_appreciative: isAppreciative }).execute();
  }  if (phase.plan) await tx.insertInto('conversations.phase_plan').values({ phase_id: id, organisation_id: organisationId, ...phase.plan }).execute();
}
