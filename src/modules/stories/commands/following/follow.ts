import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import { Conflict } from '#platform/errors';
import type { RequestContext } from '#platform/http';
import { queueMail } from '#platform/mail';
import { letterKey } from '#modules/conversations';
import type { FollowedThing } from '../../domain/following/followed-kinds.ts';
import type { HowOften } from '../../domain/following/when-told.ts';

/**
 * Asks an address for its owner's yes, without an account. No letter goes where it is followed already, or asked too often: the answer to whoever asks is
 * the same, so that nobody learns what an address follows.
 */
export async function followByLetter(ctx: RequestContext, { kind, subject, address, often, name }: FollowedThing & { address: string; often: HowOften; name: string }): Promise<void> {
  await ctx.write(async (tx) => {
    const { rows } = await sql<{ id: string | null }>`select stories.follow_by_letter(${address}, ${kind}, ${subject}, ${often}, ${londonDay(ctx.now)}) as id`.execute(tx);
    const id = rows[0]?.id;
    if (!id) return;
    await queueMail(tx, {
      to: address, subject: `Do you want letters about “${name}”?`, purpose: 'news asked',
      body: `Somebody, we think you, asked for letters about what happens with “${name}”.\n\nOpen this page and say yes:\n\n${ctx.config.baseUrl}/letters?key=${letterKey(id, ctx.config.secret)}\n\nIf it was not you, you need do nothing: no letter follows, and we forget this address in two days.\n`,
    }, ctx.now);
  });
}

export interface FollowedLetter extends FollowedThing {
  often: HowOften;
  isConfirmed: boolean;
  beganOn: string;
}

/** What a letter's link is about; null where its row is gone. */
export async function followedBy({ store }: Pick<RequestContext, 'store'>, letter: string): Promise<FollowedLetter | null> {
  const { rows } = await store.unscoped((database) => sql<FollowedLetter>`select kind, subject, often, is_confirmed as "isConfirmed", began_on::text as "beganOn" from stories.followed(${letter})`.execute(database));
  return rows[0] ?? null;
}

/** The owner of the address says yes. Throws Conflict for a letter that is too old. */
export async function confirmLetters({ store, now }: RequestContext, letter: string): Promise<void> {
  const { rows } = await store.unscoped((database) => sql<{ done: boolean }>`select stories.confirm_letter(${letter}, ${londonDay(now)}) as done`.execute(database));
  if (!rows[0]?.done) throw new Conflict('This letter is too old, or the letters were stopped. You can ask for them again.');
}

/** Another rhythm from the next letter on. Answers whether there are letters to change. */
export async function changeLetters({ store }: Pick<RequestContext, 'store'>, letter: string, often: HowOften): Promise<boolean> {
  const { rows } = await store.unscoped((database) => sql<{ done: boolean }>`select stories.change_letters(${letter}, ${often}) as done`.execute(database));
  return rows[0]?.done ?? false;
}

/** Stops, and forgets the address. Doing it twice is fine. */
export async function stopLetters({ store }: RequestContext, letter: string): Promise<void> {
  await store.unscoped((database) => sql`select stories.stop_letters(${letter})`.execute(database));
}
