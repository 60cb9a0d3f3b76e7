import { londonDay } from '#platform/clock';
import { scopeOf, type RequestContext } from '#platform/http';
import { askedOf, findItems, meantWords, type Finds } from '#platform/search';
import { alternatives } from '#modules/strategy';

export interface SearchQuestion {
  typed: string;
  kind?: string | undefined;
  limit: number;
  offset: number;
}

export interface SearchAnswer extends Finds {
  /** What was looked for beside the typed words: "Podiatry" also means podiatrists. */
  alsoLookedFor: readonly string[];
  /** Nothing holds what was typed, and this was looked for instead. */
  lookedForInstead: string | null;
}

/** Everything that this viewer may see and that holds these words, or words of the same meaning, or what was probably meant. */
export async function searchSite({ store, viewer, now }: Pick<RequestContext, 'store' | 'viewer' | 'now'>, { typed, kind, limit, offset }: SearchQuestion): Promise<SearchAnswer> {
  // Before a connection is held: a second one asked for meanwhile could wait for its own.
  const saidOtherwise = await alternatives(store);
  return store.asking(scopeOf(viewer), async (asker) => {
    const searchFor = async (words: string) => {
      const ways = saidOtherwise(words);
      return { ...(await findItems(asker, { asked: ways.map(askedOf), kind, today: londonDay(now), limit, offset })), alsoLookedFor: ways.slice(1) };
    };
    const found = await searchFor(typed);
    const meant = found.lines.length > 0 || offset > 0 || kind !== undefined ? null : await meantWords(asker, typed);
    const instead = meant === null ? null : await searchFor(meant);
    return instead && instead.lines.length > 0 ? { ...instead, lookedForInstead: meant } : { ...found, lookedForInstead: null };
  });
}
