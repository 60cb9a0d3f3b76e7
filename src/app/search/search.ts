import { londonDay } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { RequestContext } from '#platform/http';
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
export async function searchSite(ctx: Pick<RequestContext, 'read' | 'store' | 'now'>, { typed, kind, limit, offset }: SearchQuestion): Promise<SearchAnswer> {
  // Before the transaction: a second connection asked for within it could wait for its own.
  const saidOtherwise = await alternatives(ctx.store);
  const searchFor = async (tx: Tx, words: string) => {
    const ways = saidOtherwise(words);
    return { ...(await findItems(tx, { asked: ways.map(askedOf), kind, today: londonDay(ctx.now), limit, offset })), alsoLookedFor: ways.slice(1) };
  };
  return ctx.read(async (tx) => {
    const found = await searchFor(tx, typed);
    const meant = found.lines.length > 0 || offset > 0 || kind !== undefined ? null : await meantWords(tx, typed);
    const instead = meant === null ? null : await searchFor(tx, meant);
    return instead && instead.lines.length > 0 ? { ...instead, lookedForInstead: meant } : { ...found, lookedForInstead: null };
  });
}
