import { sql } from 'kysely';
import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { readCounted } from '../../data/results/read-counted.ts';
import { addResult, addThemes, lastResult } from '../../data/results/result-rows.ts';
import { workOutBeside } from '../../data/results/work-out-beside.ts';

export type WhyResult = 'the end' | 'in person told' | 'what counts changed';

/**
 * Works out the result of a sealed phase and keeps it as a new version, for the worker. Where the same records were worked out before
 * with the same engines there is no new version. Answers the version that stands, or null where the phase is not sealed.
 */
export async function keepResult(tx: Tx, { phaseNumber, why, now }: { phaseNumber: number; why: WhyResult; now: Date }): Promise<number | null> {
  await sql`select pg_advisory_xact_lock(hashtext('conversations.result'), ${phaseNumber})`.execute(tx);
  const counted = await readCounted(tx, phaseNumber, now);
  if (!counted) return null;
  const last = await lastResult(tx, counted.phase.id);
  const result = await workOutBeside(counted);
  const isSame = last?.input_digest === result.inputDigest;
  const id = isSame ? last.id : newId();
  const version = isSame ? last.version : (last?.version ?? 0) + 1;
  if (!isSame) await addResult(tx, result, { id, version, phase: counted.phase, why, madeOn: londonDay(now) });
  await addThemes(tx, { resultId: id, phase: counted.phase, words: result.words });
  return version;
}
