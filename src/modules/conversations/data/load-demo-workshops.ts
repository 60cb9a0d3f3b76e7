import { randomInt } from 'node:crypto';
import { startOfLondonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { hashAuthorCode, newAuthorCode } from '../domain/author-code.ts';
import type { Hands } from '../domain/hands.ts';
import type { RoomRoute } from '../domain/routes.ts';
import { FEWEST_TOLD } from '../domain/small-numbers.ts';
import { addHands, countBatch } from './hands-rows.ts';

type Counts = readonly [up: number, down: number, pass: number];

export interface DemoWorkshop {
  id: string;
  title: string;
  partner: string;
  route: RoomRoute;
  heldOn: Day;
  district?: string | undefined;
  people: number;
  hostRole: string;
  accessSupport: string;
  quotes: 'all' | 'some' | 'none';
  notes: string;
  /** Hands as they count, and what the second person typed first where they slipped. */
  ideas: readonly { words: string; hands?: Counts | undefined; second?: Counts | undefined; mayQuote?: boolean | undefined }[];
}

export interface DemoPartnerGroup {
  name: string;
  contactRole: string;
  isForUnder16?: boolean | undefined;
  steps: readonly { step: string; on: Day; words: string }[];
}

interface DemoRoom {
  phaseId: string;
  organisationId: string;
  /** Who hosts, and who enters the hands again. */
  hostId: string;
  secondId: string;
}

/** Adds the imagined partner groups and workshops. Does nothing when they are there already. */
export async function loadDemoWorkshops(tx: Tx, { partnerGroups, workshops }: { partnerGroups: readonly DemoPartnerGroup[]; workshops: readonly DemoWorkshop[] }, room: DemoRoom): Promise<void> {
  if (await tx.selectFrom('conversations.partner_group').select('id').where('organisation_id', '=', room.organisationId).executeTakeFirst()) return;
  const groups = new Map<string, string>();
  for (const group of partnerGroups) groups.set(group.name, await loadGroup(tx, group, room));
  for (const workshop of workshops) await loadWorkshop(tx, workshop, { ...room, groupId: groups.get(workshop.partner) ?? null });
}

async function loadGroup(tx: Tx, { name, contactRole, isForUnder16 = false, steps }: DemoPartnerGroup, { organisationId, phaseId }: DemoRoom): Promise<string> {
  const id = newId();
  await tx.insertInto('conversations.partner_group').values({ id, organisation_id: organisationId, name, contact_role: contactRole, is_for_under_16: isForUnder16, is_example: true, made_on: steps[0]?.on ?? '2026-03-01' }).execute();
  for (const { step, on, words } of steps) await tx.insertInto('conversations.partner_step').values({ partner_group_id: id, phase_id: phaseId, organisation_id: organisationId, step, happened_on: on, words }).execute();
  return id;
}

async function loadWorkshop(tx: Tx, workshop: DemoWorkshop, room: DemoRoom & { groupId: string | null }): Promise<void> {
  const { id, title, route, heldOn, district = null, people, hostRole, accessSupport, quotes, notes } = workshop;
  await tx.insertInto('conversations.workshop').values({
    id, phase_id: room.phaseId, organisation_id: room.organisationId, partner_group_id: room.groupId, title, route, held_on: heldOn, district, people_count: people, host_role: hostRole, host_id: room.hostId, access_support: accessSupport, quotes, notes: notes.trim(), made_on: heldOn,
  }).execute();
  const items: number[] = [];
  for (const { words, mayQuote = false } of workshop.ideas) items.push(await loadIdea(tx, workshop, { ...room, words, mayQuote }));
  const handsOf = (pick: (idea: DemoWorkshop['ideas'][number]) => Counts | undefined): Hands[] => workshop.ideas.flatMap((idea, at) => {
    const counts = pick(idea);
    return counts ? [{ item: items[at] ?? 0, up: counts[0], down: counts[1], pass: counts[2] }] : [];
  });
  const hands = handsOf((idea) => idea.hands);
  if (hands.length === 0) return;
  const place = { id, organisation_id: room.organisationId, sheet_items: [] };
  const slips = workshop.ideas.flatMap(({ second }, at) => (second ? [items[at] ?? 0] : []));
  await addHands(tx, place, { ordinal: 1, people, hands, enteredBy: room.hostId, enteredOn: heldOn });
  await addHands(tx, place, { ordinal: 2, people, hands: handsOf((idea) => idea.second ?? idea.hands), enteredBy: room.secondId, enteredOn: heldOn });
  await countBatch(tx, place, { people, hands, settled: slips, differenceCount: slips.length, countedBy: room.hostId, countedOn: heldOn });
}

async function loadIdea(tx: Tx, { id: workshopId, route, heldOn, district, people }: DemoWorkshop, { phaseId, organisationId, words, mayQuote }: DemoRoom & { words: string; mayQuote: boolean }): Promise<number> {
  const [id, item, hour] = [newId(), randomInt(1, 2_147_483_647), startOfLondonDay(heldOn)];
  await tx.insertInto('conversations.contribution').values({
    id, phase_id: phaseId, organisation_id: organisationId, item, kind: 'idea', words, route, district: people >= FEWEST_TOLD && district ? district : null, received_hour: hour, state: 'shown', code_hash: hashAuthorCode(newAuthorCode()),
  }).execute();
  await tx.insertInto('conversations.showing').values({ contribution_id: id, organisation_id: organisationId, began_hour: hour }).execute();
  await tx.insertInto('conversations.workshop_words').values({ contribution_id: id, workshop_id: workshopId, organisation_id: organisationId }).execute();
  if (mayQuote) await tx.insertInto('conversations.words_leave').values({ contribution_id: id, purpose: 'quote', organisation_id: organisationId }).execute();
  return item;
}
