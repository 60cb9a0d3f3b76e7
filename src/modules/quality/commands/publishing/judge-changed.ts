import type { Tx } from '#platform/db';

/** What follows from new shown figures: judgements and signals. The one place where `judgeShown(tx, seriesIds, now)` (data/results) is to be called. */
export async function judgeChanged(_tx: Tx, _seriesIds: readonly string[], _now: Date): Promise<void> {}
