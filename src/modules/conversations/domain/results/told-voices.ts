import { nearestTens, STEP_BY_WHO, tellable } from '../small-numbers.ts';
import { addVoices, noVoices, type Counted, type Voices } from './counted.ts';

export interface ToldVoices {
  online: Voices;
  /** In rooms, on paper and by phone; null where it is not told yet or too few were heard. */
  inPerson: Voices | null;
  isFew: boolean;
  /** People heard less: in person, and by a perspective that they chose. Null where too few of them were heard. */
  less: Voices | null;
}

/**
 * What may be told of each shown idea or comment. Everything that is published is worked out of these figures only, so that nothing
 * published can say more than they do. What was heard in person is told by item or not at all, also where ideas were merged later:
 * a sum of told figures cannot be used to work out a hidden one.
 */
export function toldVoices(counted: Counted): Map<number, ToldVoices> {
  const shown = new Map(counted.words.map(({ item }): [number, ToldVoices] => [item, { online: noVoices, inPerson: null, isFew: false, less: null }]));
  const into = (item: number) => counted.targets.get(item) ?? item;
  const add = (item: number, change: (before: ToldVoices) => ToldVoices) => {
    const before = shown.get(into(item));
    if (before) shown.set(into(item), change(before));
  };
  for (const [at, item] of counted.votes.items.entries()) add(item, (before) => ({ ...before, online: addVoices(before.online, oneVoice(counted.votes.choices[at] ?? 0)) }));
  for (const perspective of counted.perspectives.filter((each) => !heardAnyway.has(each.perspective))) add(perspective.item, (before) => addLess(before, inTens(perspective)));
  for (const { item, told } of counted.isInPersonComplete ? inPersonOf(counted, into) : []) {
    add(item, (before) => (told ? addLess({ ...before, inPerson: addVoices(before.inPerson ?? noVoices, told) }, told) : { ...before, isFew: true }));
  }
  return shown;
}

/** Perspectives (content/about-you.yaml) of people who are heard without a second ranking. */
const heardAnyway: ReadonlySet<string> = new Set(['registered']);

const oneVoice = (choice: number): Voices => ({ up: Number(choice === 1), down: Number(choice === -1), pass: Number(choice === 0), people: 1 });
const addLess = (before: ToldVoices, voices: Voices | null): ToldVoices => (voices ? { ...before, less: addVoices(before.less ?? noVoices, voices) } : before);

/** Counts by who people are, to the nearest ten; none below the first ten. */
function inTens({ up, down, pass }: Omit<Voices, 'people'>): Voices | null {
  if (up + down + pass < STEP_BY_WHO) return null;
  const tens = { up: nearestTens(up), down: nearestTens(down), pass: nearestTens(pass) };
  return { ...tens, people: Math.max(nearestTens(up + down + pass), tens.up + tens.down + tens.pass) };
}

interface InPerson {
  item: number;
  rooms: readonly string[];
  voices: Voices;
}

/**
 * What was heard in person on each idea that may be told, once for ideas that stand together: where two of them were put to the same
 * room, only the one heard by more people counts.
 */
function inPersonOf({ rooms, spoken }: Counted, into: (item: number) => number): { item: number; told: Voices | null }[] {
  const heard = new Map<number, InPerson>();
  const at = (item: number) => heard.get(item) ?? { item, rooms: [], voices: noVoices };
  for (const { item, workshopId, ...voices } of rooms) heard.set(item, { item, rooms: [...at(item).rooms, workshopId], voices: addVoices(at(item).voices, voices) });
  for (const { item, ...voices } of spoken) heard.set(item, { ...at(item), voices: addVoices(at(item).voices, { ...voices, people: voices.up + voices.down + voices.pass }) });
  const taken = new Set<string>();
  return [...heard.values()].toSorted((a, b) => Number(into(a.item) !== a.item) - Number(into(b.item) !== b.item) || b.voices.people - a.voices.people || a.item - b.item).flatMap(({ item, rooms: where, voices }): { item: number; told: Voices | null }[] => {
    if (voices.people === 0) return [];
    if (!tellable(voices.people)) return [{ item, told: null }];
    const keys = where.map((room) => `${into(item)} ${room}`);
    if (keys.some((key) => taken.has(key))) return [];
    for (const key of keys) taken.add(key);
    return [{ item, told: voices }];
  });
}
