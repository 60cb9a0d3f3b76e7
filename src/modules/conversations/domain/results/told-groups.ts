import type { GroupAnswer, OpinionAnswer, VoteColumns } from '#engines/opinion';
import { FEWEST_TOLD, inFullTens, tellable, tooFewWords } from '../small-numbers.ts';
import type { Counted } from './counted.ts';

/** What one opinion group has in common, without a person in it. */
export interface ToldGroup {
  /** From 1. */
  number: number;
  size: number;
  stability: number | null;
  /** The middle of its people on the map of votes. */
  x: number;
  y: number;
  sentence: string;
  /** Ideas that set it apart from the others, by item. */
  speaks: readonly { item: number; side: 'agree' | 'disagree' }[];
}

/** The opinion groups of a phase as everyone may read them. */
export interface ToldOpinion {
  sentence: string;
  /** Why there are no groups; null where there are. */
  reason: string | null;
  groups: readonly ToldGroup[];
  /** Ideas that nearly everybody backs, or opposes. */
  agreed: readonly number[];
  rejected: readonly number[];
  notes: readonly string[];
  ideas: ReadonlyMap<number, ToldIdea>;
}

export interface ToldIdea {
  bridging: { value: number; low: number; high: number } | null;
  /** For each group how many of 100 who voted agree and disagree, to the nearest five; null where too few of it voted. */
  byGroup: readonly (Shares | null)[];
}

export type Shares = readonly [agree: number, disagree: number];

/** Online votes on shown ideas in the columns that the engine takes. */
export function voteColumns({ votes, words }: Pick<Counted, 'votes' | 'words'>): VoteColumns {
  const ideas = new Set(words.filter(({ kind }) => kind === 'idea').map(({ item }) => item));
  const kept = [...votes.items.keys()].filter((at) => ideas.has(votes.items[at] ?? 0));
  const statements = [...new Set(kept.map((at) => votes.items[at] ?? 0))];
  const participants = [...new Set(kept.map((at) => votes.participants[at] ?? 0))];
  const place = new Map(statements.map((item, at) => [item, at]));
  const person = new Map(participants.map((participant, at) => [participant, at]));
  const column = (of: (at: number) => number) => kept.map(of);
  return {
    participants, statements,
    participantOf: Int32Array.from(column((at) => person.get(votes.participants[at] ?? 0) ?? 0)), statementOf: Int32Array.from(column((at) => place.get(votes.items[at] ?? 0) ?? 0)), value: Int8Array.from(column((at) => votes.choices[at] ?? 0)),
  };
}

/** A group so small would point at people, and its size could be worked out from the others: then no group is told at all. */
const aSmallGroup = `There may be groups, but one of them would be ${tooFewWords()} people. So we do not tell groups.`;

/** Takes out of the engine's answer what could point at people: who is in which group, where a person stands, and small numbers. */
export function toldOpinion(answer: OpinionAnswer): ToldOpinion {
  const isTold = answer.groups.length > 0 && answer.groups.every(({ size }) => size >= FEWEST_TOLD);
  const reason = isTold ? null : answer.groups.length > 0 ? aSmallGroup : (answer.reason ?? 'There are no clear groups.');
  const ideas = ideasOf(answer, isTold);
  return {
    sentence: wholeSentence(answer, isTold), reason, ideas,
    groups: isTold ? answer.groups.map((group) => toldGroup(answer, group, ideas)) : [],
    agreed: answer.consensus.agree.map(Number), rejected: answer.consensus.disagree.map(Number),
    notes: answer.notes.filter(({ code }) => code === 'a-scale').map(({ text }) => text),
  };
}

function toldGroup(answer: OpinionAnswer, { id, size, stability, participants, sentence }: GroupAnswer, ideas: ReadonlyMap<number, ToldIdea>): ToldGroup {
  const members = new Set(participants);
  const places = answer.projection.filter(({ participant }) => members.has(participant));
  const middle = (of: 'x' | 'y') => places.reduce((sum, place) => sum + place[of], 0) / Math.max(1, places.length);
  const statements = answer.representative.find(({ group }) => group === id)?.statements ?? [];
  const speaks = statements.map((each) => ({ item: Number(each.id), side: each.side })).filter(({ item }) => ideas.get(item)?.byGroup[id]);
  return { number: id + 1, size, stability: stability === null ? null : hundredths(stability), x: hundredths(middle('x')), y: hundredths(middle('y')), sentence, speaks };
}

function ideasOf(answer: OpinionAnswer, isTold: boolean): Map<number, ToldIdea> {
  const byGroup = new Map<number, (Shares | null)[]>();
  for (const { group, statement, agrees, disagrees, seen } of isTold ? answer.perGroup : []) {
    const shares = byGroup.get(Number(statement)) ?? [];
    shares[group] = seen < FEWEST_TOLD ? null : [ofHundred(agrees, seen), ofHundred(disagrees, seen)];
    byGroup.set(Number(statement), shares);
  }
  // Without groups bridging is about everybody; with groups that are not told it would tell of them.
  const isHidden = answer.groups.length > 0 && !isTold;
  return new Map(answer.statements.map(({ id, bridging }) => [Number(id), { bridging: isHidden ? null : rounded(bridging), byGroup: byGroup.get(Number(id)) ?? [] }]));
}

/**
 * A group's share, to the nearest five of a hundred and without the count that it is of: all votes less those of the groups are the
 * votes of the few who stand in none, and nobody can subtract what is not told.
 */
const ofHundred = (count: number, of: number): number => Math.round((100 * count) / of / 5) * 5;

/** Exact shares could be turned back into counts. */
const hundredths = (share: number): number => Math.round(share * 100) / 100;
const rounded = (bridging: OpinionAnswer['statements'][number]['bridging']): ToldIdea['bridging'] => bridging && { value: hundredths(bridging.value), low: hundredths(bridging.low), high: hundredths(bridging.high) };

/** How many people voted, which with the sizes of groups tells how many stand in none: in full tens where those are few. */
function wholeSentence({ sentence, inConversation, projection, groups, statements }: OpinionAnswer, isTold: boolean): string {
  const outside = projection.length - inConversation.length;
  if (groups.length === 0 || (isTold && tellable(outside))) return sentence;
  const voted = `More than ${(inFullTens(projection.length - 1) ?? 0).toLocaleString('en-GB')} people voted on ${statements.length.toLocaleString('en-GB')} ideas`;
  return isTold ? `${voted}; they fall into ${groups.length} groups that vote alike.` : `${voted}.`;
}
