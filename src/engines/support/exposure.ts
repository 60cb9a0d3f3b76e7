import type { ExposureLevel, Note, PositionCount, RandomisedSlot, SupportIdea } from './input.ts';
import { learnPositionWeights, type PositionWeights } from './position-weights.ts';

/** Fewer votes than this say nothing about positions. */
const SLOT_VOTES_NEEDED = 20;

/** How often each idea could be reacted to, at the best level that the records allow. */
export interface Exposure {
  readonly level: ExposureLevel;
  readonly weights: PositionWeights | undefined;
  /** For each idea its shown cards by position, from 1; empty at the level of visible time. */
  readonly shown: readonly (readonly PositionCount[])[];
  /** Sent without script beside what was seen with script: weighted apart. */
  readonly sent: readonly (readonly PositionCount[])[];
  readonly notes: readonly Note[];
}

/** Chooses the level: examined, else impressions, else served, else visible time. Says in a note why it is not a better one. */
export function chooseExposure(ideas: readonly SupportIdea[], slots: readonly RandomisedSlot[]): Exposure {
  const shift = startsAtZero(ideas, slots) ? 1 : 0;
  const seen = ideas.map((idea) => shifted(idea.impressions ?? [], shift));
  const sent = ideas.map((idea) => shifted(idea.served ?? [], shift));
  const level = [seen, sent].findIndex((counts) => counts.some((one) => one.length > 0));
  if (level < 0) return { level: 'visible-time', weights: undefined, shown: ideas.map(() => []), sent: ideas.map(() => []), notes: slots.length > 0 ? [note('no-impressions', 'There are randomised slots but no impressions of ideas, so visible time was used.')] : [] };
  const counted = level === 0 ? seen : sent;
  const beside = level === 0 ? besideSeen(seen, sent) : { sent: ideas.map(() => []), notes: [] };
  const learnt = learn([...counted, ...beside.sent], slots, shift);
  return { level: learnt.weights ? 'examined' : (['impressions', 'served'] as const)[level] ?? 'served', weights: learnt.weights, shown: counted, sent: beside.sent, notes: [...learnt.notes, ...beside.notes] };
}

function startsAtZero(ideas: readonly SupportIdea[], slots: readonly RandomisedSlot[]): boolean {
  return slots.some(({ position }) => position === 0) || ideas.some(({ impressions = [], served = [] }) => [...impressions, ...served].some(({ position }) => position === 0));
}

/** Less than a millionth of a card is none: it could only overflow what is divided by it. */
const LEAST_COUNT = 1e-6;

const shifted = (counts: readonly PositionCount[], shift: number): PositionCount[] => counts.filter(({ count }) => count >= LEAST_COUNT).map(({ position, count }) => ({ position: position + shift, count }));

/** Cards sent are taken as other cards than those seen, unless they cover each of them: then they are the same cards once more. */
function besideSeen(seen: readonly PositionCount[][], sent: readonly PositionCount[][]): { sent: readonly PositionCount[][]; notes: Note[] } {
  const none = { sent: sent.map(() => []), notes: [] };
  if (sent.every((one) => one.length === 0)) return none;
  const covers = seen.every((counts, at) => counts.every(({ position, count }) => count <= (sent[at] ?? []).reduce((sum, one) => sum + Number(one.position === position) * one.count, 0)));
  return covers ? { ...none, notes: [note('served-holds-impressions', 'The served cards hold all that were seen, so only the seen ones were counted.')] } : { sent, notes: [] };
}

function learn(counted: readonly PositionCount[][], slots: readonly RandomisedSlot[], shift: number): { weights: PositionWeights | undefined; notes: Note[] } {
  const usable = slots.filter(({ impressions, votes }) => impressions > 0 && votes <= impressions);
  const byPosition = new Map<number, { impressions: number; votes: number }>();
  for (const { position, impressions, votes } of usable) {
    const before = byPosition.get(position + shift) ?? { impressions: 0, votes: 0 };
    byPosition.set(position + shift, { impressions: before.impressions + impressions, votes: before.votes + votes });
  }
  const broken = slots.filter(({ impressions, votes }) => votes > impressions).length;
  const notes = broken > 0 ? [note('slot-votes-exceed-impressions', `${broken} slots have more votes than impressions and were not used.`)] : [];
  const votes = usable.reduce((sum, slot) => sum + slot.votes, 0);
  const enough = byPosition.size > 1 && votes >= SLOT_VOTES_NEEDED;
  const weights = enough ? learnPositionWeights(counted.flat().map(({ position }) => position), byPosition) : undefined;
  if (weights) return { weights, notes };
  return { weights, notes: [...notes, note('positions-not-learnt', slots.length === 0 ? 'There is no randomised share of the feed, so positions count alike.' : `The randomised share holds ${votes} votes at ${byPosition.size} positions; ${SLOT_VOTES_NEEDED} at two positions are needed, so positions count alike.`)] };
}

const note = (code: string, text: string): Note => ({ code, text });
