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

export const trail = (conversation: ConversationHead, phase?: PhaseLine) => [
  { text: 'Conversations', href: '/conversations' }, { text: conversation.title, href: conversationHref(conversation) },
  ...(phase ? [{ text: phase.title, href: phaseHref(conversation, phase) }] : []),
];
