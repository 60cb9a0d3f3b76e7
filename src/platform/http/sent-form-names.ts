import { hashToken, keyedHash } from '#platform/ids';
import type { RequestContext } from './context.ts';
import type { Route } from './route.ts';

const nameShape = /^[\w-]{20,64}$/;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;

/** By what a second sending of a form is known. All hashes are keyed with the site's secret, which stands in no copy of the database. */
export interface SentForm {
  /** Each belongs to one sending only; claimed in this order. */
  names: readonly string[];
  /** Names under which the same may have been sent an hour ago: looked for and not claimed. */
  earlierNames: readonly string[];
  contentHash: string;
  /** What the row says about when: the hour, or the end of the day for what anyone may send. */
  keptAs: Date;
  /** Where the last form of a person who is signed in is remembered, and what was sent, in this hour and as it would read in the hour before. */
  last: { hash: string; sentHashes: readonly [string, string]; hasWords: boolean } | null;
}

/**
 * A form of somebody who is signed in, known by the random name of its rendering; null where it carries none. The hashes hold that
 * name, which stands nowhere: nobody can try out of a copy what was sent.
 */
export function staffForm(ctx: RequestContext, name: unknown): SentForm | null {
  const { viewer, now } = ctx;
  if (viewer.kind !== 'person' || typeof name !== 'string' || !nameShape.test(name)) return null;
  const { key, place, content, hasWords } = sendingOf(ctx);
  const address = `${viewer.personId} ${place}`;
  const hour = hourOf(now);
  const sentIn = (at: number) => keyedHash(key, `${at} ${address} ${content}`);
  return {
    names: [keyedHash(key, `${address} ${name}`)], earlierNames: [], contentHash: keyedHash(key, `${address} ${name} ${content}`), keptAs: now,
    last: { hash: keyedHash(key, `last of ${viewer.personId}`), sentHashes: [sentIn(hour), sentIn(hour - 1)], hasWords },
  };
}

/**
 * A form that anyone may send, whoever sends it, known by its content: together with the token of its rendering (a second press, a
 * page loaded again), and, where somebody wrote words, with the secret in the browser's form cookie in this hour and the last (the
 * back button). What it holds makes two different forms of one browser strangers to each other, and no hash names anybody.
 */
export function openForm(ctx: RequestContext, { isWrittenOnceForAnyone }: Route): SentForm | null {
  const browser = ctx.cookie('allied_form');
  const token = (ctx.body as Record<string, unknown>)['_csrf'];
  if (!isWrittenOnceForAnyone || !browser || typeof token !== 'string') return null;
  const { key, place, content, hasWords } = sendingOf(ctx);
  const rendering = keyedHash(key, `rendering ${token} ${place} ${content}`);
  const inHour = (hour: number) => (hasWords ? [keyedHash(key, `browser ${browser} ${hour} ${place} ${content}`)] : []);
  const hour = hourOf(ctx.now);
  return {
    names: [rendering, ...inHour(hour)], earlierNames: inHour(hour - 1), contentHash: rendering, last: null,
    // The day is all that stands beside such words; its end, so that the row outlives the hour after midnight.
    keptAs: new Date((Math.floor(ctx.now.getTime() / DAY_MS) + 1) * DAY_MS),
  };
}

const hourOf = (now: Date): number => Math.floor(now.getTime() / HOUR_MS);

function sendingOf({ config, method, path, query, body, files }: RequestContext) {
  const { _csrf: _, ...typed } = body as Record<string, unknown>;
  return {
    key: keyedHash(config.secret ?? '', 'sent forms'), place: `${method} ${path}`,
    content: JSON.stringify([query, typed, files.map(({ field, name, bytes }) => [field, name, hashToken(bytes.toString('latin1')).toString('hex')])]),
    hasWords: Object.values(typed).flat().some((value) => typeof value === 'string' && /\S\s+\S/.test(value)),
  };
}
