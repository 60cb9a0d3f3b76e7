import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authorise, type StoriesActing } from '../../permissions.ts';

interface KeptSelfCare {
  title: string;
  about: string;
  easyRead: string;
  whereToFind: string;
  professions: string[];
  facets: string[];
  ownerRole: string;
  reviewOn: string;
}

/** Writes a self-care page, or changes the one of this id at the revision that was read. Answers its id. Throws Forbidden, Invalid, NotFound, Conflict where somebody was faster. */
export async function keepSelfCare(tx: Tx, acting: StoriesActing, kept: KeptSelfCare & ({ organisationId: string } | { id: string; revision: number })): Promise<string> {
  if (kept.reviewOn <= londonDay(acting.now)) throw new Invalid('Choose a day that is still to come.', { reviewOn: 'Enter a day that is still to come' });
  const { title, about, easyRead, whereToFind, professions, facets, ownerRole, reviewOn } = kept;
  const columns = { title, about, easy_read: easyRead === '' ? null : easyRead, where_to_find: whereToFind, professions, facets, owner_role: ownerRole, review_on: reviewOn, changed_at: acting.now, changed_by: acting.viewer.personId };
  const organisationId = 'id' in kept ? await lock(tx, kept) : kept.organisationId;
  authorise(acting, 'keep services', organisationId);
  const { id } = 'id' in kept
    ? await tx.updateTable('stories.self_care').set({ ...columns, revision: kept.revision + 1 }).where('id', '=', kept.id).returning('id').executeTakeFirstOrThrow()
    : await tx.insertInto('stories.self_care').values({ organisation_id: organisationId, ...columns, made_at: acting.now }).returning('id').executeTakeFirstOrThrow();
  await recordEvent(tx, acting, { room: 'stories', name: 'self-care page kept', organisationId, subject: { kind: 'self-care page', id }, facts: { title, reviewOn }, visibility: 'public' });
  return id;
}

/** Takes a self-care page off; what stood there is kept. Throws Forbidden, NotFound, Conflict where it is off. */
export async function endSelfCare(tx: Tx, acting: StoriesActing, id: string): Promise<void> {
  const row = await lockRow(tx, id);
  authorise(acting, 'keep services', row.organisation_id);
  if (row.ended_at) throw new Conflict('This page is off the site already.');
  await tx.updateTable('stories.self_care').set({ ended_at: acting.now, changed_at: acting.now, changed_by: acting.viewer.personId }).where('id', '=', id).execute();
  await recordEvent(tx, acting, { room: 'stories', name: 'self-care page ended', organisationId: row.organisation_id, subject: { kind: 'self-care page', id }, visibility: 'public' });
}

async function lockRow(tx: Tx, id: string) {
  const row = isId(id) ? await tx.selectFrom('stories.self_care').select(['organisation_id', 'revision', 'ended_at']).where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find that page.');
  return row;
}

async function lock(tx: Tx, { id, revision }: { id: string; revision: number }): Promise<string> {
  const row = await lockRow(tx, id);
  if (row.revision !== revision || row.ended_at) throw new Conflict('Somebody else changed this page while you were writing. Open it again.');
  return row.organisation_id;
}
