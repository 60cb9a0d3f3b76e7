// What every drawing shares. Colours: shapes are filled with currentColor and take `color` from their class, because
// forced colours replace `color` but leave `fill` alone. The attribute is for places with no stylesheet (PDF, Word).
import type { ComponentChildren, JSX } from 'preact';
import { wrapText, type Weight } from './text-width.ts';

const ink = '#212b32';
const quiet = '#4c6272';
const accent = '#005eb8';
const tints = {
  text: ink, box: ink, grid: ink, reference: ink, year: ink, quiet, axis: quiet, bar: accent, line: accent, mark: accent,
};
export type Part = keyof typeof tints;

/** The class and colour of a part of a drawing, to be spread into its element. */
export function tint(part: Part): { class: string; color: string } {
  return { class: `allied-chart__${part}`, color: tints[part] };
}

/** Colours of marks, each five to one or more against the page: the style sheet has the same, and gives way to forced colours. */
export const tones = { mark: accent, usual: quiet, better: accent, worse: '#a33c00', high: '#5c2d91', low: '#5c2d91' } as const;
export type Tone = keyof typeof tones;

export const fontPx = 16;
export const smallFontPx = 14;
/** What a screen of 320 px leaves inside the page's margins. */
export const narrowPx = 288;
/** The width drawings have in documents, and the wide form of those that have two. */
export const widePx = 620;

/** How wide a drawing is at least, for breaking its lines: its own width in a document, the narrowest screen in a page. */
export const layoutPxOf = (widthPx: number | undefined): number => Math.max(widthPx ?? narrowPx, narrowPx);

/** A place to draw. `widthPx` fixed: scales as a picture. Left out: as wide as the page, text keeping its size. */
export function Canvas({ id, title, description, widthPx, heightPx, className, children }: {
  id: string;
  title: string;
  description: string;
  widthPx?: number | undefined;
  heightPx: number;
  className?: string;
  children: ComponentChildren;
}): JSX.Element {
  const size = widthPx === undefined
    ? { width: '100%', height: heightPx }
    : { width: widthPx, height: heightPx, viewBox: `0 0 ${widthPx} ${heightPx}` };
  return (
    <svg
      {...size} class={`allied-chart__drawing ${className ?? ''}`.trim()} role="img" focusable="false"
      aria-labelledby={`${id}-title ${id}-desc`} {...{ color: ink }} font-family="Arial, sans-serif" font-size={fontPx}
    >
      <title id={`${id}-title`}>{title}</title>
      <desc id={`${id}-desc`}>{description}</desc>
      {children}
    </svg>
  );
}

/** Text broken into lines; `y` is the first line's base line. */
export function WrappedText({ text, x, y, widthPx, fontPx: size = fontPx, weight, anchor, tone = 'text' }: {
  text: string;
  x: number | string;
  y: number;
  widthPx: number;
  fontPx?: number;
  weight?: Weight;
  anchor?: 'start' | 'middle' | 'end';
  tone?: 'text' | 'quiet';
}): JSX.Element {
  return (
    <text x={x} y={y} font-size={size} font-weight={weight} text-anchor={anchor} fill="currentColor" {...tint(tone)}>
      {wrapText(text, size, widthPx, weight).map((line, at) => <tspan x={x} dy={at === 0 ? 0 : lineHeightPx(size)}>{line}</tspan>)}
    </text>
  );
}

export function lineHeightPx(size: number): number {
  return Math.round(size * 1.3);
}

/** How high a wrapped text will be. */
export function textHeightPx(text: string, size: number, widthPx: number, weight?: Weight): number {
  return wrapText(text, size, widthPx, weight).length * lineHeightPx(size);
}

/** Percentages with two decimals keep the page small; nobody sees a hundredth of a pixel. */
export function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}
