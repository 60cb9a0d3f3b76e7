import { londonDay, type Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { RequestContext } from '#platform/http';
import { askedOf, findItems, meantWords, type Finds } from '#platform/search';
import { alternativesFor } from '#modules/strategy';

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
export async function searchSite(ctx: Pick<RequestContext, 'read' | 'now'>, asked: SearchQuestion): Promise<SearchAnswer> {
  const question = { ...asked, today: londonDay(ctx.now) };
  return ctx.read(async (tx) => {
    const found = await searchFor(tx, question);
    if (found.lines.length > 0 || question.offset > 0 || question.kind !== undefined) return { ...found, lookedForInstead: null };
    const meant = await meantWords(tx, question.typed);
    const instead = meant === null ? null : await searchFor(tx, { ...question, typed: meant });
    return instead && instead.lines.length > 0 ? { ...instead, lookedForInstead: meant } : { ...found, lookedForInstead: null };
  });
}

async function searchFor(tx: Tx, { typed, kind, limit, offset, today }: SearchQuestion & { today: Day }): Promise<Omit<SearchAnswer, 'lookedForInstead'>> {
  const alternatives = await alternativesFor(tx, typed);
  return { ...(await findItems(tx, { asked: alternatives.map(askedOf), kind, today, limit, offset })), alsoLookedFor: alternatives.slice(1) };
}
