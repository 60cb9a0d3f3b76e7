import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Config } from '#platform/config';
import type { Store, Tx } from '#platform/db';
import { scopeOf } from '#platform/http';
import type { Job } from '#platform/jobs';
import type { Log } from '#platform/log';
import { queueMail } from '#platform/mail';
import { letterKey } from '#modules/conversations';
import { sendDay, viewerOfPerson } from '#modules/directory';
import { gatherToday } from './gather.ts';
import { letterOfWeek } from './weekly-letter.tsx';

interface Sending {
  worker: Store;
  /** The web's own login: what somebody may read is limited by the database as on their page, which the worker's login is not. */
  web: Store;
  config: Config;
  log: Log;
  now: Date;
}

export const weeklyLettersJob = (web: Store): Job => ({
  name: 'weekly-letters', every: '35 6 * * *',
  run: async (_payload, { store, config, log, now }) => {
    const sent = await sendWeeklyLetters({ worker: store, web, config, log, now });
    if (sent > 0) log.info('weekly letters queued', { letters: sent });
  },
});

/**
 * Writes to everybody whose day of the week has come since their last letter, and for whom something waits or happened. Answers how many letters go.
 * A transaction for each: the letter and the note that it is written stand or fall together, and another worker with the same person passes by.
 */
export async function sendWeeklyLetters(sending: Sending): Promise<number> {
  const { worker, log, now } = sending;
  const { rows } = await worker.reading({ as: 'worker' }, (tx) => sql<{ personId: string }>`select w.person_id as "personId" from directory.weekly_letter w where ${isDue(londonDay(now))} order by w.person_id`.execute(tx));
  let sent = 0;
  for (const { personId } of rows) {
    try {
      sent += await worker.within({ as: 'worker' }, (tx) => writeTo(tx, personId, sending));
    } catch (error) {
      // Theirs stays due and is tried again tomorrow; the others wait for nobody.
      log.error('a weekly letter could not be written', {}, error);
    }
  }
  return sent;
}

/** The rule of `sendDay`, for rows `w`. */
const isDue = (today: Day) => sql`w.told_until < ${today}::date - ((extract(isodow from ${today}::date)::integer - w.weekday + 7) % 7)`;

interface Due {
  id: string;
  weekday: number;
  toldUntil: Day;
  address: string | null;
}

async function writeTo(tx: Tx, personId: string, { web, config, now }: Sending): Promise<0 | 1> {
  const { rows: [due] } = await sql<Due>`select w.id, w.weekday, w.told_until as "toldUntil", (select e.address from directory.email_address e where e.person_id = w.person_id order by e.added_at, e.address limit 1) as address
    from directory.weekly_letter w where w.person_id = ${personId}::uuid and ${isDue(londonDay(now))} for update of w skip locked`.execute(tx);
  const viewer = due ? await viewerOfPerson(tx, personId, now) : null;
  if (!due || !viewer) return 0;
  const week = { since: due.toldUntil, before: sendDay(due.weekday, londonDay(now)) };
  const key = letterKey(due.id, config.secret);
  const gathered = await web.reading(scopeOf(viewer), (seen) => gatherToday(seen, { viewer, now, since: week.since }));
  const letter = letterOfWeek(gathered, { week, baseUrl: config.baseUrl, stopHref: `${config.baseUrl}/weekly-letter?key=${key}` });
  await tx.updateTable('directory.weekly_letter').set({ told_until: week.before }).where('person_id', '=', personId).execute();
  if (!letter || !due.address) return 0;
  await queueMail(tx, { to: due.address, purpose: 'weekly letter', ...letter, stopAddress: `${config.baseUrl}/weekly-letter/stop?key=${key}` }, now);
  return 1;
}
