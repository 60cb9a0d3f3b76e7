/** A short form (AHP, QI, AHPs) where it stands. `form` is without plural or possessive. */
export interface ShortForm {
  readonly form: string;
  readonly found: string;
  readonly start: number;
  readonly end: number;
}

/** Two capitals or more, with & between or figures after a hyphen (COVID-19); then perhaps a small s or a possessive. */
const SHORT_FORM = /(?<![\p{L}\p{N}.])(\p{Lu}(?:&?\p{Lu})+(?:-\p{N}+)?)(?:['’]s|s['’]?)?(?![\p{L}\p{N}])/gu;
const ROMAN_NUMERAL = /^(?:X{0,3}(?:IX|IV|V?I{0,3}))$/;

/** Every short form in the text, in order, each time it stands there. Roman numerals (II, IV) are none. */
export function findShortForms(text: string): ShortForm[] {
  return [...text.matchAll(SHORT_FORM)]
    .map((match) => ({ form: match[1] ?? '', found: match[0], start: match.index, end: match.index + match[0].length }))
    .filter(({ form }) => !ROMAN_NUMERAL.test(form));
}
