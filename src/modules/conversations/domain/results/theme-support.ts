import { FEWEST_TOLD } from '../small-numbers.ts';

/** The published figures of one idea that speaks of a theme. */
export interface ThemeIdea {
  id: string;
  online: number;
  inPerson: number;
  less: number;
}

export interface ThemeSupport {
  ideas: number;
  /** Votes of support for its ideas: one person may have backed several. */
  timesBacked: number;
  /** At least so many different people: those who backed its most backed idea, online and in person. */
  supporters: number;
  supportersInPerson: number;
  lessSupporters: number;
  /** Two in three of its supporters, and enough of them to say so, were heard in person. */
  isRaisedInPerson: boolean;
}

/**
 * How many back a theme, out of figures of its ideas that everyone reads already. People are not followed from one idea to the next,
 * so the number of different people is the least that it can be.
 */
export function themeSupport(ideas: readonly ThemeIdea[]): ThemeSupport {
  const most = (of: (idea: ThemeIdea) => number) => ideas.reduce((so, idea) => Math.max(so, of(idea)), 0);
  const inPerson = most((idea) => idea.inPerson);
  const supporters = most((idea) => idea.online) + inPerson;
  return {
    ideas: ideas.length, timesBacked: ideas.reduce((sum, { online, inPerson: room }) => sum + online + room, 0), supporters, supportersInPerson: inPerson, lessSupporters: most((idea) => idea.less),
    isRaisedInPerson: inPerson >= FEWEST_TOLD && inPerson * 3 >= supporters * 2,
  };
}
