import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { findOverlap, type Workstream } from './overlap.ts';
import { rollUp } from './roll-up.ts';

const work = (code: string, organisation: string, ...nodes: string[]): Workstream => ({ code, title: code, organisation, nodes });
const nodes = ['nat.a3.1', 'nat.a3.2', 'nat.a3.4'];

describe('overlap and gaps between organisations (S25)', () => {
  test('two organisations on one ambition overlap; an ambition with none is a gap', () => {
    const view = findOverlap(nodes, [work('v1', 'vale', 'nat.a3.1'), work('h1', 'hillmoor', 'nat.a3.1', 'nat.a3.2')]);
    assert.deepEqual(view.overlaps.map(({ node, organisations }) => [node, organisations]), [['nat.a3.1', ['vale', 'hillmoor']]]);
    assert.deepEqual(view.alone.map(({ node }) => node), ['nat.a3.2']);
    assert.deepEqual(view.gaps, ['nat.a3.4']);
  });

  test('two pieces of work of one organisation are no overlap', () => {
    const view = findOverlap(nodes, [work('v1', 'vale', 'nat.a3.1'), work('v2', 'vale', 'nat.a3.1')]);
    assert.deepEqual(view.overlaps, []);
    assert.equal(view.alone[0]?.workstreams.length, 2);
  });

  test('work linked to nothing here is kept in sight', () => {
    const view = findOverlap(nodes, [work('v1', 'vale'), work('v2', 'vale', 'other.1')]);
    assert.deepEqual(view.unlinked.map(({ code }) => code), ['v1', 'v2']);
    assert.equal(view.gaps.length, 3);
  });

  test('nothing registered: every node is a gap', () => {
    assert.deepEqual(findOverlap(nodes, []), { overlaps: [], alone: [], gaps: nodes, unlinked: [] });
  });

  test('each node lands in exactly one list', () => {
    const any = fc.array(fc.record({ code: fc.string(), title: fc.string(), organisation: fc.constantFrom('a', 'b'), nodes: fc.subarray(nodes) }));
    fc.assert(
      fc.property(any, (workstreams) => {
        const view = findOverlap(nodes, workstreams);
        const listed = [...view.overlaps.map(({ node }) => node), ...view.alone.map(({ node }) => node), ...view.gaps];
        return listed.length === 3 && nodes.every((node) => listed.includes(node));
      }),
    );
  });
});

describe('adding up (S84)', () => {
  test('10 of 20 and 90 of 100 are 100 of 120, 83.3%, not 70%', () => {
    assert.deepEqual(rollUp([{ count: 10, of: 20 }, { count: 90, of: 100 }]), { count: 100, of: 120, percent: 83.3 });
  });

  test('nothing to add has no percentage; an impossible count is refused', () => {
    assert.deepEqual(rollUp([]), { count: 0, of: 0, percent: undefined });
    assert.deepEqual(rollUp([{ count: 0, of: 0 }]), { count: 0, of: 0, percent: undefined });
    for (const part of [{ count: 3, of: 2 }, { count: -1, of: 2 }, { count: Number.NaN, of: 2 }, { count: 1, of: Infinity }]) {
      assert.throws(() => rollUp([part]), RangeError);
    }
  });

  test('the order of the parts does not matter', () => {
    const part = fc.tuple(fc.nat(1000), fc.nat(1000)).map(([count, more]) => ({ count, of: count + more }));
    fc.assert(fc.property(fc.array(part), (parts) => assert.deepEqual(rollUp(parts), rollUp(parts.toReversed()))));
  });
});
