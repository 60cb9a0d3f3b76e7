import type { Store } from './store.ts';

/**
 * Keeps an answer for a moment, for everyone who asks in the meantime: for what is the same for all and may be a moment late.
 * One question per key and span, however many ask; a failure is thrown to those who wait and never kept.
 */
export function keptBriefly<Answer>({ milliseconds, most = 2_000 }: { milliseconds: number; most?: number }): (store: Store, key: string, ask: () => Promise<Answer>) => Promise<Answer> {
  const ofStores = new WeakMap<Store, Map<string, { askedAt: number; answer: Promise<Answer> }>>();
  return (store, key, ask) => {
    const kept = ofStores.get(store) ?? new Map<string, { askedAt: number; answer: Promise<Answer> }>();
    ofStores.set(store, kept);
    const found = kept.get(key);
    if (found && performance.now() - found.askedAt < milliseconds) return found.answer;
    const answer = ask();
    answer.catch(() => kept.delete(key));
    if (kept.size >= most) kept.clear();
    kept.set(key, { askedAt: performance.now(), answer });
    return answer;
  };
}
