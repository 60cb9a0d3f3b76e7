import assert from 'node:assert/strict';
import { test } from 'node:test';
import { renderToString } from 'preact-render-to-string';
import { controlTable, FunnelChart, FunnelDrawing, funnelTable, GapChart, GapDrawing, gapTable, GapTrendChart, gapTrendTable, SmallChart, type Control, type Funnel, type Gap, type GapTrend } from './index.ts';

const hidden = 'Too few people to show safely';
const frame = { id: 'c', title: 'A title', href: '/series/1', pictureHref: '/series/1/chart' };
const control: Control = {
  periodHeading: 'Month', valueHeading: 'Percentage', centreName: 'Mean', unit: '%', partHeadings: ['Seen', 'Referred'],
  points: [
    { period: 'Jan', value: 20, kind: 'usual', why: '', centre: 21, lower: 10, upper: 30, target: 25, trajectory: 20 },
    { period: 'Feb', value: null, words: hidden, kind: 'usual', why: '', centre: 21, lower: 10, upper: 30, target: 25, trajectory: 22 },
    { period: 'Mar', value: 40, kind: 'better', why: 'above the upper limit', centre: 21, lower: 10, upper: 30, target: 25, trajectory: 24 },
    { period: 'Apr', value: 22, kind: 'usual', why: '', centre: 21, lower: 10, upper: 30, target: 25, trajectory: 26 },
  ],
};
const funnel: Funnel = {
  pointHeading: 'Team', valueHeading: 'Percentage', denominatorHeading: 'People', numeratorHeading: 'Seen', unit: '%', target: 50, targetName: 'Average',
  curve: [5, 20, 80, 100].map((denominator) => ({ denominator, lower95: 50 - 98 / Math.sqrt(denominator), upper95: 50 + 98 / Math.sqrt(denominator), lower998: 50 - 155 / Math.sqrt(denominator), upper998: 50 + 155 / Math.sqrt(denominator) })),
  points: [
    { label: 'Near', denominator: 100, numerator: 48, value: 48, kind: 'usual', lower: 34.5, upper: 65.5 }, { label: 'Far', denominator: 81, numerator: 73, value: 90.12, kind: 'better', lower: 32.8, upper: 67.2 },
    { label: 'Further', denominator: 100, numerator: 2, value: 2, kind: 'worse', lower: 34.5, upper: 65.5 }, { label: 'Few', denominator: null, numerator: null, value: null, words: hidden, kind: 'usual', lower: null, upper: null },
  ],
};
const gap: Gap = {
  groupHeading: 'Fifth', valueHeading: 'Percentage', unit: '%', comparison: { label: 'Everybody', value: 71.4 },
  groups: [{ label: 'Not known', value: 66, lower: 52, upper: 78, isNotKnown: true }, { label: 'First', value: 61.2, lower: 57.9, upper: 64.4 }, { label: 'Second', value: null, lower: null, upper: null, words: hidden }],
};
const trend: GapTrend = {
  periodHeading: 'Year', valueHeading: 'Gap', unit: ' points', annotations: [{ period: '2025', text: 'Evening clinic' }],
  periods: [{ period: '2023', value: null, lower: null, upper: null, words: hidden }, { period: '2024', value: 20.6, lower: 14.1, upper: 26.8 }, { period: '2025', value: -4.2, lower: -10.7, upper: 2.3 }],
};

test('control: a hidden figure stands in words in the table, as a cross in the drawing, and is never a nought', () => {
  assert.deepEqual(controlTable(control).rows[1], ['Feb', hidden, hidden, hidden, 21, 10, 30, 25, 22, 'Not judged']);
  const markup = renderToString(<SmallChart frame={frame} {...control} />);
  assert.equal(markup.match(new RegExp(`>${hidden}<`, 'g'))?.length, 3);
});

test('small: marks only where something changed and at the newest figure, which stands in words', () => {
  const markup = renderToString(<SmallChart frame={frame} figures="last" {...control} />);
  assert.deepEqual([...markup.matchAll(/allied-chart__point--(\w+)/g)].map(([, kind]) => kind), ['better', 'usual']);
  assert.match(markup, />Apr: 22%</);
  assert.match(markup, />Mean 21%, limits 10% to 30%</);
  assert.match(markup, /<figcaption[^>]*><a href="\/series\/1">A title<\/a>/);
  assert.match(markup, /Newest figure<\/th><td[^>]*>22</);
  assert.match(markup, /href="\/series\/1\/chart\.svg".*href="\/series\/1\/chart\.png"/);
});

test('small: where it is too early to say, the table does not call the newest figure usual', () => {
  const markup = renderToString(<SmallChart frame={frame} figures="last" isTooEarly {...control} />);
  assert.match(markup, /What the rules say<\/th><td[^>]*>Too early to say</);
  assert.doesNotMatch(markup, /<td[^>]*>Usual variation|Points with more than usual/);
});

test('gap: figures are told to a tenth, as in the tables beside', () => {
  const markup = renderToString(<GapChart frame={frame} {...gap} comparison={{ label: 'All', value: 12.0213 }} groups={[{ label: 'A', value: 20.3846, lower: 10, upper: 25.6966 }, { label: 'B', value: -0.04, lower: -0.96, upper: 1234.5 }]} />);
  assert.match(markup, /A: 20\.4% \(10\.0 to 25\.7\); B: 0\.0% \(−1\.0 to 1,234\.5\)\./);
  assert.match(markup, /All 12\.0%/);
});

test('funnel: only outliers have letters, the furthest first; what cannot be shown is counted and listed', () => {
  const markup = renderToString(<FunnelChart frame={frame} {...funnel} />);
  assert.match(markup, />A<\/text>.*>B<\/text>/);
  assert.match(markup, />Further: 2%</);
  assert.match(markup, />Far: 90.12%</);
  assert.doesNotMatch(markup, />Near: /);
  assert.match(markup, new RegExp(`1 not drawn: ${hidden}`.replaceAll(' ', '[ <>\\w/="%.]*')));
  assert.deepEqual(funnelTable(funnel).rows, [
    ['Near', 48, 100, 48, 34.5, 65.5, 'Within the limits'], ['Far', 73, 81, 90.12, 32.8, 67.2, 'Beyond the limits, for the better'],
    ['Further', 2, 100, 2, 34.5, 65.5, 'Beyond the limits, for the worse'], ['Few', hidden, hidden, hidden, null, null, 'Not judged'],
  ]);
});

test('funnel: in a file its curves are drawn to size, in a page they stretch without their strokes', () => {
  assert.match(renderToString(<FunnelDrawing frame={frame} {...funnel} widthPx={1000} />), /<svg x="10%" y="30" width="87%" height="260" viewBox="0 0 870 260"/);
  assert.equal(renderToString(<FunnelDrawing frame={frame} {...funnel} />).match(/vector-effect="non-scaling-stroke"/g)?.length, 5, 'four limits and the dots');
});

test('gap: the table holds the figures, "not known" comes last, a hidden group stands in words without a dot', () => {
  assert.deepEqual(gapTable(gap).rows, [['First', 61.2, 57.9, 64.4], ['Second', hidden, hidden, hidden], ['Not known', 66, 52, 78], ['Everybody', 71.4, '', '']]);
  const markup = renderToString(<GapDrawing frame={frame} {...gap} widthPx={620} />);
  assert.equal(markup.match(/allied-chart__mark/g)?.length, 2);
  assert.match(markup, />First: 61.2% \(57.9 to 64.4\)</);
});

test('gap over time: the line of no gap is always in the drawing, a hidden period is a cross', () => {
  assert.deepEqual(gapTrendTable(trend).rows, [['2023', hidden, hidden, hidden, ''], ['2024', 20.6, 14.1, 26.8, ''], ['2025', -4.2, -10.7, 2.3, 'Evening clinic']]);
  const above = renderToString(<GapTrendChart frame={frame} {...trend} periods={trend.periods.slice(1, 2)} />);
  assert.match(above, /<line x1="0" x2="100%" y1="250" y2="250" stroke="currentColor" stroke-width="3"/);
  assert.equal(renderToString(<GapTrendChart frame={frame} {...trend} />).match(/allied-chart__hidden/g)?.length, 1);
});

test('one unit, one group, one period and equal values are drawn without a fault', () => {
  const one = [<FunnelChart frame={frame} {...funnel} points={funnel.points.slice(0, 1).map((point) => ({ ...point, lower: null, upper: null, value: 50 }))} curve={[]} />,
    <GapChart frame={frame} {...gap} comparison={{ label: 'All', value: 0 }} groups={[{ label: 'A', value: 0, lower: null, upper: null }]} />, <GapTrendChart frame={frame} {...trend} periods={[{ period: '1', value: 0, lower: 0, upper: 0 }]} />,
    <SmallChart frame={frame} {...control} points={control.points.slice(0, 1).map((point) => ({ ...point, centre: null, lower: null, upper: null, target: null, value: 0 }))} />];
  for (const chart of one) assert.doesNotMatch(renderToString(chart), /NaN|Infinity/);
});

test('nothing is drawn beyond the edge: neither the centre of a few points nor a long first period', () => {
  const few = renderToString(<SmallChart frame={frame} {...control} points={control.points.slice(2)} />);
  for (const [, share] of few.matchAll(/ x[12]="(-?[\d.]+)%"/g)) assert.ok(Number(share) >= 0 && Number(share) <= 100, `${share}%`);
  const long = renderToString(<GapTrendChart frame={frame} {...trend} periods={trend.periods.map((one) => ({ ...one, period: `October to December ${one.period}` }))} />);
  assert.match(long, /<text [^>]*x="0"[^>]*>October to December 2023/);
});
