import { keptBriefly, type Store } from '#platform/db';
import { alike } from '../data/search-words.ts';
import { alternativesOf, type SearchWords } from '../domain/search-words.ts';
import { glossaryInForce } from './words.ts';

/** The glossary is the same for everyone; a change is looked for a second later at the latest. */
const shortForms = keptBriefly<SearchWords['shortForms']>({ milliseconds: 1_000 });

/** Says of what was typed how else it can be said, by the glossary as it stands and by the lists of alike words; what was typed stands first. */
export async function alternatives(store: Store): Promise<(typed: string) => string[]> {
  const forms = await shortForms(store, 'short forms', async () => {
    const { terms } = await store.reading({ as: 'public' }, glossaryInForce);
    return terms.map(({ form, expansion, alsoExpansions }) => ({ form, expansions: [expansion, ...(alsoExpansions ?? [])] }));
  });
  return (typed) => alternativesOf(typed, { alike, shortForms: forms });
}
