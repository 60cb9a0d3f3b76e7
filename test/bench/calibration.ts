import { seededRandom } from '#engines/random';
import { analyseRates } from '#engines/rates';
import { logGamma } from '#engines/special';
import { poissonDraw } from '../../src/engines/funnel/simulation/chance.ts';

/** How often 95 % intervals hold the truth, by size: exact sums over all counts where they can be had, simulation for standardised rates. */
export function calibration(): void {
  for (const people of [10, 20, 50, 100, 500, 2000]) tell(`proportion of ${people} people (Wilson)`, Array.from({ length: 49 }, (_one, at) => 0.02 * (at + 1)).map(coverageOfShare(people)));
  for (const [from, to] of [[1, 5], [5, 10], [10, 25], [25, 100], [100, 1000]] as const) tell(`rate of ${from} to ${to} expected events (exact below 10, Byar from 10)`, between(from, to, 60).map(coverageOfCount()));
  for (const [from, to] of [[12, 25], [25, 100], [100, 1000]] as const) tell(`directly standardised rate of ${from} to ${to} expected events (Dobson), 4,000 draws each`, between(from, to, 10).map(coverageOfStandardised(4_000)));
}

function tell(what: string, coverage: readonly number[]): void {
  const share = (value: number) => `${(100 * value).toFixed(1)} %`;
  console.log(`${what}: mean ${share(coverage.reduce((sum, one) => sum + one, 0) / coverage.length)}, least ${share(Math.min(...coverage))}, most ${share(Math.max(...coverage))}`);
}

/** Evenly over the logarithm. */
const between = (from: number, to: number, count: number): number[] => Array.from({ length: count }, (_one, at) => from * (to / from) ** ((at + 0.5) / count));

type Limits = { lower: number | null; upper: number | null };
const limitsOf = (rows: ReturnType<typeof analyseRates>['rows']): Limits[] => rows.map((row) => ('error' in row ? { lower: null, upper: null } : row));
const holds = ({ lower, upper }: Limits | undefined = { lower: null, upper: null }, truth: number): boolean => lower !== null && upper !== null && lower <= truth && truth <= upper;

function coverageOfShare(people: number): (share: number) => number {
  const limits = limitsOf(analyseRates({ measure: 'proportion', rows: Array.from({ length: people + 1 }, (_one, numerator) => ({ id: numerator, numerator, denominator: people })) }).rows);
  return (share) => limits.reduce((sum, one, x) => sum + (holds(one, share) ? Math.exp(logGamma(people + 1) - logGamma(x + 1) - logGamma(people - x + 1) + x * Math.log(share) + (people - x) * Math.log1p(-share)) : 0), 0);
}

function coverageOfCount(): (expected: number) => number {
  const limits = limitsOf(analyseRates({ measure: 'rate', multiplier: 1, rows: Array.from({ length: 1400 }, (_one, numerator) => ({ id: numerator, numerator, denominator: 1 })) }).rows);
  return (expected) => limits.reduce((sum, one, x) => sum + (holds(one, expected) ? Math.exp(x * Math.log(expected) - expected - logGamma(x + 1)) : 0), 0);
}

/** European Standard Population 2013, 19 bands; people and risk differ by band as in a district. */
const standard = [5000, 5500, 5500, 5500, 6000, 6000, 6500, 7000, 7000, 7000, 7000, 6500, 6000, 5500, 5000, 4000, 2500, 1500, 1000];

/** Of those with a rate: below 10 events there is none. */
function coverageOfStandardised(draws: number): (expected: number) => number {
  return (expected) => {
    const random = seededRandom(`standardised ${expected}`);
    const people = standard.map((weight) => Math.round(weight * (0.5 + random())));
    const risks = standard.map((_weight, band) => Math.exp(band / 6));
    const scale = expected / risks.reduce((sum, risk, band) => sum + risk * (people[band] ?? 0), 0);
    const truth = standard.reduce((sum, weight, band) => sum + weight * scale * (risks[band] ?? 0), 0) / standard.reduce((sum, weight) => sum + weight, 0);
    const rows = Array.from({ length: draws }, (_one, id) => ({ id, bands: standard.map((weight, band) => ({ numerator: poissonDraw(scale * (risks[band] ?? 0) * (people[band] ?? 0), random), denominator: people[band] ?? 1, standard: weight })) }));
    const limits = limitsOf(analyseRates({ measure: 'direct-standardised-rate', multiplier: 1, rows }).rows).filter(({ lower }) => lower !== null);
    return limits.filter((one) => holds(one, truth)).length / limits.length;
  };
}
