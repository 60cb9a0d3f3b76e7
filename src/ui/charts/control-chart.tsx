import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { controlDescription, controlTable, kindWords, rounded, type Control, type ControlKind, type ControlPoint } from './control-words.ts';
import { Figure, numberOrText, type ChartFrame } from './figure.tsx';
import { lettered, NoteMark, Notes, notesHeightPx } from './line-notes.tsx';
import { Mark } from './marks.tsx';
import { Canvas, narrowPx, percent, smallFontPx, textHeightPx, tint, WrappedText } from './svg.tsx';
import { PeriodNames, shareAlong, type AxisSpan } from './time-axis.tsx';

/** A statistical process control chart: values over time with their centre, limits and what the rules say. */
export function ControlChart({ frame, ...data }: Control & { frame: ChartFrame }): JSX.Element {
  return (
    <Figure frame={frame} table={controlTable(data)}>
      <ControlDrawing frame={frame} {...data} />
    </Figure>
  );
}

const top = 30;
const bottom = 270;
const span: AxisSpan = { first: 0.1, last: 0.97 };
type Scale = (value: number) => number;

/** The drawing alone. `widthPx` is for documents, which cannot stretch. */
export function ControlDrawing({ frame, widthPx, ...data }: Control & { frame: ChartFrame; widthPx?: number }): JSX.Element {
  const { points, unit = '' } = data;
  const scale = scaleOf(points);
  const periods = points.map(({ period }) => period);
  const notes = lettered(data.annotations ?? [], periods);
  const kinds = kindsOf(points);
  const legendTop = bottom + 34;
  const linesHeight = textHeightPx(lineWords(data), smallFontPx, narrowPx) + 6;
  const notesTop = legendTop + linesHeight + kinds.length * legendLinePx;
  return (
    <Canvas id={frame.id} title={frame.title} description={frame.description ?? controlDescription(data)} widthPx={widthPx} heightPx={notesTop + notesHeightPx(notes) + 4}>
      {scale.ticks(5).map((tick, at, all) => <Tick y={scale(tick)} text={`${numberOrText(tick)}${at === all.length - 1 ? unit : ''}`} />)}
      <PeriodNames periods={periods} span={span} parts={2.5} y={bottom + 18} />
      <Steps points={points} y={scale} of="centre" dash={undefined} />
      <Steps points={points} y={scale} of="lower" dash="8 4" />
      <Steps points={points} y={scale} of="upper" dash="8 4" />
      <Steps points={points} y={scale} of="target" dash="2 4" />
      <Joined points={points} y={scale} />
      {points.map((point, at) => point.value !== null && <PointMark kind={point.kind} x={percent(shareOf(at, points.length))} y={scale(point.value)} sizePx={points.length > 40 ? 6 : 9} />)}
      {notes.map((note) => <NoteMark letter={note.letter} bottom={bottom} share={shareOf(periods.indexOf(note.period), points.length)} />)}
      <WrappedText text={lineWords(data)} x={0} y={legendTop + 13} widthPx={narrowPx} fontPx={smallFontPx} />
      {kinds.map((kind, at) => <KindLegend kind={kind} y={legendTop + linesHeight + at * legendLinePx} />)}
      <Notes notes={notes} top={notesTop} />
    </Canvas>
  );
}

/** A control chart asks how far a value lies from its own centre, so its scale need not begin at nought. */
function scaleOf(points: readonly ControlPoint[]) {
  const all = points.flatMap(({ value, lower, upper, centre, target }) => [value, lower, upper, centre, target ?? null].flatMap((each) => each ?? []));
  const [least, most] = all.length === 0 ? [0, 1] : [Math.min(...all), Math.max(...all)];
  const room = most > least ? (most - least) * 0.05 : Math.abs(most) * 0.1 || 1;
  return scaleLinear([least - room, most + room], [bottom, top]).nice(5);
}

const kindsOf = (points: readonly ControlPoint[]): ControlKind[] =>
  (['usual', 'better', 'worse', 'high', 'low'] as const).filter((kind) => points.some((point) => point.value !== null && point.kind === kind));

const shareOf = (at: number, count: number): number => shareAlong(span, at, count);

function Tick({ y, text }: { y: number; text: string }) {
  return (
    <g>
      <line x1="0" x2="100%" y1={y} y2={y} stroke="currentColor" stroke-opacity="0.15" {...tint('grid')} />
      <text x="0" y={y - 4} font-size={smallFontPx} fill="currentColor" {...tint('quiet')}>{text}</text>
    </g>
  );
}

/** One level line for each stretch of equal values: limits stand still between two re-bases. */
function Steps({ points, y, of, dash }: { points: readonly ControlPoint[]; y: Scale; of: 'centre' | 'lower' | 'upper' | 'target'; dash: string | undefined }) {
  const half = points.length > 1 ? (span.last - span.first) / (points.length - 1) / 2 : 0.05;
  return (
    <g>
      {stretches(points.map((point) => point[of] ?? null)).map(({ from, to, value }) => (
        <line
          x1={percent(shareOf(from, points.length) - half)} x2={percent(shareOf(to, points.length) + half)} y1={y(value)} y2={y(value)}
          stroke="currentColor" stroke-width={of === 'target' ? 2.5 : 1.5} stroke-dasharray={dash} {...tint('reference')}
        />
      ))}
    </g>
  );
}

function stretches(values: readonly (number | null)[]): { from: number; to: number; value: number }[] {
  const found: { from: number; to: number; value: number }[] = [];
  for (const [at, value] of values.entries()) {
    const last = found.at(-1);
    if (value === null) continue;
    if (last && last.to === at - 1 && last.value === value) last.to = at;
    else found.push({ from: at, to: at, value });
  }
  return found;
}

/** A missing value leaves a gap in the line; it is never joined over. */
function Joined({ points, y }: { points: readonly ControlPoint[]; y: Scale }) {
  return (
    <g>
      {points.slice(1).map(({ value: to }, at) => {
        const from = points[at]?.value ?? null;
        return from !== null && to !== null && <line x1={percent(shareOf(at, points.length))} x2={percent(shareOf(at + 1, points.length))} y1={y(from)} y2={y(to)} stroke="currentColor" stroke-width="1.5" {...tint('quiet')} />;
      })}
    </g>
  );
}

/** Kinds differ by shape first, then by colour: a round dot, a square, a rhomb, a triangle, a hollow triangle. */
const shapeOf: Readonly<Record<ControlKind, number>> = { usual: 0, better: 1, worse: 3, high: 2, low: 2 };

function PointMark({ kind, x, y, sizePx }: { kind: ControlKind; x: number | string; y: number; sizePx: number }) {
  return <g class={`allied-chart__point allied-chart__point--${kind}`}><Mark nth={shapeOf[kind]} x={x} y={y} sizePx={kind === 'usual' ? sizePx - 2 : sizePx} isHollow={kind === 'low'} /></g>;
}

const legendLinePx = 24;

/** What the lines are, as they stand at the last point. */
function lineWords({ points, centreName, unit = '' }: Control): string {
  const last = points.findLast(({ value }) => value !== null);
  const words = (value: number | null) => `${numberOrText(rounded(value) ?? 'not given')}${unit}`;
  const hasLimits = last !== undefined && (last.lower !== null || last.upper !== null);
  const target = last?.target ?? null;
  return [`Line: ${centreName.toLowerCase()} ${words(last?.centre ?? null)}`, ...(hasLimits ? [`broken lines: limits ${words(last.lower)} to ${words(last.upper)}`] : []), ...(target === null ? [] : [`dots: target ${words(target)}`])].join('; ');
}

function KindLegend({ kind, y }: { kind: ControlKind; y: number }) {
  return (
    <g>
      <PointMark kind={kind} x={10} y={y + 8} sizePx={9} />
      <text x="26" y={y + 13} font-size={smallFontPx} fill="currentColor" {...tint('text')}>{kindWords[kind]}</text>
    </g>
  );
}
