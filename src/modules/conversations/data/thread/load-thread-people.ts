import { randomInt } from 'node:crypto';
import { addDays, londonDay, startOfLondonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { seededRandom } from '#engines/random';
import { hashAuthorCode, newAuthorCode } from '../../domain/author-code.ts';
import { addHands, countBatch } from '../hands-rows.ts';
import { threadIdeas, type DemoThread, type ThreadIdea } from './thread-file.ts';

export interface ThreadPlace {
  organisationId: string;
  hostId: string;
  secondId: string;
}

export interface KeptIdea extends ThreadIdea {
  id: string;
  item: number;
}

interface Phase {
  id: string;
  number: number;
  opensAt: Date;
}

const DAYS_OPEN = 20;

/** The words, votes and rooms of the first part, one statement for each table. Answers the ideas as they were kept. */
export async function loadThreadPeople(tx: Tx, thread: DemoThread, { phase, ...place }: ThreadPlace & { phase: Phase }): Promise<KeptIdea[]> {
  const ideas = threadIdeas(thread).map((idea): KeptIdea => ({ ...idea, id: newId(), item: randomInt(1, 2_147_483_647) }));
  const own = { organisation_id: place.organisationId };
  const shownAt = ({ day }: ThreadIdea) => startOfLondonDay(addDays(londonDay(phase.opensAt), day));
  await tx.insertInto('conversations.contribution').values(ideas.map((idea) => ({
    ...own, id: idea.id, phase_id: phase.id, item: idea.item, kind: 'idea', parent_id: null, words: idea.words, route: idea.route, received_hour: shownAt(idea), state: 'shown', code_hash: hashAuthorCode(newAuthorCode()),
  }))).execute();
  await tx.insertInto('conversations.showing').values(ideas.map((idea) => ({ ...own, contribution_id: idea.id, began_hour: shownAt(idea) }))).execute();
  const quotable = thread.mayQuote.map((words) => ideas.find((idea) => idea.words === words && idea.route !== 'workshop')?.id ?? missing(words));
  await tx.insertInto('conversations.words_leave').values(quotable.map((id) => ({ ...own, contribution_id: id, purpose: 'quote' }))).execute();
  await addVotes(tx, thread, { ideas, phaseNumber: phase.number });
  await addRooms(tx, thread, { ...place, phaseId: phase.id, ideas });
  return ideas;
}

function missing(words: string): never {
  throw new Error(`content/demo/thread.yaml: nobody said “${words}” by themselves, so nobody can let us quote it`);
}

/** The same votes each time. Whoever lives far from a car park and whoever drives lean to other ideas, so that groups can be seen. */
async function addVotes(tx: Tx, thread: DemoThread, { ideas, phaseNumber }: { ideas: readonly KeptIdea[]; phaseNumber: number }): Promise<void> {
  const random = seededRandom('the worked thread');
  const counts = votesOf(thread, ideas, random);
  const leans = new Map([...new Set(ideas.map(({ code }) => code))].map((code, at) => [code, code === 'bus' ? 1 : code === 'parking' ? -1 : (at % 3) - 1]));
  const votes = ideas.flatMap((idea, at) => {
    const { up = 0, down = 0, pass = 0 } = counts[at] ?? {};
    const lean = leans.get(idea.code) ?? 0;
    const inOrder = Array.from({ length: thread.people }, (_, person) => ({ person: person + 1, place: random() - (lean * (person % 2 === 0 ? 1 : -1)) / 3 })).toSorted((a, b) => a.place - b.place);
    const choices = [...Array<number>(up).fill(1), ...Array<number>(pass).fill(0)];
    const backers = choices.map((choice, index) => ({ choice, person: inOrder[index]?.person ?? 0 }));
    const others = Array.from({ length: down }, (_, index) => ({ choice: -1, person: inOrder.at(-1 - index)?.person ?? 0 }));
    return [...backers, ...others].map(({ choice, person }) => ({ phase_number: phaseNumber, participant: person, item: idea.item, choice }));
  });
  for (let from = 0; from < votes.length; from += ROWS_AT_ONCE) await tx.insertInto('conversations.sealed_vote').values(votes.slice(from, from + ROWS_AT_ONCE)).execute();
  await tx.insertInto('conversations.tally').values(ideas.map(({ item }, at) => ({ phase_number: phaseNumber, item, up: 0, down: 0, pass: 0, ...counts[at] }))).execute();
}

/** A statement takes at most 65,535 values. */
const ROWS_AT_ONCE = 10_000;

interface Votes {
  up: number;
  down: number;
  pass: number;
}

/** Votes that give the average the requirements name: drawn around it for each idea, and the rest added one by one. */
function votesOf({ votesADay, workshops }: DemoThread, ideas: readonly ThreadIdea[], random: () => number): Votes[] {
  const drawn = ideas.map(({ votes, day }): Votes => ({ up: votes ?? Math.round((DAYS_OPEN - day) * votesADay * (0.7 + random() * 0.6)), down: votes === 0 ? 0 : Math.round((DAYS_OPEN - day) * (0.4 + random())), pass: votes === 0 ? 0 : Math.round((DAYS_OPEN - day) * random() * 0.3) }));
  const rooms = workshops.flatMap(({ people, ideas: own }) => own.map(({ hands: [up] }) => ({ people, up })));
  const free = [...ideas.keys()].filter((at) => ideas[at]?.votes === null);
  const days = ideas.reduce((sum, { day }) => sum + DAYS_OPEN - day, 0);
  for (let step = 0; step < 10_000; step += 1) {
    const voices = drawn.reduce((sum, { up, down, pass }) => sum + up + down + pass, 0);
    // A room counts as the days in which as many people vote online on the average idea (supportQuestion).
    const wanted = votesADay * days * (1 + rooms.reduce((sum, { people }) => sum + people, 0) / voices);
    const missing = wanted - drawn.reduce((sum, { up }) => sum + up, 0) - rooms.reduce((sum, { up }) => sum + up, 0);
    if (Math.abs(missing) <= 1) return drawn;
    const one = drawn[free[step % free.length] ?? 0];
    if (one) one.up = Math.max(1, one.up + Math.sign(missing));
  }
  throw new Error('content/demo/thread.yaml: no votes give that average');
}

interface Rooms extends ThreadPlace {
  phaseId: string;
  ideas: readonly KeptIdea[];
}

async function addRooms(tx: Tx, { workshops, partner }: DemoThread, { phaseId, organisationId, hostId, secondId, ideas }: Rooms): Promise<void> {
  const group = await tx.selectFrom('conversations.partner_group').select('id').where('organisation_id', '=', organisationId).where('name', '=', partner).executeTakeFirst();
  for (const { id, title, heldOn, people, hostRole, ideas: own } of workshops) {
    const room = { id, organisation_id: organisationId, sheet_items: [] };
    await tx.insertInto('conversations.workshop').values({ ...room, phase_id: phaseId, partner_group_id: group?.id ?? null, title, route: 'workshop', held_on: heldOn, people_count: people, host_role: hostRole, host_id: hostId, quotes: 'none', made_on: heldOn }).execute();
    const said = own.map(({ words, hands }) => ({ hands, kept: ideas.find((idea) => idea.words === words) }));
    await tx.insertInto('conversations.workshop_words').values(said.map(({ kept }) => ({ contribution_id: kept?.id ?? '', workshop_id: id, organisation_id: organisationId }))).execute();
    const hands = said.map(({ hands: [up, down, pass], kept }) => ({ item: kept?.item ?? 0, up, down, pass }));
    await addHands(tx, room, { ordinal: 1, people, hands, enteredBy: hostId, enteredOn: heldOn });
    await addHands(tx, room, { ordinal: 2, people, hands, enteredBy: secondId, enteredOn: heldOn });
    await countBatch(tx, room, { people, hands, settled: [], differenceCount: 0, countedBy: hostId, countedOn: heldOn });
  }
}
