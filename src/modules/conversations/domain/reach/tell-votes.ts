import { inFullTens, tellByWho } from '../small-numbers.ts';
import { EVERYONE, type ToldFigure } from './tell-reach.ts';
import { spreadClasses } from './vote-spread.ts';

/** Browsers by how many votes they gave. */
export const SPREAD = 'spread';
/** Votes, all and by the side from which they were cast. */
export const VOTES = 'votes';
/** The class of the browser with the most votes: a very active one is seen, and is nobody in particular. */
export const MOST = 'most';

/** How many browsers voted and how much, as it may be told. A browser with very many votes shows as the highest class that is reached. */
export function tellVotes({ spread, votes, byPerspective }: { spread: readonly number[]; votes: number; byPerspective: readonly { perspective: string; votes: number }[] }): ToldFigure[] {
  const { parts, total } = tellByWho(spread);
  const highest = spread.findLastIndex((count) => count > 0);
  return [
    ...spreadClasses.map(({ code }, at) => ({ question: SPREAD, answer: code, people: parts[at] ?? null, isNobody: false })),
    { question: SPREAD, answer: EVERYONE, people: total, isNobody: false },
    ...(total === null ? [] : [{ question: MOST, answer: spreadClasses[highest]?.code ?? '1', people: null, isNobody: false }]),
    { question: VOTES, answer: EVERYONE, people: inFullTens(votes), isNobody: false },
    ...byPerspective.map((each) => ({ question: VOTES, answer: each.perspective, people: inFullTens(each.votes), isNobody: false })),
  ];
}
