import { addDays, londonDay, startOfLondonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { seededRandom } from '#engines/random';
import { loadDemoConversation } from '../load-demo-conversation.ts';
import { addHands, countBatch } from '../hands-rows.ts';
import type { EndedConversation } from './ended-conversation-file.ts';

interface Place {
  organisationId: string;
  hostId: string;
  secondId: string;
  now: Date;
}

export interface EndedPhase {
  id: string;
  number: number;
  conversationId: string;
}

/** Adds the imagined conversation with its votes, ended and sealed. Answers its phase, or null when it is there already. */
export async function loadEndedConversation(tx: Tx, ended: EndedConversation, place: Place): Promise<EndedPhase | null> {
  const { code, title, purpose, phase, opensOn, closesOn, ideas, workshop } = ended;
  if (await tx.selectFrom('conversations.conversation').select('id').where('code', '=', code).executeTakeFirst()) return null;
  const shown = [...ideas.map(({ words }) => ({ words, route: 'online' as const })), ...workshop.ideas.map(({ words }) => ({ words, route: 'workshop' as const }))];
  await loadDemoConversation(tx, { code, title, purpose, phases: [{ kind: 'people', ...phase, opensOn, closesOn, prompts: [], ideas: shown, waiting: [] }] }, place);
  const at = await tx.selectFrom('conversations.phase as p').innerJoin('conversations.conversation as c', 'c.id', 'p.conversation_id').select(['p.id', 'p.number', 'c.id as conversationId']).where('c.code', '=', code).executeTakeFirstOrThrow();
  const items = await itemsOf(tx, at.id);
  for (const idea of ideas) await tx.updateTable('conversations.showing').set({ began_hour: startOfLondonDay(addDays(londonDay(opensOn), idea.day)) }).where('contribution_id', '=', items.get(idea.words)?.id ?? '').execute();
  await addVotes(tx, ended, { phaseNumber: at.number, items });
  await addWorkshop(tx, ended, { ...place, phaseId: at.id, items });
  await tx.deleteFrom('conversations.phase_key').where('phase_number', '=', at.number).execute();
  await tx.updateTable('conversations.phase').set({ closed_at: closesOn, sealed_at: closesOn }).where('id', '=', at.id).execute();
  return at;
}

type Items = ReadonlyMap<string, { id: string; item: number }>;

async function itemsOf(tx: Tx, phaseId: string): Promise<Items> {
  const rows = await tx.selectFrom('conversations.contribution').select(['id', 'item', 'words']).where('phase_id', '=', phaseId).where('kind', '=', 'idea').execute();
  return new Map(rows.map(({ id, item, words }) => [words, { id, item }]));
}

/** The same votes each time: everybody reads most ideas that were there on their day, and backs each as often as its number says. */
async function addVotes(tx: Tx, { people, ideas, workshop }: EndedConversation, { phaseNumber, items }: { phaseNumber: number; items: Items }): Promise<void> {
  const random = seededRandom('the ended conversation');
  const kinds = [...Array<'bus'>(people.bus).fill('bus'), ...Array<'car'>(people.car).fill('car'), ...Array<'other'>(people.other).fill('other')];
  const all = [...ideas, ...workshop.ideas.map((idea) => ({ ...idea, day: 16 }))];
  const votes = kinds.flatMap((kind, at) => all.flatMap((idea) => {
    const visit = Math.floor(random() * 28);
    if (visit < idea.day || random() > 0.8) return [];
    const backs = (kind === 'other' ? (idea.bus + idea.car) / 2 : idea[kind]) / 100;
    const drawn = random();
    return [{ phase_number: phaseNumber, participant: at + 1, item: items.get(idea.words)?.item ?? 0, choice: drawn < backs ? 1 : drawn < backs + (1 - backs) * 0.7 ? -1 : 0 }];
  }));
  await tx.insertInto('conversations.sealed_vote').values(votes).execute();
  for (const idea of all) {
    const item = items.get(idea.words)?.item ?? 0;
    const own = votes.filter((vote) => vote.item === item);
    const of = (choice: number) => own.filter((vote) => vote.choice === choice).length;
    await tx.insertInto('conversations.tally').values({ phase_number: phaseNumber, item, up: of(1), down: of(-1), pass: of(0) }).execute();
    await addExposure(tx, { phaseNumber, item, votes: own.length, random });
  }
}

/** Looks at six places of the list, each drawn at random, fewer further down; one look in four or five came to a vote. */
async function addExposure(tx: Tx, { phaseNumber, item, votes, random }: { phaseNumber: number; item: number; votes: number; random: () => number }): Promise<void> {
  const hour = startOfLondonDay('2026-02-20');
  const rows = [1, 2, 3, 5, 8, 12].map((position) => {
    const share = Math.max(1, Math.round((votes / 6) * (1.4 - position / 15)));
    const seen = Math.round(share * (1.2 + 0.5 * Math.sqrt(position) + random() * 0.4));
    return { phase_number: phaseNumber, item, position, hour, is_random: true, served: seen + 4, seen, votes: share };
  });
  await tx.insertInto('conversations.exposure').values(rows).execute();
}

async function addWorkshop(tx: Tx, { workshop }: EndedConversation, { phaseId, items, organisationId, hostId, secondId }: Place & { phaseId: string; items: Items }): Promise<void> {
  const { id, title, heldOn, people, hostRole, ideas, sheet } = workshop;
  const itemOf = (words: string) => items.get(words)?.item ?? 0;
  const room = { id, organisation_id: organisationId, sheet_items: sheet.map(({ words }) => itemOf(words)) };
  await tx.insertInto('conversations.workshop').values({ ...room, phase_id: phaseId, title, route: 'workshop', held_on: heldOn, people_count: people, host_role: hostRole, host_id: hostId, quotes: 'none', made_on: heldOn }).execute();
  for (const { words } of ideas) await tx.insertInto('conversations.workshop_words').values({ contribution_id: items.get(words)?.id ?? newId(), workshop_id: id, organisation_id: organisationId }).execute();
  const hands = [...ideas, ...sheet].map(({ words, hands: [up, down, pass] }) => ({ item: itemOf(words), up, down, pass }));
  await addHands(tx, room, { ordinal: 1, people, hands, enteredBy: hostId, enteredOn: heldOn });
  await addHands(tx, room, { ordinal: 2, people, hands, enteredBy: secondId, enteredOn: heldOn });
  await countBatch(tx, room, { people, hands, settled: [], differenceCount: 0, countedBy: hostId, countedOn: heldOn });
}
