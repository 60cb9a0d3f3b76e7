import type { Random } from '#engines/random';
import type { ProtectCell, ProtectInput } from './input.ts';

/** A table for tests: every margin of a few groups, with the smallest groups' counts known to the test only. */
export interface Generated {
  readonly input: ProtectInput;
  readonly cells: readonly ProtectCell[];
  /** For each key of a cell the smallest groups that it sums. */
  readonly groupsOf: (key: ProtectCell['key']) => number[];
  readonly groups: number;
}

/** Draws a table of one to four dimensions, some with a hierarchy, with all its margins. */
export function drawTable(random: Random): Generated {
  const whole = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  const dimensions = ['age', 'band', 'sex', 'unit'].slice(0, whole(1, 4));
  const most = [0, 7, 4, 3, 2][dimensions.length] ?? 2;
  const values = dimensions.map((name) => [...Array(whole(2, most)).keys()].map((at) => `${name} ${at}`));
  const parents = new Map<string, string>();
  dimensions.forEach((name, d) => { if (random() < 0.4) for (const [at, value] of (values[d] ?? []).entries()) parents.set(value, `${name} part ${at % 2}`); });
  const groups = values.reduce<string[][]>((all, list) => all.flatMap((group) => list.map((value) => [...group, value])), [[]]);
  const typical = [1, 4, 12, 50][whole(0, 3)] ?? 4;
  const counts = groups.map(() => Math.floor(-Math.log(1 - random()) * typical * (random() < 0.2 ? 6 : 1)));
  const isIn = (group: readonly string[], key: ProtectCell['key']): boolean => group.every((value, d) => [undefined, value, parents.get(value)].includes(key[dimensions[d] ?? ''] as string | undefined));
  const groupsOf = (key: ProtectCell['key']): number[] => groups.flatMap((group, at) => (isIn(group, key) ? [at] : []));
  const choices = values.map((list) => [null, ...new Set([...list, ...list.flatMap((value) => parents.get(value) ?? [])])]);
  const keys = choices.reduce<(string | null)[][]>((all, list) => all.flatMap((key) => list.map((value) => [...key, value])), [[]])
    .map((key) => Object.fromEntries(key.flatMap((value, d) => (value === null ? [] : [[dimensions[d] ?? '', value]]))) as Record<string, string>);
  const cells = keys.map((key) => ({ key, count: groupsOf(key).reduce((sum, at) => sum + (counts[at] ?? 0), 0) }));
  const hierarchies = Object.fromEntries(dimensions.map((name) => [name, Object.fromEntries([...parents].filter(([value]) => value.startsWith(`${name} `)))]));
  const input = { minimum: [8, 8, 5, 10][whole(0, 3)] ?? 8, rounding: random() < 0.3 ? 5 : null, zerosSafe: random() < 0.5, dimensions, hierarchies, cells };
  return { input, cells, groupsOf, groups: groups.length };
}
