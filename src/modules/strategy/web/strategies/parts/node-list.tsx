import type { WordingAsked } from '../../../queries/strategy-head.ts';
import type { TreeNode } from '../../../queries/strategy-tree.ts';
import { nodeHref } from '../addresses.ts';
import { capitalised, counted } from '../words.ts';

interface Listing {
  strategyCode: string;
  nodes: readonly TreeNode[];
  wording: WordingAsked;
}

/** Runs of one kind in printed order: "2 principles", "4 foundations", "5 areas of focus". */
export const groupsOf = (nodes: readonly TreeNode[]): TreeNode[][] => {
  const groups: TreeNode[][] = [];
  for (const node of nodes) {
    const last = groups.at(-1);
    if (last?.[0]?.type === node.type) last.push(node);
    else groups.push([node]);
  }
  return groups;
};

export const groupTitle = (group: readonly TreeNode[]): string => (group[0] ? counted(group[0].type, group.length) : '');

/** The whole strategy as headings and nested lists: what the diagram shows, for every reader and every device. */
export function StrategyList({ strategyCode, nodes, wording }: Listing) {
  return (
    <>
      {groupsOf(nodes).map((group) => (
        <>
          <h3 class="nhsuk-heading-s">{capitalised(groupTitle(group))}</h3>
          <NodeList strategyCode={strategyCode} nodes={group} wording={wording} />
        </>
      ))}
    </>
  );
}

export function NodeList({ strategyCode, nodes, wording }: Listing) {
  return (
    <ul class="nhsuk-list nhsuk-list--bullet">
      {nodes.map((node) => (
        <li>
          <a href={nodeHref(strategyCode, node.code, wording)}>{node.title}</a>
          <SharedNote nodes={node.children} />
          {node.children.length > 0 && <NodeList strategyCode={strategyCode} nodes={node.children} wording={wording} />}
        </li>
      ))}
    </ul>
  );
}

/** A note that stands on every child says something about their list, so it is said once, above it. */
export function SharedNote({ nodes }: { nodes: readonly TreeNode[] }) {
  const note = nodes[0]?.note;
  if (!note || nodes.length < 2 || nodes.some((node) => node.note !== note)) return null;
  return <p class="nhsuk-body-s allied-shared-note" data-quoted>Note: {note}</p>;
}
