import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seededRandom } from '#engines/random';
import { analyseProtect, hide, judge, policyOf, readRequest, tableOf } from './analyse-protect.ts';
import { failedProofs } from './check-proofs.ts';
import { drawTable } from './generated.ts';
import type { ProtectCell, ProtectInput } from './input.ts';
import { measuresOf } from './measures.ts';
import { nameOf, type Proof, type Protector, type Step } from './protector.ts';
import { isSmall } from './small.ts';
import { suppress, type Request, type Suppression } from './suppress.ts';

/** The search on its own, with what it was given. */
function search(input: ProtectInput) {
  const [asked, policy] = [readRequest(input), policyOf(input)];
  const tables = measuresOf(asked.cells, asked.earlier).flatMap((measure) => { const { completion } = tableOf(asked, asked.cells, measure, policy); return completion.ok ? [completion.completed] : []; });
  const small = asked.cells.map((cell) => isSmall(cell, policy, asked.cells));
  return { tables, small, policy, asked, suppression: hide(asked, tables, small, policy) };
}

const firstOf = ({ protectors }: Suppression): Protector => protectors[0] ?? assert.fail('no table');

describe('the check of proofs', () => {
  // a is 3 and hidden, b is 20 and hidden, 23 are shown together. Records: 0 the total, 1 a, 2 b.
  const { suppression, policy } = search({ dimensions: ['sex'], cells: [{ key: {}, count: 23 }, { key: { sex: 'a' }, count: 3 }, { key: { sex: 'b' }, count: 20 }] });
  const protector = firstOf(suppression);
  const [total, a, b, rest] = [0, 1, 2, 3];
  const proof = (up: Step[], down: Step[], record = a): Protector => ({ ...protector, proofs: new Map([['one', { target: { record, remainder: null }, up, down, touched: [] }]]) });
  const move = (from: number, to: number, people: number): Step => ({ exchange: { from: [from], to: [to] }, people });
  const fails = (one: Protector, minimum = 8) => failedProofs(one, minimum).length === 1;

  it('passes people who change places, just as many as the minimum', () => {
    assert.deepEqual(suppression.isHidden, [false, true, true]);
    assert.ok(!fails(proof([move(a, b, 8)], [])) && fails(proof([move(a, b, 7)], [])));
    assert.ok(!fails(proof([move(a, b, 5)], [move(a, b, -3)])) && fails(proof([move(a, b, 5)], [move(a, b, -2)])));
    assert.ok(!fails(proof([], [move(a, b, 8)], b)), 'down for the one is up for the other');
  });

  it('fails who are fewer than nobody, who change a shown total, and who go where nobody can be', () => {
    assert.ok(fails(proof([move(a, b, 21)], [])) && !fails(proof([move(a, b, 20)], [])));
    assert.ok(fails(proof([move(a, b, 5)], [move(a, b, -4)])));
    assert.ok(fails(proof([move(a, total, 8)], [])) && fails(proof([move(a, b, 6)], [move(a, total, -2)])));
    assert.ok(fails(proof([move(a, rest, 8)], [])), 'no group beside the two is known of');
    assert.ok(fails(proof([move(b, a, 8)], [])));
  });

  it('hides everything where one proof of one table is wrong', () => {
    const rated = (sex: string, numerator: number, denominator: number): ProtectCell => ({ key: { sex }, count: denominator, rate: { numerator, denominator } });
    const two = search({ dimensions: ['sex'], cells: [rated('a', 3, 40), rated('b', 20, 50), rated('c', 30, 60), rated('', 53, 150)] });
    const context = { known: new Set<number>(), small: two.small, errors: new Map(), policy: two.policy };
    const right = judge(two.suppression, context);
    assert.deepEqual([right.isHidden.filter(Boolean).length, right.notes], [2, []]);
    assert.ok(two.suppression.protectors.length > 1);
    const wrong = two.suppression.protectors.map((one, at) => (at === 0 ? one : { ...one, proofs: new Map([...one.proofs].slice(0, 1).map(([name, { target }]): [string, Proof] => [name, { target, up: [], down: [], touched: [] }])) }));
    const judged = judge({ ...two.suppression, protectors: wrong.slice(0, 2) }, context);
    assert.deepEqual([judged.isHidden, judged.notes.map(({ code }) => code)], [[true, true, true, true], ['not-proved']]);
    assert.equal(policy.minimum, 8);
  });
});

describe('the search', () => {
  /** A table with rates, so that what one measure hides the others must prove. */
  const rated = (seed: number): ProtectInput => {
    const random = seededRandom(`proved ${seed}`);
    const { input, groupsOf, groups } = drawTable(random);
    const numerators = Array.from({ length: groups }, () => Math.floor(random() * 30));
    const denominators = numerators.map((one) => one + Math.floor(random() * 20));
    const sum = (of: readonly number[], key: ProtectCell['key']) => groupsOf(key).reduce((all, at) => all + (of[at] ?? 0), 0);
    return { ...input, cells: input.cells.map(({ key }) => ({ key, count: sum(denominators, key), rate: { numerator: sum(numerators, key), denominator: sum(denominators, key) } })) };
  };

  it('leaves no hidden figure of any measure without a proof', () => {
    let proofs = 0;
    for (const input of Array.from({ length: 16 }, (_one, seed) => rated(seed)).filter(({ cells }) => cells.length < 50)) {
      const { suppression } = search(input);
      for (const protector of suppression.protectors) protector.completed.table.cell.forEach((cell, record) => {
        if (suppression.isHidden[cell] !== true) return;
        const target = { record, remainder: null };
        assert.ok(protector.proofs.has(nameOf(target)) || suppression.unproved.some((one) => one.protector === protector && one.target.record === record), JSON.stringify(input.cells[cell]));
        proofs += 1;
      });
    }
    assert.ok(proofs > 100, `${proofs}`);
  });

  const wide: ProtectInput = { dimensions: ['sex', 'age'], cells: [[3, 21, 34, 5], [19, 2, 36, 47], [9, 30, 4, 28]].flatMap((row, sex, all) => [...row.map((count, age) => ({ key: { sex, age }, count })), { key: { sex }, count: row.reduce((sum, one) => sum + one, 0) }, ...(sex === 0 ? [...row.map((_one, age) => ({ key: { age }, count: all.reduce((sum, one) => sum + (one[age] ?? 0), 0) })), { key: {}, count: all.flat().reduce((sum, one) => sum + one, 0) }] : [])]) };
  const requestOf = (input: ProtectInput): Request => {
    const { tables, small, policy } = search(input);
    return { tables, isSmall: small, weight: small.map(() => 1), minimum: policy.minimum, shownRange: (value) => ({ low: value, high: value }) };
  };
  const request = requestOf(wide);

  it('tries more orders as long as a sixth of the work that may be is not done, and shows again only where some is left', () => {
    const allowed = [0, 332, 333, 617, 618, 6 * 618 - 1, 6 * 618, 6 * 1348 - 1, 6 * 1348, 6 * 1971 - 1, 6 * 1971];
    // 333 records looked at find nine cells to hide, 618 that one of them need not be; the second order comes to 1,348, the third to 1,971.
    const found = allowed.map((most) => { const { work, lost, isHidden } = suppress(request, most); return [work, lost, isHidden.filter(Boolean).length]; });
    assert.deepEqual(found.map(([work]) => work), [333, 333, 366, 618, 618, 618, 1348, 1348, 1971, 1971, 2573]);
    assert.deepEqual(found.map(([, lost, hidden]) => `${lost} ${hidden}`), ['9 9', '9 9', ...Array.from({ length: 9 }, () => '8 8')]);
  });

  it('ends where nothing had to be hidden besides', () => {
    const one = requestOf({ dimensions: ['sex'], cells: [{ key: { sex: 'a' }, count: 3 }, { key: { sex: 'b' }, count: 20 }] });
    const found = suppress(one);
    assert.deepEqual([found.isHidden, found.lost, found.unproved], [[true, false], 1, []]);
    assert.equal(found.work, suppress(one, 0).work);
  });
});

describe('what cannot be helped', () => {
  const codes = (input: ProtectInput) => analyseProtect(input).notes.map(({ code }) => code);

  it('is said where it follows from two earlier tables, of a figure that none of them told', () => {
    const cells = [{ key: { sex: 'men' }, count: 3 }, { key: { sex: 'women' }, count: 20 }];
    assert.deepEqual(codes({ dimensions: ['sex'], cells, published: [{ id: 1, cells: [{ key: {}, shown: 23 }] }, { id: 2, cells: [{ key: { sex: 'women' }, shown: 20 }] }] }), ['already-published']);
    assert.deepEqual(codes({ dimensions: ['sex'], cells, published: [{ id: 1, cells: [{ key: {}, shown: 23 }] }] }), []);
  });

  it('is hidden whole where there are more keys than can be told apart', () => {
    const names = Array.from({ length: 30 }, (_one, at) => `d${at}`);
    const cells = ['a', 'b'].map((value) => ({ key: Object.fromEntries(names.map((name) => [name, value])), count: 50 }));
    const result = analyseProtect({ dimensions: names, cells });
    assert.deepEqual([result.cells.map((cell) => 'shown' in cell && cell.shown), result.notes.map(({ code }) => code)], [[null, null], ['not-proved']]);
  });
});
