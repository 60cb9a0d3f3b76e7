import { FEWEST_TOLD } from './small-numbers.ts';

/** Votes by show of hands on one idea or comment: how many people, never who. */
export interface Hands {
  item: number;
  up: number;
  down: number;
  pass: number;
}

/** What one person typed in of a room: how many people were there, and the hands. */
export interface HandsEntry {
  people: number;
  hands: readonly Hands[];
}

export interface Difference {
  item: number;
  first: Hands;
  second: Hands;
}

/** Rows on which there were more hands than people: in a show of hands each person has one. */
export const tooManyHands = ({ people, hands }: HandsEntry): Hands[] => hands.filter(({ up, down, pass }) => up + down + pass > people);

/** The ideas on which two entries differ; an idea that one of them left out has no hands there. Empty where both agree. */
export function differencesOf(first: HandsEntry, second: HandsEntry): Difference[] {
  const of = ({ hands }: HandsEntry, item: number): Hands => hands.find((each) => each.item === item) ?? { item, up: 0, down: 0, pass: 0 };
  const items = [...new Set([...first.hands, ...second.hands].map(({ item }) => item))];
  return items.map((item) => ({ item, first: of(first, item), second: of(second, item) })).filter((pair) => !isSame(pair.first, pair.second));
}

export const isSame = (a: Hands, b: Hands): boolean => a.up === b.up && a.down === b.down && a.pass === b.pass;

/** Crockford's base 32, as in the codes of authors: no letter reads like a number. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The short name of an idea on paper, such as "1F4-K9Z": the number of the vote store, which tells no order. */
export function paperName(item: number): string {
  const written = [0, 1, 2, 3, 4, 5, 6].reduce((text, place) => `${letters[Math.floor(item / 32 ** place) % 32]}${text}`, '').replace(/^0(?=.{6})/, '');
  return `${written.slice(0, 3)}-${written.slice(3)}`;
}

/** The number behind a name as somebody typed it from paper; null when it cannot be one. */
export function readPaperName(typed: string): number | null {
  const text = typed.toUpperCase().replace(/[\s.\-–—_]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  if (!/^[0-9A-HJKMNP-TV-Z]{6,7}$/.test(text)) return null;
  const item = Array.from(text).reduce((sum, letter) => sum * 32 + letters.indexOf(letter), 0);
  return item >= 1 && item <= 2_147_483_647 ? item : null;
}

/** A pile of sheets by phone with so few people would be close to a row for a person (ADR 0028); the database holds the same rule. */
export const isPileTooSmall = (route: string, people: number): boolean => route === 'phone' && people < FEWEST_TOLD;
export const PILE_TOO_SMALL = `A pile of sheets by phone holds ${FEWEST_TOLD} people or more. Type in fewer one by one`;
