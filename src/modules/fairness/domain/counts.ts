import { periodAt, periodsBetween, type Grain } from '#modules/quality';

/** Shown figures of one group: null in both where nothing came in or too few people stand behind it; `tooFew` says which. */
export interface GroupFigures {
  code: string;
  name: string;
  isNotKnown: boolean;
  firstPeriod: string;
  numerators: readonly (number | null)[];
  denominators: readonly (number | null)[];
  tooFew: readonly boolean[];
}

/** Several periods taken together: a quarter of three months, a financial year. */
export interface Span {
  from: string;
  periods: readonly string[];
  /** All its periods have begun and stand in the figures. */
  isWhole: boolean;
}

export interface Count {
  numerator: number;
  denominator: number;
}

export interface SpanCount extends Count {
  /** The periods whose figures are in it. */
  periods: readonly string[];
  hidden: number;
  missing: number;
}

/** Steps that figures of this grain can be taken together in, the finest first. */
export const stepsOf = (grain: Grain): readonly Grain[] => (grain === 'month' ? ['month', 'quarter', 'year'] : grain === 'quarter' ? ['quarter', 'year'] : ['year']);

/** What a page opens with: quarters, because single months of small groups say little. */
export const usualStep = (grain: Grain): Grain => (grain === 'year' ? 'year' : 'quarter');

/** The spans that these groups' figures reach over, oldest first. A year is a financial year, unless the figures are years themselves. */
export function spansOf(groups: readonly Pick<GroupFigures, 'firstPeriod' | 'numerators'>[], grain: Grain, step: Grain): Span[] {
  const first = groups.map(({ firstPeriod }) => firstPeriod).toSorted()[0];
  if (first === undefined) return [];
  const last = groups.map(({ firstPeriod, numerators }) => periodAt(firstPeriod, grain, numerators.length - 1)).toSorted().at(-1) ?? first;
  const periods = Array.from({ length: (periodsBetween(first, last, grain) ?? 0) + 1 }, (_, at) => periodAt(first, grain, at));
  const whole = step === grain ? 1 : (step === 'year' ? 12 : 3) / (grain === 'quarter' ? 3 : 1);
  return [...Map.groupBy(periods, (period) => (step === grain ? period : startOf(period, step)))].map(([from, within]) => ({ from, periods: within, isWhole: within.length === whole }));
}

function startOf(period: string, step: Grain): string {
  const months = Number(period.slice(0, 4)) * 12 + Number(period.slice(5, 7)) - 1;
  const start = step === 'quarter' ? months - (months % 3) : months - ((months + 9) % 12);
  return periodAt('0000-01-01', 'month', start);
}

/** A group's figures of these periods added up; null where no period shows one. */
export function countIn(group: GroupFigures, periods: readonly string[], grain: Grain): SpanCount | null {
  const count = { numerator: 0, denominator: 0, periods: [] as string[], hidden: 0, missing: 0 };
  for (const period of periods) {
    const at = periodsBetween(group.firstPeriod, period, grain) ?? -1;
    const [numerator, denominator] = [group.numerators[at] ?? null, group.denominators[at] ?? null];
    if (numerator === null || denominator === null) count[group.tooFew[at] === true ? 'hidden' : 'missing'] += 1;
    else {
      count.numerator += numerator; count.denominator += denominator; count.periods.push(period);
    }
  }
  return count.periods.length === 0 ? null : count;
}

/** True where too few people, and not a figure that never came in, are why a group has nothing to show in these periods. */
export const isTooFew = (group: GroupFigures, periods: readonly string[], grain: Grain): boolean => periods.some((period) => group.tooFew[periodsBetween(group.firstPeriod, period, grain) ?? -1] === true);

/** Several groups' figures of these periods added up; null where none shows one. */
export function countTogether(groups: readonly GroupFigures[], periods: readonly string[], grain: Grain): SpanCount | null {
  const counts = groups.flatMap((group) => countIn(group, periods, grain) ?? []);
  if (counts.length === 0) return null;
  const sum = (of: (count: SpanCount) => number) => counts.reduce((total, count) => total + of(count), 0);
  return { numerator: sum((count) => count.numerator), denominator: sum((count) => count.denominator), periods, hidden: groups.length - counts.length, missing: 0 };
}
