import type { FlatNode } from './strategy-nodes.ts';
import type { Alignment } from './strategy-schema.ts';
import type { NodeType } from './node-types.ts';

export type CoverageStatus = 'no action' | 'only through principles' | 'partly covered' | 'covered';

/** How far one node of a parent strategy is taken up by another strategy. Counts are of distinct actions and principle parts. */
export interface NodeCoverage {
  readonly code: string;
  readonly title: string;
  readonly mainActionCount: number;
  readonly alsoActionCount: number;
  readonly principleLinkCount: number;
  readonly status: CoverageStatus;
}

/** The kinds of node that a local strategy can act on, so each is asked "what serves you?". */
const SERVED_TYPES: ReadonlySet<NodeType> = new Set([
  'commitment',
  'foundation',
  'vision',
  'support-workforce-ambition',
  'research-aspect',
  'digital-ambition',
  'ambition',
]);

/**
 * For every node of the parent strategy that can be acted on: which actions and principles of the local strategy serve
 * it. Covered: an action has it as a main link. Partly covered: an action has it only as an "also" link. A link to a part of a
 * foundation counts for the foundation. Objectives are headings, so only their actions count. A gap is a question to
 * discuss, never a score (requirements section 3).
 */
export function coverageOf(parentNodes: readonly FlatNode[], localNodes: readonly FlatNode[], alignments: readonly Alignment[]): NodeCoverage[] {
  const typeOf = new Map(localNodes.map(({ code, type }) => [code, type]));
  const ofType = (...types: NodeType[]) => alignments.filter(({ from }) => types.includes(typeOf.get(from) ?? 'aim'));
  const [actions, principles] = [ofType('action'), ofType('principle', 'commitment')];
  return parentNodes
    .filter(({ type }) => SERVED_TYPES.has(type))
    .map((node) => {
      const within = codesWithin(node, parentNodes);
      const main = actions.filter((alignment) => alignment.main.some((code) => within.has(code)));
      const also = actions.filter((alignment) => !main.includes(alignment) && alignment.also.some((code) => within.has(code)));
      const principleLinks = principles.filter(({ main: first, also: second }) => [...first, ...second].some((code) => within.has(code)));
      const counts = { mainActionCount: main.length, alsoActionCount: also.length, principleLinkCount: principleLinks.length };
      return { code: node.code, title: node.title, ...counts, status: statusOf(counts) };
    });
}

/** Nodes of the local strategy that serve nothing in any other strategy. Headings count as served when a part of theirs is. */
export function unalignedNodes(localNodes: readonly FlatNode[], alignments: readonly Alignment[]): FlatNode[] {
  const linked = new Set(alignments.map(({ from }) => from));
  return localNodes.filter((node) => ![...codesWithin(node, localNodes)].some((code) => linked.has(code)));
}

export interface ServedBy {
  readonly from: string;
  readonly strength: 'main' | 'also';
  readonly reason: string;
}

/** What serves this node, with reasons; main links first, then in the order of the local strategy. */
export function servedBy(code: string, alignments: readonly Alignment[]): ServedBy[] {
  return (['main', 'also'] as const).flatMap((strength) =>
    alignments.filter((alignment) => alignment[strength].includes(code)).map(({ from, reason }) => ({ from, strength, reason })),
  );
}

function statusOf(counts: Pick<NodeCoverage, 'mainActionCount' | 'alsoActionCount' | 'principleLinkCount'>): CoverageStatus {
  if (counts.mainActionCount > 0) return 'covered';
  if (counts.alsoActionCount > 0) return 'partly covered';
  return counts.principleLinkCount > 0 ? 'only through principles' : 'no action';
}

function codesWithin(node: FlatNode, nodes: readonly FlatNode[]): Set<string> {
  const within = new Set([node.code]);
  // Parents stand before their children in a flat list, so one pass is enough.
  for (const { code, parentCode } of nodes) if (parentCode !== null && within.has(parentCode)) within.add(code);
  return within;
}
