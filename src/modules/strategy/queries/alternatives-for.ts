import type { Tx } from '#platform/db';
import { alike } from '../data/search-words.ts';
import { alternativesOf } from '../domain/search-words.ts';
import { glossaryInForce } from './words.ts';

/** What was typed, and the same with words of the same meaning in its place, by the glossary as it stands and by the lists of alike words. */
export async function alternativesFor(tx: Tx, typed: string): Promise<string[]> {
  const { terms } = await glossaryInForce(tx);
  return alternativesOf(typed, { alike, shortForms: terms.map(({ form, expansion, alsoExpansions }) => ({ form, expansions: [expansion, ...(alsoExpansions ?? [])] })) });
}
