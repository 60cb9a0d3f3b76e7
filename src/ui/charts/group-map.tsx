import type { JSX } from 'preact';
import { Figure, type ChartFrame, type ChartTable } from './figure.tsx';
import { patternOf, Patterns } from './marks.tsx';
import { Canvas, fontPx, smallFontPx, tint, WrappedText } from './svg.tsx';
import { TwoWidths } from './two-widths.tsx';

/** A group with a size and a place; places mean only how near groups are to each other. */
export type MapGroup = { label: string; size: number; x: number; y: number };
export type Groups = { groups: readonly MapGroup[]; labelHeading: string; sizeHeading: string };

/** Circles as large as their groups are, nearer to each other the more alike they are. No point stands for a person. */
export function GroupMap({ frame, ...data }: Groups & { frame: ChartFrame }): JSX.Element {
  return (
    <Figure frame={frame} table={groupTable(data)}>
      <TwoWidths draw={({ widthPx, suffix, className }) => <GroupDrawing frame={{ ...frame, id: frame.id + suffix }} {...data} widthPx={widthPx} className={className} />} />
    </Figure>
  );
}

/** Each group with its size, and how far it stands from every other, in hundredths of the largest distance. */
export function groupTable({ groups, labelHeading, sizeHeading }: Groups): ChartTable {
  const widest = Math.max(1e-9, ...groups.flatMap((a) => groups.map((b) => distance(a, b))));
  return {
    columns: [{ heading: labelHeading }, { heading: sizeHeading, numeric: true }, ...groups.map(({ label }) => ({ heading: `From ${label}`, numeric: true }))],
    rows: groups.map((group) => [group.label, group.size, ...groups.map((other) => Math.round((100 * distance(group, other)) / widest))]),
  };
}

const distance = (a: MapGroup, b: MapGroup): number => Math.hypot(a.x - b.x, a.y - b.y);

type Circle = MapGroup & { radiusPx: number; left: number; top: number };

/** The drawing alone, at a fixed width. */
export function GroupDrawing({ frame, widthPx, className, ...data }: Groups & { frame: ChartFrame; widthPx: number; className?: string }): JSX.Element {
  const { circles, heightPx } = placed(data.groups, widthPx);
  return (
    <Canvas id={frame.id} title={frame.title} description={frame.description ?? groupDescription(data)} widthPx={widthPx} heightPx={heightPx} {...(className === undefined ? {} : { className })}>
      <Patterns id={frame.id} />
      {circles.map((circle, at) => (
        <>
          <circle cx={circle.left} cy={circle.top} r={circle.radiusPx} fill={patternOf(frame.id, at + 1)} stroke="currentColor" stroke-width="2" {...tint('mark')} />
          <WrappedText text={circle.label} x={circle.left} anchor="middle" y={circle.top + circle.radiusPx + fontPx + 4} widthPx={labelPx} weight="bold" />
          <WrappedText text={peopleText(circle)} x={circle.left} anchor="middle" y={circle.top + circle.radiusPx + fontPx + 6 + smallFontPx + 6} widthPx={labelPx} />
        </>
      ))}
    </Canvas>
  );
}

const labelPx = 110;
const peopleText = ({ size }: MapGroup): string => (size === 1 ? '1 person' : `${size.toLocaleString('en-GB')} people`);

const mostHighPx = 360;

/** The largest circle takes a sixth of the width; areas are as sizes. One scale for both directions, so that distances are true. */
function placed(groups: readonly MapGroup[], widthPx: number): { circles: Circle[]; heightPx: number } {
  const largest = Math.max(1, ...groups.map(({ size }) => size));
  const mostPx = Math.min(widthPx / 6, 60);
  const [x, y] = [spread(groups, 'x'), spread(groups, 'y')];
  const room = { width: widthPx - 2 * mostPx - 48, height: mostHighPx - 2 * mostPx - 56 };
  const scale = Math.min(x.width > 0 ? room.width / x.width : Number.POSITIVE_INFINITY, y.width > 0 ? room.height / y.width : Number.POSITIVE_INFINITY);
  const from = (least: number, value: number) => (value === least ? 0 : (value - least) * scale);
  const circles = groups.map((group) => ({ ...group, radiusPx: mostPx * Math.sqrt(group.size / largest), left: mostPx + 4 + from(x.least, group.x), top: mostPx + 4 + from(y.least, group.y) }));
  return { circles, heightPx: Math.ceil(Math.max(0, ...circles.map(({ top, radiusPx }) => top + radiusPx)) + 56) };
}

function spread(groups: readonly MapGroup[], of: 'x' | 'y'): { least: number; width: number } {
  const all = groups.map((group) => group[of]);
  return { least: Math.min(...all), width: Math.max(...all) - Math.min(...all) };
}

export function groupDescription({ groups }: Groups): string {
  return groups.length === 0 ? 'No groups.' : `${groups.map((group) => `${group.label}: ${peopleText(group)}`).join('; ')}. Circles near each other vote alike more often.`;
}
