import type { FlatNode } from './strategy-nodes.ts';
import type { Alignment } from './strategy-schema.ts';
import { isPrinciple, partsThatAct, partsToWorkOn } from './parts-to-work-on.ts';

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

/**
 * For every part of the parent strategy that can be worked on: which actions and principles of the local strategy serve
 * it. Covered: an action has it as a main link. Partly covered: an action has it only as an "also" link. A link to a part of a
 * foundation counts for the foundation. Where a strategy prints no actions, its lowest parts stand for them; a heading counts
 * only where nothing below it is linked, so that a link is never counted twice nor lost. A gap is a question to discuss,
 * never a score (requirements section 3).
 */
export function coverageOf(parentNodes: readonly FlatNode[], localNodes: readonly FlatNode[], alignments: readonly Alignment[]): NodeCoverage[] {
  const actions = actingAlignments(localNodes, alignments);
  const principleCodes = new Set(localNodes.filter(isPrinciple).map(({ code }) => code));
  const principles = alignments.filter(({ from }) => principleCodes.has(from));
  return partsToWorkOn(parentNodes).map((node) => {
    const within = codesWithin(node, parentNodes);
    const main = actions.filter((alignment) => alignment.main.some((code) => within.has(code)));
    const also = actions.filter((alignment) => !main.includes(alignment) && alignment.also.some((code) => within.has(code)));
    const principleLinks = principles.filter(({ main: first, also: second }) => [...first, ...second].some((code) => within.has(code)));
    const counts = { mainActionCount: main.length, alsoActionCount: also.length, principleLinkCount: principleLinks.length };
    return { code: node.code, title: node.title, ...counts, status: statusOf(counts) };
  });
}

/** The links of parts that say what is done: of the lowest ones, and of a heading where nothing below it is linked. */
function actingAlignments(localNodes: readonly FlatNode[], alignments: readonly Alignment[]): Alignment[] {
  const lowest = new Set(partsThatAct(localNodes).map(({ code }) => code));
  const linked = new Set(alignments.map(({ from }) => from));
  const byCode = new Map(localNodes.map((node) => [node.code, node]));
  return alignments.filter(({ from }) => {
    const node = byCode.get(from);
    if (lowest.has(from) || !node || isPrinciple(node)) return lowest.has(from);
    const below = [...codesWithin(node, localNodes)].filter((code) => code !== from);
    return below.some((code) => lowest.has(code)) && !below.some((code) => linked.has(code));
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
