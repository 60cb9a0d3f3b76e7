import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { Tx } from '#platform/db';
import { Conflict, Invalid } from '#platform/errors';
import type { RequestContext, Viewer } from '#platform/http';
import { openObjectiveWorld, type ObjectiveWorld } from '#test/objective-world';
import { changeState } from './change-state.ts';
import { commentOnDraft } from './comment-on-draft.ts';

/** Two transactions at once: somebody comments while the lead ends check and challenge. */
describe('a comment while the strategy goes live', () => {
  let world: ObjectiveWorld;
  let chief: Viewer;
  const now = new Date('2026-11-21T12:00:00Z');
  before(async () => {
    world = await openObjectiveWorld();
    chief = await world.person('Chief AHP');
  });
  beforeEach(async () => {
    await world.database.owner.query('delete from strategy.draft_comment');
    await world.database.owner.query("update strategy.strategy set state = 'check-and-challenge' where code = 'local'");
  });
  after(() => world.close());

  const comment = (tx: Tx) => commentOnDraft(tx, now, { strategyCode: 'local', nodeCode: 'l.1', words: 'Wait for me' });
  const goLive = (tx: Tx) => changeState(tx, { now, viewer: chief } as RequestContext, { code: 'local', from: 'check and challenge', to: 'live', reason: '' });
  const state = async () => (await world.database.owner.query<{ state: string; comments: number }>("select s.state, (select count(*)::int from strategy.draft_comment c where c.strategy_id = s.id) as comments from strategy.strategy s where code = 'local'")).rows[0];

  /** Runs the first until it is done but not committed, starts the second, sees that it waits, then lets the first go. */
  async function oneAfterTheOther(first: [Viewer | null, (tx: Tx) => Promise<void>], second: [Viewer | null, (tx: Tx) => Promise<void>]): Promise<{ hadToWait: boolean; outcome: PromiseSettledResult<void> }> {
    const run = ([viewer, work]: [Viewer | null, (tx: Tx) => Promise<void>]) => (viewer ? world.as(viewer, work) : world.database.web.within({ as: 'public' }, work));
    const gate = Promise.withResolvers<undefined>();
    const done = Promise.withResolvers<undefined>();
    const running = run([first[0], async (tx) => {
      await first[1](tx);
      done.resolve(undefined);
      await gate.promise;
    }]);
    await done.promise;
    let isOver = false;
    const following = Promise.allSettled([run(second).finally(() => (isOver = true))]);
    await wait(150);
    const hadToWait = !isOver;
    gate.resolve(undefined);
    await running;
    const [outcome] = await following;
    return { hadToWait, outcome };
  }

  it('is refused when the start came first, and nothing is kept', async () => {
    const { hadToWait, outcome } = await oneAfterTheOther([chief, goLive], [null, comment]);
    assert.ok(hadToWait, 'the comment did not wait for the start');
    assert.ok(outcome.status === 'rejected' && outcome.reason instanceof Conflict, JSON.stringify(outcome));
    assert.deepEqual(await state(), { state: 'live', comments: 0 });
  });

  it('is kept when it came first, and then the start is refused until it has an answer', async () => {
    const { hadToWait, outcome } = await oneAfterTheOther([null, comment], [chief, goLive]);
    assert.ok(hadToWait, 'the start did not wait for the comment');
    assert.ok(outcome.status === 'rejected' && outcome.reason instanceof Invalid, JSON.stringify(outcome));
    assert.deepEqual(await state(), { state: 'check-and-challenge', comments: 1 });
  });

  it('does not wait for other comments', async () => {
    const { hadToWait, outcome } = await oneAfterTheOther([null, comment], [null, comment]);
    assert.deepEqual([hadToWait, outcome.status], [false, 'fulfilled']);
    assert.equal((await state())?.comments, 2);
  });
});
