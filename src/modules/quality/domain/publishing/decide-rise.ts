import { analyseProtect, type ProtectCell } from '#engines/protect';
import { riseOf } from './change-kinds.ts';
import { allUnits, countedUnits, type CountedUnits } from './counted-units.ts';
import { decideAmounts } from './decide-amounts.ts';
import { countOf, dimensionsOf, publishedAs } from './decide-shown.ts';
import type { Figure, Figures, NextEdition } from './next-edition.ts';
import { placeKey } from './place.ts';
import { sumsOf } from './shown-sums.ts';

/**
 * By place whether a figure may be shown that grew or is new: the engine looks at the table of rises alone. A rise of nobody is taken as known to
 * everybody, shown or not. The rise of a figure that was hidden may be told where it is no small group itself: the figure is as uncertain as before.
 */
export function decideRise(next: NextEdition, { figures, base }: { figures: Figures; base: Figures }): Map<string, boolean> {
  const { peopleIn } = next;
  const rises = new Map<string, Rise>();
  const still: Rise[] = [];
  const answers = new Map<string, boolean>();
  for (const [name, figure] of figures) {
    const rise = riseOf(base.get(name), figure, peopleIn);
    const counted = countOf(figure, peopleIn);
    if (!rise || !counted) { answers.set(name, false); continue; }
    const one: Rise = { figure, cell: { key: counted.key, ...countsOf(rise, peopleIn) }, amounts: rise.slice(1) };
    // A unit of which nobody is told may have come with nobody: that the total stays the same would say so.
    if (rise.some((people) => people !== 0) || base.get(name)?.from.length !== figure.from.length) rises.set(name, one);
    else still.push(one);
  }
  const hierarchy = holdersOf(next, rises, figures);
  const asked = { rises: [...rises.values()], still, hierarchy };
  const first = askEngine(next, { ...asked, units: allUnits, mayShow: asked.rises.map(() => true) });
  [...rises.keys()].forEach((name, at) => answers.set(name, first[at] === true));
  const units = countedUnits({ figures: figures.values(), parentOf: next.parentOf });
  if (units.held.length === 0) return answers;
  // What is hidden where no figure is taken to lack units stays hidden; all others are proved anew with whom they count.
  const follows = sumsOf({ figures, parentOf: next.parentOf, isTold: (name) => answers.get(name) ?? next.shown.has(name) });
  const mayShow = askEngine(next, { ...asked, units, mayShow: asked.rises.map(({ figure }, at) => first[at] === true || follows(figure)) });
  [...rises.keys()].forEach((name, at) => answers.set(name, mayShow[at] === true));
  return answers;
}

interface Rise {
  figure: Figure;
  cell: ProtectCell;
  /** By how much each amount grew. */
  amounts: number[];
}

interface Asked {
  rises: readonly Rise[];
  still: readonly Rise[];
  hierarchy: readonly (readonly [child: string, parent: string])[];
  units: CountedUnits;
  /** By rise; the others are to be hidden whatever they are. */
  mayShow: readonly boolean[];
}

function askEngine(next: NextEdition, { rises, still, hierarchy, units, mayShow }: Asked): boolean[] {
  const { peopleIn, minimum } = next;
  const told = ({ figure, cell }: Rise): ProtectCell => ({ ...cell, key: { ...cell.key, unit: nodeOf(next, units, figure) } });
  const cells = rises.map((rise, at) => (mayShow[at] === true ? told(rise) : { ...told(rise), isHidden: true }));
  const present = new Set(cells.map(({ key }) => key['unit']));
  const published = publishedAs(still.map(told).filter(({ key }) => present.has(key['unit'] ?? '')));
  const all = [...hierarchy, ...units.held.flatMap(([child, parent]) => [[child, parent], [`own ${child}`, parent]] as const)];
  const answer = analyseProtect({ policy: 'allied', minimum, period: 'this', cells, published, dimensions: dimensionsOf(cells), hierarchies: { unit: all } });
  const shown = cells.map((_cell, at) => { const one = answer.cells[at]; return one !== undefined && 'shown' in one && one.shown !== null; });
  return peopleIn === 'separate' ? decideAmounts({ cells: cells.map(({ key }, at) => ({ key, amounts: rises[at]?.amounts ?? [], isShown: shown[at] === true })), known: [], hierarchy: all }) : shown;
}

const countsOf = (rise: readonly number[], peopleIn: NextEdition['peopleIn']): Pick<ProtectCell, 'count' | 'rate'> => {
  const [first = 0, whole] = rise;
  return whole === undefined || peopleIn === 'separate' ? { count: first } : { count: whole, rate: { numerator: first, denominator: whole } };
};

/** What a unit gave itself stands apart from what is added up at it of groups that it gave nothing of. */
const nodeOf = ({ isOwn }: NextEdition, units: CountedUnits, figure: Figure): string => (isOwn(figure.unitId) && figure.from.includes(figure.unitId) ? `own ${figure.unitId}` : units.nodeOf(figure));

/** Rises add up to those above; to what the unit above gave itself only where that grew by as much at least. */
function holdersOf({ parentOf, isOwn }: NextEdition, rises: ReadonlyMap<string, Rise>, figures: Figures): [child: string, parent: string][] {
  const sums = new Map<string, number>();
  for (const { figure, cell: { count } } of rises.values()) {
    const parent = parentOf.get(figure.unitId);
    if (parent === undefined || !isOwn(parent)) continue;
    const above = placeKey({ ...figure, unitId: parent });
    sums.set(above, (sums.get(above) ?? 0) + count);
  }
  const apart = new Set([...sums].flatMap(([above, sum]) => (figures.get(above)?.from.includes(figures.get(above)?.unitId ?? '') === true && sum > (rises.get(above)?.cell.count ?? 0) ? [above.slice(0, above.indexOf(' '))] : [])));
  return [...parentOf].flatMap(([child, parent]): [string, string][] => [child, `own ${child}`].flatMap((one): [string, string][] => [[one, parent], ...(isOwn(parent) && !apart.has(parent) ? [[one, `own ${parent}`] as [string, string]] : [])]));
}
