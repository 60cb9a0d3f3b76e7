/** Turns the vector of a sentence, as an encoder gives it, into a direction in which what people ask for counts more than how they say it. */
export interface SentenceMap {
  /** Numbers in an encoder's vector. */
  readonly width: number;
  /** Numbers in a direction. */
  readonly kept: number;
  /** A direction of length 1; zeros for zeros. Throws where the vector has another width. */
  direction(vector: Float32Array): Float32Array;
}

/** What `direction` adds up: (vector − usual) · rows. */
export interface MapNumbers {
  readonly width: number;
  readonly kept: number;
  /** The mean vector of usual ideas. */
  readonly usual: Float32Array;
  /** One row of `width` numbers for each number of a direction. */
  readonly rows: Float32Array;
}

const FORMAT = 'allied-sentence-map/1';

/** Reads the file that bin/build-sentence-map makes. Throws where it is another format or has not the length it says. */
export function readSentenceMap(bytes: Uint8Array): SentenceMap {
  const headEnd = bytes.indexOf(10);
  const { format, width, kept } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, headEnd))) as { format: string; width: number; kept: number };
  if (format !== FORMAT || bytes.length !== headEnd + 1 + 4 * (width + kept) + width * kept) throw new Error(`not a whole file of ${FORMAT}`);
  const smallStart = headEnd + 1 + 4 * (width + kept);
  // Copied, for numbers of four bytes must begin at a multiple of four.
  const numbers = new Float32Array(Uint8Array.from(bytes.subarray(headEnd + 1, smallStart)).buffer);
  const small = new Int8Array(Uint8Array.from(bytes.subarray(smallStart)).buffer);
  const rows = Float32Array.from(small, (value, at) => value * (numbers[width + Math.floor(at / width)] ?? 0));
  return mapOf({ width, kept, usual: numbers.subarray(0, width), rows });
}

export function mapOf({ width, kept, usual, rows }: MapNumbers): SentenceMap {
  return {
    width, kept,
    direction(vector) {
      if (vector.length !== width) throw new Error(`a vector of ${width} numbers is needed, not ${vector.length}`);
      if (vector.every((value) => value === 0)) return new Float32Array(kept);
      const centred = vector.map((value, at) => value - (usual[at] ?? 0));
      return ofLengthOne(Float32Array.from({ length: kept }, (_, row) => product(centred, rows, row * width)));
    },
  };
}

function product(vector: Float32Array, rows: Float32Array, start: number): number {
  let sum = 0;
  for (let at = 0; at < vector.length; at += 1) sum += (vector[at] ?? 0) * (rows[start + at] ?? 0);
  return sum;
}

function ofLengthOne(direction: Float32Array): Float32Array {
  const length = Math.hypot(...direction) || 1;
  return direction.map((value) => value / length);
}

/** The bytes of a file that readSentenceMap reads: the usual vector and a scale for each row, then the rows as whole numbers of one byte. */
export function writeSentenceMap({ width, kept, usual, rows }: MapNumbers): Uint8Array {
  const head = new TextEncoder().encode(`${JSON.stringify({ format: FORMAT, width, kept })}\n`);
  const scales = Float32Array.from({ length: kept }, (_, row) => rows.subarray(row * width, (row + 1) * width).reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127);
  const small = Int8Array.from(rows, (value, at) => Math.round(value / (scales[Math.floor(at / width)] || 1)));
  const bytes = new Uint8Array(head.length + 4 * (width + kept) + small.length);
  bytes.set(head);
  bytes.set(new Uint8Array(usual.buffer, usual.byteOffset, 4 * width), head.length);
  bytes.set(new Uint8Array(scales.buffer), head.length + 4 * width);
  bytes.set(new Uint8Array(small.buffer), head.length + 4 * (width + kept));
  return bytes;
}
