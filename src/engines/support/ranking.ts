/**
 * For each idea the share of draws in which its net rate is among the `top` highest. Not what ideas are ranked by: it favours ideas of
 * which little is known, and so late ones.
 */
export function topProbabilities(net: readonly Float64Array[], top: number): number[] {
  const draws = net[0]?.length ?? 0;
  const times = net.map(() => 0);
  const values = new Float64Array(net.length);
  for (let draw = 0; draw < draws; draw += 1) {
    net.forEach((one, at) => (values[at] = one[draw] ?? 0));
    const bar = values.toSorted()[net.length - top] ?? -Infinity;
    values.forEach((value, at) => (times[at] = (times[at] ?? 0) + Number(value >= bar)));
  }
  return times.map((count) => (draws > 0 ? count / draws : 0));
}

/** Places from 1 by the first key, falling, then by the next where equal. Each place once. */
export function rankBy<T>(items: readonly T[], ...keys: readonly ((item: T) => number | string)[]): number[] {
  const ordered = items.map((item, at) => ({ at, keys: keys.map((key) => key(item)) })).toSorted((a, b) => compareKeys(a.keys, b.keys));
  const ranks = items.map(() => 0);
  ordered.forEach(({ at }, place) => (ranks[at] = place + 1));
  return ranks;
}

function compareKeys(a: readonly (number | string)[], b: readonly (number | string)[]): number {
  for (const [at, one] of a.entries()) {
    const other = b[at] ?? 0;
    if (one !== other) return typeof one === 'string' ? (one < other ? -1 : 1) : Number(other) - one;
  }
  return 0;
}

/** Linear between order statistics: type 7 of Hyndman and Fan (1996). */
export function quantileOf(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)] ?? 0;
  return below + ((sorted[Math.ceil(place)] ?? 0) - below) * (place - Math.floor(place));
}
