import { keptBriefly } from '#platform/db';
import type { RequestContext } from '#platform/http';
import { conversationPage, phaseAt, type ConversationHead, type PhaseLine } from '../queries/conversations.ts';

export const conversationHref = ({ code }: { code: string }): string => `/conversations/${code}`;
export const phaseHref = (conversation: { code: string }, { position }: { position: number }): string => `${conversationHref(conversation)}/${position}`;
export const ideaHref = (conversation: { code: string }, phase: { position: number }, idea: { id: string }): string => `${phaseHref(conversation, phase)}/ideas/${idea.id}`;

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

export const trail = (conversation: ConversationHead, phase?: PhaseLine) => [
  { text: 'Conversations', href: '/conversations' }, { text: conversation.title, href: conversationHref(conversation) },
  ...(phase ? [{ text: phase.title, href: phaseHref(conversation, phase) }] : []),
];
