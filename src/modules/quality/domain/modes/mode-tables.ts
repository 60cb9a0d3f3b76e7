import { analyseProtect, type ProtectCell, type PublishedTable } from '#engines/protect';
import { modes, type ModeCounts } from './mode-record.ts';

/** Whether a count of a group may be shown; `value` is one of the keys of `countsOf`, '' everybody counted in the group. '' as a group is all of them. */
export type MayShow = (group: string, value: string) => boolean;

const name = { asked: 'asked', notAsked: 'not asked', chose: (at: number) => `chose ${at}`, happened: (at: number) => `happened ${at}`, answered: (at: number) => `answered ${at}`, yes: (at: number) => `yes ${at}`, no: (at: number) => `no ${at}` };
export const valueNames = name;

const each = (of: (at: number) => [string, number]): Record<string, number> => Object.fromEntries(modes.map((_mode, at) => of(at)));
const all = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
export const seen = ({ happened }: ModeCounts): number => all(happened);

/** The two ways of sorting the same appointments: by what was asked and chosen, and by what happened and what people said of it. */
const sortings = [
  {
    holds: { [name.asked]: modes.map((_mode, at) => name.chose(at)) },
    counts: (group: ModeCounts) => ({ [name.asked]: group.asked, [name.notAsked]: seen(group) - group.asked, ...each((at) => [name.chose(at), group.chosen[at] ?? 0]) }),
  },
  {
    holds: Object.fromEntries(modes.flatMap((_mode, at) => [[name.happened(at), [name.answered(at)]], [name.answered(at), [name.yes(at), name.no(at)]]])),
    counts: (group: ModeCounts) => ({
      ...each((at) => [name.happened(at), group.happened[at] ?? 0]), ...each((at) => [name.answered(at), group.suited[at]?.answered ?? 0]),
      ...each((at) => [name.yes(at), group.suited[at]?.yes ?? 0]), ...each((at) => [name.no(at), (group.suited[at]?.answered ?? 0) - (group.suited[at]?.yes ?? 0)]),
    }),
  },
] as const;

/** What of a record may be shown: the groups that are told, and of these which counts. */
export interface Told {
  /** Those told apart, with the rest together where some are not: anybody can subtract. */
  readonly told: readonly ModeCounts[];
  readonly mayShow: MayShow;
}

/** The name of all groups together that are not told apart; no file can give it, for names are trimmed. */
export const REST = ' rest';

/**
 * Decides by the policy of the service what of these groups may be shown, but for who got what they chose. First how many were seen in each group; groups that are hidden there are hidden
 * whole, and stand together as a rest. Then each sorting for itself. Apart is as safe: both agree in how many were seen in each group, which is known to all, and any table of the one can be
 * combined with any of the other (the cells of a two-way table can be filled under any margins of the same sum), so that neither narrows what the other hides.
 */
export function decideModes(groups: readonly ModeCounts[], together: (groups: readonly ModeCounts[]) => ModeCounts): Told {
  const everybody = together(groups);
  const sizes = ask([...groups.map((group) => ({ key: { group: group.name }, count: seen(group) })), { key: {}, count: seen(everybody) }]);
  if (!sizes({})) return { told: [], mayShow: () => false };
  const apart = groups.length < 2 ? [] : groups.filter((group) => sizes({ group: group.name }));
  const rest = groups.length < 2 ? [] : groups.filter((group) => !apart.includes(group));
  const told = apart.length === 0 ? [] : [...apart, ...(rest.length > 0 ? [{ ...together(rest), name: REST }] : [])];
  const lines = [everybody, ...told];
  const decided = sortings.map(({ holds, counts }) => {
    const values = Object.keys(counts(everybody)).filter((value) => !isEmpty(value, everybody));
    const cells = lines.flatMap((line) => [{ key: keyOf(line), count: seen(line) }, ...values.map((value): ProtectCell => ({ key: { ...keyOf(line), value }, count: counts(line)[value] ?? 0 }))]);
    const known = lines.map((line) => ({ key: keyOf(line), shown: seen(line) }));
    return ask(cells, { holds, published: [{ id: 'sizes', cells: known }] });
  });
  return { told, mayShow: (group, value) => decided.some((shown) => shown({ ...(group === '' ? {} : { group }), ...(value === '' ? {} : { value }) })) };
}

const keyOf = (line: ModeCounts): { group?: string } => (line.name === '' ? {} : { group: line.name });

/** Nobody answered about a mode: there is no such question. */
const isEmpty = (value: string, { suited }: ModeCounts): boolean => modes.some((_mode, at) => (suited[at]?.answered ?? 0) === 0 && [name.answered(at), name.yes(at), name.no(at)].includes(value));

function ask(cells: readonly ProtectCell[], { holds = {}, published = [] }: { holds?: Readonly<Record<string, readonly string[]>>; published?: readonly PublishedTable[] } = {}): (key: Record<string, string>) => boolean {
  const marked = (key: ProtectCell['key']) => Object.fromEntries(Object.entries(key).map(([dimension, value]) => [dimension, dimension === 'group' ? `= ${String(value)}` : value]));
  const answer = analyseProtect({
    policy: 'allied', dimensions: ['group', 'value'], hierarchies: { value: holds },
    cells: cells.map((cell) => ({ ...cell, key: marked(cell.key) })), published: published.map((table) => ({ ...table, cells: table.cells.map((cell) => ({ ...cell, key: marked(cell.key) })) })),
  });
  const shown = new Set(answer.cells.flatMap((cell, at) => ('shown' in cell && cell.shown !== null ? [nameOf(cells[at]?.key ?? {})] : [])));
  return (key) => shown.has(nameOf(key));
}

const nameOf = (key: ProtectCell['key']): string => JSON.stringify([key['group'] ?? null, key['value'] ?? null]);
