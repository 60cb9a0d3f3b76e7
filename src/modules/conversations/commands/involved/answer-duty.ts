import { sql } from 'kysely';
import { addDays, londonDay } from '#platform/clock';
import type { Store, Tx } from '#platform/db';
import { Conflict, Invalid, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { isId } from '#platform/ids';
import { authorise, type Acting } from '../../data/acting.ts';
import { phaseActing } from '../../data/phase-acting.ts';
import { lastQuarterEnd, type AnswerOutcome } from '../../domain/answer-rounds.ts';
import { TYPING_DAYS } from '../../domain/routes.ts';

export interface Duty {
  phaseId: string;
  /** A role, such as Chief AHP. */
  answeredBy: string;
  daysToAnswer: number;
  /** From how many supporters on, in full tens. */
  supportLine: number;
  /** The revision it was changed from; 0 for the first. */
  revision: number;
}

/** Says publicly who answers ideas of a phase, from how much support on and how soon. Throws NotFound, Invalid, Conflict where it changed meanwhile. */
export async function setDuty(tx: Tx, acting: Acting, { phaseId, answeredBy, daysToAnswer, supportLine, revision }: Duty): Promise<void> {
  const phase = await phaseActing(tx, acting, phaseId, 'answer ideas');
  if (supportLine < 10 || supportLine % 10 !== 0) throw new Invalid('Choose full tens.', { supportLine: 'Use full tens, such as 10 or 20. Anything finer could tell who voted' });
  const duty = { answered_by: answeredBy, days_to_answer: daysToAnswer, support_line: supportLine, set_on: londonDay(acting.now), set_by: acting.viewer.personId };
  const written = revision === 0
    ? (await tx.insertInto('conversations.answer_duty').values({ phase_id: phase.id, organisation_id: phase.organisation_id, ...duty }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows
    : (await tx.updateTable('conversations.answer_duty').set({ ...duty, revision: revision + 1 }).where('phase_id', '=', phase.id).where('revision', '=', revision).executeTakeFirst()).numUpdatedRows;
  if (written !== 1n) throw new Conflict('Somebody changed this meanwhile. Open the page again.');
  await recordEvent(tx, acting, { room: 'conversations', name: 'duty to answer set', organisationId: phase.organisation_id, subject: { kind: 'phase', id: phase.id }, facts: { answeredBy, daysToAnswer, supportLine }, visibility: 'public' });
}

/** A person takes up a shown idea, however many support it. Throws NotFound, Conflict where nobody answers this phase or it is taken up. */
export async function takeUp(tx: Tx, acting: Acting, contributionId: string): Promise<void> {
  const idea = await ideaFor(tx, contributionId, ['shown']);
  authorise(acting, 'take ideas up for an answer', idea.organisation_id);
  const duty = await tx.selectFrom('conversations.answer_duty').selectAll().where('phase_id', '=', idea.phase_id).executeTakeFirst();
  if (!duty) throw new Conflict('Nobody has said yet who answers the ideas of this part. Those who organise it say so first.');
  const today = londonDay(acting.now);
  const added = await tx.insertInto('conversations.owed_answer').values({
    contribution_id: idea.id, phase_id: idea.phase_id, organisation_id: idea.organisation_id, is_picked: true, answered_by: duty.answered_by, owed_since: today, due_on: addDays(today, duty.days_to_answer), picked_by: acting.viewer.personId,
  }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) throw new Conflict('It is taken up already.');
  await recordEvent(tx, acting, { room: 'conversations', name: 'idea taken up for an answer', organisationId: idea.organisation_id, subject: { kind: 'contribution', id: idea.id } });
}

export interface Answering {
  contributionId: string;
  outcome: AnswerOutcome;
  words: string;
  answeredBy: string;
  /** How many answers stood when the form was drawn. */
  answersBefore: number;
}

/** Answers an idea that is owed one. A later answer stands beside the earlier ones, which nobody can take away. Throws NotFound, Conflict. */
export async function answerIdea(tx: Tx, acting: Acting, { contributionId, outcome, words, answeredBy, answersBefore }: Answering): Promise<void> {
  const idea = await ideaFor(tx, contributionId, ['shown', 'merged']);
  authorise(acting, 'answer ideas', idea.organisation_id);
  const owed = await tx.selectFrom('conversations.owed_answer').select('contribution_id').where('contribution_id', '=', idea.id).executeTakeFirst();
  if (!owed) throw new Conflict('This idea was not taken up. Take it up first.');
  const added = await tx.insertInto('conversations.given_answer').values({ contribution_id: idea.id, number: answersBefore + 1, organisation_id: idea.organisation_id, outcome, words, answered_by: answeredBy, answered_on: londonDay(acting.now), written_by: acting.viewer.personId })
    .onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
  if (added.numInsertedOrUpdatedRows !== 1n) throw new Conflict('Somebody answered it meanwhile. Open the page again to read their answer.');
  await recordEvent(tx, acting, { room: 'conversations', name: 'idea answered', organisationId: idea.organisation_id, subject: { kind: 'contribution', id: idea.id }, facts: { outcome, answeredBy, number: answersBefore + 1 }, visibility: 'public' });
}

/** An idea that was taken up stays owed an answer where it stands with another now. */
async function ideaFor(tx: Tx, id: string, states: readonly string[]) {
  const found = isId(id) ? await tx.selectFrom('conversations.contribution').select(['id', 'organisation_id', 'phase_id']).where('id', '=', id).where('state', 'in', [...states]).where('kind', '=', 'idea').executeTakeFirst() : undefined;
  if (!found) throw new NotFound('We cannot find this idea. It may have been withdrawn.');
  return found;
}

/**
 * Looks at every phase with a duty whose quarter has ended, or that has itself ended a week ago (paper has come in then), once.
 * Answers how many ideas were taken up.
 */
export async function endRounds(store: Store, now: Date): Promise<number> {
  const quarter = lastQuarterEnd(now);
  const today = londonDay(now);
  const { rows } = await store.reading({ as: 'worker' }, (tx) => sql<{ phaseId: string; endsOn: string }>`
    select d.phase_id as "phaseId", r.ends_on::text as "endsOn" from conversations.answer_duty d join conversations.phase p on p.id = d.phase_id and p.announced_at is not null
    cross join lateral (select case when p.closed_at is null then ${quarter}::date else (p.closed_at at time zone 'Europe/London')::date end as ends_on) r
    where (p.opens_at at time zone 'Europe/London')::date <= r.ends_on and (case when p.closed_at is null then d.set_on <= r.ends_on else p.sealed_at is not null and ${today}::date > r.ends_on + ${TYPING_DAYS}::integer end)
      and not exists (select from conversations.answer_round n where n.phase_id = d.phase_id and n.ends_on = r.ends_on)`.execute(tx));
  let taken = 0;
  for (const { phaseId, endsOn } of rows) {
    const { rows: [one] } = await store.within({ as: 'worker' }, (tx) => sql<{ taken: number }>`select conversations.end_answer_round(${phaseId}, ${endsOn}, ${today}) as taken`.execute(tx));
    taken += one?.taken ?? 0;
  }
  return taken;
}
