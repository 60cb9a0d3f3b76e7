import type { Store } from '#platform/db';
import type { FeedIdea } from '../domain/feed-order.ts';
import { feedOf } from '../queries/shown-words.ts';

const FRESH_MILLISECONDS = 1_000;
const feeds = new WeakMap<Store, Map<string, { askedAt: number; ideas: Promise<readonly FeedIdea[]> }>>();

/** The ideas of a phase and how often each was served, asked of the database at most once a second for all visitors. */
export function keptFeed(store: Store, phase: { id: string; number: number }): Promise<readonly FeedIdea[]> {
  const ofStore = feeds.get(store) ?? new Map<string, { askedAt: number; ideas: Promise<readonly FeedIdea[]> }>();
  feeds.set(store, ofStore);
  const now = performance.now();
  const kept = ofStore.get(phase.id);
  if (kept && now - kept.askedAt < FRESH_MILLISECONDS) return kept.ideas;
  const ideas = store.reading({ as: 'public' }, (tx) => feedOf(tx, phase));
  ideas.catch(() => ofStore.delete(phase.id));
  ofStore.set(phase.id, { askedAt: now, ideas });
  return ideas;
}
