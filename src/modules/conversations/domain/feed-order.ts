import { createHash } from 'node:crypto';

export interface FeedIdea {
  id: string;
  item: number;
  served: number;
  shownHour: Date;
}

export const feedOrders = ['balanced', 'newest', 'least seen'] as const;
export type FeedOrder = (typeof feedOrders)[number];

/**
 * The order of ideas for one visitor: the same for as long as the counts are. Within equal counts the order is drawn by the
 * visitor's seed, so that no idea is first for everyone.
 */
export function orderIdeas(ideas: readonly FeedIdea[], { order, seed }: { order: FeedOrder; seed: string }): FeedIdea[] {
  const drawn = new Map(ideas.map(({ item }) => [item, draw(seed, item)]));
  const by = (idea: FeedIdea): number => (order === 'newest' ? -idea.shownHour.getTime() : idea.served);
  return ideas.toSorted((a, b) => by(a) - by(b) || (drawn.get(a.item) ?? 0) - (drawn.get(b.item) ?? 0));
}

const draw = (seed: string, item: number): number => createHash('sha256').update(`${seed} ${item}`).digest().readUInt32BE(0);
