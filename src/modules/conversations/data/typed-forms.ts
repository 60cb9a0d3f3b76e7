import { createHash } from 'node:crypto';
import type { Store } from '#platform/db';

interface Hour {
  hour: number;
  before: Map<string, Promise<unknown>>;
  now: Map<string, Promise<unknown>>;
}

const hours = new WeakMap<Store, Hour>();

/**
 * Does what a staff form asks once, however often the same form is sent (a double click, a page loaded again): who sends it again
 * gets the same answer. Its random number is remembered for an hour or two, in memory only, since a table would tell the order in
 * which votes came; each process remembers for itself. Where the work fails, the form may be sent again.
 */
export async function oncePerForm<T>({ store, now, body }: { store: Store; now: Date; body: unknown }, sending: string | undefined, work: () => Promise<T>): Promise<{ answer: T; isRepeat: boolean }> {
  if (!sending) return { answer: await work(), isRepeat: false };
  const held = heldAt(store, now);
  // With all that was typed: who goes back and types in the next sheet sends another form.
  const key = createHash('sha256').update(JSON.stringify([sending, body])).digest('base64');
  const before = held.now.get(key) ?? held.before.get(key);
  if (before) return { answer: await before as T, isRepeat: true };
  const doing = work();
  held.now.set(key, doing);
  doing.catch(() => held.now.delete(key));
  return { answer: await doing, isRepeat: false };
}

function heldAt(store: Store, now: Date): Hour {
  const hour = Math.floor(now.getTime() / 3_600_000);
  const held = hours.get(store);
  if (held?.hour === hour) return held;
  const fresh = { hour, before: held?.hour === hour - 1 ? held.now : new Map<string, Promise<unknown>>(), now: new Map<string, Promise<unknown>>() };
  hours.set(store, fresh);
  return fresh;
}
