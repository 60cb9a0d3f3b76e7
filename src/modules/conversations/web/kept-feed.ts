import { keptBriefly, type Store } from '#platform/db';
import type { FeedIdea } from '../domain/feed-order.ts';
import { feedOf } from '../queries/shown-words.ts';

const feeds = keptBriefly<readonly FeedIdea[]>({ milliseconds: 1_000 });

/** The ideas of a phase and how often each was served, asked of the database at most once a second for all visitors. */
export const keptFeed = (store: Store, phase: { id: string; number: number }): Promise<readonly FeedIdea[]> =>
  feeds(store, phase.id, () => store.reading({ as: 'public' }, (tx) => feedOf(tx, phase)));
