import { smallestShown } from '../publishing/policy.ts';
import { modes, type ModeCounts } from './mode-record.ts';
import { seen } from './mode-tables.ts';

const FEWEST = smallestShown({ smallestGroup: 0 });

/**
 * Of which groups it may be told how many got what they chose; '' is everybody. `whole` are the groups of which every other count of what was asked, chosen and happened is shown.
 *
 * Whoever got what they chose chose and got the same mode, so the number narrows hidden counts of these, and they bound it: with c chosen, h happened by mode and n seen, it is
 * at most the sum of the lesser of c and h, and at least c + h - n for any mode (the flow between modes under these margins). So it stands only beside whole counts, for all only where every group is whole, and a
 * hidden one must keep a range as wide as the policy when those shown are taken from the total.
 */
export function tellGot(everybody: ModeCounts, groups: readonly ModeCounts[], isWhole: (group: ModeCounts) => boolean): ReadonlySet<string> {
  const isFull = (group: ModeCounts): boolean => isWhole(group) && group.got >= FEWEST && group.asked - group.got >= FEWEST;
  const full = groups.filter(isFull);
  if (!isFull(everybody) || !groups.every(isWhole)) return new Set(full.map(({ name }) => name));
  // Where one alone is hidden, another has to be hidden with it; the smallest that suffices.
  const tries = [full, ...full.toSorted((a, b) => a.asked - b.asked).map((left) => full.filter((group) => group !== left))];
  const shown = tries.find((told) => areWide(everybody.got, groups, told)) ?? null;
  return new Set((shown ? [...shown, everybody] : full).map(({ name }) => name));
}

/** Whether each group that is not told could have any of a range of `FEWEST`, once those told are taken from the total. */
function areWide(total: number, groups: readonly ModeCounts[], told: readonly ModeCounts[]): boolean {
  const hidden = groups.filter((group) => !told.includes(group)).map(boundsOf);
  const left = total - told.reduce((sum, { got }) => sum + got, 0);
  const [low, high] = [hidden.reduce((sum, one) => sum + one.low, 0), hidden.reduce((sum, one) => sum + one.high, 0)];
  return hidden.every((one) => Math.min(one.high, left - (low - one.low)) - Math.max(one.low, left - (high - one.high)) >= FEWEST);
}

function boundsOf(group: ModeCounts): { low: number; high: number } {
  const both = modes.map((_mode, at) => [group.chosen[at] ?? 0, group.happened[at] ?? 0] as const);
  return { low: Math.max(0, ...both.map(([chosen, happened]) => chosen + happened - seen(group))), high: both.reduce((sum, [chosen, happened]) => sum + Math.min(chosen, happened), 0) };
}
