// What the large and the small control chart share: scale, level lines, the joined values and the marks of points.
import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import type { ControlKind, ControlPoint } from './control-words.ts';
import { Mark } from './marks.tsx';
import { percent, tint } from './svg.tsx';
import { shareAlong, type AxisSpan } from './time-axis.tsx';

export type Scale = ((value: number) => number) & { ticks(count: number): number[] };
/** Where a drawing puts its points: the height in pixels between which values lie, and the share of the width. */
export type Plot = { points: readonly ControlPoint[]; span: AxisSpan; y: Scale };

/** A control chart asks how far a value lies from its own centre, so its scale need not begin at nought. */
export function scaleOf(points: readonly ControlPoint[], { top, bottom }: { top: number; bottom: number }): Scale {
  const all = points.flatMap(({ value, lower, upper, centre, target, trajectory }) => [value, lower, upper, centre, target ?? null, trajectory ?? null].flatMap((each) => each ?? []));
  const [least, most] = all.length === 0 ? [0, 1] : [Math.min(...all), Math.max(...all)];
  const room = most > least ? (most - least) * 0.05 : Math.abs(most) * 0.1 || 1;
  return scaleLinear([least - room, most + room], [bottom, top]).nice(5);
}

/** Centre, limits and target as level lines: they stand still between two re-bases. */
export function LevelLines({ plot }: { plot: Plot }): JSX.Element {
  return (
    <>
      <Steps plot={plot} of="centre" dash={undefined} />
      <Steps plot={plot} of="lower" dash="8 4" />
      <Steps plot={plot} of="upper" dash="8 4" />
      <Steps plot={plot} of="target" dash="2 4" />
    </>
  );
}

function Steps({ plot: { points, span, y }, of, dash }: { plot: Plot; of: 'centre' | 'lower' | 'upper' | 'target'; dash: string | undefined }) {
  const half = points.length > 1 ? (span.last - span.first) / (points.length - 1) / 2 : 0.05;
  return (
    <g>
      {stretches(points.map((point) => point[of] ?? null)).map(({ from, to, value }) => (
        <line
          x1={percent(Math.max(0, shareAlong(span, from, points.length) - half))} x2={percent(Math.min(1, shareAlong(span, to, points.length) + half))} y1={y(value)} y2={y(value)}
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

/** Neighbours joined. A missing value leaves a gap in the line; it is never joined over. */
export function Joined({ plot: { points, span, y }, of, dash }: { plot: Plot; of: 'value' | 'trajectory'; dash?: string }): JSX.Element {
  return (
    <g>
      {points.slice(1).map((point, at) => {
        const [from, to] = [points[at]?.[of] ?? null, point[of] ?? null];
        return from !== null && to !== null && (
          <line
            x1={percent(shareAlong(span, at, points.length))} x2={percent(shareAlong(span, at + 1, points.length))} y1={y(from)} y2={y(to)}
            stroke="currentColor" stroke-width={of === 'value' ? 1.5 : 2.5} stroke-dasharray={dash} {...tint(of === 'value' ? 'quiet' : 'reference')}
          />
        );
      })}
    </g>
  );
}

/** Every value with its mark; those that `isDrawn` leaves out stand in the line only. */
export function PointMarks({ plot: { points, span, y }, sizePx, isDrawn = () => true }: { plot: Plot; sizePx: number; isDrawn?: (point: ControlPoint, at: number) => boolean }): JSX.Element {
  return <>{points.map((point, at) => point.value !== null && isDrawn(point, at) && <PointMark kind={point.kind} x={percent(shareAlong(span, at, points.length))} y={y(point.value)} sizePx={sizePx} />)}</>;
}

/** Kinds differ by shape first, then by colour: a round dot, a square, a rhomb, a triangle, a hollow triangle. */
const shapeOf: Readonly<Record<ControlKind, number>> = { usual: 0, better: 1, worse: 3, high: 2, low: 2 };

export function PointMark({ kind, x, y, sizePx }: { kind: ControlKind; x: number | string; y: number; sizePx: number }): JSX.Element {
  return <g class={`allied-chart__point allied-chart__point--${kind}`}><Mark nth={shapeOf[kind]} x={x} y={y} sizePx={kind === 'usual' ? sizePx - 2 : sizePx} isHollow={kind === 'low'} tone={kind} /></g>;
}

export function kindsOf(points: readonly { value: number | null; kind: ControlKind }[]): ControlKind[] {
  return (['usual', 'better', 'worse', 'high', 'low'] as const).filter((kind) => points.some((point) => point.value !== null && point.kind === kind));
}
