import { seededRandom } from '#engines/random';

/** What is put into the index: words as rare and as common as those of a language (Zipf), four fifths for everyone, the rest of 40 organisations. */
export interface GeneratedItem {
  kind: string;
  item_id: string;
  reader: string;
  title: string;
  body: string;
  standing: number;
}

const VOCABULARY = 60_000;
const syllables = ['ba', 'ce', 'di', 'fo', 'gu', 'ha', 'je', 'ki', 'lo', 'mu', 'na', 'pe', 'qui', 'ro', 'su', 'ta', 've', 'wi', 'xo', 'yu', 'za', 'bre', 'cla', 'dro', 'fli', 'gra'];
const ends = ['n', 'r', 't', 'm', 'l', ''];
const kinds = ['heard', 'heard', 'heard', 'objectives', 'parts', 'measures', 'sessions'];

export function generator(organisations: readonly string[]) {
  const random = seededRandom('a million things');
  const words = vocabulary(random);
  const sums = running(words.map((_word, at) => 1 / (at + 3) ** 0.95));
  const word = () => words[placeOf(sums, random() * (sums.at(-1) ?? 0))] ?? '';
  const text = (length: number) => Array.from({ length }, word).join(' ');
  return {
    words,
    item: (number: number): GeneratedItem => ({
      kind: kinds[Math.floor(random() * kinds.length)] ?? 'heard', item_id: `generated ${number}`,
      reader: random() < 0.8 ? 'public' : `organisation:${organisations[Math.floor(random() * organisations.length)]}`,
      title: text(4), body: text(8 + Math.floor(random() * 30)), standing: Math.floor(random() * 9) + random(),
    }),
  };
}

function vocabulary(random: () => number): string[] {
  const words = new Set<string>();
  while (words.size < VOCABULARY) {
    const spoken = Array.from({ length: 2 + Math.floor(random() * 3) }, () => syllables[Math.floor(random() * syllables.length)]).join('');
    words.add(spoken + ends[Math.floor(random() * ends.length)]);
  }
  return [...words];
}

function running(weights: readonly number[]): Float64Array {
  const sums = new Float64Array(weights.length);
  let sum = 0;
  weights.forEach((weight, at) => { sums[at] = sum += weight; });
  return sums;
}

function placeOf(sums: Float64Array, target: number): number {
  let [low, high] = [0, sums.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) < target) low = middle + 1;
    else high = middle;
  }
  return low;
}
