import { keptBriefly } from '#platform/db';
import { NotFound } from '#platform/errors';
import type { RequestContext } from '#platform/http';
import { authorise } from '../data/acting.ts';
import type { ConversationAction } from '../permissions.ts';
import { conversationPage, phaseAt, placeOfPhase, type ConversationHead, type PhaseLine } from '../queries/conversations.ts';

/** A part of a conversation. */
export interface Place {
  conversation: ConversationHead;
  phase: PhaseLine;
}

export const conversationHref = ({ code }: { code: string }): string => `/conversations/${code}`;
export const phaseHref = (conversation: { code: string }, { position }: { position: number }): string => `${conversationHref(conversation)}/${position}`;
export const ideaHref = (conversation: { code: string }, phase: { position: number }, idea: { id: string }): string => `${phaseHref(conversation, phase)}/ideas/${idea.id}`;
export const reachHref = ({ id }: { id: string }): string => `/phases/${id}/reach`;
export const wantedHref = ({ code }: { code: string }): string => `/conversations/${code}/who-to-hear`;

/** The conversation and phase of this address. Throws NotFound. */
export async function placeAsked(ctx: RequestContext): Promise<Place> {
  const conversation = await ctx.read((tx) => conversationPage(tx, ctx.params['code'] ?? '', ctx.now));
  return { conversation, phase: phaseAt(conversation, ctx.params['position'] ?? '') };
}

const places = keptBriefly<ConversationHead>({ milliseconds: 1_000 });

/**
 * The same as the public sees it, at most a second old: for votes, where the database itself decides whether the phase is open.
 * Throws NotFound.
 */
export async function publicPlaceAsked({ store, params, now }: RequestContext): Promise<Place> {
  const code = params['code'] ?? '';
  const conversation = await places(store, code, () => store.reading({ as: 'public' }, (tx) => conversationPage(tx, code, now)));
  return { conversation, phase: phaseAt(conversation, params['position'] ?? '') };
}

/** The phase with this id and its conversation, for those who may do this there. Throws NotFound, Forbidden. */
export async function phaseFor(ctx: RequestContext, phaseId: string, action: ConversationAction): Promise<Place> {
  const conversation = await ctx.read(async (tx) => conversationPage(tx, await placeOfPhase(tx, phaseId), ctx.now));
  authorise(ctx, action, conversation.organisationId);
  const phase = conversation.phases.find(({ id }) => id === phaseId);
  if (!phase) throw new NotFound();
  return { conversation, phase };
}

/** The phase whose id stands in this address, for those who organise it. Throws NotFound, Forbidden. */
export const ownPhaseAsked = (ctx: RequestContext): Promise<Place> => phaseFor(ctx, ctx.params['id'] ?? '', 'organise conversations');

export const trail = (conversation: ConversationHead, phase?: PhaseLine) => [
  { text: 'Conversations', href: '/conversations' }, { text: conversation.title, href: conversationHref(conversation) },
  ...(phase ? [{ text: phase.title, href: phaseHref(conversation, phase) }] : []),
];
