import { sql } from 'kysely';
import { formatDay, londonDay, type Day } from '#platform/clock';
import type { Store, Tx } from '#platform/db';
import { queueMail } from '#platform/mail';
import { strategyLeads } from '#modules/directory';
import { isReminded } from '../../domain/collections/due.ts';
import { periodName } from '../../domain/periods.ts';
import { collections, type Collection } from '../../queries/collections/collections.ts';

/** A reminder that nags is not read: one letter in so many days, whatever the number of collections. */
const DAYS_BETWEEN_LETTERS = 7;
const MOST_LINES = 30;

/** The roles that may load figures (permissions.ts); a program is asked for nothing. */
const asked: readonly string[] = [...strategyLeads, 'service lead'];

/** Writes to everybody who is asked for figures that are due within days or late: one letter about all of them. Answers how many were written to. */
export async function remindOfFigures(store: Store, { now, baseUrl }: { now: Date; baseUrl: string }): Promise<number> {
  const today = londonDay(now);
  // Only the last week decides anything: what is older says when somebody had a letter, and for nothing.
  await store.within({ as: 'worker' }, (tx) => tx.deleteFrom('quality.reminder').where('sent_at', '<=', weekBefore(now)).execute());
  const byOrganisation = await store.reading({ as: 'worker' }, async (tx) => awaitedLines(await collections(tx, today), today));
  const letters = new Map<string, Letter>();
  for (const [organisationId, lines] of byOrganisation) {
    for (const person of await store.reading({ as: 'worker' }, (tx) => peopleAsked(tx, organisationId, today))) {
      const known = letters.get(person.personId);
      letters.set(person.personId, known ? { ...known, lines: [...known.lines, ...lines] } : { ...person, organisationId, lines });
    }
  }
  let written = 0;
  // A transaction each: one person's trouble is not another's.
  for (const letter of letters.values()) if (await store.within({ as: 'worker' }, (tx) => remindOne(tx, letter, { now, baseUrl }))) written += 1;
  return written;
}

function awaitedLines(all: readonly Collection[], today: Day): Map<string, string[]> {
  const lines = new Map<string, string[]>();
  for (const { organisationId, grain, items, endedAt } of all) {
    if (endedAt) continue;
    for (const { measure, unit, figures } of items) {
      for (const { period, due, state } of figures) if (isReminded(state, due, today)) lines.set(organisationId, [...(lines.get(organisationId) ?? []), `${measure}, ${unit}, ${periodName(period, grain)}: ${state === 'late' ? 'was due on' : 'due on'} ${formatDay(due)}`]);
    }
  }
  return lines;
}

interface Person {
  personId: string;
  address: string;
}

interface Letter extends Person {
  organisationId: string;
  lines: readonly string[];
}

async function peopleAsked(tx: Tx, organisationId: string, today: Day): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select distinct on (p.id) p.id as "personId", a.address from directory.person p join directory.email_address a on a.person_id = p.id
      join directory.membership m on m.person_id = p.id and m.organisation_id = ${organisationId} and m.role = any (${asked}::text[]) and m.started_on <= ${today} and (m.ended_on is null or m.ended_on > ${today})
    where p.deactivated_at is null and p.erased_at is null order by p.id, a.added_at, a.address`.execute(tx);
  return rows;
}

const weekBefore = (now: Date): Date => new Date(now.getTime() - DAYS_BETWEEN_LETTERS * 86_400_000);

async function remindOne(tx: Tx, { personId, address, organisationId, lines }: Letter, { now, baseUrl }: { now: Date; baseUrl: string }): Promise<boolean> {
  // Two workers with the same person: the second waits here, and then finds that a letter went out.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`remind of figures ${personId}`}, 0))`.execute(tx);
  const last = await tx.selectFrom('quality.reminder').select('sent_at').where('person_id', '=', personId).where('sent_at', '>', weekBefore(now)).executeTakeFirst();
  if (last) return false;
  await tx.insertInto('quality.reminder').values({ person_id: personId, organisation_id: organisationId, sent_at: now }).execute();
  const more = lines.length > MOST_LINES ? [`And ${lines.length - MOST_LINES} more.`] : [];
  await queueMail(tx, {
    to: address, purpose: 'reminder of figures', subject: lines.length === 1 ? 'A figure is awaited' : `${lines.length} figures are awaited`,
    body: `Hello,\n\nthese figures have not come in yet:\n\n${[...lines.slice(0, MOST_LINES), ...more].map((line) => `- ${line}`).join('\n')}\n\nSend them: ${baseUrl}/quality/imports\nWill one not come? Say why, and nobody is asked for it again: ${baseUrl}/quality/collections\n\nAll who may load figures for your organisation get this letter, at most once a week, until the figures are here.\n`,
  }, now);
  return true;
}
