// What charts over time share: where a period stands across the drawing, and which periods are named under it.
import type { JSX } from 'preact';
import { percent, smallFontPx, tint } from './svg.tsx';

/** The shares of the width at which the first and the last period stand. */
export type AxisSpan = { first: number; last: number };

export function shareAlong({ first, last }: AxisSpan, at: number, count: number): number {
  return count <= 1 ? (first + last) / 2 : first + (at / (count - 1)) * (last - first);
}

/** First, last and a few between, about one for each of `parts`: as many short names as stand beside each other on a small screen. */
export function PeriodNames({ periods, span, parts, y }: { periods: readonly string[]; span: AxisSpan; parts: number; y: number }): JSX.Element {
  const last = periods.length - 1;
  const step = Math.max(1, Math.ceil(last / parts));
  const shown = periods.flatMap((period, at) => (at === 0 || at === last || (at % step === 0 && last - at >= step) ? [{ period, at }] : []));
  return (
    <g>
      {shown.map(({ period, at }) => (
        <text
          x={percent(shareAlong(span, at, periods.length))} y={y} font-size={smallFontPx} fill="currentColor" {...tint('text')}
          text-anchor={at === last && last > 0 ? 'end' : 'middle'}
        >{period}</text>
      ))}
    </g>
  );
}
