/** A piece of work that an organisation registers, with the nodes it serves (row S25). */
export interface Workstream {
  readonly code: string;
  readonly title: string;
  readonly organisation: string;
  readonly nodes: readonly string[];
}

export interface NodeWork {
  readonly node: string;
  /** Distinct organisations, in the order their work was given. */
  readonly organisations: readonly string[];
  readonly workstreams: readonly Workstream[];
}

export interface OverlapView {
  /** Nodes that two or more organisations work on: who could join up. */
  readonly overlaps: readonly NodeWork[];
  /** Nodes that exactly one organisation works on. */
  readonly alone: readonly NodeWork[];
  /** Nodes nobody works on. */
  readonly gaps: readonly string[];
  /** Work that names no node of the list: not yet linked, never thrown away. */
  readonly unlinked: readonly Workstream[];
}

/**
 * Lays the work of several organisations beside the nodes of a strategy. Two workstreams of one organisation on one node
 * are no overlap. Nodes keep their order; with no workstreams every node is a gap.
 */
export function findOverlap(nodes: readonly string[], workstreams: readonly Workstream[]): OverlapView {
  const work = nodes.map((node): NodeWork => {
    const here = workstreams.filter((workstream) => workstream.nodes.includes(node));
    return { node, organisations: [...new Set(here.map(({ organisation }) => organisation))], workstreams: here };
  });
  const known = new Set(nodes);
  return {
    overlaps: work.filter(({ organisations }) => organisations.length > 1),
    alone: work.filter(({ organisations }) => organisations.length === 1),
    gaps: work.filter(({ organisations }) => organisations.length === 0).map(({ node }) => node),
    unlinked: workstreams.filter((workstream) => !workstream.nodes.some((node) => known.has(node))),
  };
}
