import { syllableExceptions } from './syllable-exceptions.ts';

/**
 * Counts the syllables of a word by rules for English spelling and a list of exceptions. Parts joined by hyphens are
 * counted one by one. A figure counts as one syllable, because people read 185,000 at a glance and not as eight words;
 * letters in capitals (AHPs) are spoken one by one. A word without letters or figures has none.
 */
export function countSyllables(word: string): number {
  return word
    .split(/[-–/]/u)
    .map((part) => part.replace(/['’]s$|['’.]/gu, ''))
    .reduce((sum, part) => sum + syllablesOfPart(part), 0);
}

function syllablesOfPart(part: string): number {
  if (/\p{N}/u.test(part)) return 1;
  const letters = part.normalize('NFD').replace(/[^A-Za-z]/g, '');
  if (letters === '') return 0;
  const spelled = /^([A-Z]{2,})s?$/.exec(letters);
  // W has three syllables, every other letter one.
  if (spelled?.[1] !== undefined) return spelled[1].length + 2 * (spelled[1].split('W').length - 1);
  return syllablesOfWord(letters.toLowerCase());
}

function syllablesOfWord(word: string): number {
  const known = syllableExceptions.get(word) ?? syllableExceptions.get(word.replace(/s$/, ''));
  if (known !== undefined) return known;
  const sounded = soundedLetters(word);
  const groups = sounded.match(/[aeiouy]+/g)?.length ?? 0;
  const split = SPLIT_VOWELS.reduce((sum, pattern) => sum + (sounded.match(pattern)?.length ?? 0), 0);
  return Math.max(1, groups + split - silentVowels(sounded));
}

/** Letters that look like vowels and sound like consonants: y before or between vowels, u after q. */
function soundedLetters(word: string): string {
  return word
    .replace(/^y(?=[aeiou])/, 'j')
    .replace(/(?<=[aeiou])y(?=[aeiou])/g, 'j')
    .replace(/qu(?=[aeiouy])/g, 'kw');
}

/** Vowels that stand together and are spoken apart; each match adds one. */
const SPLIT_VOWELS: readonly RegExp[] = [
  /(?<![ctgs]|l(?=ian))ia(?!ge)/g, // trial and media split; social, Australian and carriage do not
  /(?:c|t)iat/g, // appreciate, negotiate, association
  /(?<![tscgxln])io(?!us$)|physio/g, // period and radio split, station does not
  /(?<![tscgx])iou/g, // various
  /iet/g, // society, dietitian
  /(?<![ct])ien(?!d)|scien/g, // client, audience
  /(?<=[aeiouy].*[^aeiouy])ie(?:r|st)s?$/g, // earlier, easiest, not tier or priest
  /[aeiouy]ing/g, // trying, doing, seeing
  /(?<!g)ua(?!r[dn])/g, // actual, evaluate
  /ue(?:l|n|t)/g, // influence
  /uou/g, // continuous
  /(?<![gpv])eo|^geo|video/g, // theory, not people or surgeon
  /eum/g, // museum
  /crea(?!m|k|s|tur)/g, // create, not cream or increase
  /rea(?:ct|li|ss)/g, // react, reality, reassess
  /(?<!t)uity$/g, // continuity
  /^coo(?:per|rdin)/g, // cooperate
  /(?<!r)ism/g, // autism, racism
  /thm/g, // rhythm
  /oic|oet/g,
];

const SILENT_E_FIRST_PARTS =
  /^(?:some|there|where|home|time|life|care|safe|guide|base|frame|wide|like|pipe|here|fore|while|white|house|stake|score|work?force|fire|face|take|make|name|note|site|space|stage|trade|wise|tele(?=$))(?=[^aeiouys'][a-z])/;

function silentVowels(word: string): number {
  const inside = SILENT_E_FIRST_PARTS.test(word) || /[^aeiouy](?<![bcdfgkptz]l)e(?:ly|ful|fully|less|ness|ments?|times?|wide)$/.test(word) ? 1 : 0;
  return inside + silentEnding(word);
}

function silentEnding(word: string): number {
  if (/(?:gue|que)s?$/.test(word)) return 1; // dialogue, technique
  if (/[bcdfgkptz]le[sd]?$/.test(word)) return 0; // table, enabled
  if (/[tbc]re[sd]?$/.test(word)) return 0; // centre
  if (/[^aeiouy]e$/.test(word)) return 1; // care
  if (/[^aeiouytd]ed$/.test(word)) return 1; // worked, not needed
  if (/(?:[szxcg]|sh|ch)es$/.test(word)) return 0; // services
  return /[^aeiouy]es$/.test(word) ? 1 : 0; // homes
}
