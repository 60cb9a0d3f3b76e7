import { riseOf } from './change-kinds.ts';
import { decideTogether } from './decide-shown.ts';
import type { Decided, Figure, NextEdition } from './next-edition.ts';
import { lineKey, placeKey } from './place.ts';

type Tried = Pick<Decided, 'figures' | 'shown' | 'taken'>;
type Rule = Pick<NextEdition, 'before' | 'parentOf' | 'everAbove' | 'isOwn' | 'peopleIn' | 'minimum'>;

/**
 * Of the units that are to be taken in, those that must wait because a unit above gave figures of its own which hold them and did not grow with them: 18 in all that stand published and 17 women of a team
 * shown later leave one man. Nor may it then be told of one team where another is hidden: what is left of the total would be the other's. They are taken in where everything of that unit and below it is
 * shown, and the engine finds nothing to hide in these figures together; then there is nothing that the total could narrow. The same holds of a unit that gives a total after those below it were told, when it had none.
 */
export function boundedUnits(rule: Rule, { figures, shown, taken }: Tried): Set<string> {
  const under = new Map<string, string[]>();
  const parents = parentsOf(rule);
  for (const unit of taken) for (const above of [unit, ...reached(unit, parents)]) if (rule.isOwn(above)) under.set(above, [...(under.get(above) ?? []), unit]);
  const below = under.size === 0 ? new Map<string, string[]>() : childrenOf(rule, parents);
  const tops = [...under].filter(([top]) => below.has(top));
  if (tops.length === 0) return new Set();
  const byUnit = Map.groupBy(figures.values(), ({ unitId }) => unitId);
  return new Set(tops.flatMap(([top, units]) => {
    const own = (byUnit.get(top) ?? []).filter(({ from }) => from.includes(top));
    if (!own.some((figure) => isOutgrown(rule, figure, partsOf(figure, { below, figures })))) return [];
    const inside = new Set([top, ...reached(top, (unit) => below.get(unit) ?? [])]);
    return isOpen(rule, [...inside].flatMap((unit) => byUnit.get(unit) ?? []), { top, inside, shown }) ? [] : units;
  }));
}

/** A unit that moved away may still be in the figures that the unit above gave before: the file of that unit says nothing of it. */
const parentsOf = ({ parentOf, everAbove }: Rule) => (unit: string): Set<string> => new Set([...(parentOf.has(unit) ? [parentOf.get(unit) ?? ''] : []), ...(everAbove?.get(unit) ?? [])]);

const childrenOf = ({ parentOf, everAbove }: Rule, parents: (unit: string) => Set<string>): Map<string, string[]> => {
  const below = new Map<string, string[]>();
  for (const unit of new Set([...parentOf.keys(), ...(everAbove?.keys() ?? [])])) for (const above of parents(unit)) below.set(above, [...(below.get(above) ?? []), unit]);
  return below;
};

/** All that are or were above a unit, or below it; each once, so that a circle does not hang the worker. */
function reached(unit: string, next: (unit: string) => Iterable<string>): Set<string> {
  const found = new Set<string>();
  const waiting = [...next(unit)];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (found.has(one) || one === unit) continue;
    found.add(one);
    waiting.push(...next(one));
  }
  return found;
}

/** A circle in the tree must not hang the worker. */
const DEEPEST = 20;

/** Figures of the same line that units below gave themselves, and no unit between. */
function partsOf(figure: Figure, { below, figures }: { below: ReadonlyMap<string, readonly string[]>; figures: NextEdition['before'] }): Figure[] {
  const line = lineKey(figure);
  const walk = (unit: string, depth: number): Figure[] => (depth > DEEPEST ? [] : (below.get(unit) ?? []).flatMap((child) => {
    const one = figures.get(`${child} ${line}`);
    return one?.from.includes(child) === true ? [one] : walk(child, depth + 1);
  }));
  return walk(figure.unitId, 0);
}

/** Whether those below grew by more than the figure that holds them, which may have fallen: by that much at least something below it fell. Or it is the first of its kind above figures that stood there. */
function isOutgrown({ before, peopleIn }: Rule, figure: Figure, parts: readonly Figure[]): boolean {
  const was = before.get(placeKey(figure));
  if (was === undefined && parts.some((part) => before.has(placeKey(part)))) return true;
  const grown = riseOf(was, figure, peopleIn) ?? [];
  const sums = parts.map((part) => riseOf(before.get(placeKey(part)), part, peopleIn) ?? []).reduce<number[]>((sum, rise) => rise.map((people, at) => people + (sum[at] ?? 0)), []);
  return sums.slice(0, peopleIn === 'separate' ? 1 : sums.length).some((people, at) => people > (grown[at] ?? 0));
}

function isOpen(rule: Rule, cells: readonly Figure[], { top, inside, shown }: { top: string; inside: ReadonlySet<string>; shown: ReadonlySet<string> }): boolean {
  if (!cells.every((cell) => shown.has(placeKey(cell)))) return false;
  const { peopleIn, minimum } = rule;
  const parents = parentsOf(rule);
  const holds = new Map([...inside].flatMap((child): [string, string][] => { const above = [...parents(child)].find((parent) => inside.has(parent)); return above === undefined || child === top ? [] : [[child, above]]; }));
  return decideTogether({ cells, parentOf: holds, earlier: [], hasHidden: false, hasHiddenTotal: false, peopleIn, minimum }).every(Boolean);
}
