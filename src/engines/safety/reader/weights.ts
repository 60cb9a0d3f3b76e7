/** Whole numbers of one byte that stand for weights, what one of them stands for, and the number that stands alone. */
export interface Table {
  readonly bytes: Int8Array;
  readonly unit: number;
  readonly alone: number;
}

/** A part of a text that scores more than `maybe` may speak of harm; one above `sure` very likely does; `known` is added where a pattern finds something. Natural logarithm of the odds where half of all parts do. */
export interface Limits {
  readonly maybe: number;
  readonly sure: number;
  readonly known: number;
}

export interface ReaderWeights {
  readonly limits: Limits;
  readonly harm: Table;
  /** Which kind, for words that speak of harm. */
  readonly kinds: readonly { readonly kind: string; readonly table: Table }[];
}

const FORMAT = 'allied-safety-reader/2';

interface Head {
  readonly format: string;
  readonly limits: Limits;
  readonly kinds: readonly string[];
  readonly tables: readonly { readonly length: number; readonly unit: number; readonly alone: number }[];
}

/** A line of JSON, then the numbers of each table: harm, then the kinds. */
export function writeReaderWeights({ limits, harm, kinds }: ReaderWeights): Uint8Array {
  const tables = [harm, ...kinds.map(({ table }) => table)];
  const head: Head = { format: FORMAT, limits, kinds: kinds.map(({ kind }) => kind), tables: tables.map(({ bytes, unit, alone }) => ({ length: bytes.length, unit, alone })) };
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...tables.map(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))]);
}

/** Reads what writeReaderWeights wrote. Throws where it is another format or has not the length it says. */
export function readReaderWeights(file: Uint8Array): ReaderWeights {
  const headEnd = file.indexOf(10);
  const { format, limits, kinds, tables } = JSON.parse(new TextDecoder().decode(file.subarray(0, headEnd))) as Head;
  if (format !== FORMAT || file.length !== tables.reduce((sum, { length }) => sum + length, headEnd + 1)) throw new Error(`not a whole file of ${FORMAT}`);
  let start = file.byteOffset + headEnd + 1;
  const [harm, ...others] = tables.map(({ length, unit, alone }) => {
    start += length;
    return { unit, alone, bytes: new Int8Array(file.buffer, start - length, length) };
  });
  if (!harm || others.length !== kinds.length) throw new Error(`not a whole file of ${FORMAT}`);
  return { limits, harm, kinds: others.map((table, at) => ({ table, kind: kinds[at] ?? '' })) };
}

/** Weights as whole numbers of one byte, the largest as 127. The last weight stands alone. */
export function tableOf(weights: Float64Array): Table {
  const others = weights.subarray(0, -1);
  const unit = Number(((others.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) || 1) / 127).toPrecision(4));
  return { bytes: Int8Array.from(others, (weight) => Math.round(weight / unit)), unit, alone: Number((weights.at(-1) ?? 0).toPrecision(6)) };
}
