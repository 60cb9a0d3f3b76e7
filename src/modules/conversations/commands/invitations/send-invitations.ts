import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Store, Tx } from '#platform/db';
import { queueMail } from '#platform/mail';

interface DuePlan {
  id: string;
  organisationId: string;
  organisationName: string;
  roleGroup: string;
  code: string;
  position: number;
  title: string;
  question: string;
}

/**
 * Writes once to the members of each invited role group who wished for emails, while the part is open. Every letter is the same to
 * the last letter: no name, no picture, no link of one's own, so that nobody can tell whose letter led to a visit. How many went out
 * is not kept. Answers how many plans were carried out.
 */
export async function sendInvitations(store: Store, { now, baseUrl }: { now: Date; baseUrl: string }): Promise<number> {
  const due = await store.reading({ as: 'worker' }, (tx) => duePlans(tx, now));
  let sent = 0;
  for (const plan of due) if (await store.within({ as: 'worker' }, (tx) => sendOne(tx, plan, { now, baseUrl }))) sent += 1;
  return sent;
}

async function duePlans(tx: Tx, now: Date): Promise<DuePlan[]> {
  const { rows } = await sql<DuePlan>`select i.id, i.organisation_id as "organisationId", o.name as "organisationName", i.role_group as "roleGroup", c.code, p.position, p.title, p.question
    from conversations.invitation_plan i join conversations.phase p on p.id = i.phase_id join conversations.conversation c on c.id = p.conversation_id join directory.organisation o on o.id = i.organisation_id
    where i.role_group is not null and i.planned_on <= ${londonDay(now)} and conversations.is_open(p, ${now}) and not exists (select from conversations.invitation_letter l where l.plan_id = i.id)`.execute(tx);
  return rows;
}

async function sendOne(tx: Tx, plan: DuePlan, { now, baseUrl }: { now: Date; baseUrl: string }): Promise<boolean> {
  const today = londonDay(now);
  const added = await tx.insertInto('conversations.invitation_letter').values({ plan_id: plan.id, organisation_id: plan.organisationId, sent_on: today }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) return false;
  const { rows } = await sql<{ address: string }>`select min(e.address) as address from conversations.mail_wish w join directory.person d on d.id = w.person_id and d.deactivated_at is null and d.erased_at is null
    join directory.email_address e on e.person_id = w.person_id
    where w.organisation_id = ${plan.organisationId} and exists (select from directory.membership m where m.person_id = w.person_id and m.organisation_id = w.organisation_id and m.role_group = ${plan.roleGroup} and m.started_on <= ${today} and (m.ended_on is null or m.ended_on > ${today}))
    group by w.person_id order by 1`.execute(tx);
  const body = `Hello,\n\n${plan.organisationName} asks: ${plan.question}\n\nRead, vote and add ideas here:\n${baseUrl}/conversations/${plan.code}/${plan.position}\n\nYou do not sign in for it. Everybody who is invited gets this same email, and nobody can see who took part.\n\nNo more of these emails? Say so here: ${baseUrl}/my-invitations\n`;
  for (const { address } of rows) await queueMail(tx, { to: address, subject: `You are invited: ${plan.title}`, body, purpose: 'invitation to a conversation' }, now);
  return true;
}
