import type { PositionCount, SupportIdea, SupportInput } from '#engines/support';
import { addVoices, noVoices, type Counted, type Voices } from './counted.ts';
import type { ToldVoices } from './told-voices.ts';
import { visibleHours } from './visible-hours.ts';

const HOUR_MS = 3_600_000;

/** What is asked of the engine about ideas, or about comments, with what was heard online and in person counted alike. */
export function supportQuestion(counted: Counted, told: ReadonlyMap<number, ToldVoices>, kind: 'idea' | 'comment'): SupportInput {
  const ideas = counted.words.filter((words) => words.kind === kind);
  const online = onlineExposure(counted);
  const hours = hoursShown(counted);
  const daysPerReader = onlineDaysPerVoice(ideas, told, hours);
  const hasSeen = counted.exposure.some(({ seen }) => seen > 0);
  return {
    now: counted.phase.endedAt.toISOString(),
    ideas: ideas.map(({ id, item }) => {
      const { online: votes, inPerson } = told.get(item) ?? { online: noVoices, inPerson: null };
      const all = addVoices(votes, inPerson ?? noVoices);
      const days = (hours.get(item) ?? 0) / 24 + (inPerson?.people ?? 0) * daysPerReader;
      return { id, publishedAt: new Date(counted.phase.endedAt.getTime() - days * 24 * HOUR_MS).toISOString(), up: all.up, down: all.down, ...cardsOf(online.get(item), { inPerson, hasSeen }) };
    }),
    ...(kind === 'idea' ? { slots: slotsOf(counted, hasSeen) } : {}),
  };
}

/** Support among people heard less: whoever was there read every idea that was put to them. */
export function heardLessQuestion(counted: Counted, told: ReadonlyMap<number, ToldVoices>): SupportInput {
  const now = counted.phase.endedAt.toISOString();
  return {
    now,
    ideas: counted.words.flatMap(({ id, item, kind }): SupportIdea[] => {
      const less = told.get(item)?.less;
      return less && kind === 'idea' ? [{ id, publishedAt: now, up: less.up, down: less.down, impressions: [{ position: 1, count: less.people }] }] : [];
    }),
  };
}

interface Cards {
  seen: Map<number, number>;
  served: Map<number, number>;
}

/**
 * Cards by place. People in a room read every idea that was put to them, as if it stood first: they count among the cards where cards
 * are counted at all (both kinds, since served cards hold the seen ones), else as days (see onlineDaysPerVoice).
 */
function cardsOf(cards: Cards | undefined, { inPerson, hasSeen }: { inPerson: Voices | null; hasSeen: boolean }): Pick<SupportIdea, 'impressions' | 'served'> {
  if (!cards) return {};
  const people = inPerson?.people ?? 0;
  const withRoom = (counts: Map<number, number>): PositionCount[] => [...new Map(counts).set(1, (counts.get(1) ?? 0) + people)].filter(([, count]) => count > 0).map(([position, count]) => ({ position, count })).toSorted((a, b) => a.position - b.position);
  return { ...(hasSeen ? { impressions: withRoom(cards.seen) } : {}), served: withRoom(cards.served) };
}

/** Cards of each shown idea, with those of what was merged into it. Undefined for all of them where nobody counted cards. */
function onlineExposure({ exposure, words, targets }: Counted): Map<number, Cards> {
  if (exposure.every(({ served, seen }) => served === 0 && seen === 0)) return new Map();
  const cards = new Map(words.map(({ item }): [number, Cards] => [item, { seen: new Map(), served: new Map() }]));
  for (const { item, position, served, seen } of exposure) {
    const card = cards.get(targets.get(item) ?? item);
    card?.seen.set(position, (card.seen.get(position) ?? 0) + seen);
    card?.served.set(position, (card.served.get(position) ?? 0) + served);
  }
  return cards;
}

function slotsOf({ exposure }: Counted, hasSeen: boolean): NonNullable<SupportInput['slots']> {
  const places = new Map<number, { position: number; impressions: number; votes: number }>();
  for (const { position, served, seen, votes } of exposure.filter(({ isRandom }) => isRandom)) {
    const before = places.get(position) ?? { position, impressions: 0, votes: 0 };
    places.set(position, { position, impressions: before.impressions + (hasSeen ? seen : served), votes: before.votes + votes });
  }
  return [...places.values()].toSorted((a, b) => a.position - b.position);
}

/** Hours in which each idea stood open to votes. */
export function hoursShown({ words, targets, showings, pauses, phase }: Counted): Map<number, number> {
  const spans = new Map<number, { began: Date; ended: Date | null }[]>();
  for (const { item, began, ended } of showings) {
    const into = targets.get(item) ?? item;
    spans.set(into, [...(spans.get(into) ?? []), { began, ended }]);
  }
  return new Map(words.map(({ item }) => [item, visibleHours(spans.get(item) ?? [], { ...phase, pauses })]));
}

/** A room counts as the visible days in which as many people vote online on the average idea. */
function onlineDaysPerVoice(ideas: Counted['words'], told: ReadonlyMap<number, ToldVoices>, hours: ReadonlyMap<number, number>): number {
  const voices = ideas.reduce((sum, { item }) => sum + (told.get(item)?.online.people ?? 0), 0);
  const days = ideas.reduce((sum, { item }) => sum + (hours.get(item) ?? 0), 0) / 24;
  return voices > 0 ? days / voices : 0;
}
