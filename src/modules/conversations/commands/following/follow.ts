import { sql } from 'kysely';
import { Conflict } from '#platform/errors';
import type { RequestContext } from '#platform/http';
import { queueMail } from '#platform/mail';
import { londonDay } from '#platform/clock';
import { authorCodeOf, hashAuthorCode } from '../../domain/author-code.ts';
import { letterKey } from '../../domain/letter-key.ts';
import type { Followed } from '../../queries/following/happenings.ts';

const UNIQUE_VIOLATION = '23505';

/**
 * Follows by a code, which is shown once and never kept. The same form sent again follows once, and answers the same code.
 * Throws Conflict where nobody can follow this (any more).
 */
export async function followByCode({ store, now }: RequestContext, { conversationId, contributionId, sending }: Followed & { sending: string | undefined }): Promise<string> {
  const code = authorCodeOf({ sending, words: '', place: `follow ${contributionId ?? conversationId}` });
  const query = sql<{ done: boolean }>`select conversations.follow_by_code(${hashAuthorCode(code)}, ${conversationId}, ${contributionId}, ${londonDay(now)}) as done`;
  try {
    const { rows } = await store.unscoped((database) => query.execute(database));
    if (!rows[0]?.done) throw new Conflict('This cannot be followed just now. Go back to the conversation and try again.');
  } catch (error) {
    if ((error as { code?: unknown }).code !== UNIQUE_VIOLATION) throw error;
  }
  return code;
}

/**
 * Asks an address for its owner's yes. No letter goes where it is followed already, or asked too often: the answer to whoever asks is
 * the same, so that nobody learns what an address follows.
 */
export async function followByLetter(ctx: RequestContext, { conversationId, contributionId, address, title }: Followed & { address: string; title: string }): Promise<void> {
  await ctx.write(async (tx) => {
    const { rows } = await sql<{ id: string | null }>`select conversations.follow_by_letter(${address}, ${conversationId}, ${contributionId}, ${londonDay(ctx.now)}) as id`.execute(tx);
    const id = rows[0]?.id;
    if (!id) return;
    const link = `${ctx.config.baseUrl}/following/letters?key=${letterKey(id, ctx.config.secret)}`;
    await queueMail(tx, {
      to: address, subject: `Do you want letters about “${title}”?`, purpose: 'following asked',
      body: `Somebody, we think you, asked for letters about what happens with “${title}”.\n\nOpen this page and say yes:\n\n${link}\n\nIf it was not you, you need do nothing: no letter follows, and we forget this address in two days.\n`,
    }, ctx.now);
  });
}

/** The owner of the address says yes. Throws Conflict for a letter that is too old. */
export async function confirmLetters({ store, now }: RequestContext, letter: string): Promise<void> {
  const { rows } = await store.unscoped((database) => sql<{ done: boolean }>`select conversations.confirm_letter(${letter}, ${londonDay(now)}) as done`.execute(database));
  if (!rows[0]?.done) throw new Conflict('This letter is too old, or the letters were stopped. You can ask for them again on the page of the conversation.');
}

/** Stops, and forgets the address or the code. Doing it twice is fine. */
export async function stopFollowing({ store }: RequestContext, { hash = null, letter = null }: { hash?: Buffer | null; letter?: string | null }): Promise<void> {
  await store.unscoped((database) => sql`select conversations.stop_following(${hash}, ${letter})`.execute(database));
}
