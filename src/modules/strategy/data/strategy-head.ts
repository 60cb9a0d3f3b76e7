import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { StrategyDocument } from '../domain/strategy-schema.ts';
import { isPublicState, stateToCode } from './strategy-state.ts';

/** Adds the strategy itself. Answers its id, or null where another organisation holds the code already. */
export async function insertStrategy(tx: Tx, document: StrategyDocument, organisationId: string, now: Date): Promise<string | null> {
  const row = await tx.insertInto('strategy.strategy').values({
    code: document.code, organisation_id: organisationId, state: stateToCode(document.status), is_public: isPublicState(document.status),
    created_at: now, current_version: 1, ...shown(document, organisationId),
  }).onConflict((conflict) => conflict.column('code').doNothing()).returning('id').executeTakeFirst();
  return row?.id ?? null;
}

/** Points at the new version. The state stays: it changes by a step of the life cycle with its reason, never by a file. */
export async function refreshStrategy(tx: Tx, { strategyId, organisationId, document, version }: Refreshing): Promise<void> {
  await tx.updateTable('strategy.strategy').set({ current_version: version, ...shown(document, organisationId) }).where('id', '=', strategyId).execute();
}

interface Refreshing {
  strategyId: string;
  organisationId: string;
  document: StrategyDocument;
  version: number;
}

/** What an imagined organisation plans is an example, whether its file says so or not. */
const shown = (document: StrategyDocument, organisationId: string) => ({
  title: document.title, short_title: document.shortTitle, period_start: document.period.start, period_end: document.period.end,
  is_example: sql<boolean>`${document.example ?? false} or coalesce((select o.is_example from directory.organisation o where o.id = ${organisationId}), false)`,
});
