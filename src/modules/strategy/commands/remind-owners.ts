import { sql } from 'kysely';
import { addDays, formatDay, londonDay, type Day } from '#platform/clock';
import type { Store, Tx } from '#platform/db';
import { recordEvent } from '#platform/events';
import { hashToken, newToken } from '#platform/ids';
import { queueMail } from '#platform/mail';
import { updateDueOn } from '../queries/my-work.ts';

/** An owner who does not answer is asked again after a week, not every day: a reminder that nags is not read. */
const daysBetweenReminders = 7;
/** How long the link in a mail counts. */
const linkDays = 35;

/**
 * Queues one mail to each owner whose updates are due, listing their objectives with a link each that answers "nothing changed".
 * An objective is reminded of once a day at most, whatever number of workers run this at once, and never once it is closed.
 * Answers how many owners were written to. Needs the worker's scope.
 */
export async function remindOwners(store: Store, { now, baseUrl }: { now: Date; baseUrl: string }): Promise<number> {
  const owners = await store.reading({ as: 'worker' }, (tx) => ownersWithDue(tx, now));
  let written = 0;
  for (const personId of owners) {
    // A transaction each: one owner's trouble is not another's, and a stopped worker leaves no half-told list.
    if (await store.within({ as: 'worker' }, (tx) => remindOwner(tx, { personId, now, baseUrl }))) written += 1;
  }
  return written;
}

async function ownersWithDue(tx: Tx, now: Date): Promise<string[]> {
  const { rows } = await sql<{ person_id: string }>`select distinct w.person_id from ${dueObjectives(now)}`.execute(tx);
  return rows.map((row) => row.person_id);
}

async function remindOwner(tx: Tx, { personId, now, baseUrl }: { personId: string; now: Date; baseUrl: string }): Promise<boolean> {
  // Two workers with the same owner: the second waits here, and then finds nothing due any more.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`remind ${personId}`}, 0))`.execute(tx);
  const due = await dueOf(tx, personId, now);
  if (due.length === 0) return false;
  const address = await tx.selectFrom('directory.email_address').select('address').where('person_id', '=', personId).orderBy('added_at').orderBy('address').limit(1).executeTakeFirst();
  if (!address) return false;
  const lines: string[] = [];
  for (const objective of due) lines.push(lineFor({ ...objective, token: await noteReminder(tx, objective, personId, now) }, baseUrl));
  await queueMail(tx, { to: address.address, purpose: 'objective update reminder', subject: due.length === 1 ? 'An update is due' : `${due.length} updates are due`, body: bodyOf(lines, baseUrl) }, now);
  return true;
}

interface Due {
  id: string;
  organisation_id: string;
  wording: string;
  due_on: Day;
}

async function dueOf(tx: Tx, personId: string, now: Date): Promise<Due[]> {
  const { rows } = await sql<Due>`select o.id, o.organisation_id, v.wording, ${updateDueOn} as due_on from ${dueObjectives(now)} and w.person_id = ${personId} order by 4, 1`.execute(tx);
  return rows;
}

/** Published, open, owned by somebody who still belongs there, an update due, and not reminded of lately. */
const dueObjectives = (now: Date) => {
  const today = londonDay(now);
  return sql`strategy.objective o
    join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version
    join strategy.objective_owner w on w.objective_id = o.id and w.ended_at is null
    join directory.person p on p.id = w.person_id and p.deactivated_at is null and p.erased_at is null
    where o.is_public and ${updateDueOn} <= ${today}
      and exists (select from directory.membership m where m.person_id = p.id and m.organisation_id = o.organisation_id and m.started_on <= ${today} and (m.ended_on is null or m.ended_on > ${today}))
      and not exists (select from strategy.objective_closing c where c.objective_id = o.id)
      and not exists (select from strategy.objective_reminder r where r.objective_id = o.id and r.day > ${addDays(today, -daysBetweenReminders)})`;
};

/** Notes the reminder and makes its link. The primary key refuses a second one for the same objective and day. */
async function noteReminder(tx: Tx, { id, organisation_id }: Due, personId: string, now: Date): Promise<string> {
  const today = londonDay(now);
  const token = newToken();
  await tx.insertInto('strategy.objective_reminder').values({ objective_id: id, organisation_id, day: today, person_id: personId, queued_at: now }).execute();
  await tx.insertInto('strategy.update_link').values({ token_hash: hashToken(token), objective_id: id, organisation_id, person_id: personId, month: `${today.slice(0, 7)}-01`, made_at: now, expires_at: new Date(now.getTime() + linkDays * 86_400_000) }).execute();
  await recordEvent(tx, { now, actor: 'worker' }, { room: 'strategy', name: 'owner reminded', organisationId: organisation_id, subject: { kind: 'objective', id }, facts: { day: today } });
  return token;
}

function lineFor({ id, wording, due_on, token }: Due & { token: string }, baseUrl: string): string {
  return `${wording}\nDue since ${formatDay(due_on)}.\nSomething happened? Record it: ${baseUrl}/objectives/${id}/progress\nNothing changed? Say why in one sentence, without signing in: ${baseUrl}/updates/${token}`;
}

const bodyOf = (lines: readonly string[], baseUrl: string): string =>
  `Hello,\n\nyou answer for ${lines.length === 1 ? 'an objective that waits' : `${lines.length} objectives that wait`} for an update.\n\n${lines.join('\n\n')}\n\nEach link is for you and for one update. Please do not pass it on.\nEverything that is asked of you: ${baseUrl}/my-work\n`;
