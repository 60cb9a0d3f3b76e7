import { countOf } from './decide-shown.ts';
import { isSafeAsItIs } from './is-safe.ts';
import { lineKey, lineOf, type LineKey } from './place.ts';
import { numbersOf, type Figure, type NextEdition, type OwnChange } from './next-edition.ts';

type Rule = Pick<NextEdition, 'shown' | 'peopleIn' | 'minimum'>;

const isSame = (a: Figure | undefined, b: Figure): boolean => a?.numerator === b.numerator && a.denominator === b.denominator && a.people === b.people;

/** Whether everything about a unit was and will be shown and each number stays or moves by enough people: then nothing follows that is not shown anyway. */
export function isKnownChange({ shown, peopleIn, minimum }: Rule, { places }: OwnChange): boolean {
  const counted = places.map(({ now }) => countOf(now, peopleIn));
  const published = places.flatMap(({ was }) => (was ? countOf(was, peopleIn) ?? [] : []));
  return places.every(({ name, was }) => was !== undefined && shown.has(name)) && isSafeAsItIs({ counted, published, parentOf: new Map(), hasHidden: false, minimum });
}

/** Whether people were only added, in every number of every figure: a new figure adds its people to the wider ones that it is in, or these are new too. */
export function isRise({ peopleIn }: Pick<Rule, 'peopleIn'>, { places }: OwnChange): boolean {
  const rises = new Map<LineKey, { isNew: boolean; rise: number[] }>();
  for (const { was, now } of places) {
    const rise = riseOf(was, now, peopleIn);
    if (rise === null || rise.some((people) => people < 0)) return false;
    rises.set(lineKey(now), { isNew: was === undefined, rise });
  }
  // Groups that are new where the wider figure stood may be of people who stood there already.
  return [...rises].every(([line, { isNew, rise }]) => !isNew || widerThan(line).every((wider) => { const above = rises.get(wider); return !above || above.isNew || rise.every((people, at) => people <= (above.rise[at] ?? 0)); }));
}

function widerThan(line: LineKey): LineKey[] {
  const { profession, split, groupCode } = lineOf(line);
  const [splits, groups] = [split.split('+'), groupCode.split('+')];
  const fewer = split === '' ? [] : splits.map((_name, without) => ({ profession, split: splits.toSpliced(without, 1).join('+'), groupCode: groups.toSpliced(without, 1).join('+') }));
  return [...(profession === '' ? [] : [{ profession: '', split, groupCode }]), ...fewer].map(lineKey);
}

/** Whether a unit only gives more groups of the same people: all that stood there stays. */
export const isRefinement = ({ places }: OwnChange): boolean => places.every(({ was, now }) => was === undefined || isSame(was, now));

/** By how many people each number grew, and where they are counted apart then each amount; null where the figure does not count people as it should. */
export function riseOf(was: Figure | undefined, now: Figure, peopleIn: Rule['peopleIn']): number[] | null {
  const counted = countOf(now, peopleIn);
  const before = was === undefined ? undefined : countOf(was, peopleIn);
  if (!counted || before === null) return null;
  const amounts = peopleIn === 'separate' ? [now.numerator - (was?.numerator ?? 0), (now.denominator ?? 0) - (was?.denominator ?? 0)] : [];
  return [...numbersOf(counted).map((people, at) => people - (before ? numbersOf(before)[at] ?? 0 : 0)), ...amounts];
}
