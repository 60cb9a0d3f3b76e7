import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { coverageOf, unalignedNodes, type NodeCoverage } from '../domain/alignment-coverage.ts';
import type { FlatNode } from '../domain/strategy-nodes.ts';
import type { Alignment } from '../domain/strategy-schema.ts';
import { linksBetween, type LinkLine } from './links.ts';
import { strategyHead, type StrategyHead } from './strategy-head.ts';
import { strategyTree, type TreeNode } from './strategy-tree.ts';

/** How one strategy takes up another. `gives` holds the links, from its parts to parts of `receives`. */
export interface Direction {
  gives: StrategyHead;
  receives: StrategyHead;
  links: readonly LinkLine[];
  /** Each part of the receiving strategy that can be acted on, and how far it is taken up. */
  coverage: readonly NodeCoverage[];
  /** Parts of the giving strategy that serve nothing in the receiving one. */
  unaligned: readonly FlatNode[];
  givingNodes: readonly FlatNode[];
  receivingNodes: readonly FlatNode[];
}

export interface AlignmentPage {
  head: StrategyHead;
  other: StrategyHead;
  /** The direction that holds links first; the other only where it holds some too. */
  directions: readonly Direction[];
}

export async function alignmentPage(tx: Tx, code: string, otherCode: string): Promise<AlignmentPage> {
  const [head, other] = [await strategyHead(tx, code), await strategyHead(tx, otherCode)];
  const [mine, theirs] = [await flatNodes(tx, head), await flatNodes(tx, other)];
  const out = direction({ gives: head, receives: other, links: await linksBetween(tx, head.id, other.id), givingNodes: mine, receivingNodes: theirs });
  const back = direction({ gives: other, receives: head, links: await linksBetween(tx, other.id, head.id), givingNodes: theirs, receivingNodes: mine });
  const directions = [out, back].filter(({ links }) => links.length > 0);
  return { head, other, directions: directions.length > 0 ? directions : [out] };
}

function direction(given: Omit<Direction, 'coverage' | 'unaligned'>): Direction {
  const alignments = asAlignments(given.links);
  return { ...given, coverage: coverageOf(given.receivingNodes, given.givingNodes, alignments), unaligned: unalignedNodes(given.givingNodes, alignments) };
}

/** The rules speak of one entry per part with its main and also links. */
function asAlignments(links: readonly LinkLine[]): Alignment[] {
  return [...Map.groupBy(links, ({ from }) => from.code)].map(([from, lines]) => ({
    from, main: lines.filter(({ weight }) => weight === 'main').map(({ to }) => to.code), also: lines.filter(({ weight }) => weight === 'also').map(({ to }) => to.code),
    reason: lines[0]?.reason ?? '', judgement: lines[0]?.judgement ?? '',
  }));
}

async function flatNodes(tx: Tx, head: StrategyHead): Promise<FlatNode[]> {
  return flat(await strategyTree(tx, head.id, head.version.number), 'strategy', 1);
}

function flat(nodes: readonly TreeNode[], parentType: FlatNode['parentType'], depth: number): FlatNode[] {
  return nodes.flatMap(({ code, type, title, parentCode, position, children }) => [
    { code, type, title, parentCode, parentType, position, depth, path: [] }, ...flat(children, type, depth + 1),
  ]);
}

export interface Partner {
  code: string;
  shortTitle: string;
  publisher: string;
  isExample: boolean;
}

/** Strategies with a link from or to this one: at most 100 each way, real ones first. */
export async function alignmentPartners(tx: Tx, strategyId: string): Promise<Partner[]> {
  const { rows } = await sql<{ code: string; short_title: string; publisher: string; is_example: boolean }>`
    select p.code, p.short_title, o.name as publisher, p.is_example from (
      (select s.* from strategy.strategy s where exists (select from strategy.alignment a where a.from_strategy_id = ${strategyId} and a.to_strategy_id = s.id and a.ended_at is null)
        order by s.is_example, s.code limit 100)
      union
      (select s.* from strategy.strategy s where exists (select from strategy.alignment a where a.from_strategy_id = s.id and a.to_strategy_id = ${strategyId} and a.ended_at is null)
        order by s.is_example, s.code limit 100)
    ) p join directory.organisation o on o.id = p.organisation_id order by p.is_example, p.code`.execute(tx);
  return rows.map((row) => ({ code: row.code, shortTitle: row.short_title, publisher: row.publisher, isExample: row.is_example }));
}
