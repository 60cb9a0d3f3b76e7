/** What WordNet says of words: which are words of the language, and which mean nearly the same. */
export interface WordNet {
  /** Words that WordNet writes small, so that names are out. */
  readonly words: ReadonlySet<string>;
  /** Pairs of words in one meaning or in a meaning and its wider one, with a weight up to 1. */
  readonly ties: readonly (readonly [string, string, number])[];
}

const SENSES_READ = 4;
const MOST_IN_A_MEANING = 8;
/** A wider meaning ties less than the same; so does a word made from another (nurse, nursing). */
const WEIGHT_OF_WIDER = 0.4;
const WEIGHT_OF_DERIVED = 0.6;

interface Meaning {
  readonly words: readonly string[];
  readonly wider: readonly string[];
  readonly derived: readonly (readonly [from: string, meaning: string, word: number])[];
}

/** Reads the files data.* and index.sense of WordNet (Fellbaum 1998; format: wndb(5WN) and senseidx(5WN)). */
export function readWordNet(dataFiles: Readonly<Record<'noun' | 'verb' | 'adj' | 'adv', string>>, senseIndex: string): WordNet {
  const meanings = new Map<string, Meaning>();
  for (const [part, text] of Object.entries(dataFiles)) for (const line of text.split('\n')) readMeaning(line, part, meanings);
  const senseOf = sensesFrom(senseIndex);
  const words = new Set([...meanings.values()].flatMap((meaning) => meaning.words).filter((word) => /^[a-z]+$/.test(word)));
  return { words, ties: [...meanings].flatMap(([key, meaning]) => tiesOf(key, meaning, { meanings, senseOf })) };
}

function readMeaning(line: string, part: string, into: Map<string, Meaning>): void {
  if (line.startsWith(' ') || line === '') return;
  const fields = (line.split(' | ')[0] ?? '').trim().split(' ');
  const count = Number.parseInt(fields[3] ?? '0', 16);
  const words = Array.from({ length: count }, (_, at) => (fields[4 + 2 * at] ?? '').replace(/\(.*\)$/, ''));
  const wider: string[] = [];
  const derived: [string, string, number][] = [];
  for (let at = 5 + 2 * count; at + 3 < fields.length; at += 4) {
    const [symbol = '', offset = '', other = '', places = '0000'] = fields.slice(at, at + 4);
    const key = `${partOf[other] ?? ''}${offset}`;
    if (symbol === '@' || symbol === '&') wider.push(key);
    if (symbol === '+' || symbol === '\\') derived.push([words[Number.parseInt(places.slice(0, 2), 16) - 1] ?? '', key, Number.parseInt(places.slice(2), 16) - 1]);
    if (symbol === '' || !/^\d{8}$/.test(offset)) break;
  }
  into.set(`${part}${fields[0] ?? ''}`, { words, wider, derived });
}

const partOf: Readonly<Record<string, string>> = { n: 'noun', v: 'verb', a: 'adj', s: 'adj', r: 'adv' };
const partOfNumber = ['', 'noun', 'verb', 'adj', 'adv', 'adj'];

/** By word and meaning: the place of that meaning among the word's own, the commonest 1. */
function sensesFrom(index: string): Map<string, number> {
  return new Map(index.split('\n').flatMap((line) => {
    const [key = '', offset = '', sense = ''] = line.split(' ');
    const [word = '', rest = ''] = key.split('%');
    return offset === '' ? [] : [[`${word} ${partOfNumber[Number(rest.charAt(0))] ?? ''}${offset}`, Number(sense)] as const];
  }));
}

function tiesOf(key: string, meaning: Meaning, { meanings, senseOf }: { meanings: ReadonlyMap<string, Meaning>; senseOf: ReadonlyMap<string, number> }): [string, string, number][] {
  const usual = (word: string, of: string) => 1 / (senseOf.get(`${word.toLowerCase()} ${of}`) ?? SENSES_READ + 1);
  const heard = (of: string) => (meanings.get(of)?.words ?? []).filter((word) => /^[a-z]+$/.test(word) && usual(word, of) >= 1 / SENSES_READ).slice(0, MOST_IN_A_MEANING);
  const own = heard(key);
  const same = own.flatMap((a, at) => own.slice(at + 1).map((b) => [a, b, Math.sqrt(usual(a, key) * usual(b, key))] as [string, string, number]));
  const wider = meaning.wider.flatMap((of) => own.flatMap((a) => heard(of).map((b) => [a, b, WEIGHT_OF_WIDER * Math.sqrt(usual(a, key) * usual(b, of))] as [string, string, number])));
  const derived = meaning.derived.flatMap(([from, of, at]) => {
    const to = meanings.get(of)?.words[at] ?? '';
    return own.includes(from) && /^[a-z]+$/.test(to) ? [[from, to, WEIGHT_OF_DERIVED * Math.sqrt(usual(from, key) * usual(to, of))] as [string, string, number]] : [];
  });
  return [...same, ...wider, ...derived];
}
