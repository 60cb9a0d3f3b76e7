/** The words worth a vector: the usual ones of the language first, then those our own pages use; names and numbers are out. */
export function chooseWords(byFrequency: readonly string[], { dictionary, own, most }: { dictionary: ReadonlySet<string>; own: ReadonlySet<string>; most: number }): string[] {
  const known = new Set(byFrequency);
  const ours = [...own].filter((word) => known.has(word));
  const usual = byFrequency.filter((word, rank) => /^[a-z]{2,20}$/.test(word) && (isOfLanguage(word, dictionary) || (rank < MOST_FREQUENT_GRAMMAR && GRAMMAR.has(word)) || IRREGULAR.has(word)));
  const chosen = new Set(ours);
  for (const word of usual) if (chosen.size < most) chosen.add(word);
  return byFrequency.filter((word) => chosen.has(word));
}

const MOST_FREQUENT_GRAMMAR = 5_000;
const GRAMMAR = new Set(`i me my mine we us our ours you your yours he him his she her hers it its they them their theirs myself yourself himself herself itself ourselves themselves
  this that these those who whom whose which what when where why how and or but nor if because while until unless although though since during against among between through toward towards
  without within upon into onto from with than then anyone anybody anything everyone everybody everything someone somebody something nobody nothing none could should would might must shall
  cannot dont didnt wont cant every each both either neither another other others of for to at by as is am are was were be been being do does did done doing have has had having`.split(/\s+/));
const IRREGULAR = new Set(`children men women feet teeth mice geese people went gone came ran sat saw seen took taken gave given got made said told found thought brought bought taught caught fought sought
  felt left lost kept slept wept met sent spent built held heard led read fed bled fled stood understood won wore worn tore torn broke broken spoke spoken woke woken chose chosen froze frozen stole stolen wrote written
  drove driven rode ridden rose risen fell fallen grew grown knew known flew flown threw thrown drew drawn began begun swam swum sang sung drank drunk rang rung sank sunk hid hidden bit bitten ate eaten beat beaten
  forgot forgotten forgave forgiven shook shaken became become overcame lay lain paid laid bent lent meant dealt dreamt leant learnt burnt spelt spilt shot shut hung stuck struck swung dug bound wound ground
  worse worst better best further less least more most lives wives knives leaves selves halves shelves thieves`.split(/\s+/));

/** A word, or a regular form of one. */
function isOfLanguage(word: string, dictionary: ReadonlySet<string>): boolean {
  if (dictionary.has(word)) return true;
  return ENDINGS.some(([ending, put]) => word.endsWith(ending) && dictionary.has(`${word.slice(0, -ending.length)}${put}`)) || isDoubled(word, dictionary);
}

const ENDINGS: readonly (readonly [string, string])[] = [['s', ''], ['es', ''], ['ies', 'y'], ['ed', ''], ['ed', 'e'], ['ied', 'y'], ['ing', ''], ['ing', 'e'], ['er', ''], ['er', 'e'], ['est', ''], ['est', 'e'], ['ly', ''], ['ises', 'ize'], ['ised', 'ize'], ['ising', 'ize'], ['ise', 'ize'], ['isation', 'ization'], ['isations', 'ization']];
const isDoubled = (word: string, dictionary: ReadonlySet<string>) => dictionary.has((/^(.+)([bdglmnprt])\2(?:ed|ing|er)$/.exec(word) ?? []).slice(1, 3).join(''));

/** The American spelling of a word that may be British, where they differ. */
export function otherSpellings(word: string): string[] {
  const pairs: [RegExp, string][] = [[/our/, 'or'], [/is(e|ed|es|ing|ation|ations|er|ers)$/, 'iz$1'], [/ys(e|ed|es|ing|er)$/, 'yz$1'], [/tre(s?)$/, 'ter$1'], [/ll(ed|ing|er|ers|or|ors)$/, 'l$1'], [/ae/, 'e'], [/oe/, 'e'], [/ogue(s?)$/, 'og$1'], [/ence$/, 'ense'], [/programme/, 'program'], [/ogramme/, 'ogram']];
  return pairs.filter(([from]) => from.test(word)).map(([from, to]) => word.replace(from, to));
}
