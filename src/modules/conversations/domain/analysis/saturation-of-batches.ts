import { analyseSaturation, type SaturationResult } from '#engines/saturation';

/** A settled contribution: the batch it was coded in, its codes, and how it came. */
export interface SettledWords {
  batch: number;
  codeIds: readonly string[];
  route: string;
}

export interface BatchLine {
  batch: number;
  words: number;
  newCodes: number;
}

export interface Saturation extends SaturationResult {
  lines: readonly BatchLine[];
}

/** How words came, in groups that are looked at by themselves: people who are not online must not be missed behind those who are. */
export const routeGroups: readonly { name: string; routes: readonly string[] }[] = [
  { name: 'Online', routes: ['online'] },
  { name: 'By phone or on paper', routes: ['phone', 'paper'] },
  { name: 'In person', routes: ['workshop', 'event', 'in person'] },
];

/** New codes batch by batch, in the order in which batches were coded. Batches without words of this group bring none. */
export function saturationOf(words: readonly SettledWords[], batches: readonly number[]): Saturation {
  const known = new Set<string>();
  const lines = batches.map((batch): BatchLine => {
    const inBatch = words.filter((each) => each.batch === batch);
    const before = known.size;
    for (const { codeIds } of inBatch) for (const code of codeIds) known.add(code);
    return { batch, words: inBatch.length, newCodes: known.size - before };
  });
  return { lines, ...analyseSaturation({ batches: lines.map(({ batch, newCodes }) => ({ id: batch, newCodes })) }) };
}
