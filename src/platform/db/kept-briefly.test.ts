import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import { keptBriefly } from './kept-briefly.ts';
import type { Store } from './store.ts';

const store = {} as Store;

/** Counts how often it is asked. */
function counting({ failsAt = 0 } = {}) {
  let asked = 0;
  return async () => {
    const number = (asked += 1);
    await turn();
    if (number === failsAt) throw new Error('no answer');
    return number;
  };
}

/** A clock that moves only when told. */
function handClock() {
  let milliseconds = 0;
  return { clock: () => milliseconds, pass: (more: number) => { milliseconds += more; } };
}

describe('what is kept briefly', () => {
  it('is asked for once, however many want it, and again when the moment is over', async () => {
    const { clock, pass } = handClock();
    const kept = keptBriefly<number>({ milliseconds: 60, clock });
    const ask = counting();
    assert.deepEqual(await Promise.all([kept(store, 'a', ask), kept(store, 'a', ask)]), [1, 1]);
    pass(59);
    assert.equal(await kept(store, 'a', ask), 1);
    pass(1);
    assert.equal(await kept(store, 'a', ask), 2);
  });

  it('is given late while the next is asked for, and never later than allowed', async () => {
    const { clock, pass } = handClock();
    const kept = keptBriefly<number>({ milliseconds: 30, lateMilliseconds: 200, clock });
    const ask = counting();
    assert.equal(await kept(store, 'a', ask), 1);
    pass(40);
    assert.deepEqual(await Promise.all([kept(store, 'a', ask), kept(store, 'a', ask)]), [1, 1], 'nobody waits');
    await turn();
    assert.equal(await kept(store, 'a', ask), 2, 'asked anew once');
    pass(200);
    assert.equal(await kept(store, 'a', ask), 3);
  });

  it('throws a failure to those who wait, and lets the older answer serve where nobody does', async () => {
    const { clock, pass } = handClock();
    const failing = keptBriefly<number>({ milliseconds: 30, lateMilliseconds: 300, clock });
    const ask = counting({ failsAt: 2 });
    assert.equal(await failing(store, 'a', ask), 1);
    pass(40);
    assert.equal(await failing(store, 'a', ask), 1);
    await turn();
    assert.equal(await failing(store, 'a', ask), 1, 'the failed renewal is tried again');
    await turn();
    assert.equal(await failing(store, 'a', ask), 3);
    const first = keptBriefly<number>({ milliseconds: 30 });
    await assert.rejects(first(store, 'a', counting({ failsAt: 1 })), /no answer/);
  });
});
