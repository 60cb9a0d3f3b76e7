import { linkHorizontal } from 'd3-shape';
import type { JSX } from 'preact';
import { Figure, type ChartFrame, type ChartTable } from './figure.tsx';
import { Canvas, fontPx, lineHeightPx, narrowPx, smallFontPx, textHeightPx, tint, WrappedText } from './svg.tsx';
import { layOutTree, treePaddingPx, type TreeBox, type TreeNode } from './tree-layout.ts';
import { TwoWidths } from './two-widths.tsx';

/** A tree and what each of its levels is called, the root's first. */
export type Tree = { root: TreeNode; headings: readonly string[] };

/** What leads to what, from one thing on the left to many on the right, such as an aim and its drivers. */
export function TreeDiagram({ frame, ...tree }: Tree & { frame: ChartFrame }): JSX.Element {
  return (
    <Figure frame={frame} table={treeTable(tree)}>
      <TwoWidths draw={({ widthPx, suffix, className }) => <TreeDrawing frame={{ ...frame, id: frame.id + suffix }} {...tree} widthPx={widthPx} className={className} />} />
    </Figure>
  );
}

/** One row for each path from the root to an end; what is not there yet stays empty. */
export function treeTable({ root, headings }: Tree): ChartTable {
  const paths = (node: TreeNode): string[][] => (node.children.length === 0 ? [[node.label]] : node.children.flatMap((child) => paths(child).map((path) => [node.label, ...path])));
  return { columns: headings.map((heading) => ({ heading })), rows: paths(root).map((path) => headings.map((_heading, at) => path[at] ?? '')) };
}

/** The drawing alone, at a fixed width. */
export function TreeDrawing({ frame, root, headings, widthPx, className }: Tree & { frame: ChartFrame; widthPx: number; className?: string }): JSX.Element {
  const { boxes, heightPx } = layOutTree(root, widthPx, headings.length);
  const isNarrow = widthPx <= narrowPx;
  const columnPx = boxes[0]?.widthPx ?? widthPx;
  const top = isNarrow ? 0 : Math.max(...headings.map((heading) => textHeightPx(heading, fontPx, columnPx, 'bold'))) + 8;
  return (
    <Canvas id={frame.id} title={frame.title} description={frame.description ?? treeDescription({ root, headings })} widthPx={widthPx} heightPx={top + heightPx} {...(className === undefined ? {} : { className })}>
      {!isNarrow && headings.map((heading, depth) => <WrappedText text={heading} x={boxes.find((box) => box.depth === depth)?.x ?? 1 + depth * (widthPx / headings.length)} y={fontPx} widthPx={columnPx} weight="bold" />)}
      <g transform={`translate(0 ${top})`}>
        {boxes.map((box) => box.parent && (isNarrow ? <Elbow box={box} parent={box.parent} /> : <Joint box={box} parent={box.parent} />))}
        {boxes.map((box) => <Box box={box} />)}
      </g>
    </Canvas>
  );
}

function Box({ box }: { box: TreeBox }) {
  return (
    <g>
      <rect x={box.x} y={box.y} width={box.widthPx} height={box.heightPx} rx="3" fill="none" stroke="currentColor" stroke-width={box.depth === 0 ? 3 : 1.5} {...tint('box')} />
      <WrappedText text={box.label} x={box.x + treePaddingPx} y={box.y + treePaddingPx + lineHeightPx(smallFontPx) - 5} widthPx={box.widthPx - 2 * treePaddingPx} fontPx={smallFontPx} />
    </g>
  );
}

type Ends = { box: TreeBox; parent: TreeBox };

function Joint({ box, parent }: Ends) {
  const path = linkHorizontal()({ source: [parent.x + parent.widthPx, parent.y + parent.heightPx / 2], target: [box.x, box.y + box.heightPx / 2] });
  return <path d={path ?? ''} fill="none" stroke="currentColor" stroke-width="1.5" {...tint('line')} />;
}

function Elbow({ box, parent }: Ends) {
  const x = parent.x + 8;
  return <path d={`M${x} ${parent.y + parent.heightPx}V${box.y + box.heightPx / 2}H${box.x}`} fill="none" stroke="currentColor" stroke-width="1.5" {...tint('line')} />;
}

function treeDescription({ root, headings }: Tree): string {
  const counts = headings.map(() => 0);
  const count = (node: TreeNode, depth: number): void => {
    counts[depth] = (counts[depth] ?? 0) + 1;
    for (const child of node.children) count(child, depth + 1);
  };
  count(root, 0);
  return `${root.label}. ${headings.slice(1).map((heading, at) => `${heading}: ${counts[at + 1] ?? 0}`).join('; ')}.`;
}
