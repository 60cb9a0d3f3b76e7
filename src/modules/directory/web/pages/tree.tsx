import { addDays, formatDay } from '#platform/clock';
import { DataTable } from '#ui/tables';
import { levelTitles } from '../../domain/role-groups.ts';
import type { ParentLine, UnitLine } from '../../queries/units.ts';
import { ExampleTag } from '../parts.tsx';

/** From the top of the tree down to a unit, as a list in which each step stands under the one before. */
export function TreePath({ path, on }: { path: readonly UnitLine[]; on?: string | undefined }) {
  if (path.length === 0) return <p>It has no place in the tree yet.</p>;
  return <ol class="nhsuk-list nhsuk-list--number">{path.map((unit) => <li key={unit.id}><UnitLink unit={unit} on={on} isCurrent={unit.steps === 0} /></li>)}</ol>;
}

export function UnitLink({ unit, on, isCurrent = false }: { unit: UnitLine; on?: string | undefined; isCurrent?: boolean }) {
  const href = `/units/${unit.code}${on ? `?on=${on}` : ''}`;
  return <>{isCurrent ? <strong>{unit.name}</strong> : <a href={href}>{unit.name}</a>} ({levelTitles[unit.level].toLowerCase()}) <ExampleTag when={unit.isExample} /></>;
}

/** Everything below a unit as nested lists. A unit without anything below ends its branch. */
export function TreeBelow({ units, on, top }: { units: readonly UnitLine[]; on?: string | undefined; top: string }) {
  const here = units.filter(({ parentId }) => parentId === top);
  if (here.length === 0) return null;
  return (
    <ul class="nhsuk-list nhsuk-list--bullet">
      {here.map((unit) => <li key={unit.id}><UnitLink unit={unit} on={on} /><TreeBelow units={units} on={on} top={unit.id} /></li>)}
    </ul>
  );
}

/** Every place a unit has had or will have. A report of a day belongs to the parent of that day. */
export function ParentHistory({ parents }: { parents: readonly ParentLine[] }) {
  if (parents.length === 0) return null;
  return (
    <DataTable caption="Where it has belonged" rows={parents} emptyText="" columns={[
      { key: 'parent', head: 'Part of', cell: ({ parentCode, parentName }) => <a href={`/units/${parentCode}`}>{parentName}</a> },
      { key: 'from', head: 'From', cell: ({ validFrom }) => formatDay(validFrom) },
      { key: 'to', head: 'Until', cell: ({ validTo }) => (validTo === null ? 'Today' : formatDay(addDays(validTo, -1))) },
      { key: 'why', head: 'Why', cell: ({ reason }) => reason },
    ]} />
  );
}
