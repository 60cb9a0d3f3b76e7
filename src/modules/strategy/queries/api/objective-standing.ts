import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { openTags, type Tag } from '../../data/tag-rows.ts';
import { readPublicationGaps } from '../objective-publication-gaps.ts';

export interface PublicationRecord {
  isPublic: boolean;
  publishedAt: string | null;
  /** What still stands between a draft and its publication. */
  missing: { part: string; sentence: string }[];
}

/** Whether an objective is published, and what it lacks. Throws NotFound where the viewer sees no such objective. */
export async function publicationRecord(tx: Tx, id: string): Promise<PublicationRecord> {
  const row = await seen(tx, id);
  const published = await tx.selectFrom('strategy.objective_publication').select('published_at').where('objective_id', '=', id).executeTakeFirst();
  return {
    isPublic: row.is_public, publishedAt: published?.published_at.toISOString() ?? null,
    missing: row.is_public ? [] : (await readPublicationGaps(tx, { id, currentVersion: row.current_version })).map(({ part, sentence }) => ({ part, sentence })),
  };
}

export interface ClosingRecord {
  closed: { at: string; outcome: 'done' | 'closed' | 'carried over'; reason: string; learned: string; goesOnIn: string | null } | null;
}

/** How an objective ended; null while it is open. Where it goes on is told only to those who may see that one. */
export async function closingRecord(tx: Tx, id: string): Promise<ClosingRecord> {
  await seen(tx, id);
  const row = await tx.selectFrom('strategy.objective_closing as c').leftJoin('strategy.objective as o', 'o.id', 'c.carried_over_to')
    .select(['c.closed_at', 'c.outcome', 'c.reason', 'c.learned', 'o.id as next']).where('c.objective_id', '=', id).executeTakeFirst();
  if (!row) return { closed: null };
  return { closed: { at: row.closed_at.toISOString(), outcome: row.outcome as 'done' | 'closed' | 'carried over', reason: row.reason, learned: row.learned, goesOnIn: row.next } };
}

/** The open tags. With `isToChange` they stand still until the transaction ends: nobody changes them between this look and the change. */
export async function tagRecord(tx: Tx, id: string, { isToChange = false } = {}): Promise<{ tags: Tag[] }> {
  await seen(tx, id);
  if (isToChange) await tx.selectFrom('strategy.objective').select('id').where('id', '=', id).forUpdate().execute();
  return { tags: (await openTags(tx, { objectiveId: id })).map(({ list, item }) => ({ list, item })) };
}

/** The person behind a membership of the viewer's own organisations; undefined for any other number. */
export async function memberByMembership(tx: Tx, membershipId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select m.person_id as id from directory.membership m where m.id = ${membershipId} and m.organisation_id = any ((select platform.viewer_organisations())::uuid[])`.execute(tx);
  return rows[0]?.id;
}

async function seen(tx: Tx, id: string): Promise<{ is_public: boolean; current_version: number }> {
  const row = isId(id) ? await tx.selectFrom('strategy.objective').select(['is_public', 'current_version']).where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound('There is no such objective.');
  return row;
}
