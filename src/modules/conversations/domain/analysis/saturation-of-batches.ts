import { analyseSaturation, type SaturationResult } from '#engines/saturation';
import { groupsOf, type BatchGroup, type FinishedBatch } from './joined-batches.ts';

/** A settled contribution: the batch it was coded in, its codes, and how it came. */
export interface SettledWords {
  batch: number;
  codeIds: readonly string[];
  route: string;
}

export interface BatchLine {
  /** Its number; "3+4" where two are looked at as one. */
  batch: number | string;
  words: number;
  isSmall: boolean;
  /** Null while words of the batch wait to be settled: what new codes they bring is not known. */
  newCodes: number | null;
}

export interface Saturation extends SaturationResult {
  lines: readonly BatchLine[];
  /** The sentence with all that limits it, as people read it. */
  told: string;
}

/** How words came, in groups that are looked at by themselves: people who are not online must not be missed behind those who are. */
export const routeGroups: readonly { name: string; routes: readonly string[] }[] = [
  { name: 'Online', routes: ['online'] },
  { name: 'By phone or on paper', routes: ['phone', 'paper'] },
  { name: 'In person', routes: ['workshop', 'event', 'in person'] },
];

/** New codes batch by batch, in the order in which batches were coded; batches that were joined are one. */
export const saturationOf = (words: readonly SettledWords[], batches: readonly FinishedBatch[]): Saturation => ofGroups(words, groupsOf(batches));

/**
 * The same rule within words that came one way or from one group. Only batches that hold some of them are its batches: one without
 * would bring no new code and make a group look heard out that nobody has listened to since.
 */
export const saturationWithin = (words: readonly SettledWords[], batches: readonly FinishedBatch[]): Saturation =>
  ofGroups(words, groupsOf(batches).filter((group) => words.some(({ batch }) => group.batches.includes(batch))));

function ofGroups(words: readonly SettledWords[], groups: readonly BatchGroup[]): Saturation {
  const known = new Set<string>();
  const lines = groups.map(({ batches, open, isSmall }): BatchLine => {
    const inBatch = words.filter(({ batch }) => batches.includes(batch));
    const before = known.size;
    for (const { codeIds } of inBatch) for (const code of codeIds) known.add(code);
    return { batch: batches.length === 1 ? batches[0] ?? 0 : batches.join('+'), words: inBatch.length, isSmall, newCodes: open > 0 ? null : known.size - before };
  });
  const found = analyseSaturation({ batches: lines.map(({ batch, newCodes }) => ({ id: batch, newCodes })) });
  return { lines, ...found, told: toldOf(found, groups) };
}

/** Reached once is not reached for good, words that wait may bring codes, and a small batch brings few: all stand beside the sentence. */
function toldOf({ sentence, notes }: SaturationResult, groups: readonly BatchGroup[]): string {
  const rose = notes.filter(({ code }) => code === 'rose-again').map(({ text }) => text);
  return [sentence, ...rose, ...waits(groups.filter((each) => each.open > 0)), ...small(groups.filter((each) => each.isSmall)), ...joined(groups.filter(({ batches }) => batches.length > 1))].join(' ');
}

const numbers = ({ batches }: BatchGroup): string => batches.join('+');
const waits = (open: readonly BatchGroup[]): string[] =>
  (open.length === 0 ? [] : [`Words wait to be settled in ${open.length === 1 && open[0] ? `batch ${numbers(open[0])}` : `${open.length} batches`}, so no figure is given where ${open.length === 1 ? 'it counts' : 'they count'}.`]);
const small = (few: readonly BatchGroup[]): string[] =>
  (few.length === 0 ? [] : [few.length === 1 && few[0] ? `Batch ${numbers(few[0])} is small and counts like a large one.` : `${few.length} batches are small and count like large ones.`]);
const joined = (groups: readonly BatchGroup[]): string[] => (groups.length === 0 ? [] : [groups.length === 1 && groups[0] ? `Batches ${numbers(groups[0])} are looked at as one.` : 'Small batches are looked at together with one beside them.']);
