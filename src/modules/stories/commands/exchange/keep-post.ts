import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authorise, type StoriesActing } from '../../permissions.ts';
import { postPage } from '../../queries/exchange/posts.ts';
import { addTitle } from '../library/keep-title.ts';

/** Puts an ask or an offer on the board, for every organisation to read. Throws Forbidden. */
export async function addPost(tx: Tx, acting: StoriesActing, { organisationId, contactRole, ...post }: { organisationId: string; kind: 'ask' | 'offer'; title: string; words: string; contactRole: string }): Promise<string> {
  authorise(acting, 'ask and offer', organisationId);
  const { id } = await tx.insertInto('stories.exchange_post').values({ organisation_id: organisationId, ...post, contact_role: contactRole, made_at: acting.now, made_by: acting.viewer.personId }).returning('id').executeTakeFirstOrThrow();
  await recordEvent(tx, acting, { room: 'stories', name: post.kind === 'ask' ? 'asked on the board' : 'offered on the board', organisationId, subject: { kind: 'board', id }, facts: { title: post.title }, visibility: 'public' });
  return id;
}

interface Answer {
  postId: string;
  organisationId: string;
  method: string;
  whatWorked: string;
  cost: string;
  accessNeeds: string;
  contactRole: string;
}

/** Answers with a method: what worked, what it cost, what people needed to take part. Throws Forbidden, NotFound, Conflict where it is closed. */
export async function addReply(tx: Tx, acting: StoriesActing, { postId, organisationId, method, whatWorked, cost, accessNeeds, contactRole }: Answer): Promise<void> {
  authorise(acting, 'ask and offer', organisationId);
  if ((await postPage(tx, postId)).closedAt) throw new Conflict('This is closed.');
  const { id } = await tx.insertInto('stories.exchange_reply').values({ post_id: postId, organisation_id: organisationId, method, what_worked: whatWorked, cost, access_needs: accessNeeds, contact_role: contactRole, made_at: acting.now, made_by: acting.viewer.personId }).returning('id').executeTakeFirstOrThrow();
  await recordEvent(tx, acting, { room: 'stories', name: 'answered on the board', organisationId, subject: { kind: 'board', id: postId }, facts: { method, replyId: id }, visibility: 'public' });
}

/** Puts the method of a reply into the library of the organisation that gave it (requirement S48). Answers the title's id. Throws Forbidden, NotFound, Conflict. */
export async function keepMethod(tx: Tx, acting: StoriesActing, replyId: string): Promise<string> {
  const row = isId(replyId) ? await tx.selectFrom('stories.exchange_reply').selectAll().where('id', '=', replyId).forUpdate().executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find that answer.');
  authorise(acting, 'ask and offer', row.organisation_id);
  if (row.library_item_id) throw new Conflict('It is in the library already.');
  const about = [`What worked: ${row.what_worked}`, `Cost: ${row.cost}`, `What people need to take part: ${row.access_needs}`, `Ask: ${row.contact_role}`].join('\n');
  const itemId = await addTitle(tx, acting, { organisationId: row.organisation_id, title: row.method, publisher: '', about, tags: ['co-production'], address: '', ownerRole: row.contact_role, source: 'The board: ask and offer' }, true);
  await tx.updateTable('stories.exchange_reply').set({ library_item_id: itemId }).where('id', '=', replyId).execute();
  return itemId;
}

/** Throws Forbidden, NotFound, Conflict. */
export async function closePost(tx: Tx, acting: StoriesActing, id: string): Promise<void> {
  if (isId(id)) await tx.selectFrom('stories.exchange_post').select('id').where('id', '=', id).forUpdate().execute();
  const found = await postPage(tx, id);
  authorise(acting, 'ask and offer', found.organisationId);
  if (found.closedAt) throw new Conflict('It is closed already.');
  await tx.updateTable('stories.exchange_post').set({ closed_at: acting.now }).where('id', '=', id).execute();
  await recordEvent(tx, acting, { room: 'stories', name: 'closed on the board', organisationId: found.organisationId, subject: { kind: 'board', id }, visibility: 'public' });
}
