import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Forbidden, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authorise, type ImprovementActing } from '../../permissions.ts';

export interface NewPart {
  strategyCode: string;
  nodeCode: string;
  what: string;
  reviewOn: Day;
  isShared: boolean;
}

/** One thing that a person will do for a part of a strategy. Nobody approves it; it counts in the total of their team only if they share it. Throws Forbidden, Invalid. */
export async function sayMyPart(tx: Tx, acting: ImprovementActing, part: NewPart): Promise<{ id: string }> {
  const personId = ownPerson(acting);
  const node = await tx.selectFrom('strategy.strategy as s').innerJoin('strategy.node as n', (join) => join.onRef('n.strategy_id', '=', 's.id').onRef('n.version_number', '=', 's.current_version')).select('s.id').where('s.code', '=', part.strategyCode).where('n.code', '=', part.nodeCode).executeTakeFirst();
  if (!node) throw new Invalid('Choose a part of a strategy from the list.', { node: 'Choose a part of a strategy from the list' });
  if (part.reviewOn < londonDay(acting.now)) throw new Invalid('The day cannot be in the past.', { reviewOn: 'Enter today or a later day' });
  const [place] = acting.viewer.memberships;
  if (part.isShared && !place) throw new Invalid('You belong to no organisation yet, so there is no total to count it in.', { isShared: 'Keep it to yourself: you belong to no organisation yet' });
  const { id } = await tx.insertInto('improvement.my_part').values({
    person_id: personId, organisation_id: place?.organisationId ?? null, unit_id: place?.unitId ?? null, strategy_id: node.id, node_code: part.nodeCode, what: part.what, review_on: part.reviewOn, is_shared: part.isShared, made_at: acting.now,
  }).returning('id').executeTakeFirstOrThrow();
  await tell(tx, acting, { id, name: 'part said' });
  return { id };
}

/** A look at one's own part: what came of it, and when to look again, or that it is done or stopped. Nobody else can. Throws NotFound, Forbidden, Conflict, Invalid. */
export async function reviewMyPart(tx: Tx, acting: ImprovementActing, { id, words, nextReviewOn, outcome }: { id: string; words: string; nextReviewOn: Day | null; outcome: 'done' | 'stopped' | null }): Promise<void> {
  const personId = ownPerson(acting);
  await openPart(tx, id);
  const today = londonDay(acting.now);
  if (outcome === null && (nextReviewOn === null || nextReviewOn <= today)) throw new Invalid('Enter a later day.', { nextReviewOn: 'Enter a day after today' });
  await tx.insertInto('improvement.my_part_review').values({ my_part_id: id, person_id: personId, words, reviewed_on: today, next_review_on: outcome === null ? nextReviewOn : null, outcome, made_at: acting.now }).execute();
  await tell(tx, acting, { id, name: outcome === null ? 'part reviewed' : 'part closed' });
}

/** Lets one's own part count in the total of the team, or no longer. Throws NotFound, Forbidden, Conflict. */
export async function shareMyPart(tx: Tx, acting: ImprovementActing, { id, isShared }: { id: string; isShared: boolean }): Promise<void> {
  ownPerson(acting);
  const part = await openPart(tx, id);
  if (isShared && part.unit_id === null) throw new Conflict('You belonged to no organisation when you wrote this, so there is no total to count it in.');
  await tx.updateTable('improvement.my_part').set({ is_shared: isShared }).where('id', '=', id).execute();
  await tell(tx, acting, { id, name: isShared ? 'part shared' : 'part kept private' });
}

function ownPerson(acting: ImprovementActing): string {
  authorise(acting, 'do their part', '');
  if (!acting.viewer.personId) throw new Forbidden();
  return acting.viewer.personId;
}

async function openPart(tx: Tx, id: string): Promise<{ unit_id: string | null }> {
  const part = isId(id) ? await tx.selectFrom('improvement.my_part').select(['id', 'unit_id']).where('id', '=', id).executeTakeFirst() : undefined;
  if (!part) throw new NotFound('We cannot find that part.');
  if (await tx.selectFrom('improvement.my_part_review').select('id').where('my_part_id', '=', id).where('outcome', 'is not', null).executeTakeFirst()) throw new Conflict('This part is closed.');
  return part;
}

/** Only the person reads it: the event belongs to no organisation and holds none of the words. */
const tell = (tx: Tx, acting: ImprovementActing, { id, name }: { id: string; name: string }): Promise<void> =>
  recordEvent(tx, acting, { room: 'improvement', name, organisationId: null, subject: { kind: 'my part', id } });
