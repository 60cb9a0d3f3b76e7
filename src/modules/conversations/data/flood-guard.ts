import { createHmac, randomBytes } from 'node:crypto';
import type { Store } from '#platform/db';

/** A person writes a few ideas; a table of people behind one connection writes some dozens. */
const WORDS_AN_HOUR = 60;
/** More online words in one hour than any conversation of this kind had in a day; people would have to read them. */
export const PHASE_WORDS_AN_HOUR = 2_000;

interface Hour {
  hour: number;
  counts: Map<string, number>;
  texts: Map<string, string>;
}

/** Drawn anew by each process and kept nowhere: without it nobody can find out whether an address sent a text. */
const secret = randomBytes(32);
const hours = new WeakMap<Store, Hour>();

export interface SentWords {
  /** The limiter's keyed hash of the address, good for one hour. */
  addressKey: string;
  phaseId: string;
  /** The idea that a comment answers: the same few words may be meant for several. */
  parentId?: string | undefined;
  words: string;
  /** Of the form that carries the words: the same form sent twice is no repeat. */
  sending: string | undefined;
}

/**
 * Whether words from one address are too many in this hour, or the same as some before. Kept in memory only, for one hour, and by
 * each process for itself: a table in the database would join addresses to words.
 */
export function floodingOf(store: Store, sent: SentWords, now: Date): 'fine' | 'too many' | 'the same again' {
  const { counts, texts } = thisHour(store, now);
  const before = texts.get(textKey(sent));
  if (before !== undefined) return before === sent.sending ? 'fine' : 'the same again';
  return (counts.get(sent.addressKey) ?? 0) >= WORDS_AN_HOUR ? 'too many' : 'fine';
}

/** Remembers, for this hour, that such words were kept. */
export function countSent(store: Store, sent: SentWords, now: Date): void {
  const { counts, texts } = thisHour(store, now);
  if (texts.has(textKey(sent))) return;
  texts.set(textKey(sent), sent.sending ?? '');
  counts.set(sent.addressKey, (counts.get(sent.addressKey) ?? 0) + 1);
}

/** Forgets words that their author took out again, so that they may send them once more. */
export function forgetSent(store: Store, sent: Omit<SentWords, 'sending'>, now: Date): void {
  thisHour(store, now).texts.delete(textKey({ ...sent, sending: undefined }));
}

function thisHour(store: Store, now: Date): Hour {
  const hour = Math.floor(now.getTime() / 3_600_000);
  const held = hours.get(store);
  if (held?.hour === hour) return held;
  const fresh = { hour, counts: new Map<string, number>(), texts: new Map<string, string>() };
  hours.set(store, fresh);
  return fresh;
}

const textKey = ({ addressKey, phaseId, parentId, words }: SentWords): string =>
  createHmac('sha256', secret).update(JSON.stringify([addressKey, phaseId, parentId ?? null, words.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim() || words])).digest('base64');
