import type { Tx } from '#platform/db';
import { Conflict } from '#platform/errors';
import { authorise, type Acting } from '../../data/acting.ts';
import { makeConversation } from '../make-conversation.ts';
import { announcePhase } from '../phase-life.ts';

interface Door {
  organisation: { id: string; code: string; name: string; isExample: boolean };
}

/** Opens the part of the conversation that never closes by itself, so that words are welcome also when nothing else is open. Throws Conflict where it is there. */
export async function openDoor(tx: Tx, acting: Acting, { organisation }: Door): Promise<void> {
  authorise(acting, 'organise conversations', organisation.id);
  const id = await makeConversation(tx, acting, {
    organisationId: organisation.id, code: `${organisation.code.slice(0, 50)}-open-door`, title: 'Our door is always open',
    purpose: 'You can tell us something at any time, also when we ask nothing. A person reads what you write.', isExample: organisation.isExample,
    phases: [{ kind: 'always open', title: 'Always open', question: 'What would you like to tell us?', audience: 'Everyone', opensAt: acting.now, closesAt: null }],
  });
  if (!id) throw new Conflict('It is there already.');
  const phase = await tx.selectFrom('conversations.phase').select('id').where('conversation_id', '=', id).executeTakeFirstOrThrow();
  await announcePhase(tx, acting, phase.id);
}
