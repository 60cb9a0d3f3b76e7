import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Store, Tx } from '#platform/db';
import type { Job } from '#platform/jobs';
import type { Searchable } from './searchable.ts';

/** One process refreshes at a time: two would insert the same rows. */
const REFRESH_LOCK = 7_042_060;

/** At most this many touched subjects in one transaction. */
const TOUCHED_AT_ONCE = 500;

/** Reads again what changed since the last time. Things that are no longer to be found are gone; so is the mark that hid them meanwhile. */
export const refreshSearchJob = (searchables: readonly Searchable[]): Job => ({
  name: 'refresh-search',
  every: '* * * * *',
  run: async (_payload, { store }) => {
    while ((await store.within({ as: 'worker' }, (tx) => refreshSome(tx, searchables))) === TOUCHED_AT_ONCE);
  },
});

async function refreshSome(tx: Tx, searchables: readonly Searchable[]): Promise<number> {
  await sql`select pg_advisory_xact_lock(${REFRESH_LOCK})`.execute(tx);
  const { rows } = await sql<{ subject_kind: string; ids: string[] }>`with taken as (
      delete from platform.search_due d using (select ctid from platform.search_due order by subject_kind, subject_id limit ${TOUCHED_AT_ONCE} for update skip locked) waiting where d.ctid = waiting.ctid returning d.subject_kind, d.subject_id
    ) select subject_kind, array_agg(subject_id) as ids from taken group by subject_kind`.execute(tx);
  for (const { subject_kind: kind, ids } of rows) {
    await sql`delete from platform.search_item where subject_kind = ${kind} and subject_id = any(${ids})`.execute(tx);
    for (const searchable of searchables) if (searchable.subjectKind === kind) await putItems(tx, searchable, ids);
  }
  return rows.reduce((sum, { ids }) => sum + ids.length, 0);
}

/** Makes each kind anew whose statement is another one than before; at the first start that is every kind. Changes nothing when run again. */
export async function indexEverything(store: Store, searchables: readonly Searchable[]): Promise<void> {
  await store.within({ as: 'worker' }, async (tx) => {
    await sql`select pg_advisory_xact_lock(${REFRESH_LOCK})`.execute(tx);
    const { rows } = await sql<{ kind: string; fingerprint: string }>`select kind, fingerprint from platform.search_source`.execute(tx);
    const known = new Map(rows.map(({ kind, fingerprint }) => [kind, fingerprint]));
    const changed = searchables.filter((one) => known.get(one.kind) !== fingerprintOf(tx, one));
    const gone = rows.map(({ kind }) => kind).filter((kind) => searchables.every((one) => one.kind !== kind));
    await forgetDue(tx, changed, searchables);
    for (const one of changed) await indexAnew(tx, one);
    if (gone.length > 0) await sql`with dropped as (delete from platform.search_source where kind = any(${gone})) delete from platform.search_item where kind = any(${gone})`.execute(tx);
    if (changed.length + gone.length > 0) await countWords(tx);
  });
}

/** What waits to be read again is read now, where everything of that subject is. First, so that whatever changes from here on still waits. */
async function forgetDue(tx: Tx, changed: readonly Searchable[], searchables: readonly Searchable[]): Promise<void> {
  const whole = new Set(changed.map(({ subjectKind }) => subjectKind).filter((kind) => searchables.every((one) => one.subjectKind !== kind || changed.includes(one))));
  if (whole.size > 0) await sql`delete from platform.search_due where subject_kind = any(${[...whole]})`.execute(tx);
}

/** Every kind anew, whatever was there: what a missed change left behind is gone after this. */
export const reindexSearchJob = (searchables: readonly Searchable[]): Job => ({
  name: 'reindex-search',
  every: '20 2 * * 0',
  run: async (_payload, { store }) => {
    for (const one of searchables) await store.within({ as: 'worker' }, async (tx) => {
      await sql`select pg_advisory_xact_lock(${REFRESH_LOCK})`.execute(tx);
      await indexAnew(tx, one);
    });
    await store.within({ as: 'worker' }, countWords);
  },
});

async function indexAnew(tx: Tx, searchable: Searchable): Promise<void> {
  await sql`delete from platform.search_item where kind = ${searchable.kind}`.execute(tx);
  await putItems(tx, searchable, null);
  await sql`insert into platform.search_source (kind, fingerprint) values (${searchable.kind}, ${fingerprintOf(tx, searchable)}) on conflict (kind) do update set fingerprint = excluded.fingerprint`.execute(tx);
}

function fingerprintOf(tx: Tx, { select }: Searchable): string {
  const { sql: statement, parameters } = select(null).compile(tx);
  return createHash('sha256').update(JSON.stringify([statement, parameters])).digest('hex');
}

async function putItems(tx: Tx, { kind, subjectKind, select, endsByDay }: Searchable, only: readonly string[] | null): Promise<void> {
  await sql`insert into platform.search_item (kind, item_id, subject_kind, subject_id, reader, is_example, href, title, about, body, standing, shown_until, words)
    select ${kind}, s.item_id, ${subjectKind}, s.subject_id, s.reader, s.is_example, s.href, s.title, coalesce(s.about, ''), coalesce(s.body, ''), s.standing, ${endsByDay ? sql`s.shown_until` : sql`null::date`},
      setweight(to_tsvector('pg_catalog.english', s.title), 'A') || setweight(to_tsvector('pg_catalog.english', coalesce(s.about, '')), 'C') || setweight(to_tsvector('pg_catalog.english', coalesce(s.body, '')), 'D')
    from (${select(only)}) s`.execute(tx);
  if (only !== null) await learnWords(tx, subjectKind, only);
}

/** New words of what everyone may read; how often each stands is counted each week. */
const learnWords = (tx: Tx, subjectKind: string, ids: readonly string[]) => sql`insert into platform.search_word (word, items)
  select word, count(*) from platform.search_item i, lateral unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', i.title || ' ' || i.body))) word
  where i.subject_kind = ${subjectKind} and i.subject_id = any(${ids}) and i.reader = 'public' and word ~ '^[a-z]{3,40}$' group by word on conflict do nothing`.execute(tx);

async function countWords(tx: Tx): Promise<void> {
  await sql`delete from platform.search_word`.execute(tx);
  await sql`insert into platform.search_word (word, items) select word, count(*) from platform.search_item i, lateral unnest(tsvector_to_array(to_tsvector('pg_catalog.simple', i.title || ' ' || i.body))) word
    where i.reader = 'public' and word ~ '^[a-z]{3,40}$' group by word`.execute(tx);
}
