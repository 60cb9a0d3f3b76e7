import type { StrategyDocument, StrategyNode } from './strategy-schema.ts';
import type { ParentType } from './node-types.ts';

/** A node taken out of the tree: its parent's code (null at the top), its place among its siblings from 1, its depth from 1. */
export type FlatNode = Omit<StrategyNode, 'nodes'> & {
  readonly parentCode: string | null;
  readonly parentType: ParentType;
  readonly position: number;
  readonly depth: number;
  /** Where the node stands in the file, for problems that name a line. */
  readonly path: readonly (string | number)[];
};

/** Every node of the document in printed order, parents before children. */
export function flattenNodes(document: Pick<StrategyDocument, 'nodes'>): FlatNode[] {
  return flattenList(document.nodes, { code: null, type: 'strategy', depth: 0, path: [] });
}

interface Place {
  readonly code: string | null;
  readonly type: ParentType;
  readonly depth: number;
  readonly path: readonly (string | number)[];
}

function flattenList(nodes: readonly StrategyNode[], parent: Place): FlatNode[] {
  return nodes.flatMap((node, index) => {
    const { nodes: children = [], ...own } = node;
    const path = [...parent.path, 'nodes', index];
    const depth = parent.depth + 1;
    const flat: FlatNode = { ...own, parentCode: parent.code, parentType: parent.type, position: index + 1, depth, path };
    return [flat, ...flattenList(children, { code: node.code, type: node.type, depth, path })];
  });
}
