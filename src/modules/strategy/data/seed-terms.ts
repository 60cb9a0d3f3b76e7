import type { Tx } from '#platform/db';
import { parseGlossary } from '../domain/glossary.ts';
import { parseLabels } from '../domain/labels.ts';
import { shippedText, valueOrThrow } from './shipped-content.ts';

/** One entry of the glossary or the label table, as shipped. */
interface ShippedTerm {
  code: string;
  kind: 'short form' | 'label';
  shown: string;
  expansion: string | null;
  also_expansions: string[];
  is_expanded: boolean;
  short_label: string | null;
  meaning: string;
  owner_role: string;
  reason: string;
  source: string;
  review_on: string;
}

/**
 * Loads content/glossary.yaml and content/labels.yaml. A changed entry becomes a new version, unless people changed the word
 * here meanwhile: what they decided stays.
 */
export async function seedTerms(tx: Tx, now: Date): Promise<void> {
  for (const term of [...shippedShortForms(), ...shippedLabels()]) await seedTerm(tx, term, now);
}

async function seedTerm(tx: Tx, { code, kind, ...words }: ShippedTerm, now: Date): Promise<void> {
  const added = await tx.insertInto('strategy.term').values({ code, kind }).onConflict((conflict) => conflict.column('code').doNothing()).returning('code').executeTakeFirst();
  const newest = added ? null : await newestVersion(tx, code);
  if (newest && (newest.organisation_id !== null || sameWords(newest, words))) return;
  const number = (newest?.number ?? 0) + 1;
  await tx.insertInto('strategy.term_version').values({ term_code: code, number, ...words, made_at: now }).execute();
  if (number > 1) await tx.updateTable('strategy.term').set({ current_version: number }).where('code', '=', code).execute();
}

const newestVersion = (tx: Tx, code: string) => tx.selectFrom('strategy.term_version').selectAll().where('term_code', '=', code).orderBy('number', 'desc').limit(1).executeTakeFirst();

type Words = Omit<ShippedTerm, 'code' | 'kind'>;

function sameWords(held: { [Key in keyof Words]: Words[Key] | null }, shipped: Words): boolean {
  return (Object.keys(shipped) as (keyof Words)[]).every((key) => JSON.stringify(held[key]) === JSON.stringify(shipped[key]));
}

/** The address of a word's page: small letters, figures and hyphens. */
export const termCode = (form: string): string => form.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');

function shippedShortForms(): ShippedTerm[] {
  const { ownerRole, reviewOn, terms } = valueOrThrow('glossary.yaml', parseGlossary(shippedText('glossary.yaml')));
  return terms.map(({ form, expansion, alsoExpansions, meaning, expand, reason, source }) => ({
    code: termCode(form), kind: 'short form', shown: form, expansion, also_expansions: alsoExpansions ?? [], is_expanded: expand !== false,
    short_label: null, meaning, owner_role: ownerRole, reason, source, review_on: reviewOn,
  }));
}

function shippedLabels(): ShippedTerm[] {
  const { ownerRole, reviewOn, groups, categories } = valueOrThrow('labels.yaml', parseLabels(shippedText('labels.yaml')));
  const nameOf = (code: string) => groups.find((group) => group.code === code)?.shortLabel ?? categories.find((category) => category.code === code)?.label ?? code;
  return groups.map(({ code, label, shortLabel, includes, reason, source }) => ({
    code: `label.${code}`, kind: 'label', shown: label, expansion: null, also_expansions: [], is_expanded: false, short_label: shortLabel,
    meaning: `Used on pages and charts for: ${includes.map(nameOf).join('; ')}.`, owner_role: ownerRole, reason, source, review_on: reviewOn,
  }));
}
