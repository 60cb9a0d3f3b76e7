import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Tx } from '#platform/db';
import type { Viewer } from '#platform/http';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { openFragments } from './fragments.ts';
import { openRevisions, type Revisions } from './revisions.ts';
import { sharedScope } from './shared-scope.ts';

function standing(): Revisions & { now: string; asked: number } {
  return { now: '1', asked: 0, async of() { this.asked += 1; return this.now; } };
}
const kept = (revisions = standing()) => ({ revisions, sizeOf: (text: string) => text.length });
const request = { topics: ['strategy:ox'], key: 'glance ox', scopeKey: 'public' };

describe('kept fragments', () => {
  test('drawn once while nothing changes, drawn again after a change', async () => {
    const revisions = standing();
    const { fragment } = openFragments(kept(revisions));
    let drawn = 0;
    const render = async () => `drawing ${(drawn += 1)}`;
    assert.equal(await fragment({ ...request, render }), 'drawing 1');
    assert.equal(await fragment({ ...request, render }), 'drawing 1');
    revisions.now = '2';
    assert.equal(await fragment({ ...request, render }), 'drawing 2');
  });

  test('scopes never mix, even where their names join to the same text', async () => {
    const { fragment } = openFragments(kept());
    const ask = (scopeKey: string, key: string) => fragment({ ...request, scopeKey, key, render: async () => `${scopeKey}|${key}` });
    for (const [scope, key] of [['public', 'a'], ['person x/lead', 'a'], ['public a', ''], ['public', ' a'], ['a","b', 'c'], ['a', 'b","c']] as const) {
      assert.equal(await ask(scope, key), `${scope}|${key}`);
      assert.equal(await ask(scope, key), `${scope}|${key}`);
    }
  });

  test('many visitors at once cost one drawing', async () => {
    const { fragment } = openFragments(kept());
    let drawn = 0;
    const render = async () => {
      drawn += 1;
      await new Promise((done) => setTimeout(done, 5));
      return 'slow';
    };
    const all = await Promise.all(Array.from({ length: 50 }, () => fragment({ ...request, render })));
    assert.deepEqual([new Set(all), drawn], [new Set(['slow']), 1]);
  });

  test('a failure reaches everyone who waits and is not kept', async () => {
    const { fragment, size } = openFragments(kept());
    const broken = () => fragment({ ...request, render: async () => { throw new Error('no such strategy'); } });
    await Promise.all([assert.rejects(broken(), /no such/), assert.rejects(broken(), /no such/)]);
    assert.equal(size().count, 0);
    assert.equal(await fragment({ ...request, render: async () => 'well again' }), 'well again');
  });

  test('a change while drawing is not lost: the late drawing does not stand for the new revision', async () => {
    const revisions = standing();
    const { fragment } = openFragments(kept(revisions));
    const gate = Promise.withResolvers<undefined>();
    const early = fragment({ ...request, render: async () => { await gate.promise; return 'old words'; } });
    await new Promise((next) => setImmediate(next));
    revisions.now = '2';
    assert.equal(await fragment({ ...request, render: async () => 'new words' }), 'new words');
    gate.resolve(undefined);
    assert.equal(await early, 'old words');
    assert.equal(await fragment({ ...request, render: async () => 'new words' }), 'new words');
  });

  test('holds no more than it may, forgetting what was asked for longest ago', async () => {
    const { fragment, size } = openFragments({ ...kept(), mostBytes: 3_000 });
    let drawn = 0;
    const ask = (key: string) => fragment({ ...request, key, render: async () => { drawn += 1; return 'x'.repeat(900); } });
    await ask('a'); await ask('b'); await ask('c'); await ask('a'); await ask('d');
    assert.ok(size().bytes <= 3_000 && size().count === 3);
    drawn = 0;
    await ask('a');
    assert.equal(drawn, 0, 'a was asked for again and stays');
    await ask('b');
    assert.equal(drawn, 1, 'b had to go');
    await fragment({ ...request, key: 'huge', render: async () => 'x'.repeat(5_000) });
    assert.equal(size().bytes, 0, 'what is larger than the whole room is not kept');
  });

  test('what takes long to count is given out late while it is counted again, at most two minutes, and never to who just changed something', async () => {
    let [time, drawn] = [0, 0];
    const revisions = standing();
    const { fragment } = openFragments({ ...kept(revisions), clock: () => time });
    const ask = (more = {}) => fragment({ ...request, mayBeLate: true, ...more, render: async () => { time += 1_000; return `count ${(drawn += 1)}`; } });
    const soon = () => new Promise((next) => setImmediate(next));
    assert.equal(await ask(), 'count 1');
    revisions.now = '2';
    assert.equal(await ask(), 'count 1');
    await soon();
    assert.equal(drawn, 1, 'a count of one second rests for twenty');
    time = 20_000;
    assert.deepEqual(await Promise.all([ask(), ask()]), ['count 1', 'count 1'], 'nobody waits');
    await soon();
    assert.deepEqual([await ask(), drawn], ['count 2', 2], 'counted once for both');
    revisions.now = '3';
    assert.equal(await ask({ fresh: true }), 'count 3');
    revisions.now = '4';
    time += 120_000;
    assert.equal(await ask(), 'count 4', 'two minutes are too late');
  });

  test('what is counted at once is never late', async () => {
    const revisions = standing();
    const { fragment } = openFragments({ ...kept(revisions), clock: () => 0 });
    let drawn = 0;
    const ask = () => fragment({ ...request, mayBeLate: true, render: async () => `count ${(drawn += 1)}` });
    assert.equal(await ask(), 'count 1');
    revisions.now = '2';
    assert.equal(await ask(), 'count 2');
  });
});

describe('revisions', () => {
  let database: TestDatabase;
  before(async () => { database = await openTestDatabase(); });
  after(() => database.close());
  const bump = (topic: string) => database.worker.within({ as: 'worker' }, (tx) => sql`select platform.bump(${topic})`.execute(tx));

  test('a change is seen when the quarter of a second is over, and at once by who asks afresh', async () => {
    let time = 0;
    const revisions = openRevisions(database.web, { clock: () => time });
    assert.equal(await revisions.of(['strategy:a', 'strategies']), 'strategy:a=0 strategies=0');
    await bump('strategy:a');
    time = 250;
    assert.equal(await revisions.of(['strategy:a']), 'strategy:a=0');
    assert.equal(await revisions.of(['strategy:a'], true), 'strategy:a=1');
    await bump('strategy:a');
    time = 501;
    assert.equal(await revisions.of(['strategy:a']), 'strategy:a=2');
  });

  test('notes of changes count like counters, in the moment in which they are committed, and folding them changes no number', async () => {
    const revisions = openRevisions(database.web);
    const now = () => revisions.of(['places'], true);
    const rename = (tx: Tx) => sql`update directory.organisation set name = name`.execute(tx);
    const first = await now();
    const held = Promise.withResolvers<undefined>();
    const written = Promise.withResolvers<undefined>();
    const slow = database.worker.within({ as: 'worker' }, async (tx) => { await rename(tx); written.resolve(undefined); await held.promise; });
    await written.promise;
    assert.equal(await now(), first, 'not committed');
    await database.worker.within({ as: 'worker' }, rename);
    const second = await now();
    assert.notEqual(second, first, 'another one waits for nobody');
    held.resolve(undefined);
    await slow;
    const third = await now();
    assert.notEqual(third, second);
    await database.worker.within({ as: 'worker' }, (tx) => sql`select platform.fold_changes()`.execute(tx));
    assert.equal(await now(), third);
    assert.deepEqual((await database.owner.query("select count(*)::int as left from platform.change_note")).rows, [{ left: 0 }]);
  });

  test('visitors of one moment share one question', async () => {
    let asked = 0;
    const counting = { ...database.web, unscoped: ((work) => { asked += 1; return database.web.unscoped(work); }) as typeof database.web.unscoped };
    const revisions = openRevisions(counting);
    await Promise.all(Array.from({ length: 100 }, (_, at) => revisions.of([`strategy:${at % 7}`, 'strategies'])));
    assert.equal(asked, 1);
  });
});

describe('the scope that people share', () => {
  const person = (personId: string, grants: Viewer['grants']): Viewer => ({ kind: 'person', signedIn: true, personId, sessionId: 's', tokenId: null, name: 'x', memberships: [], tokenScopes: [], grants });
  const lead = { role: 'Chief AHP', organisationId: 'a' };
  test('same roles, same scope, and never a person in it', () => {
    const [one, two] = [sharedScope(person('p1', [lead])), sharedScope(person('p2', [lead, lead]))];
    assert.deepEqual(one, two);
    assert.ok(one.scope.as === 'person' && !one.scope.personId.includes('p'));
  });
  test('another role, another organisation, a program or the public: another key', () => {
    const keys = [person('p', [lead]), person('p', [{ ...lead, role: 'member' }]), person('p', [{ ...lead, organisationId: 'b' }]), person('p', []),
      { ...person('p', [lead]), kind: 'token' as const }, { ...person('p', []), signedIn: false, kind: 'public' as const }].map((viewer) => sharedScope(viewer).key);
    assert.equal(new Set(keys).size, keys.length);
  });
});
