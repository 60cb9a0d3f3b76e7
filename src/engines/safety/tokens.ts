/** A text as plain words: each word of the reading, and where in the text (UTF-16 units, end excluded) it came from. A full stop stands for any pause. */
export interface Reading {
  readonly words: readonly string[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

export interface Spelling {
  /** How people write a word, and the words it stands for. */
  readonly shorts: ReadonlyMap<string, readonly string[]>;
  /** Words that are known with a slip of the pen, by their first letter. */
  readonly slips: ReadonlyMap<string, readonly string[]>;
}

const PIECE = /[\p{L}\p{N}]+(?:['’`][\p{L}]+)*|[.!?,;:\n…]/gu;

/** Reads a text into plain small words: short forms written out ("don't", "dont" and "do not" become one), usual slips mended. */
export function readWords(text: string, spelling: Spelling): Reading {
  const words: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of text.matchAll(PIECE)) {
    for (const word of plainWords(match[0], spelling)) {
      words.push(word);
      starts.push(match.index);
      ends.push(match.index + match[0].length);
    }
  }
  return { words, starts, ends };
}

function plainWords(piece: string, { shorts, slips }: Spelling): readonly string[] {
  if (!/[\p{L}\p{N}]/u.test(piece)) return ['.'];
  const word = piece.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[’`]/g, "'");
  return writtenOut(word).flatMap((part) => shorts.get(part) ?? [mended(part, slips)]);
}

const NOT = new Map(`dont do|cant can|wont will|didnt did|doesnt does|isnt is|arent are|wasnt was|werent were|havent have|hasnt has|hadnt had|wouldnt would|couldnt could|shouldnt should|aint is|mustnt must|shant shall`
  .split('|').map((pair) => pair.split(' ') as [string, string]));
const JOINED = new Map(`im i am|ive i have|hes he is|shes she is|thats that is|theres there is|whats what is|youre you are|theyre they are|weve we have|theyve they have|youve you have|whos who is|youll you will|theyll they will|itll it will|wheres where is`
  .split('|').map((pair) => [pair.split(' ')[0] ?? '', pair.split(' ').slice(1)]));
const ENDINGS: readonly (readonly [RegExp, string])[] = [[/'m$/, 'am'], [/'ve$/, 'have'], [/'ll$/, 'will'], [/'d$/, 'would'], [/'re$/, 'are']];

function writtenOut(word: string): readonly string[] {
  const bare = word.replaceAll("'", '');
  const verb = NOT.get(bare);
  if (verb) return [verb, 'not'];
  const joined = JOINED.get(bare);
  if (joined) return joined;
  for (const [ending, meant] of ENDINGS) if (ending.test(word)) return [word.replace(ending, ''), meant];
  return [word.replace(/'s$/, '').replaceAll("'", '')];
}

/** One slip in a word of 6 letters or more, two from 8 on; the first letter must be right. */
function mended(word: string, slips: Spelling['slips']): string {
  if (word.length < 6 || word.length > 20) return word;
  const known = slips.get(word.charAt(0)) ?? [];
  return known.includes(word) ? word : (known.find((one) => slipsBetween(word, one) <= (Math.min(word.length, one.length) >= 8 ? 2 : 1)) ?? word);
}

/** Optimal string alignment distance (Damerau 1964, Levenshtein 1966); 3 stands for more than two. */
function slipsBetween(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)];
  const at = (row: number, column: number) => rows[row]?.[column] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j += 1) {
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1));
      rows[i]?.push(isSwap ? Math.min(best, at(i - 2, j - 2) + 1) : best);
    }
  }
  return at(a.length, b.length);
}
