import type { JSX } from 'preact';
import { Figure, type ChartFrame, type ChartTable } from './figure.tsx';
import { Mark } from './marks.tsx';
import { Canvas, fontPx, lineHeightPx, narrowPx, smallFontPx, textHeightPx, tint, WrappedText } from './svg.tsx';
import { TwoWidths } from './two-widths.tsx';

export type TimelineState = 'done' | 'now' | 'planned';
export type TimelineItem = { year: number; label: string; /** For instance 'March'. */ when?: string; state: TimelineState };
export type Timeline = { firstYear: number; lastYear: number; items: readonly TimelineItem[] };

const stateWords: Record<TimelineState, string> = { done: 'done', now: 'under way', planned: 'planned' };

/** What happens in each year: side by side where there is room, one under another where there is not. */
export function TimelineYears({ frame, ...data }: Timeline & { frame: ChartFrame }): JSX.Element {
  return (
    <Figure frame={frame} table={timelineTable(data)}>
      <TwoWidths draw={({ widthPx, suffix, className }) => (
        <TimelineDrawing frame={{ ...frame, id: frame.id + suffix }} {...data} widthPx={widthPx} className={className} />
      )} />
    </Figure>
  );
}

/** The same items in rows, in the order of their years. Items outside the years are refused, not dropped. */
export function timelineTable({ firstYear, lastYear, items }: Timeline): ChartTable {
  const outside = items.find((item) => item.year < firstYear || item.year > lastYear);
  if (outside !== undefined) throw new Error(`"${outside.label}" is in ${outside.year}, outside ${firstYear} to ${lastYear}`);
  const inOrder = items.toSorted((first, second) => first.year - second.year);
  return {
    columns: ['Year', 'When', 'What', 'State'].map((heading) => ({ heading })),
    rows: inOrder.map((item) => [String(item.year), item.when ?? 'in the year', item.label, stateWords[item.state]]),
  };
}

type Place = { x: number; y: number };
const itemGapPx = 10;
const headPx = 34;

/** The drawing alone, at a fixed width. */
export function TimelineDrawing({ frame, firstYear, lastYear, items, widthPx, className }: Timeline & {
  frame: ChartFrame;
  widthPx: number;
  className?: string;
}): JSX.Element {
  const years = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => ({
    year: firstYear + at, items: items.filter((item) => item.year === firstYear + at),
  }));
  const isNarrow = widthPx <= narrowPx;
  const columnPx = isNarrow ? widthPx : widthPx / years.length;
  const textPx = columnPx - 32;
  const heights = years.map((year) => headPx + Math.max(lineHeightPx(smallFontPx), year.items.reduce((sum, item) => sum + itemHeight(item, textPx), 0)) + 6);
  const tops = heights.map((_, at) => heights.slice(0, at).reduce((sum, height) => sum + height, 0));
  const place = (at: number): Place => (isNarrow ? { x: 0, y: tops[at] ?? 0 } : { x: at * columnPx, y: 0 });
  const heightPx = isNarrow ? heights.reduce((sum, height) => sum + height, 0) : Math.max(...heights);
  const rail = isNarrow ? { x1: 9, x2: 9, y1: 12, y2: heightPx } : { x1: 9, x2: widthPx, y1: 12, y2: 12 };
  return (
    <Canvas
      id={frame.id} title={frame.title} description={frame.description ?? timelineDescription(items)} widthPx={widthPx} heightPx={heightPx}
      {...(className === undefined ? {} : { className })}
    >
      <line {...rail} stroke="currentColor" stroke-width="2" {...tint('axis')} />
      {years.map((year, at) => <Year year={year.year} items={year.items} place={place(at)} textPx={textPx} isNarrow={isNarrow} />)}
    </Canvas>
  );
}

function itemText(item: TimelineItem): string {
  return `${item.when === undefined ? '' : `${item.when}: `}${item.label} (${stateWords[item.state]})`;
}

function itemHeight(item: TimelineItem, textPx: number): number {
  return textHeightPx(itemText(item), smallFontPx, textPx) + itemGapPx;
}

function Year({ year, items, place, textPx, isNarrow }: { year: number; items: readonly TimelineItem[]; place: Place; textPx: number; isNarrow: boolean }) {
  let y = place.y + headPx;
  const yearY = isNarrow ? place.y + 18 : place.y + headPx;
  if (!isNarrow) y += 18;
  return (
    <g>
      <circle cx={place.x + 9} cy={place.y + 12} r="8" fill="currentColor" {...tint('year')} />
      <text x={place.x + (isNarrow ? 26 : 2)} y={yearY} font-size={fontPx} font-weight="bold" fill="currentColor" {...tint('text')}>{year}</text>
      {items.length === 0 && <WrappedText text="Nothing recorded" x={place.x + 26} y={y + smallFontPx} widthPx={textPx} fontPx={smallFontPx} tone="quiet" />}
      {items.map((item) => {
        const top = y;
        y += itemHeight(item, textPx);
        return (
          <g>
            <Mark nth={item.state === 'now' ? 3 : 0} x={place.x + 9} y={top + 9} isHollow={item.state === 'planned'} />
            <WrappedText text={itemText(item)} x={place.x + 26} y={top + smallFontPx} widthPx={textPx} fontPx={smallFontPx} />
          </g>
        );
      })}
    </g>
  );
}

function timelineDescription(items: readonly TimelineItem[]): string {
  return `${items.map((item) => `${item.year}, ${itemText(item)}`).join('; ')}.`;
}
