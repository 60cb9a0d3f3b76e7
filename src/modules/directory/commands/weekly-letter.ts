import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Store } from '#platform/db';
import { recordEvent } from '#platform/events';
import type { RequestContext } from '#platform/http';
import { sendDay } from '../domain/send-day.ts';
import { ownPersonId } from './change-account.ts';

/** One letter a week on this day (1 is Monday), or none any more. The first comes when that day comes next: a week is told when it is over. */
export async function chooseWeeklyLetter(ctx: RequestContext, weekday: number | null): Promise<void> {
  const personId = ownPersonId(ctx);
  const today = londonDay(ctx.now);
  await ctx.write(async (tx) => {
    if (weekday === null) await tx.deleteFrom('directory.weekly_letter').where('person_id', '=', personId).execute();
    else {
      const chosen = { weekday, told_until: sendDay(weekday, today) };
      await tx.insertInto('directory.weekly_letter').values({ person_id: personId, began_on: today, ...chosen }).onConflict((conflict) => conflict.column('person_id').doUpdateSet(chosen)).execute();
    }
    await recordEvent(tx, ctx, { room: 'directory', name: weekday === null ? 'weekly letter stopped' : 'weekly letter chosen', organisationId: null, subject: { kind: 'person', id: personId } });
  });
}

/** For whoever holds a letter's link: nobody needs to sign in to say no. Doing it twice is fine. */
export async function stopWeeklyLetter(store: Store, letter: string): Promise<void> {
  await store.unscoped((database) => sql`select directory.stop_weekly_letter(${letter})`.execute(database));
}

/** Whether the letter of a link still comes. */
export async function hasWeeklyLetter(store: Store, letter: string): Promise<boolean> {
  const { rows } = await store.unscoped((database) => sql<{ has: boolean }>`select directory.has_weekly_letter(${letter}) as has`.execute(database));
  return rows[0]?.has ?? false;
}
