import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { may, type Sentence } from '#platform/access';
import type { Store, Tx } from '#platform/db';
import { Refusal } from '#platform/errors';
import { hashToken, keyedHash } from '#platform/ids';
import { publicViewer, type RequestContext } from './context.ts';
import { FormSentBefore } from './refusal.ts';
import type { Reply, Route } from './route.ts';
import { typedWords } from './typed-words.ts';

/** The hidden field with the random name of one rendering of one form; `#ui/forms` draws it for people who are signed in. */
const FIELD = '_form';
const nameShape = /^[\w-]{20,64}$/;
/** How long a second sending waits for where the first one leads, once that has written. */
const WAIT_MS = 5_000;
const LOOK_EVERY_MS = 50;

/**
 * Runs a route's handler so that a form which is sent twice is written once (ADR 0025): the first write claims the form's name in
 * its own transaction. A second sending of the same content is led where the first one was led; with other content it is told so,
 * and so is a new rendering of the form that holds the very words which the same person sent last (the back button).
 * What was refused or rolled back may be sent again. Forms that anyone may send, programs, and what people said anonymously stay out.
 * Throws FormSentBefore.
 */
export async function answerOnce(ctx: RequestContext, route: Route, sentences: readonly Sentence[]): Promise<Reply> {
  if (typeof ctx.body !== 'object' || ctx.body === null || !(FIELD in ctx.body)) return route.handler(ctx);
  const { [FIELD]: name, ...body } = ctx.body as Record<string, unknown>;
  const own = { ...ctx, body };
  const isGuarded = ctx.viewer.kind === 'person' && !route.api && !route.isHeardAnonymously && !may(sentences, publicViewer, route.may);
  if (!isGuarded || typeof name !== 'string' || !nameShape.test(name)) return route.handler(own);
  return sendOnce(own, route, sentFormOf(own, name));
}

interface SentForm {
  nameHash: string;
  contentHash: string;
  /** Where the last form of this person is remembered, whatever its name. */
  lastHash: string;
  /** What was sent, in this hour and as it would read in the hour before; nothing is compared where nobody wrote any words. */
  sentHashes: readonly [string, string];
  hasWords: boolean;
}

/** All hashes are keyed, and those of one rendering hold its name, which stands nowhere: nobody can try out of a copy what was sent. */
function sentFormOf({ config, viewer, method, path, query, body, files, now }: RequestContext, name: string): SentForm {
  const key = keyedHash(config.secret ?? '', 'sent forms');
  const { _csrf: _, ...typed } = body as Record<string, unknown>;
  const address = `${viewer.personId} ${method} ${path}`;
  const content = JSON.stringify([query, typed, files.map(({ field, name: file, bytes }) => [field, file, hashToken(bytes.toString('latin1')).toString('hex')])]);
  const hour = Math.floor(now.getTime() / 3_600_000);
  const sentIn = (at: number) => keyedHash(key, `${at} ${address} ${content}`);
  return {
    nameHash: keyedHash(key, `${address} ${name}`), contentHash: keyedHash(key, `${address} ${name} ${content}`),
    lastHash: keyedHash(key, `last of ${viewer.personId}`), sentHashes: [sentIn(hour), sentIn(hour - 1)],
    hasWords: Object.values(typed).flat().some((value) => typeof value === 'string' && /\S\s+\S/.test(value)),
  };
}

/** Thrown by the first write of a form whose name was claimed before: nothing of the request is written. */
class NameTaken extends Error {}

/** Thrown where the form is new and says what the person sent last: nothing of the request is written. */
class SaidLast extends Error {}

async function sendOnce(ctx: RequestContext, route: Route, form: SentForm): Promise<Reply> {
  let isClaimed = false;
  const write = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    if (isClaimed) return ctx.write(work);
    const done = await ctx.write(async (tx) => {
      await claim(tx, form, ctx.now);
      return work(tx);
    });
    isClaimed = true;
    return done;
  };
  try {
    const reply = await route.handler({ ...ctx, write });
    if (isClaimed) await settle(ctx, form, answerOf(reply));
    return reply;
  } catch (error) {
    if (error instanceof NameTaken) return answerOfFirst(ctx, route, form);
    if (error instanceof SaidLast) return refuseSaidLast(ctx, form);
    // A bug after the change was written: it stands, so it is not to be written again.
    if (isClaimed) await settle(ctx, form, error instanceof Refusal ? null : {});
    throw error;
  }
}

async function claim(tx: Tx, { nameHash, contentHash, lastHash, sentHashes, hasWords }: SentForm, now: Date): Promise<void> {
  const { rows } = await sql<{ isNew: boolean }>`select platform.claim_form(${nameHash}, ${contentHash}, ${now}) as "isNew"`.execute(tx);
  if (!rows[0]?.isNew) throw new NameTaken();
  const last = hasWords ? await sql<FirstSending>`select content_hash, answer from platform.find_form(${lastHash})`.execute(tx) : null;
  if (last?.rows[0] && sentHashes.includes(last.rows[0].content_hash)) throw new SaidLast();
}

interface FirstAnswer {
  to?: string;
}

/** Null where the form came back to be put right. */
function answerOf(reply: Reply): FirstAnswer | null {
  if (reply.kind === 'redirect') return { to: reply.to };
  const { status = 200, isInError = false } = reply.kind === 'page' ? reply.page : (reply as { status?: number; isInError?: boolean });
  return status >= 400 || isInError ? null : {};
}

/** The change stands whatever becomes of this: its own failure is only logged. */
async function settle({ store, log, id, now }: RequestContext, { nameHash, lastHash, sentHashes: [sent] }: SentForm, answer: FirstAnswer | null): Promise<void> {
  await store.unscoped((database) => database.transaction().execute(async (tx) => {
    if (!answer) return sql`select platform.release_form(${nameHash})`.execute(tx);
    await sql`select platform.answer_form(${nameHash}, ${JSON.stringify(answer)}::jsonb)`.execute(tx);
    await sql`select platform.release_form(${lastHash})`.execute(tx);
    await sql`select platform.claim_form(${lastHash}, ${sent}, ${now})`.execute(tx);
    return sql`select platform.answer_form(${lastHash}, ${JSON.stringify(answer)}::jsonb)`.execute(tx);
  })).catch((error: unknown) => log.error('a sent form was not settled', { request: id }, error));
}

async function refuseSaidLast(ctx: RequestContext, { lastHash }: SentForm): Promise<Reply> {
  const last = await firstSettled(ctx.store, { nameHash: lastHash });
  throw new FormSentBefore({ what: 'the same words', to: last?.answer?.to ?? null, ...typedWords(ctx.headers, ctx.body) });
}

async function answerOfFirst(ctx: RequestContext, route: Route, form: SentForm): Promise<Reply> {
  const first = await firstSettled(ctx.store, form);
  // It was refused after all: this one is the first now.
  if (!first) return sendOnce(ctx, route, form);
  const { to } = first.answer ?? {};
  const isSame = first.content_hash === form.contentHash;
  if (isSame && to !== undefined) return { kind: 'redirect', to, status: 303 };
  const { from, typed } = typedWords(ctx.headers, ctx.body);
  throw new FormSentBefore({ what: isSame ? 'the same form' : 'other words', to: to ?? null, from, typed: isSame ? [] : typed });
}

interface FirstSending {
  content_hash: string;
  answer: FirstAnswer | null;
}

async function firstSettled(store: Store, { nameHash }: Pick<SentForm, 'nameHash'>): Promise<FirstSending | undefined> {
  const until = performance.now() + WAIT_MS;
  for (;;) {
    const { rows: [first] } = await store.unscoped((database) => sql<FirstSending>`select content_hash, answer from platform.find_form(${nameHash})`.execute(database));
    if (!first || first.answer || performance.now() > until) return first;
    await wait(LOOK_EVERY_MS);
  }
}
