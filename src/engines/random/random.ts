/** Answers a number from 0 up to but without 1 on each call. */
export type Random = () => number;

/**
 * A small generator with a 32-bit state: mulberry32 by Tommy Ettinger (2017, public domain). Good enough for resampling and
 * simulation, never for secrets. Text and number are hashed to a seed first,
 * so that neighbouring seeds give unrelated numbers.
 */
export function seededRandom(seed: number | string): Random {
  let state = typeof seed === 'number' ? stir(seed | 0) : hashText(seed);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** 32 bits of a text: FNV-1a (Fowler, Noll and Vo, 1991) over its UTF-16 units, stirred once more so that near texts give far seeds. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return stir(hash);
}

/** The finaliser of MurmurHash3 (Appleby, 2011, public domain): every bit of the answer depends on every bit of the number. */
function stir(number: number): number {
  let hash = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
