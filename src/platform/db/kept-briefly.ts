import type { Store } from './store.ts';

interface Kept<Answer> {
  askedAt: number;
  answer: Promise<Answer>;
  /** Somebody is asking anew while others still read this one. */
  isRenewed: boolean;
}

/**
 * Keeps an answer for a moment, for everyone who asks in the meantime: for what is the same for all and may be a moment late.
 * One question per key and span, however many ask; a failure is thrown to those who wait and never kept. Within `lateMilliseconds`
 * nobody waits: the older answer is given while the next is asked for.
 */
export function keptBriefly<Answer>({ milliseconds, lateMilliseconds = milliseconds, most = 2_000, clock = () => performance.now() }: { milliseconds: number; lateMilliseconds?: number; most?: number; clock?: () => number }): (store: Store, key: string, ask: () => Promise<Answer>) => Promise<Answer> {
  const ofStores = new WeakMap<Store, Map<string, Kept<Answer>>>();
  return (store, key, ask) => {
    const kept = ofStores.get(store) ?? new Map<string, Kept<Answer>>();
    ofStores.set(store, kept);
    const found = kept.get(key);
    const age = found ? clock() - found.askedAt : Number.POSITIVE_INFINITY;
    if (found && age < milliseconds) return found.answer;
    if (found && age < lateMilliseconds) {
      if (!found.isRenewed) renew({ kept, key, clock }, found, ask);
      return found.answer;
    }
    const answer = ask();
    answer.catch(() => kept.delete(key));
    if (kept.size >= most) kept.clear();
    kept.set(key, { askedAt: clock(), answer, isRenewed: false });
    return answer;
  };
}

/** Puts the next answer in place of the older one when it is there; where it fails the older one serves until it is too late. */
function renew<Answer>({ kept, key, clock }: { kept: Map<string, Kept<Answer>>; key: string; clock: () => number }, older: Kept<Answer>, ask: () => Promise<Answer>): void {
  older.isRenewed = true;
  const askedAt = clock();
  const answer = ask();
  answer.then(() => kept.set(key, { askedAt, answer, isRenewed: false }), () => { older.isRenewed = false; });
}
