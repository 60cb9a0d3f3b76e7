import { analyseProtect, type ProtectCell } from '#engines/protect';
import { riseOf } from './change-kinds.ts';
import { decideAmounts } from './decide-amounts.ts';
import { countOf, dimensionsOf, publishedAs } from './decide-shown.ts';
import type { Figure, Figures, NextEdition } from './next-edition.ts';
import { placeKey } from './place.ts';

/**
 * By place whether a figure may be shown that grew or is new: the engine looks at the table of rises alone. A rise of nobody is taken as known to
 * everybody, shown or not. The rise of a figure that was hidden may be told where it is no small group itself: the figure is as uncertain as before.
 */
export function decideRise(next: NextEdition, { figures, base }: { figures: Figures; base: Figures }): Map<string, boolean> {
  const { peopleIn, minimum } = next;
  const rises = new Map<string, ProtectCell>();
  /** Of the rises in their order, by how much each amount grew. */
  const amounts: number[][] = [];
  const still: ProtectCell[] = [];
  const answers = new Map<string, boolean>();
  for (const [name, figure] of figures) {
    const rise = riseOf(base.get(name), figure, peopleIn);
    const counted = countOf(figure, peopleIn);
    if (!rise || !counted) { answers.set(name, false); continue; }
    const cell: ProtectCell = { key: { ...counted.key, unit: nodeOf(next, figure) }, ...countsOf(rise, peopleIn) };
    // A unit of which nobody is told may have come with nobody: that the total stays the same would say so.
    if (rise.some((people) => people !== 0) || base.get(name)?.from.length !== figure.from.length) { rises.set(name, cell); amounts.push(rise.slice(1)); }
    else still.push(cell);
  }
  const cells = [...rises.values()];
  const units = new Set(cells.map(({ key }) => key['unit']));
  const published = publishedAs(still.filter(({ key }) => units.has(key['unit'] ?? '')));
  const hierarchy = holdersOf(next, rises, figures);
  const answer = analyseProtect({ policy: 'allied', minimum, period: 'this', cells, published, dimensions: dimensionsOf(cells), hierarchies: { unit: hierarchy } });
  const shown = cells.map((_cell, at) => { const one = answer.cells[at]; return one !== undefined && 'shown' in one && one.shown !== null; });
  const mayShow = peopleIn === 'separate' ? decideAmounts({ cells: cells.map(({ key }, at) => ({ key, amounts: amounts[at] ?? [], isShown: shown[at] === true })), known: [], hierarchy }) : shown;
  [...rises.keys()].forEach((name, at) => answers.set(name, mayShow[at] === true));
  return answers;
}

const countsOf = (rise: readonly number[], peopleIn: NextEdition['peopleIn']): Pick<ProtectCell, 'count' | 'rate'> => {
  const [first = 0, whole] = rise;
  return whole === undefined || peopleIn === 'separate' ? { count: first } : { count: whole, rate: { numerator: first, denominator: whole } };
};

/** What a unit gave itself stands apart from what is added up at it of groups that it gave nothing of. */
const nodeOf = ({ isOwn }: NextEdition, { unitId, from }: Figure): string => (isOwn(unitId) && from.includes(unitId) ? `own ${unitId}` : unitId);

/** Rises add up to those above; to what the unit above gave itself only where that grew by as much at least. */
function holdersOf({ parentOf, isOwn }: NextEdition, rises: ReadonlyMap<string, ProtectCell>, figures: Figures): [child: string, parent: string][] {
  const sums = new Map<string, number>();
  for (const [name, { count }] of rises) {
    const figure = figures.get(name);
    const parent = figure && parentOf.get(figure.unitId);
    if (!figure || parent === undefined || !isOwn(parent)) continue;
    const above = placeKey({ ...figure, unitId: parent });
    sums.set(above, (sums.get(above) ?? 0) + count);
  }
  const apart = new Set([...sums].flatMap(([above, sum]) => (figures.get(above)?.from.includes(figures.get(above)?.unitId ?? '') === true && sum > (rises.get(above)?.count ?? 0) ? [above.slice(0, above.indexOf(' '))] : [])));
  return [...parentOf].flatMap(([child, parent]): [string, string][] => [child, `own ${child}`].flatMap((one): [string, string][] => [[one, parent], ...(isOwn(parent) && !apart.has(parent) ? [[one, `own ${parent}`] as [string, string]] : [])]));
}
