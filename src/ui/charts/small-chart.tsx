import type { JSX } from 'preact';
import { Joined, LevelLines, PointMarks, scaleOf, type Plot } from './control-lines.tsx';
import { controlDescription, controlTable, kindWords, rounded, type Control, type ControlPoint } from './control-words.ts';
import { Figure, numberOrText, type ChartFrame, type ChartTable } from './figure.tsx';
import { Canvas, smallFontPx, tint } from './svg.tsx';
import { textWidthPx, wrapText } from './text-width.ts';
import type { AxisSpan } from './time-axis.tsx';

type Small = Control & {
  /** `last`: the table tells the newest figure with its limits, for pages with many charts; then `frame.href` leads to all of them. */
  figures?: 'all' | 'last';
  /** Too few figures for the rules to show any change: then "usual variation" would be no finding. */
  isTooEarly?: boolean;
};

/**
 * A control or run chart of a fixed small size, for pages with many: the line, centre, limits and target, marks where more than usual variation was found and at
 * the newest figure, and that figure in words. Lay them out in `SmallCharts`.
 *
 *     <SmallCharts>{series.map((one) => <SmallChart frame={{ id: `small-${one.id}`, title: one.unit, href: `/quality/series/${one.id}` }} figures="last" {...controlOf(one)} />)}</SmallCharts>
 */
export function SmallChart({ frame, figures = 'all', isTooEarly = false, ...data }: Small & { frame: ChartFrame }): JSX.Element {
  return (
    <Figure frame={frame} table={figures === 'all' ? controlTable(data) : lastTable(data, isTooEarly)} className="allied-chart--small">
      <SmallDrawing frame={frame} {...data} />
    </Figure>
  );
}

/** As many small charts side by side as there is room for. */
export function SmallCharts({ children }: { children: readonly JSX.Element[] }): JSX.Element {
  return <ul class="nhsuk-list allied-charts">{children.map((child) => <li>{child}</li>)}</ul>;
}

const widthPx = 232;
const heightPx = 128;
const [top, bottom] = [10, 86];
const span: AxisSpan = { first: 0.03, last: 0.97 };

/** The drawing alone. */
export function SmallDrawing({ frame, ...data }: Control & { frame: ChartFrame }): JSX.Element {
  const plot: Plot = { points: data.points, span, y: scaleOf(data.points, { top, bottom }) };
  const last = lastOf(data);
  const unitLines = linesOfUnit(data);
  const worded = unitLines.length === 0 ? data : { ...data, unit: '' };
  return (
    <Canvas id={frame.id} title={frame.title} description={frame.description ?? controlDescription(data)} widthPx={widthPx} heightPx={heightPx + unitLines.length * unitLinePx} className="allied-chart__small">
      <LevelLines plot={plot} />
      <Joined plot={plot} of="value" />
      <PointMarks plot={plot} sizePx={8} isDrawn={(point) => point.kind !== 'usual' || point === last} />
      <text x="0" y="106" font-size={smallFontPx} font-weight="bold" fill="currentColor" {...tint('text')}>{last === undefined ? '' : newestWords(last, worded)}</text>
      <text x="0" y="123" font-size="12" fill="currentColor" {...tint('quiet')}>{levelWords(worded)}</text>
      {unitLines.map((words, at) => <text x="0" y={139 + at * unitLinePx} font-size="12" fill="currentColor" {...tint('quiet')}>{words}</text>)}
    </Canvas>
  );
}

const unitLinePx = 16;

/** A sign such as % stays with its figure. Words of a unit that find no room behind the figures stand once below them; none where they do. */
function linesOfUnit(data: Control): string[] {
  const last = lastOf(data);
  const fits = last === undefined || (textWidthPx(newestWords(last, data), smallFontPx, 'bold') <= widthPx && textWidthPx(levelWords(data), 12) <= widthPx);
  return fits || (data.unit ?? '').trim().length < 4 ? [] : wrapText((data.unit ?? '').trim(), 12, widthPx);
}

const newestWords = (last: ControlPoint, data: Control): string => `${last.period}: ${withUnit(last.value, data)}`;

const lastOf = ({ points }: Control): ControlPoint | undefined => points.findLast(({ value }) => value !== null);

const withUnit = (value: number | null, { unit = '' }: Control): string => (value === null ? 'none' : `${numberOrText(rounded(value) ?? 0)}${unit}`);

function levelWords(data: Control): string {
  const last = lastOf(data);
  if (last === undefined) return '';
  const limits = last.lower === null && last.upper === null ? 'no limits yet' : `limits ${withUnit(last.lower, data)} to ${withUnit(last.upper, data)}`;
  return `${data.centreName} ${withUnit(last.centre, data)}, ${limits}`;
}

/** The newest figure with what it is judged by. */
function lastTable(data: Control, isTooEarly: boolean): ChartTable {
  const last = lastOf(data);
  if (last === undefined) return { columns: [{ heading: data.periodHeading }], rows: [] };
  const flagged = data.points.filter(({ value, kind }) => value !== null && kind !== 'usual').length;
  return {
    columns: [{ heading: last.period }, { heading: data.valueHeading, numeric: true }],
    rows: [
      ['Newest figure', rounded(last.value)], [data.centreName, rounded(last.centre)], ...(last.lower === null && last.upper === null ? [] : [['Lower limit', rounded(last.lower)], ['Upper limit', rounded(last.upper)]]),
      ...(last.target === undefined || last.target === null ? [] : [['Target', last.target]]), ...(isTooEarly ? [['What the rules say', 'Too early to say']] : [['What the rules say', kindWords[last.kind]], ['Points with more than usual variation', flagged]]),
    ],
  };
}
