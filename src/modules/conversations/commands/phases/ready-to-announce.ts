import type { Tx } from '#platform/db';
import { Conflict } from '#platform/errors';
import type { Acting } from '../../data/acting.ts';
import { checkSignedOff, openingStandsFor } from './sign-off.ts';

interface Phase {
  id: string;
  conversation_id: string;
  organisation_id: string;
  position: number;
  kind: string;
  revision: number;
}

/**
 * Phases answer each other: the workforce answers published themes of what people said, and check and challenge has something to
 * check. Throws Conflict with what is missing.
 */
export async function checkReadyToAnnounce(tx: Tx, acting: Acting, phase: Phase): Promise<void> {
  if (phase.kind === 'professionals' && (await hasPeopleBefore(tx, phase)) && !(await hasPublishedTheme(tx, phase.conversation_id))) throw new Conflict('This part answers what people said, and no theme of that is published yet. Publish the themes first.');
  if (phase.kind === 'challenge' && !(await hasStatement(tx, phase.id))) throw new Conflict('There is nothing to check and challenge yet. Write a draft statement first.');
  await checkSignedOff(tx, acting, { phase, what: 'opening', standsFor: openingStandsFor(phase) });
}

const hasPeopleBefore = async (tx: Tx, { conversation_id, position }: Phase): Promise<boolean> =>
  (await tx.selectFrom('conversations.phase').select('id').where('conversation_id', '=', conversation_id).where('position', '<', position).where('kind', '=', 'people').executeTakeFirst()) !== undefined;

const hasPublishedTheme = async (tx: Tx, conversationId: string): Promise<boolean> =>
  (await tx.selectFrom('conversations.theme_publication as p').innerJoin('conversations.theme as t', 't.id', 'p.theme_id').select('p.id').where('t.conversation_id', '=', conversationId).where('p.replaced_at', 'is', null).executeTakeFirst()) !== undefined;

const hasStatement = async (tx: Tx, phaseId: string): Promise<boolean> => (await tx.selectFrom('conversations.statement').select('id').where('phase_id', '=', phaseId).executeTakeFirst()) !== undefined;
