import { analyseSaturation, type SaturationResult } from '#engines/saturation';

/** A settled contribution: the batch it was coded in, its codes, and how it came. */
export interface SettledWords {
  batch: number;
  codeIds: readonly string[];
  route: string;
}

/** A finished batch and how many of its words, coded differently by two people, wait to be settled. */
export interface FinishedBatch {
  batch: number;
  open: number;
}

export interface BatchLine {
  batch: number;
  words: number;
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

/** New codes batch by batch, in the order in which batches were coded. */
export function saturationOf(words: readonly SettledWords[], batches: readonly FinishedBatch[]): Saturation {
  const known = new Set<string>();
  const lines = batches.map(({ batch, open }): BatchLine => {
    const inBatch = words.filter((each) => each.batch === batch);
    const before = known.size;
    for (const { codeIds } of inBatch) for (const code of codeIds) known.add(code);
    return { batch, words: inBatch.length, newCodes: open > 0 ? null : known.size - before };
  });
  const found = analyseSaturation({ batches: lines.map(({ batch, newCodes }) => ({ id: batch, newCodes })) });
  return { lines, ...found, told: toldOf(found, batches) };
}

/**
 * The same rule within words that came one way or from one group. Only batches that hold some of them are its batches: one without
 * would bring no new code and make a group look heard out that nobody has listened to since.
 */
export const saturationWithin = (words: readonly SettledWords[], batches: readonly FinishedBatch[]): Saturation =>
  saturationOf(words, batches.filter(({ batch }) => words.some((each) => each.batch === batch)));

/** Reached once is not reached for good, and words that wait to be settled may bring codes: both stand beside the sentence. */
function toldOf({ sentence, notes }: SaturationResult, batches: readonly FinishedBatch[]): string {
  const rose = notes.filter(({ code }) => code === 'rose-again').map(({ text }) => text);
  const open = batches.filter((each) => each.open > 0).map(({ batch }) => batch);
  const waits = open.length === 0 ? [] : [`Words wait to be settled in ${open.length === 1 ? `batch ${open[0]}` : `${open.length} batches`}, so no figure is given where ${open.length === 1 ? 'it counts' : 'they count'}.`];
  return [sentence, ...rose, ...waits].join(' ');
}
