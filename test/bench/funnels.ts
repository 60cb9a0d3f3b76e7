import { seededRandom } from '#engines/random';
import { analyseFunnel, type FunnelInput, type FunnelUnit } from '#engines/funnel';
import { chances, countBeyond } from '../../src/engines/funnel/simulation/calibration.ts';
import { binomialDraw, poissonDraw } from '../../src/engines/funnel/simulation/chance.ts';
import { median } from './machine.ts';

const units = Number(process.env['BENCH_UNITS'] ?? 400_000);

/** Speed of a funnel of 500 units, then the share of units that chance alone puts beyond the limits, here and in the reference. */
export function funnels(): void {
  console.log('500 units, spread, both pairs of limits and the curve; warm, one thread, median of 15\n\n| funnel | curve points | median | least | processor |\n|---|---|---|---|---|');
  for (const [name, input] of Object.entries(timed())) console.log(timeOf(name, input));
  console.log(`\nchance alone, ${units.toLocaleString('en-GB')} units for each line, expected events 0.5 to 5,000, funnels of 2,000 units; ± is twice the simulation's standard error\n`);
  console.log('| chance | beyond 99.8 % | beyond 95 % | beyond 99.8 %, adjusted | FunnelPlotR 0.6.0 at 99.8 % |\n|---|---|---|---|---|');
  for (const one of chances) console.log(calibrationLine(one));
}

function timed(): Readonly<Record<string, FunnelInput>> {
  const random = seededRandom('funnels of 500');
  const sizes = Array.from({ length: 500 }, () => Math.round(40 * 200 ** random()));
  const own = (average: number): number => average * Math.exp(0.6 * (random() - 0.5));
  const drawn = (draw: (size: number) => Omit<FunnelUnit, 'id'>): FunnelUnit[] => sizes.map((size, id) => ({ id, ...draw(size) }));
  const proportions = drawn((size) => ({ denominator: size, numerator: binomialDraw(size, own(0.2), random) }));
  const ratios = drawn((size) => ({ denominator: size, numerator: poissonDraw(size * own(0.08), random) }));
  const expected = drawn((size) => ({ denominator: size / 29, numerator: poissonDraw((size / 29) * own(1), random) }));
  const both = { adjust: 'overdispersion', draw: { adjusted: true, unadjusted: true } } as const;
  return {
    'proportion, exact': { type: 'proportion', limits: 'exact', ...both, units: proportions },
    'proportion, normal': { type: 'proportion', limits: 'normal', ...both, units: proportions },
    'ratio of counts, exact': { type: 'ratio-of-counts', limits: 'exact', ...both, units: ratios },
    'standardised ratio, exact': { type: 'standardised-ratio', limits: 'exact', ...both, units: expected },
    'crude rate, exact': { type: 'crude-rate', limits: 'exact', ...both, units: ratios },
    'proportion, as FunnelPlotR': { type: 'proportion', limits: 'normal', ...both, compat: true, units: proportions },
    'ratio of counts, as FunnelPlotR': { type: 'ratio-of-counts', limits: 'normal', ...both, compat: true, units: ratios },
    'standardised ratio (SHMI), as FunnelPlotR': { type: 'standardised-ratio', limits: 'exact', ...both, compat: true, units: expected },
    'standardised ratio (CQC), as FunnelPlotR': { type: 'standardised-ratio', method: 'cqc', limits: 'exact', ...both, compat: true, units: expected },
  };
}

function timeOf(name: string, input: FunnelInput): string {
  for (let round = 0; round < 60; round += 1) analyseFunnel(input);
  const runs = Array.from({ length: 15 }, () => {
    const began = performance.now();
    const before = process.cpuUsage();
    const { curve } = analyseFunnel(input);
    const used = process.cpuUsage(before);
    return { wall: performance.now() - began, cpu: (used.user + used.system) / 1000, points: curve.length };
  });
  const least = Math.min(...runs.map(({ wall }) => wall));
  return `| ${name} | ${runs[0]?.points ?? 0} | ${median(runs.map(({ wall }) => wall)).toFixed(2)} ms | ${least.toFixed(2)} ms | ${median(runs.map(({ cpu }) => cpu)).toFixed(2)} ms |`;
}

function calibrationLine(one: (typeof chances)[number]): string {
  const share = (settings: Partial<FunnelInput>) => countBeyond(one, { units, size: 2_000, settings, seed: 'bench' });
  const plain = share({});
  const adjusted = share({ adjust: 'overdispersion', draw: { adjusted: true, unadjusted: true } });
  const isRate = one.type === 'crude-rate' || one.type === 'direct-standardised-rate';
  const reference = isRate ? '–' : percent(share({ compat: 'FunnelPlotR-0.6.0' }).share998);
  const doubt = 200 * Math.sqrt((plain.share998 * (1 - plain.share998)) / plain.units);
  return `| ${one.name} | ${percent(plain.share998)} ± ${doubt.toFixed(3)} | ${percent(plain.share95)} | ${percent(adjusted.share998)} | ${reference} |`;
}

const percent = (share: number): string => `${(100 * share).toFixed(share < 0.05 ? 3 : 1)} %`;
