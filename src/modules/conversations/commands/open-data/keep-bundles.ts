import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Store, Tx } from '#platform/db';
import { zipOfPieces } from '#platform/zip';
import { makeBundle } from '../../data/open-data/make-bundle.ts';
import { keepResult } from '../results/keep-result.ts';
import { sealedPhases } from '../../queries/open-data/phase-for-bundle.ts';

const PIECE_BYTES = 262_144;

/** Makes the bundle of every sealed phase that has none, or one of older words, or one from before everything was typed in. Answers how many. */
export async function keepBundles(store: Store, now: Date, onlyOf?: string): Promise<number> {
  const due = await store.within({ as: 'worker' }, (tx) => phasesDue(tx, now, onlyOf));
  for (const { phaseId, phaseNumber, isComplete } of due) {
    // What is published and what it was worked out from belong together.
    await store.within({ as: 'worker' }, (tx) => keepResult(tx, { phaseNumber, why: isComplete ? 'in person told' : 'the end', now }));
    const changes = await store.reading({ as: 'worker' }, (tx) => changesOf(tx, phaseId));
    const archive = await store.reading({ as: 'worker' }, async (tx) => {
      const [phase] = await sealedPhases(tx, { phaseId });
      return phase ? Buffer.concat(await zipOfPieces(await makeBundle(tx, phase, now), now)) : null;
    });
    if (archive) await store.within({ as: 'worker' }, (tx) => keep(tx, { phaseId, changes, isComplete, archive, now }));
  }
  return due.length;
}

interface Due {
  phaseId: string;
  phaseNumber: number;
  isComplete: boolean;
}

async function phasesDue(tx: Tx, now: Date, onlyOf: string | undefined): Promise<Due[]> {
  await sql`insert into conversations.open_data (phase_id, organisation_id) select id, organisation_id from conversations.phase where sealed_at is not null and announced_at is not null and closed_at <= ${now} on conflict do nothing`.execute(tx);
  const { rows } = await sql<Due>`select d.phase_id as "phaseId", p.number as "phaseNumber", ${now} >= p.closed_at + make_interval(days => conversations.typing_days()) as "isComplete"
    from conversations.open_data d join conversations.phase p on p.id = d.phase_id join conversations.conversation c on c.id = p.conversation_id
    where p.closed_at <= ${now} and (${onlyOf ?? null}::text is null or c.code = ${onlyOf ?? null}) and (d.made_of_changes is distinct from d.changes or (not d.is_complete and ${now} >= p.closed_at + make_interval(days => conversations.typing_days()))) order by p.number`.execute(tx);
  return rows;
}

/** As it was before anything was read: what changes meanwhile makes the bundle old at once. */
async function changesOf(tx: Tx, phaseId: string): Promise<number> {
  return (await tx.selectFrom('conversations.open_data').select('changes').where('phase_id', '=', phaseId).executeTakeFirstOrThrow()).changes;
}

async function keep(tx: Tx, { phaseId, changes, isComplete, archive, now }: Omit<Due, 'phaseNumber'> & { changes: number; archive: Buffer; now: Date }): Promise<void> {
  await sql`delete from conversations.open_data_piece where phase_id = ${phaseId}`.execute(tx);
  for (let from = 0; from < archive.length; from += PIECE_BYTES) {
    await sql`insert into conversations.open_data_piece (phase_id, organisation_id, number, bytes) select phase_id, organisation_id, ${from / PIECE_BYTES}::integer, ${archive.subarray(from, from + PIECE_BYTES)}::bytea from conversations.open_data where phase_id = ${phaseId}`.execute(tx);
  }
  await sql`update conversations.open_data set made_of_changes = ${changes}, made_at = ${now}, is_complete = ${isComplete}, size_bytes = ${archive.length}, sha256 = ${createHash('sha256').update(archive).digest()} where phase_id = ${phaseId}`.execute(tx);
}
