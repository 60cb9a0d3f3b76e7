import type { JSX } from 'preact';
import type { ChartFrame } from './figure.tsx';
import { layoutPxOf, narrowPx, widePx } from './svg.tsx';

/**
 * A drawing of words in boxes cannot stretch, so it is laid out twice and the style sheet shows the one that fits. The
 * hidden one is hidden from everybody (display: none), so nobody hears it twice.
 */
export function TwoWidths({ draw }: { draw: (form: { widthPx: number; suffix: string; className: string }) => JSX.Element }): JSX.Element {
  return (
    <>
      {draw({ widthPx: narrowPx, suffix: '-narrow', className: 'allied-chart__narrow' })}
      {draw({ widthPx: widePx, suffix: '-wide', className: 'allied-chart__wide' })}
    </>
  );
}

/** What the narrowest screen that shows the wide drawing (641 px) leaves inside the page's margins. */
const tabletPx = 560;

export type OneLayout = { frame: ChartFrame; layoutPx: number; widthPx?: number; className?: string };

/**
 * A drawing that stretches, with labels that may need more lines on a phone than on a wide screen: only then it is laid out for both. `widthPx` is for documents, which
 * cannot stretch.
 */
export function StretchedWidths({ frame, widthPx, heightPx, draw }: { frame: ChartFrame; widthPx: number | undefined; heightPx: (layoutPx: number) => number; draw: (layout: OneLayout) => JSX.Element }): JSX.Element {
  if (widthPx !== undefined) return draw({ frame, layoutPx: layoutPxOf(widthPx), widthPx });
  if (heightPx(narrowPx) === heightPx(tabletPx)) return draw({ frame, layoutPx: narrowPx });
  return (
    <>
      {draw({ frame, layoutPx: narrowPx, className: 'allied-chart__narrow' })}
      {draw({ frame: { ...frame, id: `${frame.id}-wide` }, layoutPx: tabletPx, className: 'allied-chart__wide' })}
    </>
  );
}
