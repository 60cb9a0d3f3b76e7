import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Store, Tx } from '#platform/db';

const noHash = Buffer.alloc(32);

/** One advisory lock: two workers never seal at once. */
const SEAL_LOCK = 7_042_025;

/** The columns a hash covers, in one fixed order; `facts` as the database prints jsonb, which is canonical. */
const sealedText = sql<string>`jsonb_build_array(e.id, e.happened_at, e.room, e.name, e.actor, e.person_id, e.organisation_id,
  e.subject_kind, e.subject_id, e.reason, e.facts, e.visibility, e.request_id)::text`;

/** A moment is printed in the session's zone, and each server has its own: a backup restored elsewhere must read the same. */
const inUniversalTime = (tx: Tx) => sql`set local timezone to 'UTC'`.execute(tx);

/**
 * Seals every event that is finished but not yet in the chain. An event counts as finished when no transaction that
 * could still be writing an earlier one is open, so nothing is missed however late a transaction commits.
 * Answers how many events were sealed.
 */
export async function sealAudit(store: Store, now: Date): Promise<number> {
  return store.within({ as: 'worker' }, async (tx) => {
    await inUniversalTime(tx);
    const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(${SEAL_LOCK}) as mine`.execute(tx);
    return rows[0]?.mine ? sealBatch(tx, now) : 0;
  });
}

async function sealBatch(tx: Tx, now: Date): Promise<number> {
  const { rows: events } = await sql<{ id: string; text: string }>`
    select e.id, ${sealedText} as text from platform.event e
    where e.written_by < pg_snapshot_xmin(pg_current_snapshot()) and not exists (select from platform.audit_link l where l.event_id = e.id)
    order by e.id limit 10000`.execute(tx);
  if (events.length === 0) return 0;
  const last = await tx.selectFrom('platform.audit_link').select(['position', 'hash']).orderBy('position', 'desc').limit(1).executeTakeFirst();
  const previous = await tx.selectFrom('platform.audit_batch').select(['number', 'hash']).orderBy('number', 'desc').limit(1).executeTakeFirst();
  const number = Number(previous?.number ?? 0) + 1;
  const links = chain(events, { hash: last?.hash ?? noHash, position: Number(last?.position ?? 0) });
  const head = links.at(-1);
  await tx.insertInto('platform.audit_batch').values({
    number, sealed_at: now, event_count: links.length, previous_hash: previous?.hash ?? noHash, hash_version: 2,
    hash: batchHash({ previous: previous?.hash ?? noHash, head: head?.hash ?? noHash, number, sealedAt: now }),
  }).execute();
  await tx.insertInto('platform.audit_link').values(links.map((link) => ({ ...link, batch_number: number }))).execute();
  return links.length;
}

function chain(events: readonly { id: string; text: string }[], from: { hash: Buffer; position: number }) {
  let { hash, position } = from;
  return events.map(({ id, text }) => {
    hash = linkHash(hash, text);
    position += 1;
    return { position, event_id: id, hash };
  });
}

const linkHash = (previous: Buffer, text: string): Buffer => createHash('sha256').update(previous).update(text).digest();

/** Batches of version 1 were sealed without their time; those of version 2 with it. */
const batchHash = ({ previous, head, number, sealedAt }: { previous: Buffer; head: Buffer; number: number; sealedAt: Date | null }): Buffer =>
  createHash('sha256').update(previous).update(head).update(sealedAt ? `${number} ${sealedAt.toISOString()}` : String(number)).digest();

/** The seal comes once a minute; an event that waits this long has no worker, or something keeps it out. */
const SEALED_WITHIN_MINUTES = 10;

export interface AuditReport {
  ok: boolean;
  sealed: number;
  waiting: number;
  /** The last batch's hash: note it elsewhere, and a later cut-off of the trail's end shows. */
  head: string;
  problems: string[];
}

/**
 * Walks the whole chain and recomputes it. `expectedHead` is a head noted earlier: it must still be in the chain.
 * Events that have waited too long are a problem too: until it is sealed, a change to an event does not show.
 */
export async function verifyAudit(store: Store, { now, expectedHead }: { now: Date; expectedHead?: string | undefined }): Promise<AuditReport> {
  return store.reading({ as: 'worker' }, async (tx) => {
    await inUniversalTime(tx);
    const problems: string[] = [];
    const { rows: batches } = await sql<BatchRow>`select number, hash, previous_hash, event_count, hash_version, sealed_at from platform.audit_batch order by number`.execute(tx);
    let state: ChainState = { position: 0, hash: noHash, batch: noHash };
    for (const batch of batches) state = await verifyBatch(tx, batch, state, problems);
    const waiting = await countWaiting(tx, now);
    if (waiting.long > 0) problems.push(`${waiting.long} events have waited more than ${SEALED_WITHIN_MINUTES} minutes to be sealed. Is a worker running?`);
    if (expectedHead && !batches.some((batch) => batch.hash.toString('hex') === expectedHead)) problems.push('The noted head is not in the chain: its end was cut off or rewritten.');
    return { ok: problems.length === 0, sealed: state.position, waiting: waiting.all, head: state.batch.toString('hex'), problems };
  });
}

/** A transaction number that this database has not given out yet will never be reached by the seal, however fresh the row. */
async function countWaiting(tx: Tx, now: Date): Promise<{ all: number; long: number }> {
  const before = new Date(now.getTime() - SEALED_WITHIN_MINUTES * 60_000);
  const { rows } = await sql<{ all: number; long: number }>`
    select count(*)::int as all, count(*) filter (where e.written_at < ${before} or e.written_by >= pg_snapshot_xmax(pg_current_snapshot()))::int as long
    from platform.event e where not exists (select from platform.audit_link l where l.event_id = e.id)`.execute(tx);
  return rows[0] ?? { all: 0, long: 0 };
}

type ChainState = { position: number; hash: Buffer; batch: Buffer };
type BatchRow = { number: string; hash: Buffer; previous_hash: Buffer; event_count: number; hash_version: number; sealed_at: Date };

async function verifyBatch(tx: Tx, batch: BatchRow, state: ChainState, problems: string[]): Promise<ChainState> {
  const { rows } = await sql<{ position: string; hash: Buffer; text: string | null }>`
    select l.position, l.hash, case when e.id is null then null else ${sealedText} end as text
    from platform.audit_link l left join platform.event e on e.id = l.event_id
    where l.batch_number = ${batch.number} order by l.position`.execute(tx);
  let { position, hash } = state;
  if (rows.length !== batch.event_count) problems.push(`Batch ${batch.number} holds ${rows.length} events, sealed were ${batch.event_count}.`);
  for (const row of rows) {
    position += 1;
    if (Number(row.position) !== position) problems.push(`Position ${position} is missing.`);
    hash = linkHash(hash, row.text ?? '');
    if (!hash.equals(row.hash)) problems.push(`The event at position ${row.position} is not as it was sealed.`);
    hash = row.hash;
    position = Number(row.position);
  }
  if (!batch.previous_hash.equals(state.batch)) problems.push(`Batch ${batch.number} does not follow the one before it.`);
  const sealedAt = batch.hash_version === 2 ? batch.sealed_at : null;
  if (!batchHash({ previous: state.batch, head: hash, number: Number(batch.number), sealedAt }).equals(batch.hash)) problems.push(`Batch ${batch.number} is not as it was sealed.`);
  return { position, hash, batch: batch.hash };
}
