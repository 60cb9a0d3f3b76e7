export const saturationVersion = '1.0.0';

export interface Batch {
  readonly id: string | number;
  /** Codes that no batch before had; null when this batch could not be read. */
  readonly newCodes: number | null;
  readonly codings?: number | null;
}

export interface SaturationInput {
  /** In the order in which they were coded. */
  readonly batches: readonly Batch[];
  readonly base?: number;
  readonly run?: number;
  readonly threshold?: number;
}

export interface SaturationRun {
  readonly upToBatch: string | number;
  readonly newInRun: number | null;
  /** New codes in the run ÷ codes of the base. */
  readonly share: number | null;
}

export interface SaturationResult {
  readonly baseCodes: number | null;
  readonly perRun: readonly SaturationRun[];
  /** The batch with which a run first came down to the threshold. */
  readonly reachedAt: string | number | null;
  readonly sentence: string;
  readonly notes: readonly { readonly code: string; readonly text: string }[];
  readonly settings: { readonly base: number; readonly run: number; readonly threshold: number };
}

/** What stands for a batch that could not be read: runs that hold it have no figure, the others keep theirs. */
export const unreadableBatch = (id: string | number): Batch => ({ id, newCodes: null, codings: null });

/**
 * Saturation by new-code share: codes of the first `base` batches are the base; from then on each run of `run` batches, one batch
 * further each time, has its new codes divided by the base. Reached when the share first is at or below the threshold.
 * Source: Guest, Namey and Chen (2020), A simple method to assess and report thematic saturation in qualitative research, PLOS ONE
 * 15(5): e0232076; base 4, run 2 and 5 % are their choices. Too few batches or an empty base: null figures and a note.
 */
export function analyseSaturation({ batches, base = 4, run = 2, threshold = 0.05 }: SaturationInput): SaturationResult {
  const baseCodes = batches.length < base ? null : sumOf(batches.slice(0, base));
  const perRun = batches.slice(base + run - 1).map((last, at): SaturationRun => {
    const newInRun = sumOf(batches.slice(base + at, base + at + run));
    return { upToBatch: last.id, newInRun, share: newInRun === null || !baseCodes ? null : newInRun / baseCodes };
  });
  const reached = perRun.find(({ share }) => share !== null && share <= threshold);
  return {
    baseCodes, perRun, reachedAt: reached?.upToBatch ?? null,
    sentence: sentenceOf({ baseCodes, perRun, reached, base, run, threshold }),
    notes: notesOn({ batches, baseCodes, perRun, reached, base, run, threshold }),
    settings: { base, run, threshold },
  };
}

/** Null as soon as one batch is not known: a sum without it would look complete. */
function sumOf(batches: readonly Batch[]): number | null {
  return batches.reduce<number | null>((sum, { newCodes }) => (sum === null || newCodes === null ? null : sum + newCodes), 0);
}

interface Found {
  baseCodes: number | null;
  perRun: readonly SaturationRun[];
  reached: SaturationRun | undefined;
  base: number;
  run: number;
  threshold: number;
}

const percent = (share: number): string => `${(share * 100).toFixed(1).replace(/\.0$/, '')}%`;

function sentenceOf({ baseCodes, perRun, reached, run, threshold }: Found): string {
  const last = perRun.findLast(({ share }) => share !== null);
  if (!baseCodes || !last || last.share === null) return 'It is too early to say whether new batches still bring new codes.';
  const ran = run === 1 ? 'the batch' : `the ${run} batches`;
  if (reached && reached.share !== null) return `Saturation was reached with batch ${reached.upToBatch}: ${ran} up to it brought ${percent(reached.share)} new codes against a base of ${baseCodes}; ${percent(threshold)} or less was asked for.`;
  return `Saturation is not reached: ${ran} up to ${last.upToBatch} brought ${percent(last.share)} new codes against a base of ${baseCodes}; ${percent(threshold)} or less was asked for.`;
}

function notesOn({ batches, baseCodes, perRun, reached, base, run, threshold }: Found & { batches: readonly Batch[] }): SaturationResult['notes'] {
  const notes: { code: string; text: string }[] = [];
  const unread = batches.filter(({ newCodes }) => newCodes === null).map(({ id }) => id);
  if (unread.length > 0) notes.push({ code: 'batch-unreadable', text: `No figure can be given where these batches count: ${unread.join(', ')}.` });
  if (batches.length < base + run) notes.push({ code: 'too-few-batches', text: `${base + run} batches are needed for a first figure, and there are ${batches.length}.` });
  if (baseCodes === 0) notes.push({ code: 'no-base-codes', text: 'The base holds no code, so nothing can be compared with it.' });
  const impossible = batches.filter(({ newCodes, codings }) => newCodes !== null && typeof codings === 'number' && codings < newCodes).map(({ id }) => id);
  if (impossible.length > 0) notes.push({ code: 'more-new-codes-than-codings', text: `These batches have more new codes than codings: ${impossible.join(', ')}.` });
  const later = reached ? perRun.slice(perRun.indexOf(reached)).find(({ share }) => share !== null && share > threshold) : undefined;
  if (later) notes.push({ code: 'rose-again', text: `After saturation was reached, new codes rose above the threshold again up to batch ${later.upToBatch}.` });
  return notes;
}
