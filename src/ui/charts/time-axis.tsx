// What charts over time share: where a period stands across the drawing, and which periods are named under it.
import type { JSX } from 'preact';
import { narrowPx, percent, smallFontPx, tint } from './svg.tsx';
import { textWidthPx } from './text-width.ts';

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
        <text y={y} font-size={smallFontPx} fill="currentColor" {...tint('text')} {...placeOf(period, shareAlong(span, at, periods.length), at === last && last > 0)}>{period}</text>
      ))}
    </g>
  );
}

/** Under its point, unless the name is so long that a small screen would cut it off at the edge. */
function placeOf(period: string, share: number, isLast: boolean): { x: string; 'text-anchor': 'start' | 'middle' | 'end' } {
  if (isLast) return { x: percent(share), 'text-anchor': 'end' };
  return textWidthPx(period, smallFontPx) / 2 > share * narrowPx ? { x: '0', 'text-anchor': 'start' } : { x: percent(share), 'text-anchor': 'middle' };
}
