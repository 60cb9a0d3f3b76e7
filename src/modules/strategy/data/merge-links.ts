import type { Tx } from '#platform/db';
import { beginLinks, checkMainLinks, endLinks, linkKey, strategyCodeOf, strategyIds, type Link, type LinkAuthor } from './strategy-links.ts';

interface Merging {
  strategyId: string;
  /** What the file said before, and what it says now. */
  before: readonly Link[];
  after: readonly Link[];
  reason: string;
  author: LinkAuthor;
}

/**
 * Applies only what changed in the file, so that links people made or changed here stay as they judged them.
 * Throws Conflict when a node would end with more than two main links.
 */
export async function mergeLinks(tx: Tx, { strategyId, before, after, reason, author }: Merging): Promise<void> {
  const [old, now] = [new Map(before.map((link) => [linkKey(link), link])), new Map(after.map((link) => [linkKey(link), link]))];
  const gone = before.filter((link) => !now.has(linkKey(link)));
  const changed = after.filter((link) => !same(old.get(linkKey(link)), link));
  await endLinks(tx, strategyId, before.length > 0 ? [...gone, ...changed] : [], reason, author);
  const targets = await strategyIds(tx, [...new Set(changed.map(({ to }) => strategyCodeOf(to)))]);
  await beginLinks(tx, strategyId, changed, targets, author);
  await checkMainLinks(tx);
}

function same(old: Link | undefined, now: Link): boolean {
  return old !== undefined && old.weight === now.weight && old.reason === now.reason && old.judgement === now.judgement;
}
