import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';

export interface TermVersion {
  number: number;
  shown: string;
  expansion: string | null;
  meaning: string;
  ownerRole: string;
  reason: string;
  source: string;
  reviewOn: string | null;
  madeAt: Date;
}

export interface TermPage {
  code: string;
  kind: string;
  ownerOrganisationId: string | null;
  current: TermVersion;
  /** Earlier versions, newest first. */
  earlier: readonly TermVersion[];
}

/** One word with what it was called before. Throws NotFound for a word that is not explained here. */
export async function termPage(tx: Tx, code: string): Promise<TermPage> {
  const term = await tx.selectFrom('strategy.term').selectAll().where('code', '=', code).executeTakeFirst();
  const rows = await tx.selectFrom('strategy.term_version').selectAll().where('term_code', '=', code).orderBy('number', 'desc').limit(100).execute();
  const [current, ...earlier] = rows.map((row): TermVersion => ({
    number: row.number, shown: row.shown, expansion: row.expansion, meaning: row.meaning, ownerRole: row.owner_role, reason: row.reason, source: row.source, reviewOn: row.review_on, madeAt: row.made_at,
  }));
  if (!term || !current) throw new NotFound('We do not explain that word yet.');
  return { code: term.code, kind: term.kind, ownerOrganisationId: term.owner_organisation_id, current, earlier };
}

export interface TermReport {
  id: string;
  termCode: string;
  shown: string;
  ownerOrganisationId: string | null;
  words: string;
  receivedOn: string;
  /** How it came in: through the site, by phone, on paper, in person. */
  route: string;
  outcome: string | null;
  answer: string | null;
}

/** Reports that the viewer's scope lets through, unanswered ones first, oldest first. At most 200. */
export async function termReports(tx: Tx): Promise<TermReport[]> {
  const rows = await tx.selectFrom('strategy.term_report as r').innerJoin('strategy.term as t', 't.code', 'r.term_code')
    .innerJoin('strategy.term_version as v', (join) => join.onRef('v.term_code', '=', 't.code').onRef('v.number', '=', 't.current_version'))
    .select(['r.id', 'r.term_code', 'v.shown', 't.owner_organisation_id', 'r.words', 'r.received_on', 'r.route', 'r.outcome', 'r.answer'])
    .orderBy(sql`r.answered_at is not null`).orderBy('r.received_on').orderBy('r.id').limit(200).execute();
  return rows.map((row) => ({ id: row.id, termCode: row.term_code, shown: row.shown, ownerOrganisationId: row.owner_organisation_id, words: row.words, receivedOn: row.received_on, route: row.route, outcome: row.outcome, answer: row.answer }));
}
