import { analyseProtect, type ProtectCell } from '#engines/protect';
import { seededRandom } from '#engines/random';
import { median } from './machine.ts';

/** Groups in each dimension, and how many people a group holds on average (exponentially spread). */
const shapes: readonly [readonly number[], number][] = [[[200], 40], [[14, 9], 60], [[20, 19], 60], [[55, 55], 30], [[55, 55], 300], [[10, 9, 14], 60], [[14, 14, 14], 100], [[7, 7, 7, 7], 60], [[7, 7, 7, 7], 10]];

/** Tables with all their margins under the default policy: how many figures stay, and how long it takes, warm, in one thread. */
export function protect(): void {
  for (const [sizes, typical] of shapes) {
    const cells = drawCells(sizes, typical);
    const input = { dimensions: sizes.map((_size, d) => `d${d}`), cells };
    let result = analyseProtect(input);
    const times = [1, 2, 3].map(() => {
      const before = process.cpuUsage();
      result = analyseProtect(input);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    });
    const kept = result.cells.flatMap((cell) => ('shown' in cell && cell.shown !== null ? [cell.shown] : []));
    const small = cells.filter(({ count }) => count < 8).length;
    const people = kept.reduce((sum, one) => sum + one, 0) / cells.reduce((sum, { count }) => sum + count, 0);
    console.log(`${sizes.join(' × ').padEnd(14)} ${String(typical).padStart(4)} each ${String(cells.length).padStart(5)} cells, small ${String(small).padStart(4)}, hidden ${String(cells.length - kept.length).padStart(4)}, kept ${(100 * kept.length / cells.length).toFixed(1)} % of cells, ${(100 * people).toFixed(1)} % of people, ${median(times).toFixed(0)} ms`);
  }
}

function drawCells(sizes: readonly number[], typical: number): ProtectCell[] {
  const random = seededRandom('protect');
  const sums = new Map<string, ProtectCell>();
  const groups = sizes.reduce<number[][]>((all, size) => all.flatMap((group) => Array.from({ length: size }, (_value, at) => [...group, at])), [[]]);
  for (const group of groups) {
    const people = Math.floor(-Math.log(1 - random()) * typical);
    for (let margins = 0; margins < 2 ** sizes.length; margins += 1) {
      const key = Object.fromEntries(group.flatMap((value, d) => (((margins >> d) & 1) === 1 ? [[`d${d}`, value] as const] : [])));
      const name = JSON.stringify(key);
      sums.set(name, { key, count: (sums.get(name)?.count ?? 0) + people });
    }
  }
  return [...sums.values()];
}
