/**
 * Words that the rules of syllables.ts get wrong, by their number of syllables in British speech. Plurals in -s are looked
 * up by their stem.
 */
const WORDS_BY_COUNT: Readonly<Record<number, string>> = {
  1: 'clothes eye hour our ours',
  2: `business cafe carer creature evening every maybe naive people queue someone something sometimes wednesday whereby
    poem poet argue persuade hundred naked sacred wicked chaos being`,
  3: `anyone area element everyday everyone everything everywhere idea linear nuclear parliament recipe tenement
    violin vehicle anywhere wellbeing behaviour saviour`,
  4: 'diabetes everybody apostrophe behavioural',
};

export const syllableExceptions: ReadonlyMap<string, number> = new Map(
  Object.entries(WORDS_BY_COUNT).flatMap(([count, words]) => words.split(/\s+/).map((word) => [word, Number(count)] as const)),
);
