import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { redline, type RedlinePart } from '../domain/redline.ts';
import { strategyHead, type StrategyHead } from './strategy-head.ts';
import { flatten, strategyTree, type TreeNode } from './strategy-tree.ts';

export interface VersionLine {
  number: number;
  madeAt: Date;
  reason: string;
  source: 'file' | 'edit';
}

export interface NodeChange {
  code: string;
  change: 'added' | 'removed' | 'changed' | 'moved';
  before: TreeNode | null;
  after: TreeNode | null;
  title: readonly RedlinePart[];
  text: readonly RedlinePart[];
}

export interface VersionsPage {
  head: StrategyHead;
  versions: readonly VersionLine[];
  compared: { from: StrategyHead; to: StrategyHead; changes: readonly NodeChange[]; sameCount: number } | null;
}

/** All versions, and two of them side by side where asked for. Throws NotFound for a version that is not held. */
export async function versionsPage(tx: Tx, code: string, asked: { from?: number; to?: number }): Promise<VersionsPage> {
  const head = await strategyHead(tx, code);
  const rows = await tx.selectFrom('strategy.version').select(['number', 'made_at', 'reason', 'source'])
    .where('strategy_id', '=', head.id).orderBy('number', 'desc').limit(500).execute();
  const versions = rows.map((row): VersionLine => ({ number: row.number, madeAt: row.made_at, reason: row.reason, source: row.source === 'edit' ? 'edit' : 'file' }));
  if (asked.from === undefined || asked.to === undefined) return { head, versions, compared: null };
  if (asked.from === asked.to) throw new NotFound('Choose two different versions to compare.');
  return { head, versions, compared: await compare(tx, code, Math.min(asked.from, asked.to), Math.max(asked.from, asked.to)) };
}

async function compare(tx: Tx, code: string, older: number, newer: number): Promise<VersionsPage['compared']> {
  const [from, to] = [await strategyHead(tx, code, { version: older }), await strategyHead(tx, code, { version: newer })];
  const before = flatten(await strategyTree(tx, from.id, older));
  const after = flatten(await strategyTree(tx, to.id, newer));
  const changes = changesBetween(before, after);
  return { from, to, changes, sameCount: after.length - changes.filter(({ change }) => change !== 'removed').length };
}

/** In the order of the newer version; what was taken out comes last. */
export function changesBetween(before: readonly TreeNode[], after: readonly TreeNode[]): NodeChange[] {
  const [old, now] = [new Map(before.map((node) => [node.code, node])), new Set(after.map(({ code }) => code))];
  const kept = after.flatMap((node) => changeOf(old.get(node.code) ?? null, node));
  return [...kept, ...before.filter(({ code }) => !now.has(code)).flatMap((node) => changeOf(node, null))];
}

function changeOf(before: TreeNode | null, after: TreeNode | null): NodeChange[] {
  const words = { title: redline(before?.title ?? '', after?.title ?? ''), text: redline(before?.body ?? '', after?.body ?? '') };
  const code = (after ?? before)?.code ?? '';
  if (!before || !after) return [{ code, change: before ? 'removed' : 'added', before, after, ...words }];
  if (before.title !== after.title || before.body !== after.body) return [{ code, change: 'changed', before, after, ...words }];
  return before.parentCode === after.parentCode ? [] : [{ code, change: 'moved', before, after, ...words }];
}
