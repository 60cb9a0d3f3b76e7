import { narrowSums, type AskedSum, type Known } from '#test/narrow-sums';
import type { Edition, Read } from './publish-story.ts';

export interface Leak {
  edition: number;
  why: string;
  name: string;
  is: string;
}

export interface Attacked {
  leaks: Leak[];
  /** Hidden figures asked about, over all editions. */
  asked: number;
}

/** Which of the two numbers of a figure; what is hidden of one of them must be unknown on its own. */
const numbers = [
  ['counted', (_one: Read, numerator: number) => numerator],
  ['not counted', ({ denominator }: Read, numerator: number) => (denominator === null ? null : denominator - numerator)],
] as const;

/** How closely an amount may be known behind which too few people stand: never exactly. */
const AMOUNT = 1;

/**
 * Everybody who ever looked puts together what they read in every edition. Asked is every hidden figure of every edition, and every small change of a
 * figure from one edition to the next. An edition is to blame for what could not be told before it.
 */
export async function attackEditions(editions: readonly Edition[], { isAmount = false } = {}): Promise<Attacked> {
  const attacked: Attacked = { leaks: [], asked: 0 };
  for (const [place, [, number]] of numbers.entries()) {
    if (editions.every(({ figures }) => figures.every(({ truth }) => truth[place] === undefined))) continue;
    for (let last = 0; last < editions.length; last += 1) {
      const asked = questions(editions, { last, place, isAmount });
      const found = await narrowSums(knownIn(editions.slice(0, last + 1), number), asked.map(({ question }) => question));
      attacked.asked += asked.length;
      if (found.size === 0) continue;
      const suspect = [...found].flatMap(([at, range]) => { const one = asked[at]; return one ? [{ ...one, range }] : []; });
      const before = last === 0 ? new Map() : await narrowSums(knownIn(editions.slice(0, last), number), suspect.map(({ question }) => question));
      suspect.forEach(({ name, range }, at) => { if (!before.has(at)) attacked.leaks.push({ edition: last, why: editions[last]?.why ?? '', name, is: `${range.low} to ${range.high}` }); });
    }
  }
  return attacked;
}

function knownIn(editions: readonly Edition[], number: (typeof numbers)[number][1]): Known {
  const sums = new Map<string, { of: readonly string[]; is: number }>();
  for (const { figures } of editions) {
    for (const figure of figures) {
      const is = figure.numerator === null ? null : number(figure, figure.numerator);
      if (is !== null) sums.set(`${figure.of.toSorted().join()} = ${is}`, { of: figure.of, is });
    }
  }
  return { sums: [...sums.values()], same: editions.flatMap(({ same }) => same) };
}

/**
 * What is hidden in an edition, and what is small and was hidden in one before it. A larger figure that was hidden only to protect others may be told
 * later, as it might be shown later. A rule that asks for larger groups takes nothing back: how unknown a figure must stay is what the smallest of the
 * rules asked under which its place was ever published. A rule that asks for smaller ones may show what it finds large enough.
 */
function questions(editions: readonly Edition[], { last, place, isAmount }: { last: number; place: number; isAmount: boolean }): { name: string; question: AskedSum }[] {
  const widths = new Map<string, number>();
  const widthOf = (name: string, minimum: number): number => { const width = Math.min(widths.get(name) ?? Infinity, minimum); widths.set(name, width); return width; };
  const told = editions.slice(0, last + 1).map(({ figures, minimum }) => ({ minimum, figures: figures.map((one) => ({ ...one, width: widthOf(one.name, minimum) })) }));
  const hidden = told.flatMap(({ figures, minimum }, at) => figures.flatMap((one) => (one.isHidden && (at === last || (isAmount ? one.people : (one.truth[place] ?? 0)) < Math.min(minimum, editions[last]?.minimum ?? 0)) ? [{ name: `${one.name} of ${at}`, question: isAmount ? { of: one.of, less: [], width: AMOUNT } : { of: one.of, width: one.width } }] : [])));
  return [...new Map(hidden.map((one) => [one.question.of.toSorted().join(), one])).values()];
}
