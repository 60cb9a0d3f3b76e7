import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { flattenNodes, type FlatNode } from '../domain/strategy-nodes.ts';
import type { StrategyDocument } from '../domain/strategy-schema.ts';

export interface StrategyRow {
  id: string;
  code: string;
  organisationId: string;
  state: string;
  currentVersion: number;
  isPublic: boolean;
  title: string;
  shortTitle: string;
}

/** One writer per strategy at a time, held until the transaction ends. Works before the row exists, unlike a row lock. */
export async function lockStrategy(tx: Tx, code: string): Promise<StrategyRow | null> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`strategy ${code}`}, 0))`.execute(tx);
  return findStrategy(tx, code);
}

/**
 * Keeps a strategy as it is until the transaction ends, for those who add to it without changing it: any number of them at
 * once, but none beside a writer. What is read before this may be old; read the state after it.
 */
export async function holdStrategy(tx: Tx, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${`strategy ${code}`}, 0))`.execute(tx);
}

export async function findStrategy(tx: Tx, code: string): Promise<StrategyRow | null> {
  const row = await tx.selectFrom('strategy.strategy')
    .select(['id', 'code', 'organisation_id', 'state', 'current_version', 'is_public', 'title', 'short_title'])
    .where('code', '=', code).executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id, code: row.code, organisationId: row.organisation_id, state: row.state, currentVersion: row.current_version,
    isPublic: row.is_public, title: row.title, shortTitle: row.short_title,
  };
}

export interface NewVersion {
  strategyId: string;
  number: number;
  madeAt: Date;
  madeBy: string | null;
  reason: string;
  document: StrategyDocument;
  documentHash: string;
  source: 'file' | 'edit';
}

/** Writes a version whole: the document as loaded, and its nodes as rows. Neither is ever changed afterwards. */
export async function insertVersion(tx: Tx, version: NewVersion): Promise<void> {
  await tx.insertInto('strategy.version').values({
    strategy_id: version.strategyId, number: version.number, made_at: version.madeAt, made_by: version.madeBy,
    reason: version.reason, document: JSON.stringify(version.document), document_hash: version.documentHash, source: version.source,
  }).execute();
  const rows = flattenNodes(version.document).map((node) => nodeRow(version, node));
  // In parts: one statement holds at most 65,535 values.
  for (let start = 0; start < rows.length; start += 2_000) {
    await tx.insertInto('strategy.node').values(rows.slice(start, start + 2_000)).execute();
  }
}

function nodeRow({ strategyId, number }: NewVersion, node: FlatNode) {
  const facts = { titleFidelity: node.titleFidelity, textFidelity: node.textFidelity };
  return {
    strategy_id: strategyId, version_number: number, code: node.code, type: node.type, parent_code: node.parentCode, position: node.position,
    title: node.title, variants: node.variants ?? [], body: node.text ?? null, section: node.section ?? null, note: node.note ?? null, evolved_from: node.evolvedFrom ?? null,
    facts: JSON.stringify(facts),
  };
}

export interface HeldVersion {
  number: number;
  document: StrategyDocument;
  documentHash: string;
  source: 'file' | 'edit';
}

/** The version in force. */
export const currentVersion = (tx: Tx, strategyId: string) => heldVersion(tx, strategyId, null);
/** The version that came from a file last, whatever was edited since. */
export const lastLoadedVersion = (tx: Tx, strategyId: string) => heldVersion(tx, strategyId, 'file');

async function heldVersion(tx: Tx, strategyId: string, source: 'file' | null): Promise<HeldVersion | null> {
  const row = await tx.selectFrom('strategy.version').select(['number', 'document', 'document_hash', 'source'])
    .where('strategy_id', '=', strategyId).$if(source !== null, (query) => query.where('source', '=', source ?? ''))
    .orderBy('number', 'desc').limit(1).executeTakeFirst();
  if (!row) return null;
  return {
    number: row.number, document: row.document as unknown as StrategyDocument, documentHash: row.document_hash,
    source: row.source === 'edit' ? 'edit' : 'file',
  };
}

/** Which of these codes are held, of strategies and of nodes in their current wording, as far as the viewer may see. */
export async function knownCodes(tx: Tx, asked: readonly string[]): Promise<Set<string>> {
  if (asked.length === 0) return new Set();
  const strategies = await tx.selectFrom('strategy.strategy').select('code').where('code', 'in', asked).execute();
  const nodes = await tx.selectFrom('strategy.node as n')
    .innerJoin('strategy.strategy as s', (join) => join.onRef('s.id', '=', 'n.strategy_id').onRef('s.current_version', '=', 'n.version_number'))
    .select('n.code').where('n.code', 'in', asked).execute();
  return new Set([...strategies, ...nodes].map(({ code }) => code));
}
