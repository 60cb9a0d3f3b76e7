import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { Figure, numberOrText, type ChartFrame } from './figure.tsx';
import { lettered, Notes, NoteMark, notesHeightPx } from './line-notes.tsx';
import { lineDescription, lineTable, type Lines, type Series } from './line-words.ts';
import { dashOf, Mark, referenceDashOf } from './marks.tsx';
import { Canvas, percent, smallFontPx, tint } from './svg.tsx';
import { PeriodNames, shareAlong, type AxisSpan } from './time-axis.tsx';

/** Values over time. A missing value leaves a gap in the line; it is never joined over. */
export function LineChart({ frame, ...data }: Lines & { frame: ChartFrame }): JSX.Element {
  return (
    <Figure frame={frame} table={lineTable(data)}>
      <LineDrawing frame={frame} {...data} />
    </Figure>
  );
}

const plotTop = 30;
const plotBottom = 250;
const span: AxisSpan = { first: 0.14, last: 0.95 };

/** The drawing alone. `widthPx` is for documents, which cannot stretch. */
export function LineDrawing({ frame, widthPx, ...data }: Lines & { frame: ChartFrame; widthPx?: number }): JSX.Element {
  const values = [...data.series.flatMap((one) => one.values.flatMap((value) => value ?? [])), ...(data.references ?? []).map((line) => line.value)];
  const scale = scaleLinear([Math.min(0, ...values), Math.max(0, ...values) || 1], [plotBottom, plotTop]).nice(4);
  const notes = lettered(data.annotations ?? [], data.periods);
  const legendTop = plotBottom + 34;
  const legend = legendEntries(data);
  const notesTop = legendTop + legend.length * legendLinePx;
  return (
    <Canvas id={frame.id} title={frame.title} description={frame.description ?? lineDescription(data)} widthPx={widthPx} heightPx={notesTop + notesHeightPx(notes) + 4}>
      {scale.ticks(4).map((tick, at, all) => <GridLine y={scale(tick)} text={`${numberOrText(tick)}${at === all.length - 1 ? (data.unit ?? '') : ''}`} />)}
      <PeriodNames periods={data.periods} span={span} parts={3} y={plotBottom + 18} />
      {data.series.map((series, nth) => <SeriesLine series={series} nth={nth} y={scale} />)}
      {(data.references ?? []).map((line, nth) => <ReferenceLine x2="100%" y={scale(line.value)} nth={nth} />)}
      {notes.map((note) => <NoteMark letter={note.letter} bottom={plotBottom} share={shareOf(data.periods.indexOf(note.period), data.periods.length)} />)}
      {legend.map((entry, at) => <LegendLine {...entry} y={legendTop + at * legendLinePx} />)}
      <Notes notes={notes} top={notesTop} />
    </Canvas>
  );
}

const shareOf = (at: number, count: number): number => shareAlong(span, at, count);

function GridLine({ y, text }: { y: number; text: string }) {
  return (
    <g>
      <line x1="0" x2="100%" y1={y} y2={y} stroke="currentColor" stroke-width="1" stroke-opacity="0.3" {...tint('grid')} />
      <text x="0" y={y - 4} font-size={smallFontPx} fill="currentColor" {...tint('quiet')}>{text}</text>
    </g>
  );
}

function SeriesLine({ series, nth, y }: { series: Series; nth: number; y: (value: number) => number }) {
  const count = series.values.length;
  const steps = series.values.slice(1).map((to, at) => ({ from: series.values[at] ?? null, to, at }));
  return (
    <g>
      {steps.map(({ from, to, at }) => from !== null && to !== null && (
        <line
          x1={percent(shareOf(at, count))} y1={y(from)} x2={percent(shareOf(at + 1, count))} y2={y(to)} stroke="currentColor" stroke-width="2.5"
          stroke-dasharray={dashOf(nth)} {...tint('line')}
        />
      ))}
      {series.values.map((value, at) => value !== null && <Mark nth={nth} x={percent(shareOf(at, count))} y={y(value)} sizePx={count > 30 ? 5 : 9} />)}
    </g>
  );
}

function ReferenceLine({ x2, y, nth }: { x2: number | string; y: number; nth: number }) {
  return <line x1="0" x2={x2} y1={y} y2={y} stroke="currentColor" stroke-width="1.5" stroke-dasharray={referenceDashOf(nth)} {...tint('reference')} />;
}

const legendLinePx = 24;
type LegendEntry = { kind: 'series' | 'reference'; nth: number; text: string };

/** One series needs no name beside its line: the title names it. */
function legendEntries({ series, references = [], unit = '' }: Lines): LegendEntry[] {
  const lines = series.length > 1 ? series.map((one, nth) => ({ kind: 'series' as const, nth, text: one.name })) : [];
  return [...lines, ...references.map((line, nth) => ({ kind: 'reference' as const, nth, text: `${line.label}: ${numberOrText(line.value)}${unit}` }))];
}

function LegendLine({ kind, nth, text, y }: LegendEntry & { y: number }) {
  return (
    <g>
      {kind === 'reference' && <ReferenceLine x2={40} y={y + 8} nth={nth} />}
      {kind === 'series' && <line x1="0" x2="40" y1={y + 8} y2={y + 8} stroke="currentColor" stroke-width="2.5" stroke-dasharray={dashOf(nth)} {...tint('line')} />}
      {kind === 'series' && <Mark nth={nth} x={20} y={y + 8} />}
      <text x="50" y={y + 13} font-size={smallFontPx} fill="currentColor" {...tint('text')}>{text}</text>
    </g>
  );
}
