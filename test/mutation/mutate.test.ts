import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findMutants } from './find-mutants.ts';
import { filesOf } from './kernel.ts';
import { scoreOf, showMutant, survivorLines } from './report.ts';
import { tryMutants, type Attempt } from './score.ts';
import { Workshop } from './workshop.ts';

const mutantsOf = (code: string): string[] => findMutants({ file: 'a.ts', code, lineOf: () => 1 }).map(({ start, end, replacement }) => code.slice(0, start) + replacement + code.slice(end));

describe('the mutants of a line', () => {
  it('are its operators, its boundaries, its numbers and its ways', () => {
    assert.deepEqual(mutantsOf('x = a + b;'), [';', 'x = a - b;']);
    assert.deepEqual(mutantsOf('x = `${a}` + b;'), [';']);
    assert.deepEqual(mutantsOf('const x = a < 2;'), ['const x = a <= 2;', 'const x = a >= 2;', 'const x = a < 3;', 'const x = a < 1;']);
    assert.deepEqual(mutantsOf('const x = a && !b;'), ['const x = a || !b;', 'const x = a && (b);']);
    assert.deepEqual(mutantsOf('const x = [0, 1.5, -a, true];'), ['const x = [1, 1.5, -a, true];', 'const x = [(-1), 1.5, -a, true];', 'const x = [0, (1.5 * 2), -a, true];', 'const x = [0, 1.5, (a), true];', 'const x = [0, 1.5, -a, false];']);
    assert.deepEqual(mutantsOf('const x = Math.min(a, b?.c);'), ['const x = Math.max(a, b?.c);', 'const x = Math.min(a, b.c);']);
    assert.deepEqual(mutantsOf('const x = Math.toString(a);'), [], 'no member of every object is another way');
    assert.deepEqual(mutantsOf('const x = a ?? b;'), ['const x = (b);', 'const x = a;']);
    assert.deepEqual(mutantsOf('const f = (a) => a ? b : c;'), ['const f = (a) => (true) ? b : c;', 'const f = (a) => (false) ? b : c;', 'const f = (a) => (undefined);']);
    assert.deepEqual(mutantsOf('for (; a; ) { b(); if (c) continue; i++; }').length, 6);
    assert.deepEqual(mutantsOf('function f() { return a === b; }'), ['function f() { return !(a === b); }', 'function f() { return a !== b; }']);
  });
});

describe('the lane', () => {
  it('sees the planted survivor and the hang of its fixture, and that the tests notice the rest', async () => {
    const workshop = new Workshop();
    let attempts: Attempt[];
    try {
      attempts = await tryMutants(filesOf('test/mutation/fixture'), {}, { workshop, tell: () => undefined, see: () => undefined });
    } finally {
      workshop.close();
    }
    const outcomes = new Map(attempts.map((one) => [showMutant(one).becomes, one.outcome]));
    assert.equal(outcomes.get('for (let at = hour; at <= 12; at++) left += 1;'), 'killed');
    assert.equal(outcomes.get('for (let at = hour; at < 12; at--) left += 1;'), 'timed out');
    const alive = ['export const isMorning = (hour) => hour >= 0 && hour < 12;', 'export const isMorning = (hour) => hour > 1 && hour < 12;', 'export const isMorning = (hour) => hour > (-1) && hour < 12;'];
    const lines = attempts.flatMap((one) => survivorLines(one, []) ?? []);
    assert.deepEqual(lines.map((text) => text.split('\n  + ')[1] ?? '').toSorted(), alive.toSorted());
    assert.match(lines[0] ?? '', /^test\/mutation\/fixture\/clock\.ts:8\n/);
    const judged = { file: 'test/mutation/fixture/clock.ts', was: 'export const isMorning = (hour) => hour > 0 && hour < 12;', becomes: alive[0] ?? '', reason: 'no hour is 0 here' };
    const score = scoreOf('clock', attempts, [judged]);
    assert.deepEqual([score.survived, score.equivalent, score.timedOut], [3, 1, 1]);
    assert.ok(score.score < score.scoreWithout && score.scoreWithout < 100);
  });
});
