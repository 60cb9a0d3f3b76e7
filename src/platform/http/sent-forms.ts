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
 * its own transaction. A second sending of the same content is led where the first one was led; with other content it is told so.
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
}

/** Both hashes hold the name, which stands nowhere: nobody can try out of a copy what was sent. */
function sentFormOf({ config, viewer, method, path, query, body, files }: RequestContext, name: string): SentForm {
  const key = keyedHash(config.secret ?? '', 'sent forms');
  const { _csrf: _, ...typed } = body as Record<string, unknown>;
  const content = JSON.stringify([query, typed, files.map(({ field, name: file, bytes }) => [field, file, hashToken(bytes.toString('latin1')).toString('hex')])]);
  const named = keyedHash(key, `${viewer.personId} ${method} ${path} ${name}`);
  return { nameHash: named, contentHash: keyedHash(key, `${named} ${name} ${content}`) };
}

/** Thrown by the first write of a form whose name was claimed before: nothing of the request is written. */
class NameTaken extends Error {}

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
    // A bug after the change was written: it stands, so it is not to be written again.
    if (isClaimed) await settle(ctx, form, error instanceof Refusal ? null : {});
    throw error;
  }
}

async function claim(tx: Tx, { nameHash, contentHash }: SentForm, now: Date): Promise<void> {
  const { rows } = await sql<{ isNew: boolean }>`select platform.claim_form(${nameHash}, ${contentHash}, ${now}) as "isNew"`.execute(tx);
  if (!rows[0]?.isNew) throw new NameTaken();
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
async function settle({ store, log, id }: RequestContext, { nameHash }: SentForm, answer: FirstAnswer | null): Promise<void> {
  const settling = answer ? sql`select platform.answer_form(${nameHash}, ${JSON.stringify(answer)}::jsonb)` : sql`select platform.release_form(${nameHash})`;
  await store.unscoped((database) => settling.execute(database)).catch((error: unknown) => log.error('a sent form was not settled', { request: id }, error));
}

async function answerOfFirst(ctx: RequestContext, route: Route, form: SentForm): Promise<Reply> {
  const first = await firstSettled(ctx.store, form);
  // It was refused after all: this one is the first now.
  if (!first) return sendOnce(ctx, route, form);
  const { to } = first.answer ?? {};
  const isSame = first.content_hash === form.contentHash;
  if (isSame && to !== undefined) return { kind: 'redirect', to, status: 303 };
  const words = typedWords(ctx.headers, ctx.body);
  throw new FormSentBefore({ isSame, to: to ?? null, from: words.from, typed: isSame ? [] : words.typed });
}

interface FirstSending {
  content_hash: string;
  answer: FirstAnswer | null;
}

async function firstSettled(store: Store, { nameHash }: SentForm): Promise<FirstSending | undefined> {
  const until = performance.now() + WAIT_MS;
  for (;;) {
    const { rows: [first] } = await store.unscoped((database) => sql<FirstSending>`select content_hash, answer from platform.find_form(${nameHash})`.execute(database));
    if (!first || first.answer || performance.now() > until) return first;
    await wait(LOOK_EVERY_MS);
  }
}
