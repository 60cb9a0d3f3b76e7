import type { ScaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import type { FunnelCurvePoint } from './funnel-words.ts';
import { percent, tint, tones } from './svg.tsx';

type LimitName = 'lower95' | 'upper95' | 'lower998' | 'upper998';
type Place = { denominator: number; value: number };
/** `first` and `last` are the shares of the width, and of `x`, between which units stand. */
type FunnelPlot = { x: (denominator: number) => number; y: ScaleLinear<number, number>; first: number; last: number; top: number; bottom: number };

/**
 * Limits and usual units. Curves are paths, and a path cannot be placed in shares of the width. Their own little canvas stretches with the page, the strokes do not.
 * The usual units are strokes of no length with round ends, so that hundreds of them are one path. With a fixed width nothing is stretched, because readers of
 * files do not know strokes that stay.
 */
export function FunnelCurves({ plot, widthPx, curve, usual, dotPx }: { plot: FunnelPlot; widthPx: number | undefined; curve: readonly FunnelCurvePoint[]; usual: readonly Place[]; dotPx: number }): JSX.Element {
  const { x, y, first, last, top, bottom } = plot;
  const innerPx = (widthPx ?? 1000) * (last - first);
  const place = ({ denominator, value }: Place) => `${tenths(((x(denominator) - first) / (last - first)) * innerPx)} ${tenths(y(value) - top)}`;
  return (
    <svg x={percent(first)} y={top} width={percent(last - first)} height={bottom - top} viewBox={`0 0 ${tenths(innerPx)} ${bottom - top}`} preserveAspectRatio="none" overflow="visible">
      {(['lower95', 'upper95', 'lower998', 'upper998'] as const).map((of) => (
        <path d={joined(curve, of, y.domain(), place)} fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray={of.endsWith('95') ? '2 4' : '8 4'} vector-effect="non-scaling-stroke" {...tint('reference')} />
      ))}
      <g class="allied-chart__point allied-chart__point--usual">
        <path d={usual.map((point) => `M${place(point)}h0`).join('')} fill="none" stroke="currentColor" stroke-width={dotPx} stroke-linecap="round" vector-effect="non-scaling-stroke" class="allied-chart__mark" {...{ color: tones.usual }} />
      </g>
    </svg>
  );
}

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** A limit that is not given breaks its line. Where a line leaves the drawing it ends on the edge: a picture that need not be cut is painted in half the time. */
function joined(curve: readonly FunnelCurvePoint[], of: LimitName, [least = 0, most = 1]: readonly number[], place: (at: Place) => string): string {
  let path = '';
  let pen = '';
  let penAt: Place | undefined;
  let before: Place | undefined;
  for (const { denominator, [of]: value } of curve) {
    const at = value === null ? undefined : { denominator, value };
    const piece = at && before ? within(before, at, least, most) : undefined;
    if (piece) {
      const [from, to] = piece;
      // Nearly always the pen stands there already.
      const start = from === penAt ? pen : place(from);
      path += start === pen ? '' : `M${start}`;
      pen = place(to);
      penAt = to;
      path += `L${pen}`;
    }
    before = at;
  }
  return path;
}

/** The part of a straight line that lies between two heights; none where it lies above or below. */
function within(from: Place, to: Place, least: number, most: number): [Place, Place] | undefined {
  if (Math.max(from.value, to.value) < least || Math.min(from.value, to.value) > most) return undefined;
  const cut = (end: Place): Place => {
    const value = Math.min(most, Math.max(least, end.value));
    if (value === end.value) return end;
    return { value, denominator: from.denominator + ((value - from.value) / (to.value - from.value)) * (to.denominator - from.denominator) };
  };
  return [cut(from), cut(to)];
}
