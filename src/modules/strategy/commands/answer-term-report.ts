import { recordEvent } from '#platform/events';
import type { Tx } from '#platform/db';
import { Conflict, NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import type { AroundActing } from '../data/around-acting.ts';
import { keeperOf, openTerm } from '../data/term-rows.ts';

export const reportOutcomes = ['changed', 'kept', 'not about a word'] as const;
export type ReportOutcome = (typeof reportOutcomes)[number];

/** Answers a report, with the reason. The event holds the word's code and the outcome, not what was reported. */
export async function answerTermReport(tx: Tx, acting: AroundActing, { id, outcome, answer }: { id: string; outcome: ReportOutcome; answer: string }): Promise<void> {
  const report = isId(id) ? await tx.selectFrom('strategy.term_report').select('term_code').where('id', '=', id).executeTakeFirst() : undefined;
  if (!report) throw new NotFound('We cannot find that report.');
  const term = await openTerm(tx, acting, report.term_code);
  const answered = await tx.updateTable('strategy.term_report').set({ outcome, answer, answered_at: acting.now, answered_by: acting.viewer.personId })
    .where('id', '=', id).where('answered_at', 'is', null).returning('id').executeTakeFirst();
  if (!answered) throw new Conflict('Somebody has answered this report already.');
  await recordEvent(tx, acting, { room: 'strategy', name: 'term report answered', organisationId: keeperOf(acting, term.ownerOrganisationId), subject: { kind: 'term', id: term.code }, reason: answer, facts: { outcome } });
}
