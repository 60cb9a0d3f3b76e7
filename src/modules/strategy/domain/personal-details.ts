/** Something in a note that may point to one person. */
export type PersonalHint = 'an email address' | 'a phone number' | 'a postcode' | 'a name';

const signs: readonly [PersonalHint, RegExp][] = [
  ['an email address', /\S+@\S+\.\S+/],
  ['a phone number', /(?:\+44|\b0)(?:[\s-]?\d){9,10}\b/],
  // Postcodes of the United Kingdom: one or two letters, a figure, maybe one more sign, a figure and two letters (BS 7666).
  ['a postcode', /\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b/i],
  ['a name', /\b(?:Mr|Mrs|Miss|Ms|Mx|Dr|Prof|Professor|Sister|Nurse)\.?\s+\p{Lu}\p{L}+|\b[Mm]y name is\b/u],
];

/** What a program can notice in a note. It finds little, so people read the notes too; nothing is refused. */
export const personalHints = (words: string): PersonalHint[] => signs.filter(([, sign]) => sign.test(words)).map(([hint]) => hint);
