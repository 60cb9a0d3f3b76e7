import { featuresOf, valueIn } from '../reader/features.ts';
import { tableOf, type ReaderWeights } from '../reader/weights.ts';
import { fitLogistic, scoreOf, type Row, type Sample } from './logistic.ts';

/** A text that somebody wrote for this purpose, as the plain words of its parts (partsOf): the kind of harm it speaks of, or null for an ordinary idea. */
export interface Example {
  readonly kind: string | null;
  readonly parts: readonly (readonly string[])[];
}

export interface Choices {
  readonly kinds: readonly string[];
  readonly classes: ReadonlyMap<string, string>;
  readonly limits: ReaderWeights['limits'];
}

/** Buckets of a table. */
const HARM_SIZE = 2 ** 17;
const KIND_SIZE = 2 ** 15;
const PENALTY = 0.5;

/**
 * Learns from examples what words of harm are like. The same examples give the same weights. Where a text of harm has several parts,
 * which of them says it is not known: the whole at first, then the part that looks most like it (multiple instances: Andrews,
 * Tsochantaridis and Hofmann 2003). Every part of an ordinary idea is ordinary.
 */
export function buildReader(examples: readonly Example[], { kinds, classes, limits }: Choices): ReaderWeights {
  const rowsOf = (some: readonly Example[], size: number) => some.map(({ parts }) => parts.map((words) => rowOf(words, { classes, size })));
  const harm = examples.filter(({ kind }) => kind !== null);
  const harmRows = rowsOf(harm, HARM_SIZE);
  const ordinary = rowsOf(examples.filter(({ kind }) => kind === null), HARM_SIZE).flat();
  const first = fitLogistic(balanced(harmRows.flatMap(([whole]) => whole ?? []), ordinary), { width: HARM_SIZE, penalty: PENALTY });
  const said = harmRows.map((parts) => parts.map((row) => scoreOf(row, first))).map((scores) => scores.indexOf(Math.max(...scores)));
  const second = fitLogistic(balanced(harmRows.flatMap((parts, at) => parts[said[at] ?? 0] ?? []), ordinary), { width: HARM_SIZE, penalty: PENALTY, from: first });
  const saidRows = harm.map(({ kind, parts }, at) => ({ kind, row: rowOf(parts[said[at] ?? 0] ?? [], { classes, size: KIND_SIZE }) }));
  const tableFor = (kind: string) => {
    const [yes, no] = [saidRows.filter((one) => one.kind === kind), saidRows.filter((one) => one.kind !== kind)].map((some) => some.map(({ row }) => row));
    return tableOf(fitLogistic(balanced(yes ?? [], no ?? []), { width: KIND_SIZE, penalty: PENALTY }));
  };
  return { limits, harm: tableOf(second), kinds: kinds.map((kind) => ({ kind, table: tableFor(kind) })) };
}

/** Both sides count the same in all, however many rows each has. */
function balanced(yes: readonly Row[], no: readonly Row[]): Sample {
  const half = (yes.length + no.length) / 2;
  return { rows: [...yes, ...no], is: [...yes.map(() => 1), ...no.map(() => 0)], counts: [...yes.map(() => half / yes.length), ...no.map(() => half / no.length)] };
}

function rowOf(words: readonly string[], choices: { classes: ReadonlyMap<string, string>; size: number }): Row {
  const blocks = featuresOf(words, choices);
  return { buckets: Int32Array.from(blocks.flatMap((block) => [...block])), values: Float32Array.from(blocks.flatMap((block) => [...block].map(() => valueIn(block)))) };
}
