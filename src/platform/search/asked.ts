/** One way to ask: words in any order, phrases whose words stand together, words that must not be there. */
export interface Asked {
  all: string;
  phrases: string[];
  none: string;
}

/** Reads what was typed: "words in quotation marks" are a phrase, and a word after a minus sign is not wanted. */
export function askedOf(typed: string): Asked {
  const phrases = [...typed.matchAll(/["“”]([^"“”]+)["“”]/gu)].map(([, phrase = '']) => phrase.trim()).filter(Boolean);
  const rest = typed.replaceAll(/["“”][^"“”]*["“”]/gu, ' ').replaceAll(/["“”]/gu, ' ');
  const tokens = rest.split(/\s+/u).filter(Boolean);
  const isNotWanted = (token: string) => /^-\p{L}/u.test(token);
  return {
    phrases, all: tokens.filter((token) => !isNotWanted(token)).join(' '),
    none: tokens.filter(isNotWanted).map((token) => token.slice(1)).join(' '),
  };
}
