import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { Figure, numberOrText, type ChartFrame, type ChartTable } from './figure.tsx';
import { Canvas, fontPx, lineHeightPx, percent, smallFontPx, textHeightPx, tint, WrappedText } from './svg.tsx';
import { textWidthPx } from './text-width.ts';
import { StretchedWidths, type OneLayout } from './two-widths.tsx';

/** `words` stand in place of the number, for instance where it is a range or too small to tell. */
export type Bar = { label: string; value: number | null; words?: string };
export type Bars = {
  bars: readonly Bar[];
  /** What the labels are and what is counted, as headings of the table. */
  labelHeading: string;
  valueHeading: string;
  /** A line across all bars, for instance a target. */
  reference?: { label: string; value: number };
  /** Written after each value, for instance '%'. */
  unit?: string;
};

/** Bars one under another, each with its label and value above it, so that they read at any width. */
export function BarChart({ frame, ...data }: Bars & { frame: ChartFrame }): JSX.Element {
  return (
    <Figure frame={frame} table={barTable(data)}>
      <BarDrawing frame={frame} {...data} />
    </Figure>
  );
}

/** The same numbers in rows, for the table under a drawing or in a document. */
export function barTable({ bars, labelHeading, valueHeading, reference }: Bars): ChartTable {
  const rows: ChartTable['rows'] = bars.map((bar) => [bar.label, bar.value]);
  return {
    columns: [{ heading: labelHeading }, { heading: valueHeading, numeric: true }],
    rows: reference === undefined || rows.length === 0 ? rows : [...rows, [reference.label, reference.value]],
  };
}

const barPx = 18;
const gapPx = 16;

/**
 * The drawing alone. `widthPx` is for documents, which cannot stretch. A screen's drawing stretches; where a label needs more lines on
 * a phone than on a wide screen it is laid out for both.
 */
export function BarDrawing({ widthPx, ...drawing }: Bars & { frame: ChartFrame; widthPx?: number }): JSX.Element {
  return <StretchedWidths frame={drawing.frame} widthPx={widthPx} heightPx={(layoutPx) => heightPx(drawing, layoutPx)} draw={(layout) => <OneDrawing {...drawing} {...layout} />} />;
}

function OneDrawing({ frame, layoutPx, widthPx, className, ...data }: Bars & OneLayout) {
  const values = data.bars.flatMap((bar) => bar.value ?? []);
  const ends = [0, ...values, ...(data.reference === undefined ? [] : [data.reference.value])];
  const scale = scaleLinear([Math.min(...ends), Math.max(...ends)], [0, 1]);
  const place = Math.min(...ends) === Math.max(...ends) ? () => 0 : scale;
  const tops = rowTops(data, layoutPx);
  return (
    <Canvas id={frame.id} title={frame.title} description={frame.description ?? barDescription(data)} widthPx={widthPx} heightPx={heightPx(data, layoutPx)} {...(className === undefined ? {} : { className })}>
      {data.bars.map((bar, at) => <BarRow bar={bar} top={tops[at] ?? 0} bottom={tops[at + 1] ?? 0} place={place} data={data} layoutPx={layoutPx} />)}
      {data.reference !== undefined && <ReferenceLegend reference={data.reference} top={tops.at(-1) ?? 0} unit={data.unit ?? ''} layoutPx={layoutPx} />}
    </Canvas>
  );
}

function heightPx(data: Bars, layoutPx: number): number {
  const bottom = rowTops(data, layoutPx).at(-1) ?? 0;
  return bottom + (data.reference === undefined ? 0 : textHeightPx(referenceText(data.reference, data.unit ?? ''), smallFontPx, layoutPx - 16) + 4);
}

function labelWidthPx(bar: Bar, unit: string, layoutPx: number): number {
  return layoutPx - textWidthPx(valueText(bar, unit), fontPx, 'bold') - 12;
}

/** Where each row begins, and last where the rows end. */
function rowTops({ bars, unit }: Bars, layoutPx: number): number[] {
  const tops = [0];
  for (const bar of bars) tops.push((tops.at(-1) ?? 0) + textHeightPx(bar.label, fontPx, labelWidthPx(bar, unit ?? '', layoutPx)) + barPx + gapPx);
  return tops;
}

function BarRow({ bar, top, bottom, place, data, layoutPx }: { bar: Bar; top: number; bottom: number; place: (value: number) => number; data: Bars; layoutPx: number }) {
  const unit = data.unit ?? '';
  const y = bottom - barPx - gapPx + 3;
  const [from, to] = [place(Math.min(0, bar.value ?? 0)), place(Math.max(0, bar.value ?? 0))];
  return (
    <g>
      <WrappedText text={bar.label} x={0} y={top + fontPx} widthPx={labelWidthPx(bar, unit, layoutPx)} />
      <text x="100%" y={top + fontPx} text-anchor="end" font-weight="bold" fill="currentColor" {...tint('text')}>{valueText(bar, unit)}</text>
      <line x1={percent(place(0))} x2={percent(place(0))} y1={y - 2} y2={y + barPx + 2} stroke="currentColor" {...tint('axis')} />
      {bar.value !== null && <rect x={percent(from)} y={y} width={percent(to - from)} height={barPx} fill="currentColor" {...tint('bar')} />}
      {data.reference !== undefined && <ReferenceMark share={place(data.reference.value)} y={y} />}
    </g>
  );
}

/** Marked at each bar and not drawn through, so that it crosses no words. */
function ReferenceMark({ share, y }: { share: number; y: number }) {
  return <line x1={percent(share)} x2={percent(share)} y1={y - 5} y2={y + barPx + 5} stroke="currentColor" stroke-width="3" {...tint('reference')} />;
}

function ReferenceLegend({ reference, top, unit, layoutPx }: { reference: { label: string; value: number }; top: number; unit: string; layoutPx: number }) {
  return (
    <g>
      <line x1="3" x2="3" y1={top} y2={top + lineHeightPx(smallFontPx)} stroke="currentColor" stroke-width="3" {...tint('reference')} />
      <WrappedText text={referenceText(reference, unit)} x={16} y={top + smallFontPx} widthPx={layoutPx - 16} fontPx={smallFontPx} />
    </g>
  );
}

function referenceText(reference: { label: string; value: number }, unit: string): string {
  return `${reference.label}: ${numberOrText(reference.value)}${unit}`;
}

function valueText(bar: Bar, unit: string): string {
  if (bar.words !== undefined) return bar.words;
  return bar.value === null ? 'not recorded' : `${numberOrText(bar.value)}${unit}`;
}

function barDescription({ bars, unit, reference }: Bars): string {
  const parts = bars.map((bar) => `${bar.label}: ${valueText(bar, unit ?? '')}`);
  const line = reference === undefined ? [] : [referenceText(reference, unit ?? '')];
  return `${[...parts, ...line].join('; ')}.`;
}
