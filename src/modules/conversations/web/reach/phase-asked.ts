import { NotFound } from '#platform/errors';
import type { Tx } from '#platform/db';
import type { RequestContext } from '#platform/http';
import { organisationByCode } from '#modules/directory';
import { authorise } from '../../data/acting.ts';
import { conversationsOf, organisationOfPhase, type ConversationHead, type PhaseLine } from '../../queries/conversations.ts';

/** The phase of this address, for those who organise it. Throws NotFound, Forbidden. */
export async function ownPhaseAsked(tx: Tx, ctx: RequestContext): Promise<{ conversation: ConversationHead; phase: PhaseLine }> {
  const phaseId = ctx.params['id'] ?? '';
  const organisation = await organisationByCode(tx, await organisationOfPhase(tx, phaseId));
  if (!organisation) throw new NotFound();
  authorise(ctx, 'organise conversations', organisation.id);
  const conversation = (await conversationsOf(tx, organisation.id, ctx.now)).find(({ phases }) => phases.some(({ id }) => id === phaseId));
  const phase = conversation?.phases.find(({ id }) => id === phaseId);
  if (!conversation || !phase) throw new NotFound();
  return { conversation, phase };
}

export const reachHref = ({ id }: { id: string }): string => `/phases/${id}/reach`;
export const wantedHref = ({ code }: { code: string }): string => `/conversations/${code}/who-to-hear`;
