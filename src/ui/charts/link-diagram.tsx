import { linkHorizontal } from 'd3-shape';
import type { JSX } from 'preact';
import { Figure, type ChartFrame, type ChartTable } from './figure.tsx';
import { Canvas, fontPx, lineHeightPx, narrowPx, smallFontPx, textHeightPx, tint, WrappedText } from './svg.tsx';
import { textWidthPx } from './text-width.ts';
import { TwoWidths } from './two-widths.tsx';

export type LinkEnd = { id: string; label: string };
export type LinkStrength = 'main' | 'also';
export type Links = {
  leftHeading: string;
  rightHeading: string;
  left: readonly LinkEnd[];
  right: readonly LinkEnd[];
  links: readonly { from: string; to: string; strength: LinkStrength }[];
};

/** Two columns joined by lines, for instance a trust's strategy and the national one. What has no line is a gap and says so. */
export function LinkDiagram({ frame, ...data }: Links & { frame: ChartFrame }): JSX.Element {
  return (
    <Figure frame={frame} table={linkTable(data)}>
      <TwoWidths draw={({ widthPx, suffix, className }) => (
        <LinkDrawing frame={{ ...frame, id: frame.id + suffix }} {...data} widthPx={widthPx} className={className} />
      )} />
    </Figure>
  );
}

const noLink = 'no link';

/** One row per link, then one row for each end on either side that has none. Throws when a link leads nowhere. */
export function linkTable({ left, right, links, leftHeading, rightHeading }: Links): ChartTable {
  const labelOf = (ends: readonly LinkEnd[], id: string) => {
    const end = ends.find((one) => one.id === id);
    if (end === undefined) throw new Error(`A link leads to "${id}", which is not in the diagram`);
    return end.label;
  };
  const rows = links.map((link) => [labelOf(left, link.from), labelOf(right, link.to), link.strength === 'main' ? 'main link' : 'also linked']);
  const gapsLeft = left.filter((end) => isGap(end, links)).map((end) => [end.label, noLink, noLink]);
  const gapsRight = right.filter((end) => isGap(end, links)).map((end) => [noLink, end.label, noLink]);
  return { columns: [{ heading: leftHeading }, { heading: rightHeading }, { heading: 'Link' }], rows: [...rows, ...gapsLeft, ...gapsRight] };
}

type Box = LinkEnd & { x: number; y: number; widthPx: number; heightPx: number; isGap: boolean };
const boxGapPx = 10;

const paddingPxOf = (boxPx: number): number => (boxPx <= widestOnPhonePx ? 4 : 8);
const widestOnPhonePx = 130;

/** On a phone a column is as wide as its longest word, so that none is broken and the lines get what is left. */
function columnPx(ends: readonly LinkEnd[], heading: string, widthPx: number): number {
  if (widthPx > narrowPx) return Math.round(widthPx * 0.38);
  const words = ends.flatMap((end) => end.label.split(/\s+/)).map((word) => textWidthPx(word, smallFontPx) + 2 * paddingPxOf(0));
  return Math.ceil(Math.min(widestOnPhonePx, Math.max(90, ...words, ...heading.split(/\s+/).map((word) => textWidthPx(word, fontPx, 'bold')))));
}

/** The drawing alone, at a fixed width. */
export function LinkDrawing({ frame, widthPx, className, ...data }: Links & { frame: ChartFrame; widthPx: number; className?: string }): JSX.Element {
  const [leftPx, rightPx] = [columnPx(data.left, data.leftHeading, widthPx), columnPx(data.right, data.rightHeading, widthPx)];
  const top = 8 + Math.max(textHeightPx(data.leftHeading, fontPx, leftPx, 'bold'), textHeightPx(data.rightHeading, fontPx, rightPx, 'bold'));
  const lefts = stack(data.left, { x: 1, top, widthPx: leftPx, links: data.links });
  const rights = stack(data.right, { x: widthPx - rightPx - 1, top, widthPx: rightPx, links: data.links });
  return (
    <Canvas
      id={frame.id} title={frame.title} description={frame.description ?? linkDescription(data)} widthPx={widthPx}
      heightPx={Math.max(bottomOf(lefts), bottomOf(rights), top)} {...(className === undefined ? {} : { className })}
    >
      <WrappedText text={data.leftHeading} x={1} y={fontPx} widthPx={leftPx} weight="bold" />
      <WrappedText text={data.rightHeading} x={widthPx - rightPx - 1} y={fontPx} widthPx={rightPx} weight="bold" />
      {data.links.map((link) => <LinkLine from={lefts.find((box) => box.id === link.from)} to={rights.find((box) => box.id === link.to)} strength={link.strength} />)}
      {[...lefts, ...rights].map((box) => <EndBox box={box} />)}
    </Canvas>
  );
}

function isGap(end: LinkEnd, links: Links['links']): boolean {
  return !links.some((link) => link.from === end.id || link.to === end.id);
}

function boxText(box: { label: string; isGap: boolean }): string {
  return box.isGap ? `${box.label} (${noLink})` : box.label;
}

function stack(ends: readonly LinkEnd[], column: { x: number; top: number; widthPx: number; links: Links['links'] }): Box[] {
  let y = column.top;
  const paddingPx = paddingPxOf(column.widthPx);
  return ends.map((end) => {
    const gap = isGap(end, column.links);
    const heightPx = textHeightPx(boxText({ ...end, isGap: gap }), smallFontPx, column.widthPx - 2 * paddingPx) + 2 * paddingPx;
    const box = { ...end, x: column.x, y, widthPx: column.widthPx, heightPx, isGap: gap };
    y += heightPx + boxGapPx;
    return box;
  });
}

function bottomOf(boxes: readonly Box[]): number {
  const last = boxes.at(-1);
  return last === undefined ? 0 : last.y + last.heightPx + 2;
}

function EndBox({ box }: { box: Box }) {
  const paddingPx = paddingPxOf(box.widthPx);
  return (
    <g>
      <rect
        x={box.x} y={box.y} width={box.widthPx} height={box.heightPx} rx="3" fill="none" stroke="currentColor" stroke-width={box.isGap ? 1.5 : 2}
        stroke-dasharray={box.isGap ? '4 3' : undefined} {...tint(box.isGap ? 'quiet' : 'box')}
      />
      <WrappedText text={boxText(box)} x={box.x + paddingPx} y={box.y + paddingPx + lineHeightPx(smallFontPx) - 5} widthPx={box.widthPx - 2 * paddingPx} fontPx={smallFontPx} tone={box.isGap ? 'quiet' : 'text'} />
    </g>
  );
}

function LinkLine({ from, to, strength }: { from: Box | undefined; to: Box | undefined; strength: LinkStrength }) {
  if (from === undefined || to === undefined) return null;
  const path = linkHorizontal()({
    source: [from.x + from.widthPx, from.y + from.heightPx / 2], target: [to.x, to.y + to.heightPx / 2],
  });
  return (
    <path
      d={path ?? ''} fill="none" stroke="currentColor" stroke-width={strength === 'main' ? 3 : 1.5} stroke-dasharray={strength === 'main' ? undefined : '5 4'}
      {...tint('line')}
    />
  );
}

function linkDescription(data: Links): string {
  const gaps = [...data.left, ...data.right].filter((end) => isGap(end, data.links)).map((end) => end.label);
  const counted = `${data.links.length} ${data.links.length === 1 ? 'link' : 'links'} between ${data.left.length} and ${data.right.length} items.`;
  return gaps.length === 0 ? `${counted} Every item has a link.` : `${counted} No link: ${gaps.join('; ')}.`;
}
