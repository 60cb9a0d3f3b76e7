import { setTimeout as wait } from 'node:timers/promises';
import { sql, type QueryExecutorProvider } from 'kysely';
import { may, type Sentence } from '#platform/access';
import type { Store, Tx } from '#platform/db';
import { Refusal } from '#platform/errors';
import { publicViewer, type RequestContext } from './context.ts';
import { FormSentBefore } from './refusal.ts';
import type { Reply, Route } from './route.ts';
import { openForm, staffForm, type SentForm } from './sent-form-names.ts';
import { typedWords } from './typed-words.ts';

/** The hidden field with the random name of one rendering of one form; `#ui/forms` draws it for people who are signed in. */
const FIELD = '_form';
/** How long a second sending waits for where the first one leads, once that has written. */
const WAIT_MS = 5_000;
const LOOK_EVERY_MS = 50;

/**
 * Runs a route's handler so that a form which is sent twice is written once (ADR 0025): the first write claims the form's name in
 * its own transaction. A second sending of the same content is led where the first one was led; with other content it is told so,
 * and so is a new rendering of the form that holds the very words which the same person sent last (the back button).
 * What was refused or rolled back may be sent again. Forms that anyone may send are known by their words and their browser (ADR 0029),
 * where the route asks for it. Programs, and what people said anonymously, stay out. Throws FormSentBefore.
 */
export async function answerOnce(ctx: RequestContext, route: Route, sentences: readonly Sentence[]): Promise<Reply> {
  if (typeof ctx.body !== 'object' || ctx.body === null || route.api) return route.handler(ctx);
  const { [FIELD]: name, ...body } = ctx.body as Record<string, unknown>;
  const own = { ...ctx, body };
  const form = route.isHeardAnonymously ? null : may(sentences, publicViewer, route.may) ? openForm(own, route) : staffForm(own, name);
  return form ? sendOnce(own, route, form) : route.handler(own);
}

/** Thrown by the first write of a form whose name was claimed before: nothing of the request is written. */
class NameTaken extends Error {
  readonly takenName: string;

  constructor(takenName: string) {
    super();
    this.takenName = takenName;
  }
}

/** Thrown where the form is new and says what the person sent last: nothing of the request is written. */
class SaidLast extends Error {
  readonly lastName: string;

  constructor(lastName: string) {
    super();
    this.lastName = lastName;
  }
}

async function sendOnce(ctx: RequestContext, route: Route, form: SentForm): Promise<Reply> {
  let isClaimed = false;
  const write = async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
    if (isClaimed) return ctx.write(work);
    const done = await ctx.write(async (tx) => {
      await claim(tx, form);
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
    if (error instanceof NameTaken) return answerOfFirst(ctx, route, { form, takenName: error.takenName });
    if (error instanceof SaidLast) return refuseSaidLast(ctx, error.lastName);
    // A bug after the change was written: it stands, so it is not to be written again.
    if (isClaimed) await settle(ctx, form, error instanceof Refusal ? null : {});
    throw error;
  }
}

async function claim(tx: Tx, { names, earlierNames, contentHash, keptAs, last }: SentForm): Promise<void> {
  for (const name of earlierNames) if (await findForm(tx, name)) throw new NameTaken(name);
  for (const name of names) {
    const { rows } = await sql<{ isNew: boolean }>`select platform.claim_form(${name}, ${contentHash}, ${keptAs}) as "isNew"`.execute(tx);
    if (!rows[0]?.isNew) throw new NameTaken(name);
  }
  const lastSent = last?.hasWords ? await findForm(tx, last.hash) : undefined;
  if (last && lastSent && last.sentHashes.includes(lastSent.content_hash)) throw new SaidLast(last.hash);
}

const findForm = async (database: QueryExecutorProvider, name: string): Promise<FirstSending | undefined> =>
  (await sql<FirstSending>`select content_hash, answer from platform.find_form(${name})`.execute(database)).rows[0];

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
async function settle({ store, log, id }: RequestContext, { names, last, keptAs }: SentForm, answer: FirstAnswer | null): Promise<void> {
  const kept = JSON.stringify(answer);
  await store.unscoped((database) => database.transaction().execute(async (tx) => {
    for (const name of names) await (answer ? sql`select platform.answer_form(${name}, ${kept}::jsonb)` : sql`select platform.release_form(${name})`).execute(tx);
    if (!answer || !last) return;
    await sql`select platform.release_form(${last.hash})`.execute(tx);
    await sql`select platform.claim_form(${last.hash}, ${last.sentHashes[0]}, ${keptAs})`.execute(tx);
    await sql`select platform.answer_form(${last.hash}, ${kept}::jsonb)`.execute(tx);
  })).catch((error: unknown) => log.error('a sent form was not settled', { request: id }, error));
}

async function refuseSaidLast(ctx: RequestContext, lastName: string): Promise<Reply> {
  const last = await firstSettled(ctx.store, lastName);
  throw new FormSentBefore({ what: 'the same words', to: last?.answer?.to ?? null, ...typedWords(ctx.headers, ctx.body) });
}

async function answerOfFirst(ctx: RequestContext, route: Route, { form, takenName }: { form: SentForm; takenName: string }): Promise<Reply> {
  const first = await firstSettled(ctx.store, takenName);
  // It was refused after all: this one is the first now.
  if (!first) return sendOnce(ctx, route, form);
  const { to } = first.answer ?? {};
  // Without `last` the names themselves hold the content.
  const isSame = form.last === null || first.content_hash === form.contentHash;
  if (isSame && to !== undefined) return { kind: 'redirect', to, status: 303 };
  const { from, typed } = typedWords(ctx.headers, ctx.body);
  throw new FormSentBefore({ what: isSame ? 'the same form' : 'other words', to: to ?? null, from, typed: isSame ? [] : typed });
}

interface FirstSending {
  content_hash: string;
  answer: FirstAnswer | null;
}

async function firstSettled(store: Store, name: string): Promise<FirstSending | undefined> {
  const until = performance.now() + WAIT_MS;
  for (;;) {
    const first = await store.unscoped((database) => findForm(database, name));
    if (!first || first.answer || performance.now() > until) return first;
    await wait(LOOK_EVERY_MS);
  }
}
