import type { ProtectCell, PublishedTable } from '#engines/protect';

/** A figure that came later than others of its period, or was replaced: what stood there until then; null where nothing did. */
export interface Past {
  /** The key of the figure as the engine knows it. */
  key: ProtectCell['key'];
  old: ProtectCell | null;
  /** When it was changed, in milliseconds. */
  until: number;
}

/** A figure that was shown; `until` says when it was replaced, nothing that it is shown now. */
export interface ShownOnce {
  cell: ProtectCell;
  until: number | null;
  /** Whether what was shown is what stands there now. */
  isSame: boolean;
}

export interface Editions {
  cells: readonly ProtectCell[];
  shown: readonly ShownOnce[];
  past: readonly Past[];
  /** Whether a shown figure tells how many people it counts; otherwise the cells of `shown` are counted here. */
  tellsPeople: boolean;
  /** The wider figures that a figure is part of, one step up in one dimension. */
  totalsOf: (key: ProtectCell['key']) => ProtectCell['key'][];
}

interface Asked {
  cells: ProtectCell[];
  published: PublishedTable[];
  /** By edition what stood in it; empty where one edition tells all. */
  hierarchy: Record<string, string[]>;
}

/** Editions of one period that are told apart. Each makes the search longer; older ones are dealt with more strictly. */
const MOST_EDITIONS = 12;
const DIMENSION = 'edition';

/**
 * A total that was shown before some of its parts came, less the total that is shown now, is the sum of those parts. So that the engine allows for that,
 * editions become a dimension: each figure without parts stands under the editions in which it was the same, totals of each edition hold what stood in it,
 * and those that were shown are handed over as published. A total of an edition too long ago to be told apart is shown again only if it is the same.
 */
export function withEditions({ cells, shown, past, tellsPeople, totalsOf }: Editions): Asked {
  const now = new Map(cells.map((cell) => [nameOf(cell.key), cell]));
  const isTotal = new Set(cells.flatMap(({ key }) => totalsOf(key).map(nameOf)));
  const differs = ({ cell, until, isSame }: ShownOnce): boolean => until !== null && !isSame && isTotal.has(nameOf(cell.key));
  const ends = [...new Set(shown.filter(differs).map(({ until }) => until ?? 0))].toSorted((a, b) => a - b);
  if (ends.length === 0 || past.length === 0) return { cells: [...cells], published: publishedAs(tellsPeople ? shown.map(({ cell }) => cell) : []), hierarchy: {} };
  const kept = ends.slice(-MOST_EDITIONS);
  const lives = livesOf(cells, past, kept);
  const last = kept.length;
  const place = (key: ProtectCell['key'], edition: number): ProtectCell['key'] => {
    const name = nameOf(key);
    const life = isTotal.has(name) ? undefined : lives.get(name)?.find(({ from, to }) => from <= edition && edition <= to);
    return { ...key, [DIMENSION]: life ? lifeName(life) : `edition ${edition}` };
  };
  const before = [...lives].flatMap(([name, all]) => (isTotal.has(name) ? [] : all.filter(({ to, cell }) => to < last && cell !== null)));
  const tooOld = shown.filter((one) => differs(one) && (one.until ?? 0) < (kept[0] ?? 0)).map(({ cell }) => now.get(nameOf(cell.key))).filter((cell) => cell !== undefined);
  // A total is told of the very edition that it stood in; a figure without parts stands in all of its lifetime.
  const toldIn = ({ cell, until }: ShownOnce): number => {
    if (until === null || isTotal.has(nameOf(cell.key))) return until === null ? -1 : kept.indexOf(until);
    return kept.findLastIndex((end, edition) => end <= until && isEqual(lives.get(nameOf(cell.key))?.find(({ from, to }) => from <= edition && edition <= to)?.cell, cell));
  };
  const sums = tellsPeople ? [] : kept.map((_end, edition) => sumsIn(edition, lives, { isTotal, totalsOf }));
  const told = shown.flatMap((one) => [...(tellsPeople ? [last] : []), toldIn(one)].filter((edition) => edition >= 0).map((edition) => ({ ...one.cell, key: place(one.cell.key, edition), ...(tellsPeople ? {} : { count: sums[edition]?.get(nameOf(one.cell.key)) ?? 0 }) })));
  return {
    cells: [...cells.map((cell) => ({ ...cell, key: place(cell.key, last) })), ...before.flatMap((life) => (life.cell ? [{ ...life.cell, key: { ...life.cell.key, [DIMENSION]: lifeName(life) } }] : []))],
    published: publishedAs([...told, ...tooOld.map((cell) => ({ ...nearly(cell), key: place(cell.key, last) }))]),
    hierarchy: Object.fromEntries([...kept, 0].map((_end, edition) => [`edition ${edition}`, [...new Set([...lives.values()].flat().filter(({ from, to }) => from <= edition && edition <= to).map(lifeName))]])),
  };
}

interface Life {
  from: number;
  to: number;
  cell: ProtectCell | null;
}

/** What stood under each key in each edition, editions with the same figure together. */
function livesOf(cells: readonly ProtectCell[], past: readonly Past[], ends: readonly number[]): Map<string, Life[]> {
  const changes = Map.groupBy(past, ({ key }) => nameOf(key));
  const now = new Map(cells.map((cell): [string, ProtectCell | null] => [nameOf(cell.key), cell]));
  for (const name of changes.keys()) if (!now.has(name)) now.set(name, null);
  return new Map([...now].map(([name, cell]) => {
    const own = (changes.get(name) ?? []).toSorted((a, b) => a.until - b.until);
    // The edition that ended at a time shows what stood there before the first change from then on.
    const states = [...ends.map((end) => { const next = own.find(({ until }) => until >= end); return next ? next.old : cell; }), cell];
    const lives: Life[] = [];
    states.forEach((state, at) => {
      const open = lives.at(-1);
      if (open && isEqual(open.cell, state)) open.to = at;
      else lives.push({ from: at, to: at, cell: state });
    });
    return [name, lives];
  }));
}

/** By total the people behind what stood in an edition. */
function sumsIn(edition: number, lives: ReadonlyMap<string, readonly Life[]>, { isTotal, totalsOf }: { isTotal: ReadonlySet<string>; totalsOf: Editions['totalsOf'] }): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [name, all] of lives) {
    const stood = isTotal.has(name) ? null : all.find(({ from, to }) => from <= edition && edition <= to)?.cell;
    if (!stood) continue;
    const above = new Map(totalsOf(stood.key).map((key) => [nameOf(key), key]));
    for (const key of above.values()) for (const wider of totalsOf(key)) above.set(nameOf(wider), wider);
    for (const total of above.keys()) sums.set(total, (sums.get(total) ?? 0) + stood.count);
  }
  return sums;
}

const lifeName = ({ from, to }: Pick<Life, 'from' | 'to'>): string => `from ${from} to ${to}`;
const nameOf = (key: object): string => Object.entries(key).toSorted(([a], [b]) => (a < b ? -1 : 1)).flat().join('\n');

const isEqual = (a: ProtectCell | null | undefined, b: ProtectCell | null | undefined): boolean => a?.count === b?.count && a?.rate?.numerator === b?.rate?.numerator && a?.rate?.denominator === b?.rate?.denominator;

/** One away from what it is: the engine hides a figure that differs so little from one that was shown. */
const nearly = (cell: ProtectCell): ProtectCell => ({ ...cell, count: cell.count + 1, ...(cell.rate ? { rate: { numerator: cell.rate.numerator, denominator: cell.rate.denominator + 1 } } : {}) });

const publishedAs = (cells: readonly ProtectCell[]): PublishedTable[] => (cells.length === 0 ? [] : [{ id: 'earlier', period: 'this', cells: cells.map(({ key, count, rate }) => ({ key, shown: count, ...(rate ? { rate } : {}) })) }]);
