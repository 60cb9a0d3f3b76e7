import { keptBriefly, type Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import type { RequestContext } from '#platform/http';
import { organisationByCode } from '#modules/directory';
import { authorise } from '../data/acting.ts';
import { conversationPage, conversationsOf, organisationOfPhase, phaseAt, type ConversationHead, type PhaseLine } from '../queries/conversations.ts';

export const conversationHref = ({ code }: { code: string }): string => `/conversations/${code}`;
export const phaseHref = (conversation: { code: string }, { position }: { position: number }): string => `${conversationHref(conversation)}/${position}`;
export const ideaHref = (conversation: { code: string }, phase: { position: number }, idea: { id: string }): string => `${phaseHref(conversation, phase)}/ideas/${idea.id}`;
export const reachHref = ({ id }: { id: string }): string => `/phases/${id}/reach`;
export const wantedHref = ({ code }: { code: string }): string => `/conversations/${code}/who-to-hear`;

/** The conversation and phase of this address. Throws NotFound. */
export async function placeAsked(ctx: RequestContext): Promise<{ conversation: ConversationHead; phase: PhaseLine }> {
  const conversation = await ctx.read((tx) => conversationPage(tx, ctx.params['code'] ?? '', ctx.now));
  return { conversation, phase: phaseAt(conversation, ctx.params['position'] ?? '') };
}

const places = keptBriefly<ConversationHead>({ milliseconds: 1_000 });

/**
 * The same as the public sees it, at most a second old: for votes, where the database itself decides whether the phase is open.
 * Throws NotFound.
 */
export async function publicPlaceAsked({ store, params, now }: RequestContext): Promise<{ conversation: ConversationHead; phase: PhaseLine }> {
  const code = params['code'] ?? '';
  const conversation = await places(store, code, () => store.reading({ as: 'public' }, (tx) => conversationPage(tx, code, now)));
  return { conversation, phase: phaseAt(conversation, params['position'] ?? '') };
}

/** The phase of an address with its id, for those who organise it. Throws NotFound, Forbidden. */
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

export const trail = (conversation: ConversationHead, phase?: PhaseLine) => [
  { text: 'Conversations', href: '/conversations' }, { text: conversation.title, href: conversationHref(conversation) },
  ...(phase ? [{ text: phase.title, href: phaseHref(conversation, phase) }] : []),
];
