import { RowFault } from './answer.ts';
import type { Figure, RateRow, RowId } from './input.ts';

/** A row, or a group of rows under the group's name, with its counts summed; `fault` where one of them cannot be. */
export interface GroupedRow {
  readonly id: RowId;
  readonly numerator: Figure;
  readonly denominator: Figure;
  readonly fault?: RowFault;
}

/** Sums the counts of rows of one group; rows without a group stay as they are. In the order in which rows and groups first come. The groups 1 and "1" are the same, as in a table. */
export function groupRows(rows: readonly RateRow[]): GroupedRow[] {
  const found: GroupedRow[] = [];
  const places = new Map<string, number>();
  for (const row of rows) {
    const single = readRow(row);
    const place = row.group === undefined || row.group === null ? undefined : places.get(String(row.group));
    const before = place === undefined ? undefined : found[place];
    if (place !== undefined && before) found[place] = { ...add(before, single), id: before.id };
    else {
      if (row.group !== undefined && row.group !== null) places.set(String(row.group), found.length);
      found.push({ ...single, id: row.group ?? row.id });
    }
  }
  return found;
}

/** Something missing makes the whole sum missing: a sum without it would look complete. */
function add(one: GroupedRow, other: GroupedRow): GroupedRow {
  const fault = one.fault ?? other.fault;
  return { id: one.id, numerator: sumOf(one.numerator, other.numerator), denominator: sumOf(one.denominator, other.denominator), ...(fault ? { fault } : {}) };
}

const sumOf = (one: Figure, other: Figure): Figure => (one === null || other === null ? null : one + other);

function readRow({ id, group, numerator, denominator }: RateRow): GroupedRow {
  const figures = { id, numerator: numerator ?? null, denominator: denominator ?? null };
  if (numerator === undefined || denominator === undefined) return { ...figures, fault: new RowFault('field-missing', `${numerator === undefined ? 'numerator' : 'denominator'}: expected a number or null, found nothing.`) };
  const grouped = group !== undefined && group !== null;
  if (numerator !== null && numerator < 0) return { ...figures, fault: new RowFault('numerator-negative', `The numerator must be 0 or more, found ${numerator}${grouped ? ` in ${id}` : ''}.`) };
  // Within a group a row of nobody is no harm; the sum is what must be above 0.
  if (grouped && denominator !== null && denominator < 0) return { ...figures, fault: new RowFault('denominator-not-positive', `The denominator must be 0 or more, found ${denominator} in ${id}.`) };
  return figures;
}

const isName = (value: unknown): value is RowId => typeof value === 'string' || typeof value === 'number';

/** For the shell: a row that it cannot read still belongs to its group, whose sum is then not known. */
export const groupSums = {
  nameOf: ({ group }: Readonly<Record<string, unknown>>, { measure }: Readonly<Record<string, unknown>>): string | null => ((measure === 'proportion' || measure === 'rate') && isName(group) ? String(group) : null),
  unknownPart: ({ group }: Readonly<Record<string, unknown>>): RateRow => ({ id: isName(group) ? group : '', group: isName(group) ? group : null, numerator: null, denominator: null }),
};
