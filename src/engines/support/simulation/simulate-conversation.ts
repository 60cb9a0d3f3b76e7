import { seededRandom, type Random } from '#engines/random';
import { drawGamma } from '../draw-gamma.ts';
import type { RandomisedSlot, SupportInput } from '../input.ts';
import { findOpenness } from '../openness.ts';
import { looksForFeed, orderFeed } from '../order-feed.ts';
import type { ConversationParameters, Examination, Spread } from './parameters.ts';

const OPENED = Date.UTC(2026, 0, 5);
const DAY_MS = 86_400_000;

export interface SimulatedIdea {
  readonly id: string;
  readonly day: number;
  readonly publishedAt: string;
  /** Of 1 person who looks: the truth that the engine never sees. */
  readonly backing: number;
  readonly opposing: number;
  /** By position, from 0. */
  readonly impressions: number[];
  up: number;
  down: number;
  /** Looks that really happened in expectation: Σ impressions × chance of a look. */
  looks: number;
  /** Looks as the feed knew them at the last flush. */
  known: number;
  open: number;
}

export interface SimulatedConversation {
  readonly ideas: readonly SimulatedIdea[];
  readonly input: SupportInput;
}

/** Plays one conversation: visitors come, get a list from the feed, look by position and react by the idea's own chances. */
export function simulateConversation(parameters: ConversationParameters, seed: number): SimulatedConversation {
  const random = seededRandom(`conversation ${seed}`);
  const ideas = publishIdeas(parameters, random);
  const visits = times(parameters.visitors, parameters.visitorsEarly, parameters, random).toSorted((a, b) => a - b);
  const slots: RandomisedSlot[] = Array.from({ length: parameters.cards }, (_slot, at) => ({ position: at + 1, impressions: 0, votes: 0 }));
  visits.forEach((day, visit) => {
    const published = ideas.filter((idea) => idea.day <= day);
    if (visit % parameters.flushEvery === 0) flushCounters(published);
    playVisit({ parameters, ideas: published, slots, random, seed: `${seed} ${visit}` });
  });
  const now = new Date(OPENED + parameters.days * DAY_MS).toISOString();
  const counted = ideas.map(({ id, publishedAt, up, down, impressions }) => ({ id, publishedAt, up, down, impressions: impressions.flatMap((count, at) => (count > 0 ? [{ position: at + 1, count }] : [])) }));
  return { ideas, input: { now, ideas: counted, slots: slots.filter(({ impressions }) => impressions > 0) } };
}

/** What the service does every few seconds: the feed learns how often each idea was looked at and how open its place is. */
function flushCounters(ideas: readonly SimulatedIdea[]): void {
  for (const idea of ideas) idea.known = looksForFeed(idea.impressions.map((count, at) => ({ position: at + 1, count })));
  findOpenness(ideas.map(({ up, down, known }) => ({ up, down, exposure: known }))).forEach((openness, at) => {
    const idea = ideas[at];
    if (idea) idea.open = openness;
  });
}

function publishIdeas(parameters: ConversationParameters, random: Random): SimulatedIdea[] {
  return times(parameters.ideas, parameters.ideasEarly, parameters, random).map((day, at) => {
    const salience = draw(parameters.salience, random);
    const approval = draw(parameters.approval, random);
    const reacting = salience * (1 - parameters.passShare);
    return { id: `idea ${at}`, day, publishedAt: new Date(OPENED + day * DAY_MS).toISOString(), backing: reacting * approval, opposing: reacting * (1 - approval), impressions: Array.from({ length: parameters.cards }, () => 0), up: 0, down: 0, looks: 0, known: 0, open: 0 };
  });
}

const times = (count: number, early: number, { openingDays, days }: ConversationParameters, random: Random): number[] => Array.from({ length: count }, () => random() * (random() < early ? openingDays : days));

function draw(spread: Spread, random: Random): number {
  if ('first' in spread) return random() < spread.firstShare ? spread.first : spread.second;
  const [a, b] = [drawGamma(spread.a, random), drawGamma(spread.b, random)];
  return spread.low + (spread.span * a) / (a + b);
}

function playVisit({ parameters, ideas, slots, random, seed }: { parameters: ConversationParameters; ideas: readonly SimulatedIdea[]; slots: RandomisedSlot[]; random: Random; seed: string }): void {
  const byId = new Map(ideas.map((idea) => [idea.id, idea]));
  const cards = orderFeed({ ideas: ideas.map(({ id, publishedAt, known, open }) => ({ id, publishedAt, exposure: known, openness: open })), order: parameters.order, randomisedShare: parameters.randomisedShare, limit: parameters.cards, seed });
  const person = random();
  cards.forEach(({ id, randomised }, at) => {
    const idea = byId.get(id);
    if (!idea) return;
    idea.impressions[at] = (idea.impressions[at] ?? 0) + 1;
    idea.looks += chanceOfLook(parameters.examination, at + 1);
    const looked = random() < lookOf(parameters.examination, at + 1, person);
    const reaction = looked ? react(idea, parameters.passShare, random) : 'none';
    if (reaction === 'up') idea.up += 1;
    if (reaction === 'down') idea.down += 1;
    const slot = slots[at];
    if (randomised && slot) slots[at] = { ...slot, impressions: slot.impressions + 1, votes: slot.votes + Number(reaction !== 'none') };
  });
}

function react({ backing, opposing }: SimulatedIdea, passShare: number, random: Random): 'up' | 'down' | 'pass' | 'none' {
  const passing = ((backing + opposing) * passShare) / (1 - passShare);
  const at = random();
  if (at < backing) return 'up';
  if (at < backing + opposing) return 'down';
  return at < backing + opposing + passing ? 'pass' : 'none';
}

/** The chance of a look by this person, who is a number between 0 and 1: their kind, or how far down they read. */
function lookOf(examination: Examination, position: number, person: number): number {
  if (examination.shape === 'mixed') return person < 0.5 ? position ** -examination.power : examination.keep ** (position - 1);
  if (examination.shape === 'depth') return Number(person < chanceOfLook(examination, position));
  return chanceOfLook(examination, position);
}

/** The chance of a look at a position over all people; 1 at the first. */
export function chanceOfLook(examination: Examination, position: number): number {
  if (examination.shape === 'power') return position ** -examination.power;
  if (examination.shape === 'geometric') return examination.keep ** (position - 1);
  if (examination.shape === 'step') return position <= examination.fold ? 1 : examination.below;
  if (examination.shape === 'depth') return (1 - 1 / examination.mean) ** (position - 1);
  return (position ** -examination.power + examination.keep ** (position - 1)) / 2;
}
