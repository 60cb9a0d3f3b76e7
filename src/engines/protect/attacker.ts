/**
 * An attacker who knows everything but the counts: which groups there are, who belongs to whom, how figures are rounded, every answer
 * and every earlier one. Solves whole-number programs over the smallest groups by a plain simplex method with branching. Shares no line
 * with the engine; for tests only.
 */
export interface Knowledge {
  /** One row for each figure known: which of the unknowns it sums, and its least and most. */
  readonly rows: readonly { readonly sums: readonly number[]; readonly low: number; readonly high: number }[];
  readonly unknowns: number;
}

/** The least and the most whole number that the sum of these unknowns can be. Infinity where nothing bounds it, null where nothing agrees or the search was broken off. */
export function rangeOf(knowledge: Knowledge, sums: readonly number[]): { low: number; high: number } | null {
  const high = best(knowledge, sums, 1);
  const low = best(knowledge, sums, -1);
  return high === null || low === null ? null : { low: 0 - low, high };
}

/** Branches tried for one figure. */
const MOST_BRANCHES = 400;

interface Branch {
  readonly least: ReadonlyMap<number, number>;
  readonly most: ReadonlyMap<number, number>;
}

function best(knowledge: Knowledge, sums: readonly number[], way: number): number | null {
  const open: Branch[] = [{ least: new Map(), most: new Map() }];
  let found: number | null = null;
  for (let tried = 0; open.length > 0; tried += 1) {
    const branch = open.pop();
    if (!branch || tried > MOST_BRANCHES) return null;
    const solved = relax(knowledge, sums, way, branch);
    if (solved === 'unbounded') return Infinity;
    if (solved === 'infeasible' || (found !== null && solved.value <= found + 1e-6)) continue;
    const broken = solved.at.findIndex((one) => Math.abs(one - Math.round(one)) > 1e-6);
    if (broken < 0) found = Math.round(solved.value);
    else {
      const value = solved.at[broken] ?? 0;
      open.push({ least: branch.least, most: new Map(branch.most).set(broken, Math.floor(value)) }, { least: new Map(branch.least).set(broken, Math.ceil(value)), most: branch.most });
    }
  }
  return found;
}

function relax({ rows, unknowns }: Knowledge, sums: readonly number[], way: number, { least, most }: Branch): Relaxed {
  const bounds: { row: number[]; limit: number }[] = [];
  const add = (members: readonly number[], sign: number, limit: number): void => {
    if (limit === Infinity) return;
    const row = Array.from({ length: unknowns }, () => 0);
    for (const at of members) row[at] = sign;
    bounds.push({ row, limit });
  };
  for (const { sums: members, low, high } of rows) {
    add(members, 1, high);
    if (low > 0) add(members, -1, -low);
  }
  for (const [at, value] of most) add([at], 1, value);
  for (const [at, value] of least) add([at], -1, -value);
  const goal = Array.from({ length: unknowns }, (_zero, at) => (sums.includes(at) ? way : 0));
  return simplex(bounds, goal);
}

type Relaxed = { readonly value: number; readonly at: readonly number[] } | 'unbounded' | 'infeasible';

const SMALL = 1e-9;

/** Maximises goal · x for x ≥ 0 and row · x ≤ limit. Dictionary form with an artificial unknown for the start, Bland's rule against circles (Chvátal, 1983). */
function simplex(bounds: readonly { row: readonly number[]; limit: number }[], goal: readonly number[]): Relaxed {
  const width = goal.length;
  const rows = bounds.map(({ row, limit }) => [limit, ...row.map((one) => -one), 1]);
  const top = [0, ...goal, 0];
  const artificial = [0, ...goal.map(() => 0), -1];
  const columns = [...Array(width + 1).keys()].map((at) => (at === width ? -1 : at));
  const bases = bounds.map((_bound, at) => width + at);
  const tableau = { rows, columns, bases, goals: [top, artificial] };
  const worst = bounds.reduce((least, { limit }, at) => (limit < (bounds[least]?.limit ?? 0) ? at : least), 0);
  if ((bounds[worst]?.limit ?? 0) < -SMALL) {
    pivot(tableau, worst, width);
    run(tableau, 1);
    if ((tableau.goals[1]?.[0] ?? 0) < -1e-7) return 'infeasible';
    const row = bases.indexOf(-1);
    const column = row < 0 ? -1 : columns.findIndex((_name, at) => Math.abs(rows[row]?.[at + 1] ?? 0) > SMALL);
    if (row >= 0 && column >= 0) pivot(tableau, row, column);
  }
  const spare = columns.indexOf(-1);
  for (const row of [...rows, top]) if (spare >= 0) row[spare + 1] = 0;
  if (!run(tableau, 0)) return 'unbounded';
  const at = goal.map((_one, name) => { const row = bases.indexOf(name); return row < 0 ? 0 : (rows[row]?.[0] ?? 0); });
  return { value: top[0] ?? 0, at };
}

interface Tableau {
  readonly rows: number[][];
  readonly columns: number[];
  readonly bases: number[];
  readonly goals: number[][];
}

function run(tableau: Tableau, which: number): boolean {
  const { rows, columns, bases, goals } = tableau;
  for (;;) {
    const goal = goals[which] ?? [];
    let entering = -1;
    columns.forEach((name, at) => { if ((goal[at + 1] ?? 0) > SMALL && (entering < 0 || name < (columns[entering] ?? 0))) entering = at; });
    if (entering < 0) return true;
    let leaving = -1;
    let least = Infinity;
    rows.forEach((row, at) => {
      const slope = row[entering + 1] ?? 0;
      const ratio = slope < -SMALL ? (row[0] ?? 0) / -slope : Infinity;
      if (ratio < least - SMALL || (ratio < least + SMALL && ratio < Infinity && (bases[at] ?? 0) < (bases[leaving] ?? 0))) [leaving, least] = [at, Math.min(least, ratio)];
    });
    if (leaving < 0) return false;
    pivot(tableau, leaving, entering);
  }
}

function pivot({ rows, columns, bases, goals }: Tableau, leaving: number, entering: number): void {
  const row = rows[leaving] ?? [];
  const slope = row[entering + 1] ?? 1;
  for (let at = 0; at < row.length; at += 1) row[at] = at === entering + 1 ? 1 / slope : -(row[at] ?? 0) / slope;
  for (const other of [...rows, ...goals]) {
    if (other === row) continue;
    const share = other[entering + 1] ?? 0;
    if (share === 0) continue;
    for (let at = 0; at < other.length; at += 1) other[at] = at === entering + 1 ? share * (row[at] ?? 0) : (other[at] ?? 0) + share * (row[at] ?? 0);
  }
  [columns[entering], bases[leaving]] = [bases[leaving] ?? 0, columns[entering] ?? 0];
}
