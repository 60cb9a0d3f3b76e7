/** Small letters; curly apostrophes straightened; "and" for &; accents off. */
export const normalise = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('’', "'").replaceAll('&', ' and ').toLowerCase();

/**
 * The words of a text, in small letters. Hyphens and slashes part words, a possessive 's falls away, other apostrophes are
 * left out ("don't" becomes "dont"), so that people who write without them are read alike.
 */
export function wordsOf(text: string): string[] {
  const found = normalise(text).match(/[\p{L}\p{N}]+(?:'[\p{L}]+)?/gu) ?? [];
  return found.map((word) => word.replace(/'s$/, '').replaceAll("'", ''));
}

/** Words without content of their own: they join the rest of a sentence and say nothing about what it asks for. */
const EMPTY = new Set(
  `a an the and or but if so as at by for from in into of off on onto out over to up with about against than then that this these those
  there here i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose which what when
  where why how is am are was were be been being do does did done doing have has had having can could may might must shall should will would
  cannot cant couldnt dont doesnt didnt isnt arent wasnt wont wouldnt id im ive ill were theyre theres no nor nobody one ones only own such
  very too also just any some both other else get gets got getting go goes going gone went come comes came make makes made let lets give gives
  gave given take takes took taken put puts use used using need needs needed want wants wanted like people person please pls everyone everybody
  someone somebody anyone anybody thing things lot lots while whether because them even still s t re ve d ll m ppl peeps folk really would
  think say says way idea ideas help helps helping helped something anything somehow
  nhs health service services care support`.split(/\s+/),
);

export const isEmptyWord = (word: string): boolean => EMPTY.has(word);
