import { seededRandom, type Random } from '#engines/random';

/** A group that is listed nowhere and may hold people; `holders` are the records that count it. */
export interface Candidate {
  readonly nodes: readonly number[];
  readonly holders: readonly number[];
  /** Stands for what a total holds beside all its listed values. */
  readonly isRest: boolean;
}

/** Rounds of proportional fitting. */
const ROUNDS = 30;
const TRIES = 6;
/** Steps of repair for each try. */
const STEPS = 4_000;

/** What each record must hold beside its listed parts, at least and at most. */
export interface Limits {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/**
 * Whole counts for the candidates under which each record holds what it must. Proportional fitting (Deming and Stephan, 1940) gives
 * shares far from 0, rounding them leaves a few records wrong, and steps along the worst records mend those (a walk as in Selman, Kautz
 * and Cohen, 1994). Null where no such counts were found. The same each time.
 */
export function shareOut(candidates: readonly Candidate[], limits: Limits): Float64Array | null {
  const members = membersOf(candidates, limits.low.length);
  const fitted = fit(candidates, members, limits);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const random = seededRandom(attempt);
    const counts = fitted.map((share) => Math.floor(share + (attempt === 0 ? 0.5 : random())));
    if (mend({ candidates, members, limits, counts, random })) return counts;
  }
  return null;
}

function membersOf(candidates: readonly Candidate[], records: number): number[][] {
  const members: number[][] = Array.from({ length: records }, () => []);
  candidates.forEach(({ holders }, at) => { for (const record of holders) members[record]?.push(at); });
  return members;
}

function fit(candidates: readonly Candidate[], members: readonly number[][], { low, high }: Limits): Float64Array {
  const shares = Float64Array.from(candidates, ({ isRest }) => (isRest ? 0.01 : 1));
  for (let round = 0; round < ROUNDS; round += 1) {
    members.forEach((list, record) => {
      const sum = list.reduce((total, at) => total + (shares[at] ?? 0), 0);
      const wanted = Math.min(high[record] ?? 0, Math.max(low[record] ?? 0, sum));
      if (sum > 0 && wanted !== sum) for (const at of list) shares[at] = (shares[at] ?? 0) * wanted / sum;
    });
  }
  return shares;
}

interface Walk {
  readonly candidates: readonly Candidate[];
  readonly members: readonly number[][];
  readonly limits: Limits;
  readonly counts: Float64Array;
  readonly random: Random;
}

function mend({ candidates, members, limits: { low, high }, counts, random }: Walk): boolean {
  const held = Float64Array.from(members, (list) => list.reduce((sum, at) => sum + (counts[at] ?? 0), 0));
  const lackAt = (record: number, people: number): number => Math.max((low[record] ?? 0) - people, people - (high[record] ?? 0), 0);
  const wrong = new Set([...held.keys()].filter((record) => lackAt(record, held[record] ?? 0) > 0));
  const gainOf = (at: number, people: number): number => (candidates[at]?.holders ?? []).reduce((gain, record) => gain + lackAt(record, held[record] ?? 0) - lackAt(record, (held[record] ?? 0) + people), 0);
  const move = (at: number, people: number): void => {
    counts[at] = (counts[at] ?? 0) + people;
    for (const record of candidates[at]?.holders ?? []) {
      held[record] = (held[record] ?? 0) + people;
      if (lackAt(record, held[record] ?? 0) > 0) wrong.add(record);
      else wrong.delete(record);
    }
  };
  for (let step = 0; step < STEPS && wrong.size > 0; step += 1) {
    const record = [...wrong][Math.floor(random() * wrong.size)] ?? 0;
    const lack = lackAt(record, held[record] ?? 0) * ((held[record] ?? 0) < (low[record] ?? 0) ? 1 : -1);
    const choices = (members[record] ?? []).filter((at) => lack > 0 || (counts[at] ?? 0) > 0);
    if (choices.length === 0) return false;
    const people = (at: number): number => Math.max(-(counts[at] ?? 0), random() < 0.5 ? lack : Math.sign(lack));
    const isFree = random() < 0.15;
    const tried = choices.map((at) => ({ at, by: people(at), luck: random() })).map((one) => ({ ...one, gain: isFree ? one.luck : gainOf(one.at, one.by) + one.luck / 2 }));
    const best = tried.reduce((first, one) => (one.gain > first.gain ? one : first));
    move(best.at, best.by);
  }
  return wrong.size === 0;
}
