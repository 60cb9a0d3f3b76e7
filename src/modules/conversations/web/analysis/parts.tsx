import type { RequestContext } from '#platform/http';
import { RadiosField } from '#ui/forms';
import { authorise } from '../../data/acting.ts';
import { sentiments, type Sentiment } from '../../domain/analysis/sentiment.ts';
import type { ConversationAction } from '../../permissions.ts';
import { conversationPage, type ConversationHead } from '../../queries/conversations.ts';

export const sentimentTitle: Readonly<Record<Sentiment, string>> = { positive: 'Positive', negative: 'Negative', mixed: 'Mixed', neutral: 'Neutral' };

/** The conversation of this address, for those who may do this there. Throws NotFound or Forbidden. */
export async function conversationFor(ctx: RequestContext, action: ConversationAction): Promise<ConversationHead> {
  const conversation = await ctx.read((tx) => conversationPage(tx, ctx.params['code'] ?? '', ctx.now));
  authorise(ctx, action, conversation.organisationId);
  return conversation;
}

export const codingHref = ({ code }: { code: string }): string => `/conversations/${code}/coding`;
export const codesHref = ({ code }: { code: string }): string => `/conversations/${code}/codes`;
export const uncodedHref = ({ code }: { code: string }): string => `/conversations/${code}/codes/none`;
export const memosHref = ({ code }: { code: string }): string => `/conversations/${code}/memos`;
export const themesHref = ({ code }: { code: string }): string => `/conversations/${code}/themes`;

export const deskTrail = (conversation: { code: string; title: string }) => [
  { text: 'Conversations', href: '/conversations' }, { text: conversation.title, href: `/conversations/${conversation.code}` }, { text: 'Coding', href: codingHref(conversation) },
];

/** A figure of agreement as people read it; an en dash where there is none. */
export const alphaWords = (value: number | null): string => (value === null ? '–' : value.toFixed(2));

export const SentimentField = ({ hint }: { hint?: string | undefined }) => (
  <RadiosField name="sentiment" legend="How do these words sound?" hint={hint} items={sentiments.map((value) => ({ value, text: sentimentTitle[value] }))} />
);
