import { scaleLinear } from 'd3-scale';
import type { JSX } from 'preact';
import { Figure, numberOrText, type ChartFrame } from './figure.tsx';
import { gapDescription, gapTable, gapWords, inOrder, type Gap, type GapGroup } from './gap-words.ts';
import { rounded } from './control-words.ts';
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
  return <StretchedWidths frame={drawing.frame} widthPx={widthPx} heightPx={(layoutPx) => heightPx(drawing, layoutPx)} draw={(layout) => <OneDrawing {...drawing} {...layout} />} />;
}

function OneDrawing({ frame, layoutPx, widthPx, className, ...data }: Gap & OneLayout) {
  const { unit = '', comparison } = data;
  const groups = inOrder(data.groups);
  const x = placeOf(data);
  const tops = rowTops(groups, unit, layoutPx);
  const bottom = tops.at(-1) ?? 0;
  return (
    <Canvas id={frame.id} title={frame.title} description={frame.description ?? gapDescription(data)} widthPx={widthPx} heightPx={heightPx(data, layoutPx)} {...(className === undefined ? {} : { className })}>
      {groups.map((group, at) => <Row group={group} top={tops[at] ?? 0} bottom={tops[at + 1] ?? 0} x={x} unit={unit} comparison={comparison?.value} layoutPx={layoutPx} />)}
      <line x1={percent(first)} x2={percent(last)} y1={bottom} y2={bottom} stroke="currentColor" {...tint('axis')} />
      {x.ticks(4).map((tick) => (
        <g>
          <line x1={percent(x(tick))} x2={percent(x(tick))} y1={bottom} y2={bottom + 5} stroke="currentColor" {...tint('axis')} />
          <text x={percent(x(tick))} y={bottom + 19} font-size={smallFontPx} text-anchor="middle" fill="currentColor" {...tint('quiet')}>{`${numberOrText(tick)}${unit}`}</text>
        </g>
      ))}
      <WrappedText text={legendWords(data)} x={0} y={bottom + axisPx + 14} widthPx={layoutPx} fontPx={smallFontPx} />
    </Canvas>
  );
}

function heightPx(data: Gap, layoutPx: number): number {
  return (rowTops(inOrder(data.groups), data.unit ?? '', layoutPx).at(-1) ?? 0) + axisPx + textHeightPx(legendWords(data), smallFontPx, layoutPx) + 6;
}

function placeOf({ groups, comparison }: Gap): Place {
  const all = [...groups.flatMap(({ value, lower, upper }) => [value, lower, upper].flatMap((each) => each ?? [])), ...(comparison === undefined ? [] : [comparison.value])];
  const [least, most] = all.length === 0 ? [0, 1] : [Math.min(...all), Math.max(...all)];
  const room = most > least ? 0 : Math.abs(most) * 0.1 || 1;
  return scaleLinear([least - room, most + room], [first, last]).nice(4);
}

const labelOf = ({ label }: GapGroup, words: string) => `${label}: ${words}`;

/** Where each row begins, and last where the rows end. */
function rowTops(groups: readonly GapGroup[], unit: string, layoutPx: number): number[] {
  const tops = [0];
  for (const group of groups) tops.push((tops.at(-1) ?? 0) + textHeightPx(labelOf(group, gapWords(group, unit)), fontPx, layoutPx) + (group.value === null ? 10 : barPx));
  return tops;
}

function Row({ group, top, bottom, x, unit, comparison, layoutPx }: { group: GapGroup; top: number; bottom: number; x: Place; unit: string; comparison: number | undefined; layoutPx: number }) {
  const y = bottom - barPx / 2;
  const { value, lower, upper } = group;
  return (
    <g>
      <WrappedText text={labelOf(group, gapWords(group, unit))} x={0} y={top + fontPx} widthPx={layoutPx} />
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
    `Bars: ${confidence} intervals`, ...(comparison === undefined ? [] : [`upright lines: ${comparison.label} ${numberOrText(rounded(comparison.value) ?? 0)}${unit}`]),
    ...(groups.some(({ isNotKnown, value }) => isNotKnown === true && value !== null) ? ['ring: group not known'] : []),
  ].join('; ');
}
