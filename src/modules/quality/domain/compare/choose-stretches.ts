import { isPeriod, periodAt, periodsBetween, type Grain } from '../periods.ts';

/** The two stretches an address asks for, as far as they lie in the figures; otherwise the last year against as many periods before it. Null for fewer than two periods. */
export function chooseStretches({ firstPeriod, count, grain }: { firstPeriod: string; count: number; grain: Grain }, asked: Readonly<Record<string, string | string[]>>): { before: { from: string; to: string }; after: { from: string; to: string } } | null {
  if (count < 2) return null;
  const length = Math.min(grain === 'month' ? 12 : grain === 'quarter' ? 4 : 1, Math.floor(count / 2));
  const given = (name: string, otherwise: number): string => {
    const typed = asked[name];
    const at = typeof typed === 'string' && isPeriod(typed) ? periodsBetween(firstPeriod, typed, grain) : null;
    return periodAt(firstPeriod, grain, at !== null && at >= 0 && at < count ? at : otherwise);
  };
  const before = inOrder(given('from', count - 2 * length), given('to', count - length - 1));
  return { before, after: inOrder(given('from2', count - length), given('to2', count - 1)) };
}

const inOrder = (one: string, other: string) => (one <= other ? { from: one, to: other } : { from: other, to: one });
