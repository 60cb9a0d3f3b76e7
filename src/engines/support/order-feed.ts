import { seededRandom, standardNormal, type Random } from '#engines/random';
import type { PositionCount } from './input.ts';
import { parseTime } from './visible-time.ts';

/** "balanced": less read ideas first, ideas whose place is open a little more, mixed. "least-seen": strictly by looks. "newest": by time of publication. */
export type FeedOrder = 'balanced' | 'newest' | 'least-seen';

export interface FeedIdea {
  readonly id: string;
  readonly publishedAt: string;
  /** Looks so far, as well as known: weighted by position where weights are, else impressions plus cards served. */
  readonly exposure: number;
  /** 0 to 1, from findOpenness: used by the balanced order only. */
  readonly openness?: number;
}

export interface FeedCard {
  readonly id: string;
  /** Drawn at random: what happens here teaches the position weights, and belongs into `slots`. */
  readonly randomised: boolean;
}

/** One card in ten: enough votes in a few days to learn the weights of positions, and hardly felt. */
export const RANDOMISED_SHARE = 0.1;

/** How far the balanced order is mixed: people who come at the same moment meet different ideas although the counters lag behind. */
const MIXING = 0.15;

/** In the balanced order an idea whose place is quite open gets up to this much more looks than one whose place is clear: twice as many. */
const MORE_WHEN_OPEN = 1;

/**
 * The list of one visit. No order puts what is popular first: such a list makes its own winners (Salganik, Dodds and Watts, 2006,
 * Science 311) and hides what comes late.
 * The same seed gives the same list, so that paging holds together. No idea: an empty list.
 */
export function orderFeed({ ideas, order = 'balanced', seed, randomisedShare = RANDOMISED_SHARE, limit = ideas.length }: { ideas: readonly FeedIdea[]; order?: FeedOrder; seed: string; randomisedShare?: number; limit?: number }): FeedCard[] {
  const random = seededRandom(`feed ${seed}`);
  const line = lineUp(ideas, order, seed);
  const left = line.map((_idea, at) => at);
  const placeOf = [...left];
  const take = (at: number): void => {
    const place = placeOf[at] ?? 0;
    const last = left.pop() ?? 0;
    if (last !== at) [left[place], placeOf[last]] = [last, place];
    placeOf[at] = -1;
  };
  const cards: FeedCard[] = [];
  for (let next = 0; cards.length < Math.min(limit, line.length);) {
    const randomised = random() < randomisedShare;
    while (placeOf[next] === -1) next += 1;
    const at = randomised ? (left[Math.floor(random() * left.length)] ?? next) : next;
    take(at);
    cards.push({ id: line[at]?.id ?? '', randomised });
  }
  return cards;
}

/** Chance goes by the idea's name, so that the order in which ideas come makes no difference. */
function lineUp(ideas: readonly FeedIdea[], order: FeedOrder, seed: string): FeedIdea[] {
  const typical = ideas.reduce((sum, { exposure }) => sum + exposure, 0) / Math.max(1, ideas.length);
  const keyed = ideas.map((idea) => {
    const random = seededRandom(`${seed} ${idea.id}`);
    return { idea, tie: random(), key: keyOf(idea, { order, random, typical }) };
  });
  return keyed.toSorted((a, b) => a.key - b.key || a.tie - b.tie || (a.idea.id < b.idea.id ? -1 : 1)).map(({ idea }) => idea);
}

function keyOf({ exposure, publishedAt, openness = 0 }: FeedIdea, { order, random, typical }: { order: FeedOrder; random: Random; typical: number }): number {
  if (order === 'newest') return -parseTime(publishedAt);
  // The fixed part lets even unread ideas change places with one another and with those just read.
  return order === 'least-seen' ? exposure : ((exposure + typical / 20) / (1 + MORE_WHEN_OPEN * openness)) * Math.exp(MIXING * standardNormal(random));
}

/** What a look at a position is taken for until weights are learnt: the same mild power law that the learning starts from. */
const UNLEARNT_POWER = 0.6;

/** Looks at an idea for the order of the feed: its cards weighted by position. Rough is enough here; support itself uses learnt weights. */
export const looksForFeed = (counts: readonly PositionCount[], weightAt: (position: number) => number = (position) => Math.max(1, position) ** -UNLEARNT_POWER): number => counts.reduce((sum, { position, count }) => sum + count * weightAt(position), 0);
