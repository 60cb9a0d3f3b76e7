import { periodAt, periodName, periodsFrom, type Grain } from '../periods.ts';

const whole = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The first days of periods between the first and the last figure of a series that have none. A figure that is not shown is there. */
export function missingPeriods({ firstPeriod, numerators, tooFew }: { firstPeriod: string; numerators: readonly (number | null)[]; tooFew: readonly boolean[] }, grain: Grain): string[] {
  const isThere = numerators.map((value, at) => value !== null || tooFew[at] === true);
  const [first, last] = [isThere.indexOf(true), isThere.lastIndexOf(true)];
  return periodsFrom(firstPeriod, grain, numerators.length).filter((_, at) => at > first && at < last && isThere[at] === false);
}

/** "May and June 2026 are missing", "May 2026 and July to October 2026 are missing". */
export function missingWords(periods: readonly string[], grain: Grain): string {
  const runs: string[][] = [];
  for (const period of periods) {
    const run = runs.at(-1);
    if (run && periodAt(run.at(-1) ?? '', grain, 1) === period) run.push(period);
    else runs.push([period]);
  }
  const named = runs.map((run) => runName(run, grain));
  return `${named.length > 1 ? `${named.slice(0, -1).join(', ')} and ${named.at(-1)}` : named.join('')} ${periods.length === 1 ? 'is' : 'are'} missing`;
}

function runName(run: readonly string[], grain: Grain): string {
  const [from = '', to = ''] = [run[0], run.at(-1)].map((period = '') => (grain === 'month' ? whole.format(new Date(`${period}T00:00:00Z`)) : periodName(period, grain)));
  if (run.length === 1) return from;
  const isOneYear = grain === 'month' && from.slice(-4) === to.slice(-4);
  return `${isOneYear ? from.slice(0, -5) : from} ${run.length === 2 ? 'and' : 'to'} ${to}`;
}
