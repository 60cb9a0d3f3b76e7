import assert from 'node:assert/strict';
import { it } from 'node:test';
import { narrowSums } from '#test/narrow-sums';
import { isWholeAttack } from '#test/whole-attack';
import { tellAll } from '../../../src/modules/improvement/domain/shared-parts.ts';
import { told } from '../../../src/modules/stories/web/praise/fairness-page.tsx';
import { shownStages } from '../../../src/modules/inquiry/domain/shown-stages.ts';
import { stageAnswers } from '../../../src/modules/inquiry/domain/stages.ts';

const inSteps = (step: number) => (count: number): number => Math.floor(count / step) * step;
let state = 99;
const below = (limit: number): number => (state = (state * 48_271) % 2_147_483_647) % limit;
const draw = (most: number, limit: number): number[] => Array.from({ length: 1 + below(most) }, () => (below(3) === 0 ? below(8) : below(limit)));

/** Every count that is told "in full steps" is the step and 0 to step − 1 more: a whole number of its own, besides who is counted. */
interface Told {
  of: string[];
  full: number;
}

/** The counts of which fewer than eight numbers are left by all that is told in full steps (with slack unknowns from 0 to step - 1). */
async function narrow(unknowns: readonly string[], all: readonly Told[], step: number): Promise<string[]> {
  // full <= sum <= full + step - 1, as sums that are known: sum + spare = full + step - 1, and spare + rest = step - 1.
  const sums = all.flatMap(({ of, full }, at) => [{ of: [...of, `spare ${at}`], is: full + step - 1 }, { of: [`spare ${at}`, `rest ${at}`], is: step - 1 }]);
  const found = await narrowSums({ sums, same: [] }, unknowns.map((one) => ({ of: [one], less: [], width: 7 })));
  return [...found].map(([at, { low, high }]) => `${unknowns[at]} is ${low} to ${high}`);
}

const name = (_count: unknown, at: number): string => `team ${at}`;

it('my part: what is told of each team and of all leaves each team any of eight numbers', async () => {
  for (let round = 0; round < (isWholeAttack ? 400 : 40); round += 1) {
    const teams = draw(6, 40).filter((people) => people > 0);
    const eights = teams.map(inSteps(8));
    const all = tellAll(eights, inSteps(8)(teams.reduce((sum, people) => sum + people, 0)));
    const unknowns = teams.map(name);
    assert.deepEqual(await narrow(unknowns, [...eights.map((full, at) => ({ of: [`team ${at}`], full })), ...(unknowns.length > 1 ? [{ of: unknowns, full: all }] : [])].filter(({ of, full }) => full > 0 || of.length === 1), 8), [], `${teams.join(', ')}: ${all}`);
  }
  assert.deepEqual(await narrow(['a', 'b', 'c'], [...['a', 'b', 'c'].map((one) => ({ of: [one], full: 8 })), { of: ['a', 'b', 'c'], full: 40 }], 8), ['a is 10 to 15', 'b is 10 to 15', 'c is 10 to 15'], 'it would be found out');
  assert.equal(tellAll([8, 8, 8], 40), 32);
});

it('who is thanked, and at which stage people stand: no hidden count can be worked out, even by who knows the total', async () => {
  for (let round = 0; round < (isWholeAttack ? 600 : 60); round += 1) {
    const counts = [...draw(5, 30), below(9)];
    const shown = told(counts);
    const stages = new Map(stageAnswers.map((stage) => [stage, below(3) === 0 ? below(8) : below(20)]));
    const people = [...stages.values()].reduce((sum, count) => sum + count, 0) + below(12);
    const byStage = people >= 8 ? shownStages(stages, people).map(({ shown: count }) => count) : [];
    for (const [all, list] of [[counts.reduce((sum, count) => sum + count, 0), shown], [people, byStage]] as const) {
      const sums = [{ of: list.map(name), is: all }, ...list.flatMap((count, at) => (count === null ? [] : [{ of: [`team ${at}`], is: count }]))];
      const hidden = list.flatMap((count, at) => (count === null ? [`team ${at}`] : []));
      if (all < 8 || hidden.length === 0) continue;
      assert.deepEqual([...(await narrowSums({ sums, same: [] }, hidden.map((one) => ({ of: [one], width: 8 })))).values()], [], JSON.stringify({ list, counts }));
    }
  }
});
