import assert from 'node:assert/strict';
import { it } from 'node:test';
import { FEWEST_SHOWN, tellTwoWays, tensWords } from './protected.ts';

/** Every way in which people could stand behind the tens: the range of each count, given that both ways add up to the same people. */
function ranges(one: readonly number[], other: readonly number[]): number[] {
  const spanOf = (tens: readonly number[]) => [tens.reduce((a, b) => a + b, 0), tens.reduce((a, b) => a + b + 9, 0)] as const;
  const [[low1, high1], [low2, high2]] = [spanOf(one), spanOf(other)];
  const widths = (tens: readonly number[], [low, high]: readonly [number, number], [lowest, highest]: readonly [number, number]) =>
    tens.map((ten) => Math.min(ten + 9, highest - (low - ten)) - Math.max(ten, lowest - (high - ten - 9)) + 1);
  return [...widths(one, [low1, high1], [low2, high2]), ...widths(other, [low2, high2], [low1, high1])];
}

it('leaves every count at least eight possible numbers, whatever the two ways add up to', () => {
  const tens = [0, 10, 30, 60];
  let lowered = 0;
  for (const a of tens) for (const b of tens) for (const c of tens) for (const d of tens) {
    for (const [one, other] of [[[a, b], [c]], [[a], [b, c, d]], [[a, b], [c, d]], [[0, 0, a, b], [c]], [[0, 0, 0, a, b], [c, d]]] as const) {
      if (ranges(one, other).some((width) => width < 1)) continue;
      const told = tellTwoWays(one, other);
      lowered += told.flat().join() === [...one, ...other].join() ? 0 : 1;
      assert.ok(ranges(...told).every((width) => width >= FEWEST_SHOWN), `${one.join()} and ${other.join()} are told as ${told.join(' | ')}`);
    }
  }
  assert.ok(lowered > 0, 'some of these would give a count away');
});

it('says too few in words and never a number below eight', () => {
  assert.equal(tensWords(0), 'Too few people to show safely');
  assert.equal(tensWords(20), '20 or more');
});
