import { sql } from 'kysely';
import { rowsOf, type PageAsked, type Rows } from '#platform/api';
import type { Tx } from '#platform/db';
import { stateFromCode } from '../../data/strategy-state.ts';
import type { StrategyState } from '../../domain/life-cycle-states.ts';
import { flatten, nodeColumns, strategyTree, toNode, type StrategyNodeRow } from '../strategy-tree.ts';

export interface StrategyRecord {
  id: string;
  code: string;
  title: string;
  shortTitle: string;
  organisation: string;
  state: StrategyState;
  periodStart: number;
  periodEnd: number;
  version: number;
  isExample: boolean;
  isPublic: boolean;
}

type StrategyRow = Omit<StrategyRecord, 'state'> & { state: string };

/** Strategies in the order of their codes. */
export async function strategyRecords(tx: Tx, { organisation }: { organisation?: string | undefined }, page: PageAsked): Promise<Rows<StrategyRecord>> {
  const after = page.after?.[0] ?? null;
  const { rows } = await sql<StrategyRow>`
    select s.id, s.code, s.title, s.short_title as "shortTitle", o.code as organisation, s.state, s.period_start as "periodStart", s.period_end as "periodEnd",
      s.current_version as version, s.is_example as "isExample", s.is_public as "isPublic"
    from strategy.strategy s join directory.organisation o on o.id = s.organisation_id
    where (${after}::text is null or s.code > ${after}) and (${organisation ?? null}::text is null or o.code = ${organisation ?? null})
    order by s.code limit ${page.limit + 1}`.execute(tx);
  return rowsOf(rows, page, ({ code }) => [code], (row) => ({ ...row, state: stateFromCode(row.state) }));
}

export interface VersionRecord {
  number: number;
  madeAt: string;
  reason: string;
  source: string;
}

/** The versions of a strategy, oldest first. */
export async function versionRecords(tx: Tx, strategyId: string, page: PageAsked): Promise<Rows<VersionRecord>> {
  const rows = await tx.selectFrom('strategy.version').select(['number', 'made_at', 'reason', 'source']).where('strategy_id', '=', strategyId)
    .where('number', '>', wholeNumber(page.after?.[0])).orderBy('number').limit(page.limit + 1).execute();
  return rowsOf(rows, page, ({ number }) => [String(number)], (row) => ({ number: row.number, madeAt: row.made_at.toISOString(), reason: row.reason, source: row.source }));
}

const wholeNumber = (text: string | undefined): number => (/^\d{1,9}$/.test(text ?? '') ? Number(text) : 0);

export interface NodeRecord {
  code: string;
  type: string;
  parent: string | null;
  /** From 1, among those under the same parent. */
  position: number;
  title: string;
  variants: string[];
  text: string | null;
  section: string | null;
  note: string | null;
  evolvedFrom: string | null;
}

/** The parts of one version in the order of the document, parents before children. A version never changes, so a page goes on after a code. */
export async function nodeRecords(tx: Tx, { strategyId, version }: { strategyId: string; version: number }, page: PageAsked): Promise<Rows<NodeRecord>> {
  const nodes = flatten(await strategyTree(tx, strategyId, version));
  const from = page.after ? nodes.findIndex(({ code }) => code === page.after?.[0]) + 1 : 0;
  return rowsOf(nodes.slice(from, from + page.limit + 1), page, ({ code }) => [code], nodeOf);
}

/** One part of one version; null where it has no such part. */
export async function nodeRecord(tx: Tx, { strategyId, version, code }: { strategyId: string; version: number; code: string }): Promise<NodeRecord | null> {
  const row = await tx.selectFrom('strategy.node').select(nodeColumns).where('strategy_id', '=', strategyId).where('version_number', '=', version).where('code', '=', code).executeTakeFirst();
  return row ? nodeOf(toNode(row)) : null;
}

const nodeOf = (node: StrategyNodeRow): NodeRecord => ({
  code: node.code, type: node.type, parent: node.parentCode, position: node.position, title: node.title, variants: [...node.variants], text: node.body,
  section: node.section, note: node.note, evolvedFrom: node.evolvedFrom,
});

export interface AlignmentRecord {
  id: string;
  from: { strategy: string; code: string };
  to: { strategy: string; code: string };
  weight: 'main' | 'also';
  reason: string;
  judgement: string;
  beganAt: string;
}

/** The open links from and to a strategy, in the order of their ids. */
export async function alignmentRecords(tx: Tx, { strategyId, withCode }: { strategyId: string; withCode?: string | undefined }, page: PageAsked): Promise<Rows<AlignmentRecord>> {
  const after = page.after?.[0] ?? '';
  const { rows } = await sql<Omit<AlignmentRecord, 'beganAt'> & { beganAt: Date }>`
    select a.id, jsonb_build_object('strategy', f.code, 'code', a.from_code) as "from", jsonb_build_object('strategy', t.code, 'code', a.to_code) as "to",
      a.weight, a.reason, a.judgement, a.began_at as "beganAt"
    from strategy.alignment a join strategy.strategy f on f.id = a.from_strategy_id join strategy.strategy t on t.id = a.to_strategy_id
    where a.ended_at is null and ${strategyId} in (a.from_strategy_id, a.to_strategy_id) and a.id::text > ${after}
      and (${withCode ?? null}::text is null or ${withCode ?? null} in (f.code, t.code))
    order by a.id::text limit ${page.limit + 1}`.execute(tx);
  return rowsOf(rows, page, ({ id }) => [id], (row) => ({ ...row, beganAt: row.beganAt.toISOString() }));
}
