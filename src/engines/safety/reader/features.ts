/** Reads content/safety-reader/word-classes.txt. Throws where a line is no class. */
export function readWordClasses(text: string): Map<string, string> {
  const classes = new Map<string, string>();
  for (const line of text.split('\n').map((one) => one.trim()).filter((one) => one !== '' && !one.startsWith('#'))) {
    const [, name, words] = /^([a-z]+): (.+)$/.exec(line) ?? [];
    if (!name || !words) throw new Error(`"${line}": a class is written name: words`);
    for (const word of words.split(' ')) if (!classes.has(word)) classes.set(word, `@${name}`);
  }
  return classes;
}

export type Blocks = readonly ReadonlySet<number>[];

/**
 * What one part of a text shows, as buckets of a table of `size` places (a power of two; Weinberger et al. 2009, feature hashing), in
 * three blocks that weigh the same however long the part is: words and pairs; letters within words; words and runs by their classes.
 */
export function featuresOf(words: readonly string[], { classes, size }: { classes: ReadonlyMap<string, string>; size: number }): Blocks {
  const bucket = (mark: string, feature: string) => hash(mark + feature) & (size - 1);
  const line = ['^', ...words];
  const classed = line.map((word) => classes.get(word) ?? (/^\d+$/.test(word) ? '@number' : word));
  const bare = words.filter((word) => word !== '.');
  return [
    new Set([...bare.map((word) => bucket('w', word)), ...runs(line, [0, 1]).map((run) => bucket('b', run))]),
    new Set(bare.flatMap((word) => lettersOf(word).map((letters) => bucket('c', letters)))),
    new Set([[0], [0, 1], [0, 1, 2], [0, 2], [0, 3]].flatMap((steps) => runs(classed, steps).map((run) => bucket(`g${steps.join('')}`, run)))),
  ];
}

/** How far single rows may pull, beside the penalty. 3 was chosen on held-out sets among 1, 3, 5 and 8. */
export const BLOCK_LENGTH = 3;

/** The value of each bucket of a block, so that the block has the same length in every row. */
export const valueIn = (block: ReadonlySet<number>): number => BLOCK_LENGTH / Math.sqrt(block.size || 1);

/** Every run of words that stand so far from the first. */
function runs(line: readonly string[], steps: readonly number[]): string[] {
  const last = steps.at(-1) ?? 0;
  return line.slice(0, Math.max(0, line.length - last)).map((_, at) => steps.map((step) => line[at + step] ?? '').join(' '));
}

function lettersOf(word: string): string[] {
  const whole = `<${word.slice(0, 30)}>`;
  return [3, 4, 5].flatMap((length) => Array.from({ length: Math.max(0, whole.length - length + 1) }, (_, at) => whole.slice(at, at + length)));
}

/** FNV-1a of 32 bits (Fowler, Noll and Vo), its bits mixed once more so that the low ones are even. */
function hash(text: string): number {
  let value = 0x81_1c_9d_c5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01_00_01_93);
  value = Math.imul(value ^ (value >>> 15), 0x2c_1b_3c_6d);
  return (value ^ (value >>> 13)) >>> 0;
}
