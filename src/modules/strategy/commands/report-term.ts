import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import { Forbidden, NotFound } from '#platform/errors';
import { recordEvent } from '#platform/events';
import { newId } from '#platform/ids';
import { authoriseAround, type AroundActing } from '../data/around-acting.ts';
import type { HelpedRoute } from '../domain/entry-routes.ts';

interface Report {
  code: string;
  words: string;
}

/**
 * Takes in that a word does not work for somebody. Kept are the words and the day, nothing about who sent them, and no event
 * is written: what the public says is not the audit trail's business. Throws NotFound for an unknown word.
 */
export async function reportTerm(tx: Tx, now: Date, report: Report): Promise<void> {
  await keepReport(tx, now, report, {});
}

/**
 * Types in a report for somebody who agreed to that. Kept beside it are the way it came in and who typed it; the event says
 * that somebody did, without the words. Throws NotFound for an unknown word, Forbidden for who belongs to no organisation.
 */
export async function enterTermReport(tx: Tx, acting: AroundActing, { route, ...report }: Report & { route: HelpedRoute }): Promise<void> {
  const organisationId = acting.viewer.grants[0]?.organisationId;
  if (!organisationId) throw new Forbidden();
  authoriseAround(acting, 'enter for someone', organisationId);
  const id = await keepReport(tx, acting.now, report, { route, entered_by: acting.viewer.personId, agreed_on: londonDay(acting.now) });
  await recordEvent(tx, acting, { room: 'strategy', name: 'term report entered for someone', organisationId, subject: { kind: 'term-report', id }, facts: { term: report.code, route } });
}

async function keepReport(tx: Tx, now: Date, { code, words }: Report, entry: { route?: HelpedRoute; entered_by?: string | null; agreed_on?: string }): Promise<string> {
  const term = await tx.selectFrom('strategy.term').select('code').where('code', '=', code).executeTakeFirst();
  if (!term) throw new NotFound('We cannot find that word.');
  const id = newId();
  await tx.insertInto('strategy.term_report').values({ id, term_code: code, words, received_on: londonDay(now), ...entry }).execute();
  return id;
}
