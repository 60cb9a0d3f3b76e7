import { sql } from 'kysely';
import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { isId, newId } from '#platform/ids';
import { organisationsById } from '#modules/directory';
import { note } from '../../data/learning/note.ts';
import type { BarrierStatus } from '../../domain/learning/barriers.ts';
import { authoriseLearning, type LearningActing } from '../../learning-permissions.ts';

export interface NewBarrier {
  organisationId: string;
  kind: string;
  what: string;
  effect: string;
  whoCanChange: string;
}

/** Keeps a barrier that anybody wrote down, held until somebody has read it. No event is written and nothing about who it was. Throws Invalid for an organisation that takes none. */
export async function speakUp(tx: Tx, now: Date, { organisationId, kind, what, effect, whoCanChange }: NewBarrier): Promise<void> {
  await takesWords(tx, organisationId);
  await tx.insertInto('improvement.barrier').values({ id: newId(), organisation_id: organisationId, kind, what, effect, who_can_change: whoCanChange, received_in: `${londonDay(now).slice(0, 7)}-01` }).execute();
}

/** Throws Invalid unless this is an organisation that is more than its published policy here. */
export async function takesWords(tx: Tx, organisationId: string): Promise<void> {
  const found = (await organisationsById(tx, [organisationId])).get(organisationId);
  if (!found || found.policyTextOnly) throw new Invalid('Choose an organisation from the list.', { organisationId: 'Choose an organisation from the list' });
}

/** Shows a barrier to everyone, or keeps it back with a reason. Throws NotFound, Forbidden, Conflict where it was read before. */
export async function readBarrier(tx: Tx, acting: LearningActing, { id, keepBackBecause }: { id: string; keepBackBecause: string | null }): Promise<void> {
  const { organisation_id: organisationId } = await barrierOf(tx, id);
  authoriseLearning(acting, 'sort what came in', organisationId);
  const read = await tx.updateTable('improvement.barrier').set({ read_by: acting.viewer.personId, ...(keepBackBecause === null ? { shown_on: londonDay(acting.now) } : { not_shown_reason: keepBackBecause }) })
    .where('id', '=', id).where('shown_on', 'is', null).where('not_shown_reason', 'is', null).returning('id').executeTakeFirst();
  if (!read) throw new Conflict('Somebody has read this barrier already.');
  await note(tx, acting, keepBackBecause === null ? 'barrier shown' : 'barrier kept back', { organisationId, kind: 'barrier', id, reason: keepBackBecause, visibility: keepBackBecause === null ? 'public' : 'organisation' });
}

export interface NewStep {
  id: string;
  status: BarrierStatus;
  ownerRole: string;
  words: string;
  saidOn: Day;
}

/** Writes down what becomes of a barrier. Throws NotFound, Forbidden, Invalid for a day to come or a step without its owner, Conflict where it is removed already. */
export async function stepOn(tx: Tx, acting: LearningActing, { id, status, ownerRole, words, saidOn }: NewStep): Promise<void> {
  const { organisation_id: organisationId, shown_on: shownOn } = await barrierOf(tx, id);
  authoriseLearning(acting, 'share learning', organisationId);
  if (shownOn === null) throw new Conflict('Somebody has to read this barrier first.');
  if (saidOn > londonDay(acting.now) || saidOn < shownOn) throw new Invalid('Check the day.', { saidOn: 'Enter a day from when it was shown until today' });
  if (status === 'taken up' && ownerRole === '') throw new Invalid('Say who takes it up.', { ownerRole: 'Enter the role of who takes it up' });
  await sql`select pg_advisory_xact_lock(hashtext(${`improvement.barrier_step ${id}`}))`.execute(tx);
  const { rows: [last] } = await sql<{ number: number; status: string }>`select number, status from improvement.barrier_step where barrier_id = ${id} order by number desc limit 1`.execute(tx);
  if (last?.status === 'removed' && status !== 'open again') throw new Conflict('This barrier is removed. If it is back, choose “Open again”.');
  await tx.insertInto('improvement.barrier_step').values({
    barrier_id: id, organisation_id: organisationId, number: (last?.number ?? 0) + 1, status, owner_role: status === 'taken up' ? ownerRole : null, words, said_on: saidOn, made_at: acting.now, made_by: acting.viewer.personId,
  }).execute();
  await note(tx, acting, `barrier ${status}`, { organisationId, kind: 'barrier', id, facts: { words, saidOn }, visibility: 'public' });
}

async function barrierOf(tx: Tx, id: string) {
  const row = isId(id) ? await tx.selectFrom('improvement.barrier').select(['organisation_id', 'shown_on']).where('id', '=', id).executeTakeFirst() : undefined;
  if (!row) throw new NotFound('We cannot find that barrier.');
  return row;
}
