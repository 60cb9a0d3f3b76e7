import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { printedWith, type PrintedWith } from '../domain/printed-section.ts';
import { takingOutOf } from './last-words.ts';
import { strategyHead, type StrategyHead, type WordingAsked } from './strategy-head.ts';
import { flatten, strategyTree, type StrategyNodeRow, type TreeNode } from './strategy-tree.ts';
import { linksFrom, linksTo, type LinkLine } from './links.ts';
import { wordingsOf, type Wording } from './wordings.ts';

/** Everything the page of one part of a strategy shows. */
export interface NodePage {
  head: StrategyHead;
  node: TreeNode;
  /** From the top of the strategy down to the node's parent. */
  parents: readonly StrategyNodeRow[];
  /** What this part serves in other strategies, and what serves it there. */
  serves: readonly LinkLine[];
  servedBy: readonly LinkLine[];
  grewFrom: NodeElsewhere | null;
  grewInto: readonly NodeElsewhere[];
  /** Numbers, promises and people's words that the document prints in the same section; on the top parts only. */
  printed: PrintedWith;
  /** Every wording it has had, newest first. */
  wordings: readonly Wording[];
  /** Where the strategy no longer has this part: the version that took it out. The rest is as it last stood. */
  takenOut: { version: number; on: Date } | null;
}

export interface NodeElsewhere {
  strategyCode: string;
  strategyTitle: string;
  code: string;
  title: string;
}

/** Throws NotFound where the strategy has no such part in that wording. */
export async function nodePage(tx: Tx, strategyCode: string, nodeCode: string, asked: WordingAsked = {}): Promise<NodePage> {
  const head = await strategyHead(tx, strategyCode, asked);
  const roots = await strategyTree(tx, head.id, head.version.number);
  const all = flatten(roots);
  const node = all.find(({ code }) => code === nodeCode);
  if (!node) throw new NotFound('This strategy has no such part in this wording.');
  return {
    head, node, parents: parentsOf(node, all),
    serves: await linksFrom(tx, head.id, [node.code]), servedBy: await linksTo(tx, head.id, [node.code]),
    grewFrom: node.evolvedFrom === null ? null : ((await currentNodes(tx, 'code', node.evolvedFrom))[0] ?? null),
    grewInto: await currentNodes(tx, 'evolved_from', node.code),
    printed: printedWith(head.about, node, roots), wordings: await wordingsOf(tx, head.id, node.code), takenOut: null,
  };
}

/** The part as it stands, or as it last stood where it was taken out: what points at it must lead somewhere. Throws NotFound. */
export async function nodePageOrLast(tx: Tx, strategyCode: string, nodeCode: string, asked: WordingAsked): Promise<NodePage> {
  const isToday = asked.version === undefined && asked.on === undefined;
  const gone = isToday ? await takingOutOf(tx, strategyCode, nodeCode) : null;
  if (!gone) return nodePage(tx, strategyCode, nodeCode, asked);
  return { ...(await nodePage(tx, strategyCode, nodeCode, { version: gone.lastVersion })), takenOut: { version: gone.takenOutIn, on: gone.on } };
}

function parentsOf(node: StrategyNodeRow, all: readonly TreeNode[]): TreeNode[] {
  const parent = all.find(({ code }) => code === node.parentCode);
  return parent ? [...parentsOf(parent, all), parent] : [];
}

/** Parts of any strategy in their current wording, found by their own code or by the code they grew from. */
async function currentNodes(tx: Tx, column: 'code' | 'evolved_from', code: string): Promise<NodeElsewhere[]> {
  const rows = await tx.selectFrom('strategy.node as n')
    .innerJoin('strategy.strategy as s', (join) => join.onRef('s.id', '=', 'n.strategy_id').onRef('s.current_version', '=', 'n.version_number'))
    .select(['s.code as strategy_code', 's.short_title', 'n.code', 'n.title'])
    .where(`n.${column}`, '=', code).orderBy('s.code').limit(200).execute();
  return rows.map((row) => ({ strategyCode: row.strategy_code, strategyTitle: row.short_title, code: row.code, title: row.title }));
}
