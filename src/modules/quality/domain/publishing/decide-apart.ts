import { decideTogether, type Cell, type TableOfFigures } from './decide-shown.ts';
import { placeKey, type Place } from './place.ts';

/**
 * By cell, in the order given, whether it may be shown. Splits that no pair joins are looked at apart, each beside the figures about everybody:
 * a table with three characteristics whose inner groups nobody listed takes the engine long, and it finds few proofs there.
 *
 * Why apart is as safe: it is done only where every figure about everybody is shown, always was, and is handed to the engine as known. Each proof is then
 * a second table of one family of splits with those very totals. A second table of one family and any table of another agree in how many people
 * each unit and profession has, and where two ways of sorting the same people agree in that, there are always people sorted in both ways (the
 * cells of a two-way table can be filled under any margins of the same sum). So no figure of one family narrows what is hidden in another.
 */
export function decideShown(table: TableOfFigures): boolean[] {
  const families = familiesOf(table.cells);
  if (families.length < 2 || table.hasHiddenTotal || table.peopleIn === 'separate' || table.peopleIn === 'none') return decideTogether(table);
  const everybody = table.cells.filter(({ split }) => split === '');
  const places = new Set(everybody.map(lineOfAll));
  if (!table.cells.every((cell) => places.has(lineOfAll(cell))) || !decideTogether(part(table, everybody, '')).every(Boolean)) return decideTogether(table);
  const shown = new Set(everybody.map(placeKey));
  for (const family of families) {
    const own = table.cells.filter(({ split }) => family.has(split));
    const decided = decideTogether(part(table, [...everybody, ...own], family));
    own.forEach((cell, at) => { if (decided[everybody.length + at] === true) shown.add(placeKey(cell)); });
  }
  return table.cells.map((cell) => shown.has(placeKey(cell)));
}

const lineOfAll = ({ unitId, profession }: Place): string => `${unitId} ${profession}`;

/** The cells asked about, with what was shown of them before, and the figures about everybody as known. */
function part(table: TableOfFigures, cells: readonly Cell[], family: ReadonlySet<string> | ''): TableOfFigures {
  const isIn = ({ split }: Place): boolean => split === '' || (family !== '' && family.has(split));
  const known = family === '' ? [] : cells.filter(({ split }) => split === '').map(({ people: _people, ...cell }) => cell);
  return { ...table, cells, earlier: [...table.earlier.filter(isIn), ...known] };
}

/** Splits that share a characteristic, directly or through others, belong together. */
function familiesOf(cells: readonly Cell[]): Set<string>[] {
  const families: { names: Set<string>; splits: Set<string> }[] = [];
  for (const split of new Set(cells.map((cell) => cell.split).filter(Boolean))) {
    const names = split.split('+');
    const touched = families.filter((family) => names.some((name) => family.names.has(name)));
    const joined = { names: new Set([...names, ...touched.flatMap((family) => [...family.names])]), splits: new Set([split, ...touched.flatMap(({ splits }) => [...splits])]) };
    families.splice(0, families.length, ...families.filter((family) => !touched.includes(family)), joined);
  }
  return families.map(({ splits }) => splits);
}
