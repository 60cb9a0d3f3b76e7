import { narrowPx, smallFontPx, textHeightPx } from './svg.tsx';

/** A thing and what stands behind it. */
export type TreeNode = { id: string; label: string; children: readonly TreeNode[] };

export type TreeBox = { id: string; label: string; depth: number; x: number; y: number; widthPx: number; heightPx: number; parent: TreeBox | null };

export const treePaddingPx = 6;
const gapPx = 10;
const betweenPx = 22;
const indentPx = 18;

/** Where each box stands: side by side in columns, or, on a phone, under each other and set in. Answers the boxes and how high they are together. */
export function layOutTree(root: TreeNode, widthPx: number, columns: number): { boxes: TreeBox[]; heightPx: number } {
  return widthPx <= narrowPx ? underEachOther(root, widthPx) : inColumns(root, widthPx, columns);
}

const boxHeightPx = (label: string, widthPx: number): number => textHeightPx(label, smallFontPx, widthPx - 2 * treePaddingPx) + 2 * treePaddingPx;

function inColumns(root: TreeNode, widthPx: number, columns: number): { boxes: TreeBox[]; heightPx: number } {
  const columnPx = (widthPx - betweenPx * (columns - 1) - 2) / columns;
  const boxes: TreeBox[] = [];
  const place = (node: TreeNode, depth: number, top: number, parent: TreeBox | null): number => {
    const own = boxHeightPx(node.label, columnPx);
    const box: TreeBox = { id: node.id, label: node.label, depth, x: 1 + depth * (columnPx + betweenPx), y: top, widthPx: columnPx, heightPx: own, parent };
    boxes.push(box);
    let bottom = top;
    for (const child of node.children) bottom = place(child, depth + 1, bottom, box) + gapPx;
    const span = Math.max(own, node.children.length === 0 ? 0 : bottom - gapPx - top);
    box.y = top + (span - own) / 2;
    return top + span;
  };
  const heightPx = place(root, 0, 1, null) + 2;
  return { boxes, heightPx };
}

function underEachOther(root: TreeNode, widthPx: number): { boxes: TreeBox[]; heightPx: number } {
  const boxes: TreeBox[] = [];
  let y = 1;
  const place = (node: TreeNode, depth: number, parent: TreeBox | null): void => {
    const box: TreeBox = { id: node.id, label: node.label, depth, x: 1 + depth * indentPx, y, widthPx: widthPx - 2 - depth * indentPx, heightPx: boxHeightPx(node.label, widthPx - 2 - depth * indentPx), parent };
    boxes.push(box);
    y += box.heightPx + gapPx;
    for (const child of node.children) place(child, depth + 1, box);
  };
  place(root, 0, null);
  return { boxes, heightPx: y };
}
