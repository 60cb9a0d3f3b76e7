import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { newId } from '#platform/ids';
import type { Acting } from '../data/acting.ts';
import { checkPartner } from '../data/partner-group.ts';
import { phaseActing } from '../data/phase-acting.ts';
import { lockOwnWorkshop, personActing } from '../data/workshop-acting.ts';
import { isPileTooSmall, PILE_TOO_SMALL } from '../domain/hands.ts';
import type { RoomRoute } from '../domain/routes.ts';

export interface WorkshopPlan {
  phaseId: string;
  partnerGroupId: string | null;
  title: string;
  route: RoomRoute;
  heldOn: Day;
  /** Outward part of a postcode, such as OX4. */
  district: string | null;
  people: number;
  /** What the host is, such as "community partner"; the host is whoever sets it up. */
  hostRole: string;
  accessSupport: string;
  quotes: 'all' | 'some' | 'none';
  isUnder16: boolean;
  adultAgreedOn: Day | null;
  /** The ideas of the vote sheet by their numbers; null draws those that fewest have seen. */
  sheetItems: readonly number[] | null;
}

const SHEET_IDEAS = 12;

/** Sets up a workshop, an event or a pile of paper sheets, with the ideas of its vote sheet. Answers its id. Throws Invalid, NotFound. */
export async function setUpWorkshop(tx: Tx, acting: Acting, plan: WorkshopPlan): Promise<string> {
  const phase = await phaseFor(tx, acting, plan);
  if (plan.isUnder16 && !plan.adultAgreedOn) throw new Invalid('An adult has to agree first.', { adultAgreedOn: 'Enter the day on which an adult agreed for each of them' });
  if (isPileTooSmall(plan.route, plan.people)) throw new Invalid(PILE_TOO_SMALL, { people: PILE_TOO_SMALL });
  const id = newId();
  await tx.insertInto('conversations.workshop').values({
    id, phase_id: phase.id, organisation_id: phase.organisation_id, partner_group_id: plan.partnerGroupId, title: plan.title, route: plan.route, held_on: plan.heldOn, people_count: plan.people, host_role: plan.hostRole, host_id: personActing(acting),
    access_support: plan.accessSupport, is_under_16: plan.isUnder16, made_on: londonDay(acting.now), sheet_items: await sheetFor(tx, phase.id, plan.sheetItems),
    // What could show who or where children are is not kept at all.
    district: plan.isUnder16 ? null : plan.district, quotes: plan.isUnder16 ? 'none' : plan.quotes, adult_agreed_on: plan.isUnder16 ? plan.adultAgreedOn : null,
  }).execute();
  await recordEvent(tx, acting, { room: 'conversations', name: 'workshop set up', organisationId: phase.organisation_id, subject: { kind: 'workshop', id } });
  return id;
}

async function phaseFor(tx: Tx, acting: Acting, { phaseId, partnerGroupId, heldOn }: WorkshopPlan) {
  const phase = await phaseActing(tx, acting, phaseId, 'host workshops');
  const last = phase.closed_at ?? phase.closes_at;
  if (!phase.announced_at) throw new Invalid('This part of the conversation is not announced yet.', { phase: 'Choose a part that is announced' });
  if (heldOn < londonDay(phase.opens_at) || (last && heldOn > londonDay(last))) throw new Invalid('The day is outside the time of this conversation.', { heldOn: 'Choose a day on which this part of the conversation is open' });
  await checkPartner(tx, partnerGroupId, phase.organisation_id);
  return phase;
}

async function sheetFor(tx: Tx, phaseId: string, asked: readonly number[] | null): Promise<number[]> {
  // Draft statements stand on every sheet of check and challenge, then the ideas that fewest have seen.
  if (!asked) {
    const { rows } = await sql<{ items: number[] }>`select (array(select c.item from conversations.contribution c where c.phase_id = ${phaseId} and c.kind = 'statement' and c.state = 'shown' order by c.item limit ${SHEET_IDEAS})
      || conversations.sheet_of(${phaseId}, ${SHEET_IDEAS}))[1:${SHEET_IDEAS}] as items`.execute(tx);
    return rows[0]?.items ?? [];
  }
  if (asked.length === 0) return [];
  const found = await tx.selectFrom('conversations.contribution').select('item').where('phase_id', '=', phaseId).where('state', '=', 'shown').where('kind', 'in', ['idea', 'statement']).where('item', 'in', [...asked]).execute();
  if (found.length < new Set(asked).size) throw new Invalid('One of the names on the sheet belongs to no idea here.', { sheet: 'Check the short names: one of them belongs to no idea of this part' });
  return found.map(({ item }) => item).toSorted((a, b) => a - b);
}

export interface AfterWorkshop {
  workshopId: string;
  people: number;
  accessSupport: string;
  quotes: 'all' | 'some' | 'none';
  notes: string;
  revision: number;
}

/** What is known afterwards. How many people came is fixed once hands are entered. Throws Conflict for a form older than the workshop. */
export async function describeWorkshop(tx: Tx, acting: Acting, { workshopId, people, accessSupport, quotes, notes, revision }: AfterWorkshop): Promise<void> {
  const workshop = await lockOwnWorkshop(tx, acting, workshopId);
  if (workshop.revision !== revision) throw new Conflict('Somebody else changed this workshop meanwhile. Read it again, then add your words.');
  const entered = await tx.selectFrom('conversations.batch_entry').select('ordinal').where('workshop_id', '=', workshop.id).executeTakeFirst();
  if (entered && people !== workshop.people_count) throw new Invalid('Hands are entered for this many people.', { people: `Hands are entered already, so this stays at ${workshop.people_count}` });
  if (isPileTooSmall(workshop.route, people)) throw new Invalid(PILE_TOO_SMALL, { people: PILE_TOO_SMALL });
  const typed = quotes === workshop.quotes ? undefined : await tx.selectFrom('conversations.workshop_words').select('contribution_id').where('workshop_id', '=', workshop.id).executeTakeFirst();
  if (typed) throw new Invalid('Words are typed in already.', { quotes: 'Words are typed in already, so this stays as it is. Whoever said them can change it with their code' });
  await tx.updateTable('conversations.workshop').set({ people_count: people, access_support: accessSupport, quotes: workshop.is_under_16 ? 'none' : quotes, notes, revision: revision + 1 }).where('id', '=', workshop.id).execute();
  await recordEvent(tx, acting, { room: 'conversations', name: 'workshop described', organisationId: workshop.organisation_id, subject: { kind: 'workshop', id: workshop.id } });
}
