import { keptBriefly, type Store } from '#platform/db';
import { alike } from '../data/search-words.ts';
import { alternativesIn } from '../domain/search-words.ts';
import { glossaryInForce } from './words.ts';

/** The glossary is the same for everyone; a change is looked for a second later at the latest. */
const kept = keptBriefly<(typed: string) => string[]>({ milliseconds: 1_000 });

/** Says of what was typed how else it can be said, by the glossary as it stands and by the lists of alike words; what was typed stands first. */
export const alternatives = (store: Store): Promise<(typed: string) => string[]> =>
  kept(store, 'alternatives', async () => {
    const { terms } = await store.reading({ as: 'public' }, glossaryInForce);
    return alternativesIn({ alike, shortForms: terms.map(({ form, expansion, alsoExpansions }) => ({ form, expansions: [expansion, ...(alsoExpansions ?? [])] })) });
  });
