import type { JSX } from 'preact';
import { Joined, kindsOf, LevelLines, PointMark, PointMarks, scaleOf, type Plot } from './control-lines.tsx';
import { controlDescription, controlTable, kindWords, lineWords, type Control } from './control-words.ts';
import { Figure, numberOrText, type ChartFrame } from './figure.tsx';
import { lettered, NoteMark, Notes, notesHeightPx } from './line-notes.tsx';
import { Canvas, percent, smallFontPx, textHeightPx, tint, WrappedText } from './svg.tsx';
import { PeriodNames, shareAlong, type AxisSpan } from './time-axis.tsx';
import { StretchedWidths, type OneLayout } from './two-widths.tsx';

/**
 * A statistical process control chart: values over time with their centre, limits, target, planned course (`trajectory`) and what the rules say.
 * What happened stands as letters in the drawing and in words under it (`annotations`).
 *
 *     <ControlChart frame={{ id: 'chart', title: 'Seen within six weeks', pictureHref: '/quality/series/1/chart' }} periodHeading="Month"
 *       valueHeading="Percentage" unit="%" centreName="Mean" annotations={[{ period: 'May 2025', text: 'Second clinic opened' }]}
 *       points={[{ period: 'May 2025', value: 48, kind: 'usual', why: '', centre: 50.6, lower: 39, upper: 62.2, target: 60, trajectory: 52 }]} />
 */
export function ControlChart({ frame, ...data }: Control & { frame: ChartFrame }): JSX.Element {
  return (
    <Figure frame={frame} table={controlTable(data)}>
      <ControlDrawing frame={frame} {...data} />
    </Figure>
  );
}

const top = 30;
const bottom = 270;
const span: AxisSpan = { first: 0.1, last: 0.97 };

/** The drawing alone, laid out for two widths where its words need more lines on a phone. `widthPx` is for documents and files, which cannot stretch. */
export function ControlDrawing({ frame, widthPx, ...data }: Control & { frame: ChartFrame; widthPx?: number }): JSX.Element {
  return <StretchedWidths frame={frame} widthPx={widthPx} heightPx={(layoutPx) => placesOf(data, layoutPx).heightPx} draw={(layout) => <OneDrawing {...data} {...layout} />} />;
}

/** Where the words under the plot stand. */
function placesOf(data: Control, layoutPx: number) {
  const [lines, notes, entries] = [lineWords(data), lettered(data.annotations ?? [], data.points.map(({ period }) => period)), legendOf(data)];
  const legendTop = bottom + 34 + textHeightPx(lines, smallFontPx, layoutPx) + 6;
  const notesTop = legendTop + entries.length * legendLinePx;
  return { lines, notes, entries, legendTop, notesTop, heightPx: notesTop + notesHeightPx(notes, layoutPx) + 4 };
}

function OneDrawing({ frame, layoutPx, widthPx, className, ...data }: Control & OneLayout): JSX.Element {
  const { points, unit = '' } = data;
  const plot: Plot = { points, span, y: scaleOf(points, { top, bottom }) };
  const periods = points.map(({ period }) => period);
  const { lines, notes, entries, legendTop, notesTop, heightPx } = placesOf(data, layoutPx);
  return (
    <Canvas id={frame.id} title={frame.title} description={frame.description ?? controlDescription(data)} widthPx={widthPx} heightPx={heightPx} {...(className === undefined ? {} : { className })}>
      {plot.y.ticks(5).map((tick, at, all) => <Tick y={plot.y(tick)} text={`${numberOrText(tick)}${at === all.length - 1 ? unit : ''}`} />)}
      <PeriodNames periods={periods} span={span} parts={2.5} y={bottom + 18} />
      <LevelLines plot={plot} />
      <Joined plot={plot} of="trajectory" dash="14 3 3 3" />
      <Joined plot={plot} of="value" />
      <PointMarks plot={plot} sizePx={points.length > 40 ? 6 : 9} />
      {points.map(({ value, words }, at) => value === null && words !== undefined && <HiddenMark x={percent(shareAlong(span, at, points.length))} y={bottom} />)}
      {notes.map((note) => <NoteMark letter={note.letter} bottom={bottom} share={shareAlong(span, periods.indexOf(note.period), points.length)} />)}
      <WrappedText text={lines} x={0} y={bottom + 47} widthPx={layoutPx} fontPx={smallFontPx} />
      {entries.map(({ mark, text }, at) => <LegendLine mark={mark} text={text} y={legendTop + at * legendLinePx} />)}
      <Notes notes={notes} top={notesTop} layoutPx={layoutPx} />
    </Canvas>
  );
}

export function Tick({ y, text }: { y: number; text: string }): JSX.Element {
  return (
    <g>
      <line x1="0" x2="100%" y1={y} y2={y} stroke="currentColor" stroke-opacity="0.15" {...tint('grid')} />
      <text x="0" y={y - 4} font-size={smallFontPx} fill="currentColor" {...tint('quiet')}>{text}</text>
    </g>
  );
}

/** A period whose figure may not be shown stands as a cross on the axis, so that it is not taken for one without a figure. */
export function HiddenMark({ x, y }: { x: number | string; y: number }): JSX.Element {
  return <svg x={x} y={y} width="1" height="1" overflow="visible"><path class="allied-chart__hidden" d="M-4 -4L4 4M-4 4L4 -4" stroke="currentColor" stroke-width="2" /></svg>;
}

export const legendLinePx = 24;

type Entry = { mark: (y: number) => JSX.Element; text: string };

function legendOf({ points }: Control): Entry[] {
  const kinds = kindsOf(points).map((kind): Entry => ({ mark: (y) => <PointMark kind={kind} x={10} y={y} sizePx={9} />, text: kindWords[kind] }));
  const words = points.find(({ value, words: instead }) => value === null && instead !== undefined)?.words;
  return words === undefined ? kinds : [...kinds, { mark: (y) => <HiddenMark x={10} y={y} />, text: words }];
}

export function LegendLine({ mark, text, y }: Entry & { y: number }): JSX.Element {
  return (
    <g>
      {mark(y + 8)}
      <text x="26" y={y + 13} font-size={smallFontPx} fill="currentColor" {...tint('text')}>{text}</text>
    </g>
  );
}
