/**
 * Whole numbers from 0 to 2³² − 1, the same for the same seed: "small fast counter" of 32 bits (Doty-Humphrey, PractRand; public
 * domain). `stream` gives independent rows of numbers for different uses of one seed.
 */
export function randomNumbers(seed: number, stream: number): () => number {
  let a = seed >>> 0;
  let b = stream >>> 0;
  let c = 0x9e3779b9;
  let counter = 1;
  const next = () => {
    const result = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + result) >>> 0;
    return result;
  };
  // The first numbers still show the seed.
  for (let i = 0; i < 12; i += 1) next();
  return next;
}

/** The same as fractions: 0 included, 1 excluded. */
export function randomFractions(seed: number, stream: number): () => number {
  const next = randomNumbers(seed, stream);
  return () => next() / 4_294_967_296;
}

/**
 * `wanted` of the numbers 0 to size − 1 in rising order, every choice equally likely (selection sampling, Knuth 3.4.2 S); all of them
 * if there are no more. Even steps would not do: every third person may be of one group.
 */
export function chooseRows(size: number, wanted: number, random: () => number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < size && rows.length < wanted; row += 1) {
    if (size - row <= wanted - rows.length || random() * (size - row) < wanted - rows.length) rows.push(row);
  }
  return rows;
}
