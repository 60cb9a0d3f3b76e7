import { sql } from 'kysely';
import { addDays, londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authorise, mayHere, type StoriesActing } from '../../permissions.ts';

const YEAR_DAYS = 365;

export interface NewTitle {
  organisationId: string;
  title: string;
  publisher: string;
  about: string;
  tags: readonly string[];
  address: string;
  ownerRole: string;
  source?: string;
}

/** Puts a title into the library of an organisation. Throws Forbidden. `isAllowed`: another act that brings it here has asked already. */
export async function addTitle(tx: Tx, acting: StoriesActing, { organisationId, address, ownerRole, source = '', tags, ...words }: NewTitle, isAllowed = false): Promise<string> {
  if (!isAllowed) authorise(acting, 'keep own titles', organisationId);
  const { id } = await tx.insertInto('stories.library_item').values({
    organisation_id: organisationId, ...words, source, tags: [...tags], address: address === '' ? null : address, link_status: address === '' ? 'no address' : 'not looked at', owner_role: ownerRole,
    review_on: addDays(londonDay(acting.now), YEAR_DAYS), made_at: acting.now, changed_at: acting.now, changed_by: acting.viewer.personId,
  }).returning('id').executeTakeFirstOrThrow();
  await recordEvent(tx, acting, { room: 'stories', name: 'title added', organisationId, subject: { kind: 'library title', id }, facts: { title: words.title }, visibility: 'public' });
  return id;
}

export interface KeptTitle {
  id: string;
  revision: number;
  address: string;
  linkStatus: 'works' | 'broken' | 'not looked at';
  ownerRole: string;
  reviewOn: string;
  tags: readonly string[];
}

/** Changes what is known of a title: its address, whether the link works, who keeps it, until when. Throws Forbidden, NotFound, Conflict, Invalid. */
export async function keepTitle(tx: Tx, acting: StoriesActing, { id, revision, address, linkStatus, ownerRole, reviewOn, tags }: KeptTitle): Promise<void> {
  const row = await lockTitle(tx, acting, id);
  if (row.revision !== revision) throw new Conflict('Somebody else changed this title while you were writing. Open it again.');
  if (reviewOn <= londonDay(acting.now)) throw new Invalid('Choose a day that is still to come.', { reviewOn: 'You have looked at it now. Enter a day that is still to come' });
  const status = address === '' ? 'no address' : linkStatus;
  await tx.updateTable('stories.library_item').set({
    address: address === '' ? null : address, link_status: status, owner_role: ownerRole, review_on: reviewOn, tags: [...tags], revision: revision + 1, ...changedBy(acting),
    link_looked_at: status === 'works' || status === 'broken' ? acting.now : null, link_looked_by: status === 'works' || status === 'broken' ? 'a person' : null, link_failures: 0, link_failing_since: null,
  }).where('id', '=', id).execute();
  await recordEvent(tx, acting, { room: 'stories', name: 'title kept', organisationId: row.organisation_id, subject: { kind: 'library title', id }, facts: { linkStatus: status, reviewOn }, visibility: 'public' });
}

/** Says that a title is the same as another, or that another stands in its place, or that it is no duplicate. Both are locked, in one order: two people who merged them into each other at once would make a circle. Throws Forbidden, NotFound, Invalid. */
export async function settleTitle(tx: Tx, acting: StoriesActing, { id, what, otherId, reason }: { id: string; what: 'merge' | 'supersede' | 'not a duplicate'; otherId: string; reason: string }): Promise<void> {
  if (isId(id) && isId(otherId)) await sql`select from stories.library_item where id in (${id}, ${otherId}) order by id for update`.execute(tx);
  const row = await lockTitle(tx, acting, id);
  if (what !== 'not a duplicate') await checkOther(tx, id, otherId);
  await tx.updateTable('stories.library_item').set({
    ...(what === 'merge' ? { merged_into: otherId } : what === 'supersede' ? { superseded_by: otherId } : { not_a_duplicate_at: acting.now }), change_reason: reason, revision: row.revision + 1, ...changedBy(acting),
  }).where('id', '=', id).execute();
  await recordEvent(tx, acting, { room: 'stories', name: what === 'merge' ? 'title merged' : what === 'supersede' ? 'title superseded' : 'title told apart', organisationId: row.organisation_id, subject: { kind: 'library title', id }, reason, facts: { otherId }, visibility: 'public' });
}

/** A chain or a circle of titles leads nowhere: the other one must stand by itself. */
async function checkOther(tx: Tx, id: string, otherId: string): Promise<void> {
  const other = isId(otherId) && otherId !== id ? await tx.selectFrom('stories.library_item').select(['merged_into', 'superseded_by']).where('id', '=', otherId).executeTakeFirst() : undefined;
  if (!other || other.merged_into !== null || other.superseded_by !== null) throw new Invalid('Choose a title that stands by itself.', { otherId: 'Choose a title that stands by itself' });
  const leaning = await tx.selectFrom('stories.library_item').select('id').where((where) => where.or([where('merged_into', '=', id), where('superseded_by', '=', id)])).limit(1).executeTakeFirst();
  if (leaning) throw new Invalid('Another title was merged into this one. Settle that first.', { otherId: 'Another title was merged into this one' });
}

async function lockTitle(tx: Tx, acting: StoriesActing, id: string) {
  const row = isId(id) ? await tx.selectFrom('stories.library_item').select(['organisation_id', 'revision']).where('id', '=', id).forUpdate().executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find that title.');
  if (row.organisation_id === null ? !mayHere(acting.viewer, 'keep shared titles') : !mayHere(acting.viewer, 'keep own titles', row.organisation_id)) throw new Forbidden();
  return row;
}

const changedBy = ({ now, viewer }: StoriesActing) => ({ changed_at: now, changed_by: viewer.personId });
