/**
 * The stem of a small-letter English word: endings of number, tense and some of word class off, so that "appointments" meets
 * "appoint". After Porter (1980), An algorithm for suffix stripping, steps 1a to 1c and a few endings of steps 2 to 5; a final e and a
 * doubled last letter always go, which spares the rules for putting them back. Words of three letters or fewer stay.
 */
export function stemOf(word: string): string {
  if (word.length <= 3 || /\d/.test(word)) return word;
  return withoutLastMarks(withoutClass(withoutTense(withoutNumber(word))));
}

function withoutNumber(word: string): string {
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return /[^siu]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutTense(word: string): string {
  if (word.endsWith('ied') && word.length > 4) return `${word.slice(0, -3)}y`;
  const cut = /^(.*[aeiouy].*?)(?:ing|ed)$/.exec(word)?.[1];
  return cut && cut.length >= 3 ? cut : word;
}

const CLASS_ENDINGS = /(?:ations?|ators?|ates?|ments?|ness|fully|ful|ly)$/;

function withoutClass(word: string): string {
  const cut = word.replace(CLASS_ENDINGS, '');
  return cut.length >= 4 ? cut : word;
}

function withoutLastMarks(word: string): string {
  const ended = word.length > 4 && word.endsWith('e') ? word.slice(0, -1) : word;
  const single = ended.length > 3 && /([^aeiou])\1$/.test(ended) ? ended.slice(0, -1) : ended;
  return /[^aeiou]y$/.test(single) ? `${single.slice(0, -1)}i` : single;
}
