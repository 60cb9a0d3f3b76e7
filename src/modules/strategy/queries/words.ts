import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { Glossary } from '../domain/glossary.ts';
import type { WordingRule } from '../domain/strategy-schema.ts';
import { templateTerm } from '../domain/wording-check.ts';

/** The glossary as it is today, in the shape that the rules of plain language take. */
export async function glossaryInForce(tx: Tx): Promise<Glossary> {
  const rows = await currentTerms(tx).where('t.kind', '=', 'short form').orderBy('v.shown').execute();
  return {
    ownerRole: rows[0]?.owner_role ?? '', reviewOn: rows[0]?.review_on ?? '',
    terms: rows.map((row) => ({
      form: row.shown, expansion: row.expansion ?? row.shown, alsoExpansions: row.also_expansions, meaning: row.meaning,
      expand: row.is_expanded, reason: row.reason, source: row.source,
    })),
  };
}

/**
 * The words shown for a group of people, from the one label table ("label.ethnic-minority"). A change there shows on every
 * page from then on; what is stored does not change. An unknown code is a bug of the caller and throws.
 */
export async function label(tx: Tx, code: string): Promise<{ label: string; shortLabel: string }> {
  const row = await currentTerms(tx).where('t.kind', '=', 'label').where('t.code', '=', code).executeTakeFirst();
  if (!row) throw new Error(`There is no label "${code}" in content/labels.yaml`);
  return { label: row.shown, shortLabel: row.short_label ?? row.shown };
}

export interface TermLine {
  code: string;
  kind: 'short form' | 'word' | 'label';
  shown: string;
  expansion: string | null;
  meaning: string;
  ownerRole: string;
  source: string;
  reviewOn: string | null;
  /** The newest change that people made here; null while it is as shipped. */
  changedOn: Date | null;
  changedBecause: string | null;
}

/** Every word that this site explains, in the order of the alphabet. */
export async function glossaryList(tx: Tx): Promise<TermLine[]> {
  const rows = await currentTerms(tx).execute();
  return rows.map((row) => ({
    code: row.code, kind: row.kind as TermLine['kind'], shown: row.shown, expansion: row.expansion, meaning: row.meaning, ownerRole: row.owner_role, source: row.source,
    reviewOn: row.review_on, changedOn: row.number > 1 ? row.made_at : null, changedBecause: row.number > 1 ? row.reason : null,
  })).toSorted((a, b) => a.shown.localeCompare(b.shown, 'en', { sensitivity: 'base' }));
}

const currentTerms = (tx: Tx) => tx.selectFrom('strategy.term as t')
  .innerJoin('strategy.term_version as v', (join) => join.onRef('v.term_code', '=', 't.code').onRef('v.number', '=', 't.current_version'))
  .select(['t.code', 't.kind', 't.owner_organisation_id', 'v.number', 'v.shown', 'v.expansion', 'v.also_expansions', 'v.is_expanded', 'v.short_label', 'v.meaning', 'v.owner_role', 'v.reason', 'v.source', 'v.review_on', 'v.made_at']);

/** The wording rules of a strategy as it stands; none where it brings none or the viewer may not see it. */
export async function wordingRulesOf(tx: Tx, strategyCode: string): Promise<readonly WordingRule[]> {
  const row = await tx.selectFrom('strategy.strategy as s')
    .innerJoin('strategy.version as v', (join) => join.onRef('v.strategy_id', '=', 's.id').onRef('v.number', '=', 's.current_version'))
    .select(sql<readonly WordingRule[] | null>`v.document -> 'wording' -> 'rules'`.as('rules')).where('s.code', '=', strategyCode).executeTakeFirst();
  return row?.rules ?? [];
}

/** What templates call the public on pages of this strategy: "patients and communities" on Oxford Health's, by its own rule (row O7). */
export const publicPhrase = async (tx: Tx, strategyCode: string): Promise<string> => templateTerm(await wordingRulesOf(tx, strategyCode), 'public', 'people and communities');
