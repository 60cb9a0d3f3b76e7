import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { askTogether } from './ask-together.ts';

const echo = (rounds: string[][]) => askTogether(async (keys) => {
  rounds.push([...keys]);
  return new Map(keys.filter((key) => key !== 'unknown').map((key) => [key, `answer to ${key}`]));
});

describe('questions put together', () => {
  it('costs one question for all who ask in the same turn, and gives each their own answer', async () => {
    const rounds: string[][] = [];
    const ask = echo(rounds);
    assert.deepEqual(await Promise.all([ask('a'), ask('b'), ask('a'), ask('unknown')]), ['answer to a', 'answer to b', 'answer to a', undefined]);
    assert.deepEqual(rounds, [['a', 'b', 'unknown']]);
  });

  it('asks again for whoever comes while a question is being put: no answer is older than its question', async () => {
    const rounds: string[][] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((done) => (release = done));
    const ask = askTogether(async (keys) => {
      rounds.push([...keys]);
      await held;
      return new Map(keys.map((key) => [key, rounds.length]));
    });
    const first = ask('a');
    await new Promise((next) => setImmediate(() => setImmediate(next)));
    const second = ask('a');
    release();
    await Promise.all([first, second]);
    assert.deepEqual(rounds, [['a'], ['a']]);
  });

  it('tells everyone of a round when it fails, and starts afresh', async () => {
    let broken = true;
    const ask = askTogether(async (keys) => {
      if (broken) throw new Error('no database');
      return new Map(keys.map((key) => [key, 1]));
    });
    const both = await Promise.allSettled([ask('a'), ask('b')]);
    assert.deepEqual(both.map(({ status }) => status), ['rejected', 'rejected']);
    broken = false;
    assert.equal(await ask('a'), 1);
  });
});
