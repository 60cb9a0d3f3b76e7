import type { Tx } from '#platform/db';
import type { NodeType } from '../domain/node-types.ts';

export interface StrategyNodeRow {
  code: string;
  type: NodeType;
  parentCode: string | null;
  position: number;
  title: string;
  variants: readonly string[];
  body: string | null;
  section: string | null;
  note: string | null;
  /** How true to the print the title and the text are. */
  titleFidelity: 'as printed' | 'condensed';
  textFidelity: 'as printed' | 'condensed';
  evolvedFrom: string | null;
}

export interface TreeNode extends StrategyNodeRow {
  children: TreeNode[];
}

/** Every node of one version, parents before children, each list in printed order. */
export async function strategyTree(tx: Tx, strategyId: string, version: number): Promise<TreeNode[]> {
  const rows = await tx.selectFrom('strategy.node').select(nodeColumns)
    .where('strategy_id', '=', strategyId).where('version_number', '=', version).orderBy('position').orderBy('code').execute();
  const nodes = rows.map((row): TreeNode => ({ ...toNode(row), children: [] }));
  const byCode = new Map(nodes.map((node) => [node.code, node]));
  for (const node of nodes) if (node.parentCode !== null) byCode.get(node.parentCode)?.children.push(node);
  return nodes.filter(({ parentCode }) => parentCode === null);
}

export const nodeColumns = ['code', 'type', 'parent_code', 'position', 'title', 'variants', 'body', 'section', 'note', 'facts', 'evolved_from'] as const;

interface NodeColumns {
  code: string; type: string; parent_code: string | null; position: number; title: string; variants: string[];
  body: string | null; section: string | null; note: string | null; facts: unknown; evolved_from: string | null;
}

export function toNode(row: NodeColumns): StrategyNodeRow {
  const facts = row.facts as { titleFidelity?: 'condensed'; textFidelity?: 'condensed' };
  return {
    code: row.code, type: row.type as NodeType, parentCode: row.parent_code, position: row.position, title: row.title, variants: row.variants,
    body: row.body, section: row.section, note: row.note, evolvedFrom: row.evolved_from,
    titleFidelity: facts.titleFidelity ?? 'as printed', textFidelity: facts.textFidelity ?? 'as printed',
  };
}

/** A tree as one list, parents before children. */
export const flatten = (nodes: readonly TreeNode[]): TreeNode[] => nodes.flatMap((node) => [node, ...flatten(node.children)]);
