import { sql } from 'kysely';
import { askTogether, type Store } from '#platform/db';

/** Knows how often each topic has changed, never more than `freshMilliseconds` late. */
export interface Revisions {
  /** The numbers of these topics as one text; equal texts mean that nothing changed between. `fresh` asks the database now. */
  of(topics: readonly string[], fresh?: boolean): Promise<string>;
}

interface Options {
  freshMilliseconds?: number;
  clock?: () => number;
}

const MOST_TOPICS_KEPT = 20_000;

/**
 * Reads counters and notes of changes for many requests at once: whoever asks while a question is being put joins the next one, so
 * that any number of visitors costs at most one small query per quarter of a second and topic.
 */
export function openRevisions(store: Store, { freshMilliseconds = 250, clock = () => performance.now() }: Options = {}): Revisions {
  const known = new Map<string, { number: string; askedAt: number }>();
  const ask = askTogether(async (topics) => {
    const askedAt = clock();
    const { rows } = await store.unscoped((database) => sql<{ topic: string; number: string }>`select topic, number from platform.numbers_of(${[...topics]}::text[])`.execute(database));
    const numbers = new Map(rows.map(({ topic, number }) => [topic, number]));
    if (known.size > MOST_TOPICS_KEPT) known.clear();
    for (const topic of topics) known.set(topic, { number: numbers.get(topic) ?? '0', askedAt });
    return numbers;
  });
  return {
    async of(topics, fresh = false) {
      const late = topics.filter((topic) => fresh || clock() - (known.get(topic)?.askedAt ?? -Infinity) > freshMilliseconds);
      await Promise.all(late.map((topic) => ask(topic)));
      return topics.map((topic) => `${topic}=${known.get(topic)?.number ?? '0'}`).join(' ');
    },
  };
}
