import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import type { Acting } from '../data/acting.ts';
import { checkPartner } from '../data/partner-group.ts';
import { lockOwnWorkshop, type WorkshopRow } from '../data/workshop-acting.ts';
import { isPileTooSmall, PILE_TOO_SMALL } from '../domain/hands.ts';
import type { RoomRoute } from '../domain/routes.ts';

export interface WorkshopCorrection {
  workshopId: string;
  route: RoomRoute;
  heldOn: Day;
  partnerGroupId: string | null;
  /** Asked for once somebody else has seen something of the workshop, or a figure holds it. */
  reason: string;
  revision: number;
}

/**
 * Puts the day, the way or the partner group of a workshop right; its words go with it. The trail keeps what stood there before and
 * why. Throws Invalid, Conflict for a form older than the workshop, Forbidden, NotFound.
 */
export async function correctWorkshop(tx: Tx, acting: Acting, { workshopId, route, heldOn, partnerGroupId, reason, revision }: WorkshopCorrection): Promise<void> {
  const workshop = await lockOwnWorkshop(tx, acting, workshopId);
  if (workshop.revision !== revision) throw new Conflict('Somebody else changed this workshop meanwhile. Read it again, then put it right.');
  if (reason.length < 3 && await isOut(tx, workshop.id)) throw new Invalid('Say what was wrong.', { reason: 'Something of this workshop is shown or counts already. Say what was wrong' });
  if (isPileTooSmall(route, workshop.people_count)) throw new Invalid(PILE_TOO_SMALL, { route: PILE_TOO_SMALL });
  await checkPartner(tx, partnerGroupId, workshop.organisation_id);
  const { rows } = await sql<{ why: keyof typeof refusals | 'gone' | null }>`select conversations.correct_workshop(${workshop.id}, ${route}, ${heldOn}, ${partnerGroupId}, ${acting.now}) as why`.execute(tx);
  const why = rows[0]?.why ?? null;
  if (why === 'gone') throw new NotFound();
  if (why) throw new Invalid('This cannot be put right so.', refusals[why]);
  await tell(tx, acting, workshop, { name: 'workshop put right', reason, facts: { before: factsOf(workshop), after: factsOf({ route, held_on: heldOn, partner_group_id: partnerGroupId }) } });
}

/** Each under the field that it is about. */
const refusals = {
  way: { route: 'This room said who was there, and is counted under its way. So the way can no longer change' },
  day: { heldOn: 'Choose a day on which this part of the conversation is open' },
  typed: { heldOn: 'The day cannot be after the one on which its words or hands were typed in' },
  inclusive: { partner: 'This conversation is closed as inclusive, which was worked out with this group. So the group can no longer change' },
} as const;

/** Takes away a workshop that was set up by mistake, with all that waits in it. Throws Conflict once something of it is shown or counts. */
export async function takeWorkshopAway(tx: Tx, acting: Acting, { workshopId, reason }: { workshopId: string; reason: string }): Promise<void> {
  const workshop = await lockOwnWorkshop(tx, acting, workshopId);
  if (reason.length < 3) throw new Invalid('Say why.', { why: 'Say why it is taken away' });
  const { count: words } = await tx.selectFrom('conversations.workshop_words').select(sql<number>`count(*)::int`.as('count')).where('workshop_id', '=', workshop.id).executeTakeFirstOrThrow();
  const { rows } = await sql<{ why: 'gone' | 'out' | 'concern' | null }>`select conversations.take_workshop_away(${workshop.id}) as why`.execute(tx);
  const why = rows[0]?.why ?? null;
  if (why === 'gone') throw new NotFound();
  if (why === 'out') throw new Conflict('Something of this workshop is shown or counts already. It can be put right, not taken away.');
  if (why === 'concern') throw new Conflict('Words of this workshop wait for somebody who is trained to read them. They decide first.');
  await tell(tx, acting, workshop, { name: 'workshop taken away', reason, facts: { title: workshop.title, people: workshop.people_count, words, ...factsOf(workshop) } });
}

/** Whether anything of a workshop was shown or decided on, or counts. */
async function isOut(tx: Tx, workshopId: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select conversations.workshop_is_out(${workshopId}) as yes`.execute(tx);
  return rows[0]?.yes ?? false;
}

const factsOf = ({ route, held_on: heldOn, partner_group_id: partner }: Pick<WorkshopRow, 'held_on' | 'partner_group_id'> & { route: string }) => ({ route, heldOn, ...(partner ? { partnerGroup: partner } : {}) });

const tell = (tx: Tx, acting: Acting, workshop: WorkshopRow, { name, reason, facts }: { name: string; reason: string; facts: Record<string, unknown> }): Promise<void> =>
  recordEvent(tx, acting, { room: 'conversations', name, organisationId: workshop.organisation_id, subject: { kind: 'workshop', id: workshop.id }, facts, ...(reason ? { reason } : {}) });
