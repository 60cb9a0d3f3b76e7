import assert from 'node:assert/strict';
import { it } from 'node:test';
import { narrowSums, type AskedSum, type Known } from '#test/narrow-sums';
import { worlds } from '#test/whole-attack';
import { protectQuarter, type AnswerCounts } from '../../../src/modules/quality/domain/experience/protect-quarter.ts';
import { protectOutcomes, type OutcomeSums } from '../../../src/modules/quality/domain/outcomes/sum-pairs.ts';
import { summariseWaits } from '../../../src/modules/quality/domain/waits/summarise-waits.ts';

const MINIMUM = 8;

function drawer(seed: number) {
  let state = seed * 6271 + 20_261_123;
  const next = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  return { below: (limit: number): number => Math.floor(next() * limit) };
}

/** One figure: whom it counts, by smallest groups of people, and what is shown. */
interface Figure {
  of: readonly string[];
  shown: number | null;
  name: string;
}

/** The hidden figures of which what is shown leaves fewer than eight numbers, and of `few` those that can be told exactly though no table has them. */
async function foundOut(figures: readonly Figure[]): Promise<string[]> {
  const known: Known = { same: [], sums: figures.flatMap(({ of, shown }) => (shown === null || of.length === 0 ? [] : [{ of, is: shown }])) };
  const hidden = figures.filter(({ shown, of }) => shown === null && of.length > 0);
  const asked: AskedSum[] = hidden.map(({ of }) => ({ of, width: MINIMUM }));
  return [...(await narrowSums(known, asked))].map(([at, { low, high }]) => `${hidden[at]?.name}: ${low} to ${high}`);
}

/** People of one group: how they answered each of two questions, none of them where they gave none. */
const ways = ['1', '2', '3', 'none'];

it('experience: the answers of a quarter give no hidden count away, two questions and all groups together', async () => {
  let [hidden, shown] = [0, 0];
  for (const seed of worlds({ few: 30, many: 600 })) {
    const { below } = drawer(seed);
    const groups = Array.from({ length: 1 + below(4) }, (_none, at) => (at === 0 ? 'Town' : `Village ${at}`));
    const isAsked = below(2) === 0;
    const size = [3, 10, 30][below(3)] ?? 10;
    const people = new Map(groups.flatMap((group) => ways.flatMap((first) => ways.map((second): [string, number] => [`${group}/${first}/${second}`, below(4) === 0 ? below(3) : below(size)]))));
    const sum = (of: readonly string[]): number => of.reduce((total, one) => total + (people.get(one) ?? 0), 0);
    const those = (group: string, question: number, way: string): string[] => [...people.keys()].filter((one) => (group === '' || one.startsWith(`${group}/`)) && one.split('/')[question] === way);
    const questions: AnswerCounts[] = [1, 2].map((position) => ({ position, groups: groups.map((group) => ({ name: groups.length === 1 ? '' : group, counts: ways.slice(0, 3).map((way) => sum(those(group, position, way))), noAnswer: isAsked ? sum(those(group, position, 'none')) : null })) }));
    const figures = protectQuarter(questions).flatMap(({ position, group, counts, isOfAsked, noAnswer, total }): Figure[] => [
      ...counts.map((count, at) => ({ of: those(group, position, String(at + 1)), shown: count, name: `${group} ${position}: ${at}` })),
      ...(isOfAsked ? [{ of: those(group, position, 'none'), shown: noAnswer, name: `${group} ${position}: none` }] : []),
      { of: [...ways.slice(0, 3), ...(isOfAsked ? ['none'] : [])].flatMap((way) => those(group, position, way)), shown: total, name: `${group} ${position}: all` },
    ]);
    for (const { of, shown: count, name } of figures) if (count !== null) assert.equal(count, sum(of), `${seed} ${name}`);
    hidden += figures.filter(({ shown: count }) => count === null).length;
    shown += figures.filter(({ shown: count }) => count !== null).length;
    assert.deepEqual(await foundOut(figures), [], `quarter ${seed}: ${JSON.stringify(questions)}`);
  }
  assert.ok(hidden > 100 && shown > 100, `${hidden} hidden, ${shown} shown`);
});

it('outcomes: counts of those measured twice, better and not, give no hidden count away', async () => {
  let hidden = 0;
  for (const seed of worlds({ few: 60, many: 1500 })) {
    const { below } = drawer(seed);
    const groups = Array.from({ length: 1 + below(4) }, (_none, at): OutcomeSums => {
      const [better, others, without] = [0, 1, 2].map(() => (below(3) === 0 ? below(8) : below(40)));
      return { group: `Place ${at}`, people: (better ?? 0) + (others ?? 0) + (without ?? 0), pairs: (better ?? 0) + (others ?? 0), better: better ?? 0, changes: below(60), squares: below(400) + 200 };
    });
    const asked = groups.length === 1 ? groups.map((one) => ({ ...one, group: '' })) : groups;
    const kinds = ['better', 'others', 'without'];
    const names = (group: string, of: readonly string[]): string[] => asked.flatMap((one) => (group === '' || one.group === group ? of.map((kind) => `${one.group}/${kind}`) : []));
    const figures = protectOutcomes(asked, { countsBetter: true, hasMean: true }).flatMap(({ group, people, pairs, unpaired, better, others }): Figure[] => [
      { of: names(group, kinds), shown: people, name: `${group} people` }, { of: names(group, ['better', 'others']), shown: pairs, name: `${group} pairs` }, { of: names(group, ['without']), shown: unpaired, name: `${group} without` },
      { of: names(group, ['better']), shown: better, name: `${group} better` }, { of: names(group, ['others']), shown: others, name: `${group} others` },
    ]);
    hidden += figures.filter(({ shown }) => shown === null).length;
    assert.deepEqual(await foundOut(figures), [], `${seed}: ${JSON.stringify(asked)}`);
  }
  assert.ok(hidden > 100, `${hidden}`);
});

it('waits: eight people or more lie beyond each wait that is told, and among those counted', () => {
  let told = 0;
  for (const seed of worlds({ few: 300, many: 20_000 })) {
    const { below } = drawer(seed);
    const counts = Array.from({ length: 1 + below(12) }, (_none, weeks) => ({ weeks: weeks * 2, people: below(3) === 0 ? below(4) : below(30) }));
    const { people, half, ninety } = summariseWaits(counts);
    const all = counts.reduce((sum, one) => sum + one.people, 0);
    assert.ok(people === null ? all < MINIMUM && half === null && ninety === null : people === all && all >= MINIMUM);
    // As many stand at or beyond the wait that is told as the rank leaves: nobody's own wait is the last or the first.
    for (const [wait, share] of [[half, 0.5], [ninety, 0.9]] as const) {
      if (wait === null) continue;
      told += 1;
      assert.ok(all * (1 - share) >= MINIMUM - 1e-9, `${all} people, ${share}`);
      assert.ok(counts.filter(({ weeks }) => weeks <= wait).reduce((sum, one) => sum + one.people, 0) >= MINIMUM);
    }
  }
  assert.ok(told > 200);
});
