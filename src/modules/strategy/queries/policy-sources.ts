import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import { NotFound } from '#platform/errors';
import { titleOrLast } from './last-words.ts';

export interface PolicySourceLine {
  code: string;
  part: 'reference' | 'library';
  title: string;
  titleAsPrinted: string | null;
  publisher: string | null;
  kind: string;
  usedFor: string;
  appendix: number | null;
  tags: readonly string[];
  document: string;
  section: string;
  possibleDuplicateOf: string | null;
  /** What took its place; null while it holds. */
  supersededBy: string | null;
}

/** The whole register in its own order: what the strategies name, then the titles of the library. */
export async function policySources(tx: Tx): Promise<PolicySourceLine[]> {
  return (await sourceRows(tx).orderBy('p.position').execute()).map(lineOf);
}

export interface Citation {
  id: string;
  sourceCode: string;
  sourceTitle: string;
  supersededBy: string | null;
  strategyCode: string;
  nodeCode: string;
  nodeTitle: string;
  place: string;
  statement: string;
  organisationId: string;
}

export interface PolicySourcePage extends PolicySourceLine {
  supersededSince: string | null;
  supersededReason: string | null;
  supersededByCode: string | null;
  duplicates: readonly { code: string; title: string }[];
  citations: readonly Citation[];
}

/** One entry with everything that leans on it. Throws NotFound for an unknown code. */
export async function policySourcePage(tx: Tx, code: string): Promise<PolicySourcePage> {
  const row = await sourceRows(tx).where('p.code', '=', code).executeTakeFirst();
  if (!row) throw new NotFound('We cannot find that source.');
  const duplicates = await tx.selectFrom('strategy.policy_source').select(['code', 'title'])
    .where((eb) => eb.or([eb('possible_duplicate_of', '=', code), eb('code', '=', row.possible_duplicate_of ?? '')])).orderBy('position').execute();
  return { ...lineOf(row), supersededSince: row.since, supersededReason: row.reason, supersededByCode: row.superseded_by_code, duplicates, citations: await citationRows(tx).where('c.source_code', '=', code).execute() };
}

/** What a node leans on, for its page; each entry says when its source is no longer in force. */
export const citationsOf = (tx: Tx, { strategyCode, nodeCode }: { strategyCode: string; nodeCode: string }): Promise<Citation[]> =>
  citationRows(tx).where('s.code', '=', strategyCode).where('c.node_code', '=', nodeCode).execute();

const citationRows = (tx: Tx) => tx.selectFrom('strategy.citation as c').innerJoin('strategy.policy_source as p', 'p.code', 'c.source_code')
  .innerJoin('strategy.strategy as s', 's.id', 'c.strategy_id').leftJoin('strategy.policy_supersession as x', 'x.source_code', 'p.code')
  .leftJoin('strategy.node as n', (join) => join.onRef('n.strategy_id', '=', 's.id').onRef('n.version_number', '=', 's.current_version').onRef('n.code', '=', 'c.node_code'))
  .select(['c.id', 'c.source_code as sourceCode', 'p.title as sourceTitle', 'x.superseded_by_title as supersededBy', 's.code as strategyCode', 'c.node_code as nodeCode', 'c.place', 'c.statement', 'c.organisation_id as organisationId'])
  .select(titleOrLast(sql`n.title`, { strategyId: sql`c.strategy_id`, code: sql`c.node_code` }).as('nodeTitle')).where('c.ended_at', 'is', null).orderBy('s.code').orderBy('c.node_code').orderBy('c.made_at');

const sourceRows = (tx: Tx) => tx.selectFrom('strategy.policy_source as p').leftJoin('strategy.policy_supersession as x', 'x.source_code', 'p.code')
  .select(['p.code', 'p.part', 'p.title', 'p.title_as_printed', 'p.publisher', 'p.kind', 'p.used_for', 'p.appendix', 'p.tags', 'p.document', 'p.section', 'p.possible_duplicate_of', 'x.superseded_by_title', 'x.superseded_by_code', 'x.since', 'x.reason']);

type Row = Awaited<ReturnType<ReturnType<typeof sourceRows>['execute']>>[number];

const lineOf = (row: Row): PolicySourceLine => ({
  code: row.code, part: row.part === 'library' ? 'library' : 'reference', title: row.title, titleAsPrinted: row.title_as_printed, publisher: row.publisher, kind: row.kind, usedFor: row.used_for,
  appendix: row.appendix, tags: row.tags, document: row.document, section: row.section, possibleDuplicateOf: row.possible_duplicate_of, supersededBy: row.superseded_by_title,
});
