import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { Figure, numberOrText, type ChartFrame } from './figure.tsx';
import { gapDescription, gapTable, gapWords, inOrder, toATenth, type Gap, type GapGroup } from './gap-words.ts';
import { Mark } from './marks.tsx';
import { Canvas, fontPx, percent, smallFontPx, textHeightPx, tint, WrappedText } from './svg.tsx';
import { StretchedWidths, type OneLayout } from './two-widths.tsx';

/**
 * Groups one under another, each a dot with its interval on one axis, held against a comparison line. A hidden figure stands in words, the group "not known" last.
 *
 *     <GapChart frame={{ id: 'gap', title: 'Seen within six weeks, by deprivation' }} groupHeading="Fifth" valueHeading="Percentage" unit="%"
 *       comparison={{ label: 'Everybody', value: 71.4 }}
 *       groups={[{ label: 'Most deprived fifth', value: 61.2, lower: 57.9, upper: 64.4 }, { label: 'Second fifth', value: null, lower: null, upper: null, words: HIDDEN_BECAUSE },
 *         { label: 'Not known (6% of people)', value: 66, lower: 52, upper: 78, isNotKnown: true }]} />
 */
export function GapChart({ frame, ...data }: Gap & { frame: ChartFrame }): JSX.Element {
  return (
    <Figure frame={frame} table={gapTable(data)}>
      <GapDrawing frame={frame} {...data} />
    </Figure>
  );
}

const [first, last] = [0.03, 0.97];
const barPx = 30;
const axisPx = 26;
type Place = ((value: number) => number) & { ticks(count: number): number[] };

/** The drawing alone. `widthPx` is for documents and files, which cannot stretch. */
export function GapDrawing({ widthPx, ...drawing }: Gap & { frame: ChartFrame; widthPx?: number }): JSX.Element {
  const { frame, unit = '', ...data } = drawing;
  const content: Content = {
    lines: inOrder(data.groups).map((group) => ({ group, label: `${group.label}: ${gapWords(group, unit)}` })), unit, comparison: data.comparison?.value, x: placeOf(drawing),
    description: frame.description ?? gapDescription(drawing), legend: legendWords(drawing),
  };
  return <StretchedWidths frame={frame} widthPx={widthPx} heightPx={(layoutPx) => heightPx(rowTops(content.lines, layoutPx), content, layoutPx)} draw={(layout) => <OneDrawing content={content} {...layout} />} />;
}

type Line = { group: GapGroup; label: string };
/** What every width of the drawing shares. */
type Content = { lines: readonly Line[]; unit: string; comparison: number | undefined; x: Place; description: string; legend: string };

function OneDrawing({ frame, layoutPx, widthPx, className, content }: OneLayout & { content: Content }) {
  const { lines, unit, comparison, x, description, legend } = content;
  const tops = rowTops(lines, layoutPx);
  const bottom = tops.at(-1) ?? 0;
  return (
    <Canvas id={frame.id} title={frame.title} description={description} widthPx={widthPx} heightPx={heightPx(tops, content, layoutPx)} {...(className === undefined ? {} : { className })}>
      {lines.map((line, at) => <Row line={line} top={tops[at] ?? 0} bottom={tops[at + 1] ?? 0} x={x} comparison={comparison} layoutPx={layoutPx} />)}
      <line x1={percent(first)} x2={percent(last)} y1={bottom} y2={bottom} stroke="currentColor" {...tint('axis')} />
      {x.ticks(4).map((tick) => (
        <g>
          <line x1={percent(x(tick))} x2={percent(x(tick))} y1={bottom} y2={bottom + 5} stroke="currentColor" {...tint('axis')} />
          <text x={percent(x(tick))} y={bottom + 19} font-size={smallFontPx} text-anchor="middle" fill="currentColor" {...tint('quiet')}>{`${numberOrText(tick)}${unit}`}</text>
        </g>
      ))}
      <WrappedText text={legend} x={0} y={bottom + axisPx + 14} widthPx={layoutPx} fontPx={smallFontPx} />
    </Canvas>
  );
}

function heightPx(tops: readonly number[], { legend }: Content, layoutPx: number): number {
  return (tops.at(-1) ?? 0) + axisPx + textHeightPx(legend, smallFontPx, layoutPx) + 6;
}

function placeOf({ groups, comparison }: Gap): Place {
  const all = [...groups.flatMap(({ value, lower, upper }) => [value, lower, upper].flatMap((each) => each ?? [])), ...(comparison === undefined ? [] : [comparison.value])];
  const [least, most] = all.length === 0 ? [0, 1] : [Math.min(...all), Math.max(...all)];
  const room = most > least ? 0 : Math.abs(most) * 0.1 || 1;
  return scaleLinear([least - room, most + room], [first, last]).nice(4);
}

/** Where each row begins, and last where the rows end. */
function rowTops(lines: readonly Line[], layoutPx: number): number[] {
  let top = 0;
  return [0, ...lines.map(({ group, label }) => (top += textHeightPx(label, fontPx, layoutPx) + (group.value === null ? 10 : barPx)))];
}

function Row({ line: { group, label }, top, bottom, x, comparison, layoutPx }: { line: Line; top: number; bottom: number; x: Place; comparison: number | undefined; layoutPx: number }) {
  const y = bottom - barPx / 2;
  const { value, lower, upper } = group;
  return (
    <g>
      <WrappedText text={label} x={0} y={top + fontPx} widthPx={layoutPx} />
      {value !== null && comparison !== undefined && <line x1={percent(x(comparison))} x2={percent(x(comparison))} y1={y - 11} y2={y + 11} stroke="currentColor" stroke-width="3" {...tint('reference')} />}
      {value !== null && lower !== null && upper !== null && <Interval from={x(lower)} to={x(upper)} y={y} />}
      {value !== null && <Mark nth={0} x={percent(x(value))} y={y} sizePx={11} isHollow={group.isNotKnown === true} />}
    </g>
  );
}

function Interval({ from, to, y }: { from: number; to: number; y: number }) {
  return (
    <g>
      <line x1={percent(from)} x2={percent(to)} y1={y} y2={y} stroke="currentColor" stroke-width="2.5" {...tint('line')} />
      {[from, to].map((end) => <line x1={percent(end)} x2={percent(end)} y1={y - 5} y2={y + 5} stroke="currentColor" stroke-width="2.5" {...tint('line')} />)}
    </g>
  );
}

function legendWords({ groups, comparison, unit = '', confidence = '95%' }: Gap): string {
  return [
    `Bars: ${confidence} intervals`, ...(comparison === undefined ? [] : [`upright lines: ${comparison.label} ${toATenth(comparison.value)}${unit}`]),
    ...(groups.some(({ isNotKnown, value }) => isNotKnown === true && value !== null) ? ['ring: group not known'] : []),
  ].join('; ');
}
