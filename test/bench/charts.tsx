import { renderToString } from 'preact-render-to-string';
import type { JSX } from 'preact';
import { ControlChart, FunnelChart, FunnelDrawing, GapChart, GapTrendChart, SmallChart, type Control, type Funnel, type Gap, type GapTrend } from '#ui/charts';
import { seededRandom, standardNormal } from '#engines/random';
import { median } from './machine.ts';

const random = seededRandom(5);
const months = Array.from({ length: 36 }, (_one, at) => new Date(Date.UTC(2023, at, 1)).toLocaleDateString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' }));
const frame = { id: 'chart', title: 'People seen within six weeks', csvHref: '/quality/series/1/figures.csv', pictureHref: '/quality/series/1/chart' };

/** Each chart with its table as a page draws it; goal: at most 1 ms. */
export function charts(): void {
  report('control chart, 36 months', <ControlChart frame={frame} {...control()} />);
  report('small chart, 36 months, newest figure as table', <SmallChart frame={frame} figures="last" {...control()} />);
  report('small chart, 36 months, all figures as table', <SmallChart frame={frame} {...control()} />);
  for (const units of [50, 150, 500]) report(`funnel, ${units} units, all as table`, <FunnelChart frame={frame} {...funnel(units)} />);
  report('funnel, 500 units, the drawing alone', <FunnelDrawing frame={frame} {...funnel(500)} />);
  report('gap, 20 groups', <GapChart frame={frame} {...gap()} />);
  report('gap over 36 months', <GapTrendChart frame={frame} {...gapTrend()} />);
}

function report(what: string, chart: JSX.Element): void {
  const size = renderToString(chart).length;
  for (let round = 0; round < 200; round += 1) renderToString(chart);
  const wall = Array.from({ length: 101 }, () => {
    const began = performance.now();
    renderToString(chart);
    return performance.now() - began;
  });
  console.log(`${what.padEnd(48)} median ${median(wall).toFixed(2)} ms, least ${Math.min(...wall).toFixed(2)} ms, ${(size / 1000).toFixed(0)} kB`);
}

const around = (centre: number, spread: number) => centre + spread * standardNormal(random);

function control(): Control {
  const points = months.map((period, at) => ({
    period, value: around(50, 4), kind: at > 30 ? 'better' as const : 'usual' as const, why: at > 30 ? 'one of seven above the mean' : '', parts: { numerator: 200 + at, denominator: 400 }, centre: 50.58, lower: 38.98, upper: 62.19, target: 60,
  }));
  return { points, periodHeading: 'Month', valueHeading: 'Percentage', partHeadings: ['Seen', 'Referred'], unit: '%', centreName: 'Mean', annotations: [{ period: months[20] ?? '', text: 'Second clinic opened' }] };
}

function funnel(units: number): Funnel {
  const half = (denominator: number, z: number) => (z * 45) / Math.sqrt(denominator);
  const curve = Array.from({ length: 100 }, (_one, at) => 10 + at * 20).map((denominator) => ({ denominator, lower95: 70 - half(denominator, 1.96), upper95: 70 + half(denominator, 1.96), lower998: 70 - half(denominator, 3.09), upper998: 70 + half(denominator, 3.09) }));
  const points = Array.from({ length: units }, (_one, at) => {
    const denominator = 20 + Math.round(1900 * random());
    return { label: `Unit ${at}`, denominator, numerator: Math.round(denominator * 0.7), value: around(70, 45 / Math.sqrt(denominator)), kind: at % 25 === 0 ? 'worse' as const : 'usual' as const, lower: 70 - half(denominator, 3.09), upper: 70 + half(denominator, 3.09) };
  });
  return { points, curve, target: 70, targetName: 'Average of all units', pointHeading: 'Unit', valueHeading: 'Percentage', numeratorHeading: 'Seen', denominatorHeading: 'Referred', unit: '%' };
}

function gap(): Gap {
  const groups = Array.from({ length: 20 }, (_one, at) => ({ label: `Group ${at} with words beside it`, value: around(60, 5), lower: 50, upper: 70, parts: { numerator: 60 + at, denominator: 100 } }));
  return { groups, comparison: { label: 'Everybody', value: 62 }, groupHeading: 'Group', valueHeading: 'Percentage', partHeadings: ['Seen', 'Referred'], unit: '%' };
}

function gapTrend(): GapTrend {
  return { periods: months.map((period) => ({ period, value: around(10, 3), lower: 4, upper: 16 })), periodHeading: 'Month', valueHeading: 'Gap in percentage points', unit: ' points' };
}
