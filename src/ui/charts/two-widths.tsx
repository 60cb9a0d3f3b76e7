import type { JSX } from 'preact';
import { narrowPx, widePx } from './svg.tsx';

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
