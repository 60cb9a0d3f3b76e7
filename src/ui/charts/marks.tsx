// Shapes and patterns that tell series and states apart without colour.
import { symbol, symbolCircle, symbolCross, symbolDiamond, symbolSquare, symbolTriangle, symbolWye, type SymbolType } from 'd3-shape';
import type { JSX } from 'preact';
import { tint, tones, type Tone } from './svg.tsx';

const shapes: readonly SymbolType[] = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond, symbolCross, symbolWye];
const dashes = [undefined, '8 4', '2 4', '10 4 2 4', '4 2', '14 4'];

/** The n-th shape at a place; the place may be a percentage. Hollow shapes are filled with the page's colour. */
export function Mark({ nth, x, y, isHollow, sizePx = 10, tone = 'mark' }: { nth: number; x: number | string; y: number; isHollow?: boolean; sizePx?: number; tone?: Tone }): JSX.Element {
  const path = pathOf(nth % shapes.length, sizePx);
  return (
    <svg x={x} y={y} width="1" height="1" overflow="visible">
      <path d={path} fill={isHollow === true ? 'none' : 'currentColor'} stroke="currentColor" stroke-width="2" class="allied-chart__mark" {...{ color: tones[tone] }} />
    </svg>
  );
}

const paths = new Map<string, string>();

/** Tenths of a pixel are enough, and few sizes are in use: each path is made once. */
function pathOf(nth: number, sizePx: number): string {
  const key = `${nth} ${sizePx}`;
  const path = paths.get(key) ?? symbol(shapes[nth] ?? symbolCircle, sizePx * sizePx * 0.8).digits(1)() ?? '';
  paths.set(key, path);
  return path;
}

/** How the line of the n-th series is broken up. */
export function dashOf(nth: number): string | undefined {
  return dashes[nth % dashes.length];
}

/** How the n-th reference line is broken up. */
export function referenceDashOf(nth: number): string {
  return ['14 3 3 3', '3 3', '20 4'][nth % 3] ?? '3 3';
}

const patternCount = 6;

/** The patterns of a stacked bar: solid, stripes, dots, empty, crossed, upright. Used as fill by patternOf. */
export function Patterns({ id }: { id: string }): JSX.Element {
  const tile = { width: 8, height: 8, patternUnits: 'userSpaceOnUse' as const };
  const stroke = { stroke: 'currentColor', ...tint('mark'), 'stroke-width': 2, fill: 'none' };
  return (
    <defs>
      <pattern id={`${id}-pattern-1`} {...tile}><path d="M-2 10 L10 -2 M-2 2 L2 -2 M6 10 L10 6" {...stroke} /></pattern>
      <pattern id={`${id}-pattern-2`} {...tile}><circle cx="4" cy="4" r="2" fill="currentColor" {...tint('mark')} /></pattern>
      <pattern id={`${id}-pattern-4`} {...tile}><path d="M0 4 H8 M4 0 V8" {...stroke} stroke-width="1" /></pattern>
      <pattern id={`${id}-pattern-5`} {...tile}><path d="M2 0 V8" {...stroke} /></pattern>
    </defs>
  );
}

/** What the n-th part of a stacked bar is filled with. */
export function patternOf(id: string, nth: number): string {
  const which = nth % patternCount;
  if (which === 0) return 'currentColor';
  return which === 3 ? 'none' : `url(#${id}-pattern-${which})`;
}
