import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import {
  BarChart, BarDrawing, barTable, ControlChart, controlTable, type Control, FunnelChart, GapChart, GapTrendChart, GroupMap, SmallChart, groupTable, LineChart, lineTable, LinkDiagram, LinkDrawing, linkTable, StackedCounts, stackedTable, TimelineYears, timelineTable,
  widePx, type ChartFrame, type Lines, type Links,
} from './index.ts';
import { textWidthPx } from './text-width.ts';

const hostile = '"><script>alert(1)</script> & \' <b>';
const frame = (id: string, title = 'A title'): ChartFrame => ({ id, title, source: 'Made up, June 2025', csvHref: '/numbers.csv' });
const headings = { labelHeading: 'Label', valueHeading: 'Value' };
const lines: Lines = {
  periods: ['Q1', 'Q2', 'Q3', 'Q4'], periodHeading: 'Quarter', series: [{ name: 'One', values: [10, 20, null, 40] }, { name: 'Two', values: [5, null, null, 8] }],
  annotations: [{ period: 'Q2', text: hostile }], references: [{ label: 'Aim', value: 15 }],
};
const links: Links = {
  leftHeading: 'Ours', rightHeading: 'Theirs', left: [{ id: '1', label: 'First' }, { id: '2', label: 'Second' }], right: [{ id: 'a', label: hostile }, { id: 'b', label: 'Beta' }],
  links: [{ from: '1', to: 'a', strength: 'main' }],
};
const groups = { labelHeading: 'Group', sizeHeading: 'People', groups: [{ label: hostile, size: 30, x: 0, y: 0 }, { label: 'B', size: 12, x: 3, y: 4 }, { label: 'C', size: 8, x: 3, y: 0 }] };
const control: Control = {
  periodHeading: 'Month', valueHeading: 'Percentage', centreName: 'Mean', unit: '%', partHeadings: ['Top', 'Bottom'], annotations: [{ period: 'Feb', text: hostile }],
  points: [
    { period: 'Jan', value: 20, kind: 'usual', why: '', parts: { numerator: 2, denominator: 10 }, centre: 21, lower: 10, upper: 30, target: 25 },
    { period: 'Feb', value: null, kind: 'usual', why: '', centre: 21, lower: 10, upper: 30, target: 25 },
    { period: 'Mar', value: 40, kind: 'better', why: hostile, parts: { numerator: 4, denominator: 10 }, centre: 21, lower: 10, upper: 30, target: 25 },
  ],
};
const funnel = {
  pointHeading: hostile, valueHeading: 'Percentage', denominatorHeading: hostile, target: 50, targetName: hostile, curve: [{ denominator: 5, lower95: null, upper95: 90, lower998: null, upper998: 99 }, { denominator: 50, lower95: 40, upper95: 60, lower998: 30, upper998: 70 }],
  points: [{ label: hostile, denominator: 40, value: 80, kind: 'better' as const, lower: 28, upper: 72, answer: hostile }, { label: 'B', denominator: null, value: null, words: hostile, kind: 'usual' as const, lower: null, upper: null }],
};
const gap = { groupHeading: 'Group', valueHeading: 'Percentage', comparison: { label: hostile, value: 50 }, groups: [{ label: hostile, value: 40, lower: 30, upper: 50, says: hostile }, { label: 'B', value: null, lower: null, upper: null, words: hostile }] };
const gapTrend = { periodHeading: 'Year', valueHeading: 'Gap', annotations: [{ period: '2025', text: hostile }], periods: [{ period: '2024', value: 20.6, lower: 14, upper: 27 }, { period: '2025', value: null, lower: null, upper: null, words: hostile }] };
const charts: [string, JSX.Element, JSX.Element][] = [
  ['bars', <BarChart frame={frame('bars', hostile)} {...headings} bars={[{ label: hostile, value: 3 }, { label: 'B', value: null }, { label: 'C', value: 1234.5 }]} reference={{ label: hostile, value: 700 }} />,
    <BarChart frame={frame('bars')} {...headings} bars={[]} />],
  ['lines', <LineChart frame={frame('lines', hostile)} {...lines} />, <LineChart frame={frame('lines')} {...lines} series={[{ name: 'x', values: [null, null, null, null] }]} />],
  ['stack', <StackedCounts frame={frame('stack', hostile)} labelHeading="Status" countHeading="Count" parts={[{ label: hostile, count: 3 }, { label: 'None', count: 0 }, { label: 'D', count: 9 }]} />,
    <StackedCounts frame={frame('stack')} labelHeading="Status" countHeading="Count" parts={[{ label: 'None', count: 0 }]} />],
  ['years', <TimelineYears frame={frame('years', hostile)} firstYear={2023} lastYear={2027} items={[{ year: 2024, label: hostile, state: 'now', when: 'May' }]} />,
    <TimelineYears frame={frame('years')} firstYear={2023} lastYear={2027} items={[]} />],
  ['groups', <GroupMap frame={frame('groups', hostile)} {...groups} />, <GroupMap frame={frame('groups')} {...groups} groups={[]} />],
  ['control', <ControlChart frame={frame('control', hostile)} {...control} />, <ControlChart frame={frame('control')} {...control} points={control.points.map((point) => ({ ...point, value: null }))} />],
  ['small', <SmallChart frame={frame('small', hostile)} {...control} />, <SmallChart frame={frame('small')} figures="last" {...control} points={[]} />],
  ['funnel', <FunnelChart frame={frame('funnel', hostile)} {...funnel} />, <FunnelChart frame={frame('funnel')} {...funnel} points={[]} />],
  ['gap', <GapChart frame={frame('gap', hostile)} {...gap} />, <GapChart frame={frame('gap')} {...gap} groups={[]} />],
  ['gap over time', <GapTrendChart frame={frame('gap-trend', hostile)} {...gapTrend} />, <GapTrendChart frame={frame('gap-trend')} {...gapTrend} periods={[]} />],
  ['links', <LinkDiagram frame={frame('links', hostile)} {...links} />, <LinkDiagram frame={frame('links')} {...links} left={[]} right={[]} links={[]} />],
];

/** A strict reader of markup: every tag closed in order, every attribute quoted, no ampersand left raw. */
function parsed(markup: string): { name: string; attributes: Map<string, string> }[] {
  const open: string[] = [];
  const elements = [];
  const whole = /<(\/?)([a-zA-Z]+)((?:\s+[a-zA-Z][\w-]*(?:="[^"<]*")?)*)\s*(\/?)>|([^<]+)/gy;
  let read = 0;
  for (const [token, closing, name = '', attributeText = '', selfClosing, text] of markup.matchAll(whole)) {
    read += token.length;
    if (text !== undefined) assert.doesNotMatch(text, /&(?!(amp|lt|gt|quot|#\d+);)/, text);
    else if (closing === '/') assert.equal(open.pop(), name, `</${name}> closes another element`);
    else {
      if (selfClosing !== '/') open.push(name);
      const pairs = [...attributeText.matchAll(/([a-zA-Z][\w-]*)(?:="([^"]*)")?/g)].map((match): [string, string] => [match[1] ?? '', match[2] ?? '']);
      elements.push({ name, attributes: new Map(pairs) });
    }
  }
  assert.equal(read, markup.length, `stuck at: ${markup.slice(read, read + 80)}`);
  assert.deepEqual(open, []);
  return elements;
}

for (const [name, chart, empty] of charts) {
  test(`${name}: well formed, named, described, with a table, without inline style, hostile words escaped`, () => {
    const markup = renderToString(chart);
    const elements = parsed(markup);
    const ids = elements.flatMap((element) => element.attributes.get('id') ?? []);
    assert.equal(new Set(ids).size, ids.length, 'ids are unique');
    const pictures = elements.filter((element) => element.attributes.get('role') === 'img');
    assert.ok(pictures.length >= 1);
    for (const picture of pictures) {
      const [title, description] = picture.attributes.get('aria-labelledby')?.split(' ') ?? [];
      assert.match(markup, new RegExp(`<title id="${title}">[^<]+</title><desc id="${description}">[^<]+</desc>`));
    }
    assert.ok(elements.some((element) => element.name === 'table') && elements.some((element) => element.attributes.get('scope') === 'row'));
    assert.ok(elements.every((element) => !element.attributes.has('style')));
    assert.ok(elements.every((element) => !['script', 'b'].includes(element.name)));
    assert.match(markup, /href="\/numbers\.csv"/);
    assert.match(markup, /Source: Made up, June 2025/);
    for (const reference of markup.matchAll(/url\(#([^)]+)\)/g)) assert.ok(ids.includes(reference[1] ?? ''), 'patterns exist');
  });

  test(`${name}: nothing to show is a sentence, not an empty picture`, () => {
    const markup = renderToString(empty);
    parsed(markup);
    assert.match(markup, /There is nothing to show here yet\./);
    assert.doesNotMatch(markup, /<svg|<table|numbers\.csv/);
  });
}

test('bars are as long as their numbers, and a missing one has no bar', () => {
  const markup = renderToString(<BarDrawing frame={frame('b')} {...headings} bars={[{ label: 'A', value: 50 }, { label: 'B', value: null }, { label: 'C', value: 100 }, { label: 'D', value: 0 }]} />);
  const widths = [...markup.matchAll(/<rect [^>]*width="([^"]+)"/g)].map((match) => match[1]);
  assert.deepEqual(widths, ['50%', '100%', '0%']);
  assert.match(markup, />not recorded</);
});

test('bars are laid out twice only where a label needs more lines on a phone', () => {
  const drawn = (label: string) => renderToString(<BarDrawing frame={frame('b')} {...headings} bars={[{ label, value: 50 }]} />);
  assert.equal(drawn('Short').match(/<svg/g)?.length, 1);
  const both = drawn('A label of so many words that a phone needs two lines for it');
  const [narrow, wide] = [...both.matchAll(/<svg[\s\S]*?<\/svg>/g)].map(([svg]) => svg);
  assert.match(narrow ?? '', /allied-chart__narrow/);
  assert.match(wide ?? '', /allied-chart__wide/);
  assert.deepEqual([narrow, wide].map((svg) => svg?.match(/<tspan/g)?.length), [2, 1]);
  assert.equal(new Set([...both.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)).size, 4, 'no id twice');
});

test('bars below nothing start at the zero line', () => {
  const markup = renderToString(<BarDrawing frame={frame('b')} {...headings} bars={[{ label: 'A', value: -25 }, { label: 'B', value: 75 }]} />);
  assert.deepEqual([...markup.matchAll(/<rect x="([^"]+)"[^>]* width="([^"]+)"/g)].map((match) => [match[1], match[2]]), [['0%', '25%'], ['25%', '75%']]);
});

test('one bar of nothing, and one point, are drawn without a fault', () => {
  assert.doesNotMatch(renderToString(<BarChart frame={frame('b')} {...headings} bars={[{ label: 'A', value: 0 }]} />), /NaN|Infinity/);
  const one = renderToString(<LineChart frame={frame('l')} periods={['Q1']} periodHeading="Quarter" series={[{ name: 'One', values: [0] }]} />);
  assert.doesNotMatch(one, /NaN|Infinity/);
  assert.equal(one.match(/allied-chart__mark/g)?.length, 1);
});

test('a line breaks at a missing value and every recorded value has its mark', () => {
  const markup = renderToString(<LineChart frame={frame('l')} {...lines} references={[]} annotations={[]} series={[{ name: 'One', values: [10, 20, null, 40] }]} />);
  assert.equal(markup.match(/allied-chart__line/g)?.length, 1, 'only Q1 to Q2 is joined');
  assert.equal(markup.match(/allied-chart__mark/g)?.length, 3);
  const marks = [...markup.matchAll(/<svg x="[^"]+" y="([^"]+)"/g)].map((match) => Number(match[1]));
  const heightPerUnit = ((marks[0] ?? 0) - (marks[1] ?? 0)) / 10;
  assert.ok(Math.abs((marks[1] ?? 0) - (marks[2] ?? 0) - heightPerUnit * 20) < 1e-6, 'heights are in proportion');
});

test('tables hold the numbers of the drawing', () => {
  assert.deepEqual(barTable({ ...headings, bars: [{ label: 'A', value: 3 }, { label: 'B', value: null }], reference: { label: 'Aim', value: 2 } }).rows, [['A', 3], ['B', null], ['Aim', 2]]);
  assert.deepEqual(lineTable(lines).rows, [['Q1', 10, 5, 15, ''], ['Q2', 20, null, 15, hostile], ['Q3', null, null, 15, ''], ['Q4', 40, 8, 15, '']]);
  assert.deepEqual(stackedTable({ parts: [{ label: 'A', count: 2 }, { label: 'B', count: 3 }], labelHeading: '', countHeading: '' }).rows, [['A', 2], ['B', 3], ['Total', 5]]);
  assert.deepEqual(linkTable(links).rows, [['First', hostile, 'main link'], ['Second', 'no link', 'no link'], ['no link', 'Beta', 'no link']]);
});

test('a chart refuses what it would have to invent or drop', () => {
  assert.throws(() => stackedTable({ parts: [{ label: 'A', count: 1.5 }], labelHeading: '', countHeading: '' }), /not a count/);
  assert.throws(() => timelineTable({ firstYear: 2023, lastYear: 2027, items: [{ year: 2030, label: 'Later', state: 'planned' }] }), /outside 2023 to 2027/);
  assert.throws(() => linkTable({ ...links, links: [{ from: '1', to: 'z', strength: 'main' }] }), /not in the diagram/);
});

test('the table in the page says what the table of numbers says', () => {
  const markup = renderToString(<BarChart frame={{ ...frame('b'), isTableOpen: true }} {...headings} bars={[{ label: 'A', value: 12345 }]} />);
  assert.match(markup, /<th scope="row"[^>]*>A<\/th><td[^>]*>12,345<\/td>/);
  assert.doesNotMatch(markup, /<details/);
});

test('a drawing for a document has a fixed size', () => {
  const markup = renderToString(<BarDrawing frame={frame('b')} {...headings} bars={[{ label: 'A', value: 1 }]} widthPx={widePx} />);
  assert.match(markup, /^<svg width="620" height="\d+" viewBox="0 0 620 \d+"/);
});

test('groups: the table tells sizes and distances, in hundredths of the largest', () => {
  assert.deepEqual(groupTable(groups).rows.map(([, ...numbers]) => numbers), [[30, 0, 100, 60], [12, 100, 0, 80], [8, 60, 80, 0]]);
});

test('links: on a phone the long words of the field stay whole', () => {
  const words = ['Physiotherapists', 'Musculoskeletal', 'Multiprofessional', 'Dramatherapists', 'Communication', 'Implementation'];
  const left = words.map((label) => ({ id: label, label }));
  const markup = renderToString(<LinkDrawing frame={frame('whole')} {...links} left={left} right={left} links={words.map((word) => ({ from: word, to: word, strength: 'main' }))} widthPx={288} />);
  for (const word of words) assert.equal(markup.split(`>${word}</tspan>`).length, 3, word);
});

test('control: the table says each figure with its limits and what the rules say; a missing figure is no nought', () => {
  const { columns, rows } = controlTable(control);
  assert.deepEqual(columns.map(({ heading }) => heading), ['Month', 'Top', 'Bottom', 'Percentage', 'Mean', 'Lower limit', 'Upper limit', 'Target', 'What the rules say', 'What happened']);
  assert.deepEqual(rows[1], ['Feb', null, null, null, 21, 10, 30, 25, 'No figure for this period', hostile]);
  assert.equal(rows[2]?.[8], `Change for the better: ${hostile}`);
});

test('small: long words of a unit stand once below the figures, and no line is wider than the drawing', () => {
  const markup = renderToString(<SmallChart frame={frame('small')} figures="last" {...control} unit=" full-time equivalents for each 1,000 occupied bed days" />);
  const lines = [...markup.matchAll(/<text[^>]*font-size="(\d+)"[^>]*>([^<]+)<\/text>/g)].map(([, size, words]) => ({ size: Number(size), words: words ?? '' }));
  assert.deepEqual(lines.slice(2).map(({ words }) => words).join(' '), 'full-time equivalents for each 1,000 occupied bed days');
  assert.deepEqual(lines.filter(({ size, words }) => textWidthPx(words, size) > 232 * 1.16), []);
  assert.match(renderToString(<SmallChart frame={frame('small')} figures="last" {...control} unit="%" />), />Mean [\d.]+%, limits/);
});
