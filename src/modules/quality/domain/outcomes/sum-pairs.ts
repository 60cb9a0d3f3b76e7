import { studentQuantile } from '#engines/special';
import { protectQuarter } from '../experience/protect-quarter.ts';

/** What is known of a group's people after a quarter: counts and sums, and nothing about one of them. */
export interface OutcomeSums {
  group: string;
  /** Those whose care ended. */
  people: number;
  /** Of them those with a first and a last measurement. */
  pairs: number;
  /** Of these those who changed for the better by the smallest change or more, or reached their goal. */
  better: number;
  /** Sum and sum of squares of last less first. */
  changes: number;
  squares: number;
}

/** What may be shown of a group; null where too few people stand behind it. '' is everybody. */
export interface ShownOutcome {
  group: string;
  people: number | null;
  pairs: number | null;
  unpaired: number | null;
  better: number | null;
  others: number | null;
  mean: number | null;
  lower: number | null;
  upper: number | null;
  deviation: number | null;
}

/** From which change on a person counts as better; null where nobody has said. */
export type SmallestChange = number | null;

/** First and last of one person; `last` is null without a second measurement. */
export interface Pair {
  group: string;
  first: number;
  last: number | null;
}

/** Adds up pairs by group. */
export function sumPairs(pairs: readonly Pair[], { better, smallestChange }: { better: 'higher' | 'lower'; smallestChange: SmallestChange }): OutcomeSums[] {
  return [...Map.groupBy(pairs, ({ group }) => group)].map(([group, of]) => {
    const changes = of.flatMap(({ first, last }) => (last === null ? [] : [last - first]));
    // A change that is the smallest one but for the way numbers are kept counts.
    const isBetter = (change: number) => smallestChange !== null && (better === 'higher' ? change : -change) >= smallestChange - 1e-9;
    return { group, people: of.length, pairs: changes.length, better: changes.filter(isBetter).length, changes: total(changes), squares: total(changes.map((change) => change * change)) };
  });
}

/** Fewer people than this show no mean (the policy of every figure here). */
const FEWEST = 8;

/**
 * What may be shown: counts protected together, as answers about care are. A mean stands for everybody from eight pairs on; for groups only where the pairs of
 * every group show, so that no group follows from the others. The spread shows only beside its number of pairs, which would follow from it.
 */
export function protectOutcomes(groups: readonly OutcomeSums[], { countsBetter, hasMean }: { countsBetter: boolean; hasMean: boolean }): ShownOutcome[] {
  const shown = protectQuarter([{ position: 1, groups: groups.map(({ group, people, pairs, better }) => ({ name: group, counts: countsBetter ? [better, pairs - better] : [pairs], noAnswer: people - pairs })) }]);
  const lines = shown.map((line) => {
    const [better = null, others = null] = countsBetter ? line.counts : [null, null];
    const pairs = line.total === null || line.noAnswer === null ? null : line.total - line.noAnswer;
    return { group: line.group, people: line.total, pairs, unpaired: line.noAnswer, better, others };
  });
  const showsGroups = lines.every(({ group, pairs }) => group === '' || pairs !== null);
  const all: OutcomeSums = { group: '', ...sumOf(groups) };
  return lines.map((line) => {
    const of = line.group === '' ? all : groups.find(({ group }) => group === line.group);
    const mean = hasMean && of && of.pairs >= FEWEST && (line.group === '' || showsGroups) ? meanOf(of) : { mean: null, lower: null, upper: null, deviation: null };
    return { ...line, ...mean, deviation: line.pairs === null ? null : mean.deviation };
  });
}

const sumOf = (groups: readonly OutcomeSums[]): Omit<OutcomeSums, 'group'> => {
  const of = (name: keyof Omit<OutcomeSums, 'group'>) => total(groups.map((group) => group[name]));
  return { people: of('people'), pairs: of('pairs'), better: of('better'), changes: of('changes'), squares: of('squares') };
};

/** The mean change with 95 % limits by Student's t, to two places: more would tell of single scores. */
function meanOf({ pairs, changes, squares }: OutcomeSums): Pick<ShownOutcome, 'mean' | 'lower' | 'upper' | 'deviation'> {
  const mean = changes / pairs;
  const deviation = Math.sqrt(Math.max(0, squares - (changes * changes) / pairs) / (pairs - 1));
  const half = (studentQuantile(0.975, pairs - 1) * deviation) / Math.sqrt(pairs);
  return { mean: rounded(mean), lower: rounded(mean - half), upper: rounded(mean + half), deviation: rounded(deviation) };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;
const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
