import { FEWEST_TOLD } from './small-numbers.ts';

export interface VotesOnIdea {
  item: number;
  up: number;
  down: number;
}

/** The votes by which an open list was last ordered, by item. */
export type KnownVotes = ReadonlyMap<number, Pick<VotesOnIdea, 'up' | 'down'>>;

/**
 * The votes by which an open list may be ordered: those of before, until eight more have come or changed in the whole phase. A list
 * that moved with every vote would tell whoever looks before and after on which idea somebody voted.
 */
export function votesInEights(known: KnownVotes | undefined, now: readonly VotesOnIdea[], fewest: number = FEWEST_TOLD): KnownVotes {
  const fresh = new Map(now.map(({ item, up, down }) => [item, { up, down }]));
  if (!known) return fresh;
  const changed = now.reduce((sum, { item, up, down }) => sum + Math.abs(up - (known.get(item)?.up ?? 0)) + Math.abs(down - (known.get(item)?.down ?? 0)), 0);
  return changed >= fewest ? fresh : known;
}
