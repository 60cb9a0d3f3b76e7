import { keptBriefly, type Store } from '#platform/db';
import { findOpenness, orderFeed, type FeedOrder } from '#engines/support';
import { votesInEights, type KnownVotes } from '../domain/votes-in-eights.ts';
import { feedOf } from '../queries/shown-words.ts';

export const feedOrders = ['balanced', 'newest', 'least-seen'] as const satisfies readonly FeedOrder[];

/** One place of a visitor's list. */
export interface Place {
  id: string;
  item: number;
  /** The idea stands here by chance: what happens here teaches how much places are looked at. */
  isRandom: boolean;
}

/** So many different lists stand side by side; long lists cost more to draw up, and fewer of them are. */
const LISTS = { short: 64, long: 8, longFrom: 2_000 };
const rows = keptBriefly<readonly IdeaInFeed[]>({ milliseconds: 1_000 });
const lists = keptBriefly<readonly Place[]>({ milliseconds: 2_000 });
/** A long list changes little from one minute to the next, and nobody waits while it is drawn up again. */
const longRows = keptBriefly<readonly IdeaInFeed[]>({ milliseconds: 10_000, lateMilliseconds: 60_000 });
const longLists = keptBriefly<readonly Place[]>({ milliseconds: 10_000, lateMilliseconds: 60_000 });
/** Phases that were long when they were last read. */
const longPhases = new WeakMap<Store, Set<string>>();
/** The votes by which each phase is ordered, which are those of now only from time to time. */
const orderedBy = new WeakMap<Store, Map<number, KnownVotes>>();

interface IdeaInFeed {
  id: string;
  item: number;
  publishedAt: string;
  exposure: number;
  openness: number;
}

/** The ideas of a phase in one visitor's order, drawn up at most every two seconds (a long list: ten) and shared with some other visitors. */
export async function keptFeed(store: Store, phase: { id: string; number: number }, { order, seed }: { order: FeedOrder; seed: number }): Promise<readonly Place[]> {
  const long = longPhases.get(store) ?? new Set<string>();
  longPhases.set(store, long);
  const ideas = await (long.has(phase.id) ? longRows : rows)(store, phase.id, () => readIdeas(store, phase.number));
  const isLong = ideas.length >= LISTS.longFrom;
  if (isLong) long.add(phase.id);
  else long.delete(phase.id);
  const list = seed % (isLong ? LISTS.long : LISTS.short);
  return (isLong ? longLists : lists)(store, `${phase.id} ${order} ${list}`, async () => {
    const items = new Map(ideas.map(({ id, item }) => [id, item]));
    return orderFeed({ ideas, order, seed: `${phase.id} ${list}` }).map(({ id, randomised }) => ({ id, item: items.get(id) ?? 0, isRandom: randomised }));
  });
}

async function readIdeas(store: Store, phaseNumber: number): Promise<IdeaInFeed[]> {
  const found = await feedOf(store, phaseNumber);
  const phases = orderedBy.get(store) ?? new Map<number, KnownVotes>();
  orderedBy.set(store, phases);
  const votes = votesInEights(phases.get(phaseNumber), found);
  phases.set(phaseNumber, votes);
  const openness = findOpenness(found.map(({ item, served }) => ({ ...(votes.get(item) ?? { up: 0, down: 0 }), exposure: served })));
  return found.map(({ id, item, shownHour, served }, at) => ({ id, item, publishedAt: shownHour.toISOString(), exposure: served, openness: openness[at] ?? 0 }));
}
