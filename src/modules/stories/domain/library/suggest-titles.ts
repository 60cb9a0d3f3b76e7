import { isEmptyWord, stemOf, wordsOf } from '#engines/similarity';

interface Title {
  title: string;
  tags: readonly string[];
}

/** Words that stand in nearly every title here say nothing about what it is about. */
const COMMON = new Set(['ahp', 'ahps', 'allied', 'health', 'profession', 'professions', 'professional', 'professionals', 'update', 'guide', 'information', 'resource', 'resources', 'hee', 'england', 'framework', 'people', 'work', 'working', 'make', 'making', 'supporting', 'developing', 'learning', 'improving', 'quick'].map((word) => stemOf(word)));
/** A tag says what a title is about; a word of the title may stand there by chance. */
const [TAG, WORD] = [2, 1];
const LEAST = 2;

const stemsOf = (text: string): Set<string> => new Set(wordsOf(text).filter((word) => !isEmptyWord(word)).map((word) => stemOf(word)).filter((stem) => stem.length > 2 && !COMMON.has(stem)));

/** The titles that share most with a text (a theme, an objective), the nearest first; none where they share too little. */
export function suggestTitles<Item extends Title>(text: string, titles: readonly Item[], most = 3): Item[] {
  const wanted = stemsOf(text);
  return titles.map((item) => ({ item, worth: worthOf(item, wanted) })).filter(({ worth }) => worth >= LEAST).toSorted((one, other) => other.worth - one.worth || one.item.title.localeCompare(other.item.title)).slice(0, most).map(({ item }) => item);
}

function worthOf({ title, tags }: Title, wanted: ReadonlySet<string>): number {
  const tagStems = stemsOf(tags.map((tag) => tag.replaceAll('-', ' ')).join(' '));
  const shared = (stems: Iterable<string>) => [...stems].filter((stem) => wanted.has(stem)).length;
  return TAG * shared(tagStems) + WORD * shared([...stemsOf(title)].filter((stem) => !tagStems.has(stem)));
}
