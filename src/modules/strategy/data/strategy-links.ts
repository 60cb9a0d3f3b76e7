import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { Conflict } from '#platform/errors';
import type { StrategyDocument } from '../domain/strategy-schema.ts';

/** One statement "this serves that", as a file or a person makes it. */
export interface Link {
  from: string;
  to: string;
  weight: 'main' | 'also';
  reason: string;
  judgement: string;
}

export const linkKey = ({ from, to }: Pick<Link, 'from' | 'to'>): string => `${from} ${to}`;

/** The links a document states, one per pair of nodes. */
export function linksOf(document: StrategyDocument): Link[] {
  return (document.alignments ?? []).flatMap(({ from, main, also, reason, judgement }) =>
    (['main', 'also'] as const).flatMap((weight) => (weight === 'main' ? main : also).map((to) => ({ from, to, weight, reason, judgement }))),
  );
}

/** The strategy a node code belongs to: what stands before its first dot. */
export const strategyCodeOf = (nodeCode: string): string => nodeCode.split('.')[0] ?? nodeCode;

export interface LinkAuthor {
  now: Date;
  personId: string | null;
}

/** Begins links. `targets` gives the id of each strategy pointed at; a link to an unknown one is a bug of the caller. */
export async function beginLinks(tx: Tx, fromStrategyId: string, links: readonly Link[], targets: ReadonlyMap<string, string>, author: LinkAuthor): Promise<void> {
  if (links.length === 0) return;
  const rows = links.map((link) => {
    const to = targets.get(strategyCodeOf(link.to));
    if (!to) throw new Error(`No strategy is held for ${link.to}`);
    return {
      from_strategy_id: fromStrategyId, from_code: link.from, to_strategy_id: to, to_code: link.to, weight: link.weight,
      reason: link.reason, judgement: link.judgement, began_at: author.now, began_by: author.personId,
    };
  });
  for (let start = 0; start < rows.length; start += 2_000) {
    await tx.insertInto('strategy.alignment').values(rows.slice(start, start + 2_000)).execute();
  }
}

/** Ends open links between these pairs, keeping them to read. */
export async function endLinks(tx: Tx, fromStrategyId: string, pairs: readonly Pick<Link, 'from' | 'to'>[], reason: string, author: LinkAuthor): Promise<void> {
  for (const { from, to } of pairs) {
    await tx.updateTable('strategy.alignment').set({ ended_at: author.now, ended_by: author.personId, ended_reason: reason })
      .where('from_strategy_id', '=', fromStrategyId).where('from_code', '=', from).where('to_code', '=', to).where('ended_at', 'is', null).execute();
  }
}

/** The ids of strategies by code, as far as the viewer may see them. */
export async function strategyIds(tx: Tx, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const rows = await tx.selectFrom('strategy.strategy').select(['id', 'code']).where('code', 'in', codes).execute();
  return new Map(rows.map(({ id, code }) => [code, id]));
}

/** Asks the "at most two main links" rule now instead of at the end, so that its refusal can be answered in words. */
export async function checkMainLinks(tx: Tx): Promise<void> {
  try {
    await sql`set constraints strategy.at_most_two_main_links immediate`.execute(tx);
  } catch (error) {
    if ((error as { constraint?: string }).constraint !== 'at_most_two_main_links') throw error;
    throw new Conflict('At most two links may be main ones. Make another main link an “also” link first, or add this one as “also”.');
  }
}
