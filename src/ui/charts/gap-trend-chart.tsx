import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { HiddenMark, Tick } from './control-chart.tsx';
import { Figure, numberOrText, type ChartFrame } from './figure.tsx';
import { gapTrendDescription, gapTrendTable, type GapPeriod, type GapTrend } from './gap-words.ts';
import { lettered, NoteMark, Notes, notesHeightPx } from './line-notes.tsx';
import { Mark } from './marks.tsx';
import { Canvas, layoutPxOf, percent, smallFontPx, textHeightPx, tint, WrappedText } from './svg.tsx';
import { PeriodNames, shareAlong, type AxisSpan } from './time-axis.tsx';

/**
 * A gap over time: each period's gap as a dot with its interval as an upright bar, and the line of no gap. Where the bar crosses that line, chance alone may be at work.
 *
 *     <GapTrendChart frame={{ id: 'gap-trend', title: 'Gap between the most and the least deprived fifth' }} periodHeading="Year" valueHeading="Gap in percentage points" unit=" points"
 *       periods={[{ period: '2024', value: 20.6, lower: 14.1, upper: 26.8 }, { period: '2025', value: 4.2, lower: -2.3, upper: 10.7, says: 'Narrowed; chance may explain what is left' }]} />
 */
export function GapTrendChart({ frame, ...data }: GapTrend & { frame: ChartFrame }): JSX.Element {
  return (
    <Figure frame={frame} table={gapTrendTable(data)}>
      <GapTrendDrawing frame={frame} {...data} />
    </Figure>
  );
}

const [top, bottom] = [30, 250];
const span: AxisSpan = { first: 0.14, last: 0.95 };

/** The drawing alone. `widthPx` is for documents and files, which cannot stretch. */
export function GapTrendDrawing({ frame, widthPx, ...data }: GapTrend & { frame: ChartFrame; widthPx?: number }): JSX.Element {
  const { periods, unit = '', confidence = '95%' } = data;
  const ends = [0, ...periods.flatMap(({ value, lower, upper }) => [value, lower, upper].flatMap((each) => each ?? []))];
  const y = scaleLinear([Math.min(...ends), Math.max(...ends) || 1], [bottom, top]).nice(5);
  const names = periods.map(({ period }) => period);
  const notes = lettered(data.annotations ?? [], names);
  const hidden = periods.find(({ value, words }) => value === null && words !== undefined)?.words;
  const legend = ['Dots: the gap', `upright bars: ${confidence} intervals`, 'heavy line: no gap', ...(hidden === undefined ? [] : [`crosses: ${hidden}`])].join('; ');
  const layoutPx = layoutPxOf(widthPx);
  const notesTop = bottom + 34 + textHeightPx(legend, smallFontPx, layoutPx) + 6;
  return (
    <Canvas id={frame.id} title={frame.title} description={frame.description ?? gapTrendDescription(data)} widthPx={widthPx} heightPx={notesTop + notesHeightPx(notes, layoutPx) + 4}>
      {y.ticks(5).map((tick, at, all) => <Tick y={y(tick)} text={`${numberOrText(tick)}${at === all.length - 1 ? unit : ''}`} />)}
      <PeriodNames periods={names} span={span} parts={2.5} y={bottom + 18} />
      <line x1="0" x2="100%" y1={y(0)} y2={y(0)} stroke="currentColor" stroke-width="3" {...tint('reference')} />
      {periods.map((one, at) => <Period one={one} share={shareAlong(span, at, periods.length)} y={y} />)}
      {notes.map((note) => <NoteMark letter={note.letter} bottom={bottom} share={shareAlong(span, names.indexOf(note.period), names.length)} />)}
      <WrappedText text={legend} x={0} y={bottom + 47} widthPx={layoutPx} fontPx={smallFontPx} />
      <Notes notes={notes} top={notesTop} layoutPx={layoutPx} />
    </Canvas>
  );
}

function Period({ one: { value, lower, upper, words }, share, y }: { one: GapPeriod; share: number; y: (value: number) => number }) {
  const x = percent(share);
  if (value === null) return words === undefined ? <g /> : <HiddenMark x={x} y={bottom} />;
  return (
    <g>
      {lower !== null && upper !== null && <line x1={x} x2={x} y1={y(lower)} y2={y(upper)} stroke="currentColor" stroke-width="2.5" {...tint('line')} />}
      {[lower, upper].map((end) => end !== null && <line x1={percent(share - 0.012)} x2={percent(share + 0.012)} y1={y(end)} y2={y(end)} stroke="currentColor" stroke-width="2.5" {...tint('line')} />)}
      <Mark nth={0} x={x} y={y(value)} sizePx={10} />
    </g>
  );
}
