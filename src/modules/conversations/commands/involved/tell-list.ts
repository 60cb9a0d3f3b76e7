import { sql } from 'kysely';
import { addDays, londonDay, startOfLondonDay } from '#platform/clock';
import type { Store, Tx } from '#platform/db';
import { queueMail } from '#platform/mail';
import { letterKey } from '../../domain/letter-key.ts';
import type { OwnInvitation } from '../../queries/invitations/invitations.ts';

/** A phase that opened longer ago is no news: a list that begins today is not told of what opened last year. */
const NEWS_DAYS = 7;

interface OpenedPhase extends Omit<OwnInvitation, 'isExample'> {
  id: string;
}

interface Telling {
  now: Date;
  baseUrl: string;
  secret: string | null;
}

/**
 * Tells each organisation's list of every part that has opened, once. The letters are the same for everyone but for the way off the
 * list: no picture, no counter, and no link from which a visit could be told apart. Answers how many phases were told of.
 */
export async function tellLists(store: Store, telling: Telling): Promise<number> {
  const opened = await store.reading({ as: 'worker' }, (tx) => openedPhases(tx, telling.now));
  let told = 0;
  for (const phase of opened) if (await store.within({ as: 'worker' }, (tx) => tellOne(tx, phase, telling))) told += 1;
  return told;
}

async function openedPhases(tx: Tx, now: Date): Promise<OpenedPhase[]> {
  const { rows } = await sql<OpenedPhase>`select p.id, p.organisation_id as "organisationId", o.name as "organisationName", c.code, p.position, p.title, p.question
    from conversations.phase p join conversations.conversation c on c.id = p.conversation_id join directory.organisation o on o.id = p.organisation_id
    where conversations.is_open(p, ${now}) and p.kind <> 'staff voice' and greatest(p.opens_at, p.announced_at) >= ${startOfLondonDay(addDays(londonDay(now), -NEWS_DAYS))}
      and not exists (select from conversations.list_letter l where l.phase_id = p.id)`.execute(tx);
  return rows;
}

async function tellOne(tx: Tx, phase: OpenedPhase, { now, baseUrl, secret }: Telling): Promise<boolean> {
  const added = await tx.insertInto('conversations.list_letter').values({ phase_id: phase.id, organisation_id: phase.organisationId, sent_on: londonDay(now) }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return false;
  const listed = await tx.selectFrom('conversations.list_address').select(['id', 'address']).where('organisation_id', '=', phase.organisationId).orderBy('address').execute();
  for (const { id, address } of listed) {
    const body = `Hello,\n\n${phase.organisationName} asks: ${phase.question}\n\nRead, vote and add ideas here, without an account and without a name:\n${baseUrl}/conversations/${phase.code}/${phase.position}\n\nOther ways, and everything else: ${baseUrl}/get-involved\n\nNo more of these emails? Leave the list here: ${baseUrl}/mail-list/leaving/${letterKey(id, secret)}\n`;
    await queueMail(tx, { to: address, subject: `Now open: ${phase.title}`, body, purpose: 'list for letters: a conversation opened' }, now);
  }
  return true;
}
