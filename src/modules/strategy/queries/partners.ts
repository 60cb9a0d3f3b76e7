import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { needsContact } from '../domain/partner-contact.ts';

export interface PartnerLine {
  id: string;
  name: string;
  organisationId: string;
  organisation: string;
  aim: string;
  contactRole: string;
  isExample: boolean;
  hasEnded: boolean;
  lastContactOn: Day | null;
  needsContact: boolean;
}

/** The partners of the viewer's organisations: those that wait for a word from us first. */
export async function listPartners(tx: Tx, now: Date): Promise<PartnerLine[]> {
  const rows = await partnerRows(tx).limit(500).execute();
  return rows.map((row) => lineOf(row, now)).toSorted((a, b) => Number(b.needsContact) - Number(a.needsContact) || Number(a.hasEnded) - Number(b.hasEnded));
}

export interface PartnerPage extends PartnerLine {
  forums: string;
  ahpSeat: string;
  revision: number;
  endedAt: Date | null;
  endedReason: string | null;
  contacts: readonly { id: string; on: Day; what: string; changed: string }[];
}

/** One partner with every contact, newest first. Throws NotFound where the viewer may not see it. */
export async function partnerPage(tx: Tx, id: string, now: Date): Promise<PartnerPage> {
  const row = isId(id) ? await partnerRows(tx).where('p.id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find that partner.');
  const contacts = await tx.selectFrom('strategy.partner_contact').select(['id', 'happened_on as on', 'what', 'changed']).where('partner_id', '=', id).orderBy('happened_on', 'desc').orderBy('recorded_at', 'desc').limit(200).execute();
  return { ...lineOf(row, now), forums: row.forums, ahpSeat: row.ahp_seat, revision: row.revision, endedAt: row.ended_at, endedReason: row.ended_reason, contacts };
}

const partnerRows = (tx: Tx) => tx.selectFrom('strategy.partner as p').innerJoin('directory.organisation as o', 'o.id', 'p.organisation_id')
  .select(['p.id', 'p.name', 'p.organisation_id', 'o.name as organisation', 'p.aim', 'p.contact_role', 'p.forums', 'p.ahp_seat', 'p.revision', 'p.is_example', 'p.made_at', 'p.ended_at', 'p.ended_reason'])
  .select(sql<Day | null>`(select max(c.happened_on) from strategy.partner_contact c where c.partner_id = p.id)`.as('last_contact_on')).orderBy('p.name').orderBy('p.id');

type Row = { id: string; name: string; organisation_id: string; organisation: string; aim: string; contact_role: string; is_example: boolean; made_at: Date; ended_at: Date | null; last_contact_on: Day | null };

const lineOf = (row: Row, now: Date): PartnerLine => ({
  id: row.id, name: row.name, organisationId: row.organisation_id, organisation: row.organisation, aim: row.aim, contactRole: row.contact_role, isExample: row.is_example, hasEnded: row.ended_at !== null, lastContactOn: row.last_contact_on,
  needsContact: row.ended_at === null && needsContact({ lastContactOn: row.last_contact_on, enteredOn: londonDay(row.made_at), today: londonDay(now) }),
});
