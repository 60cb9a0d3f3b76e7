/** What English words are used like, as directions in a room of few dimensions. Holds small whole numbers, so that 30,000 words take about 2 MB. */
export interface WordVectors {
  readonly width: number;
  /** The most frequent first. */
  readonly words: readonly string[];
  /** The place of a small-letter word; -1 for one that has no vector. */
  numberOf(word: string): number;
  /** How alike two words are used, from -1 to 1. */
  cosine(a: number, b: number): number;
  /**
   * The direction of a text, of length 1, as the mean of its words' with rare ones counting more and what all texts share taken off:
   * Arora, Liang and Ma (2017), A Simple but Tough-to-Beat Baseline for Sentence Embeddings. Zeros for a text without known words.
   */
  direction(words: Iterable<number>): Float32Array;
}

const FORMAT = 'allied-word-vectors/1';

/** a of Arora et al., within the range they found good (1e-4 to 1e-3). */
const RARE = 1e-3;

/** The share of running words that the word of this rank has, after Zipf (1949): 1 / (rank + 2.7), over the sum for 300,000 words. */
const shareOfRank = (rank: number) => 1 / ((rank + 2.7) * 12);

/** Reads the file that bin/build-word-vectors makes. Throws where it is another format or has not the length it says. */
export function readWordVectors(bytes: Uint8Array): WordVectors {
  const headEnd = bytes.indexOf(10);
  const head = JSON.parse(text(bytes.subarray(0, headEnd))) as { format: string; words: number; width: number; wordBytes: number };
  const { width } = head;
  const start = headEnd + 1 + head.wordBytes;
  if (head.format !== FORMAT || bytes.length !== start + (head.words + 1) * width) throw new Error(`not a whole file of ${FORMAT}`);
  const words = text(bytes.subarray(headEnd + 1, start)).split('\n');
  const rows = new Int8Array(bytes.buffer, bytes.byteOffset + start, (head.words + 1) * width);
  const numbers = new Map(words.map((word, at) => [word, at]));
  const lengths = Float32Array.from({ length: head.words + 1 }, (_, row) => Math.sqrt(dot(rows, rows, { a: row * width, b: row * width, width })) || 1);
  // After the words stands the direction that texts share.
  const shared = Float32Array.from(rows.subarray(head.words * width), (value) => value / (lengths[head.words] ?? 1));
  return {
    width, words,
    numberOf: (word) => numbers.get(word) ?? -1,
    cosine: (a, b) => dot(rows, rows, { a: a * width, b: b * width, width }) / ((lengths[a] ?? 1) * (lengths[b] ?? 1)),
    direction: (of) => withoutShared(sumOf(of, { rows, lengths, width }), shared),
  };
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);

function dot(one: Int8Array, other: Int8Array, { a, b, width }: { a: number; b: number; width: number }): number {
  let sum = 0;
  for (let at = 0; at < width; at += 1) sum += (one[a + at] ?? 0) * (other[b + at] ?? 0);
  return sum;
}

function sumOf(words: Iterable<number>, { rows, lengths, width }: { rows: Int8Array; lengths: Float32Array; width: number }): Float32Array {
  const sum = new Float32Array(width);
  for (const word of new Set(words)) {
    if (word < 0) continue;
    const weight = RARE / (RARE + shareOfRank(word)) / (lengths[word] ?? 1);
    for (let at = 0; at < width; at += 1) sum[at] = (sum[at] ?? 0) + weight * (rows[word * width + at] ?? 0);
  }
  return ofLengthOne(sum);
}

function withoutShared(direction: Float32Array, shared: Float32Array): Float32Array {
  let along = 0;
  for (let at = 0; at < direction.length; at += 1) along += (direction[at] ?? 0) * (shared[at] ?? 0);
  for (let at = 0; at < direction.length; at += 1) direction[at] = (direction[at] ?? 0) - along * (shared[at] ?? 0);
  return ofLengthOne(direction);
}

function ofLengthOne(direction: Float32Array): Float32Array {
  const length = Math.hypot(...direction);
  if (length > 0) for (let at = 0; at < direction.length; at += 1) direction[at] = (direction[at] ?? 0) / length;
  return direction;
}

/** The bytes of a file that readWordVectors reads: each vector scaled so that its greatest number is 127, for only directions count. */
export function writeWordVectors({ words, vectors, shared, width }: { words: readonly string[]; vectors: Float64Array; shared: Float64Array; width: number }): Uint8Array {
  const written = new TextEncoder().encode(words.join('\n'));
  const head = new TextEncoder().encode(`${JSON.stringify({ format: FORMAT, words: words.length, width, wordBytes: written.length })}\n`);
  const bytes = new Uint8Array(head.length + written.length + (words.length + 1) * width);
  bytes.set(head);
  bytes.set(written, head.length);
  const rows = new Int8Array(bytes.buffer, head.length + written.length);
  for (let row = 0; row <= words.length; row += 1) {
    const vector = row < words.length ? vectors.subarray(row * width, (row + 1) * width) : shared;
    const most = vector.reduce((sum, value) => Math.max(sum, Math.abs(value)), 0) || 1;
    rows.set(vector.map((value) => Math.round((value / most) * 127)), row * width);
  }
  return bytes;
}
