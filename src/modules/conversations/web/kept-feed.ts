import { keptBriefly, type Store } from '#platform/db';
import { findOpenness, orderFeed, type FeedOrder } from '#engines/support';
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

interface IdeaInFeed {
  id: string;
  item: number;
  publishedAt: string;
  exposure: number;
  openness: number;
}

/** The ideas of a phase in one visitor's order, drawn up at most every two seconds and shared with some other visitors. */
export async function keptFeed(store: Store, phase: { id: string; number: number }, { order, seed }: { order: FeedOrder; seed: number }): Promise<readonly Place[]> {
  const ideas = await rows(store, phase.id, () => readIdeas(store, phase.number));
  const list = seed % (ideas.length >= LISTS.longFrom ? LISTS.long : LISTS.short);
  return lists(store, `${phase.id} ${order} ${list}`, async () => {
    const items = new Map(ideas.map(({ id, item }) => [id, item]));
    return orderFeed({ ideas, order, seed: `${phase.id} ${list}` }).map(({ id, randomised }) => ({ id, item: items.get(id) ?? 0, isRandom: randomised }));
  });
}

async function readIdeas(store: Store, phaseNumber: number): Promise<IdeaInFeed[]> {
  const found = await feedOf(store, phaseNumber);
  const openness = findOpenness(found.map(({ up, down, served }) => ({ up, down, exposure: served })));
  return found.map(({ id, item, shownHour, served }, at) => ({ id, item, publishedAt: shownHour.toISOString(), exposure: served, openness: openness[at] ?? 0 }));
}
