import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { analyseSaturation } from './index.ts';

const batchesOf = (newCodes: readonly (number | null)[]) => newCodes.map((count, at) => ({ id: String(at + 1), newCodes: count, codings: 40 }));

describe('saturation', () => {
  it('gives the worked example: base 35, 5.7% is not enough, 2.9% is, at batch 7', () => {
    const found = analyseSaturation({ batches: batchesOf([18, 9, 5, 3, 1, 1, 0, 0, 0]) });
    assert.equal(found.baseCodes, 35);
    assert.deepEqual(found.perRun, [
      { upToBatch: '6', newInRun: 2, share: 2 / 35 },
      { upToBatch: '7', newInRun: 1, share: 1 / 35 },
      { upToBatch: '8', newInRun: 0, share: 0 },
      { upToBatch: '9', newInRun: 0, share: 0 },
    ]);
    assert.deepEqual(found.perRun.map(({ share }) => Number(share?.toFixed(4))), [0.0571, 0.0286, 0, 0]);
    assert.equal(found.reachedAt, '7');
    assert.deepEqual(found.notes, []);
    assert.equal(found.sentence, 'Saturation was reached with batch 7: the 2 batches up to it brought 2.9% new codes against a base of 35; 5% or less was asked for.');
  });

  it('takes a share that equals the threshold as reached, and says when it rose again', () => {
    const found = analyseSaturation({ batches: batchesOf([10, 5, 3, 2, 1, 0, 4]) });
    assert.equal(found.reachedAt, '6');
    assert.deepEqual(found.notes.map(({ code }) => code), ['rose-again']);
  });

  it('gives no figure where there is none', () => {
    assert.deepEqual(analyseSaturation({ batches: [] }).notes.map(({ code }) => code), ['too-few-batches']);
    assert.equal(analyseSaturation({ batches: batchesOf([1, 2, 3]) }).baseCodes, null);
    const empty = analyseSaturation({ batches: batchesOf([0, 0, 0, 0, 0, 0]) });
    assert.deepEqual([empty.baseCodes, empty.perRun[0]?.share, empty.reachedAt, empty.notes[0]?.code], [0, null, null, 'no-base-codes']);
  });

  it('leaves out only the runs that hold a batch that could not be read', () => {
    const found = analyseSaturation({ batches: batchesOf([18, 9, 5, 3, null, 1, 0]) });
    assert.deepEqual(found.perRun.map(({ share }) => share), [null, 1 / 35]);
    assert.equal(analyseSaturation({ batches: batchesOf([18, null, 5, 3, 1, 1]) }).baseCodes, null);
  });

  it('holds for any batches: shares are the new codes over the base, and the first small one is where it was reached', () => {
    fc.assert(fc.property(fc.array(fc.nat(30), { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }), (counts, base, run) => {
      const found = analyseSaturation({ batches: batchesOf(counts), base, run });
      assert.equal(found.perRun.length, Math.max(0, counts.length - base - run + 1));
      for (const { share, newInRun } of found.perRun) if (share !== null) assert.ok(Math.abs(share * (found.baseCodes ?? 0) - (newInRun ?? 0)) < 1e-9);
      const first = found.perRun.findIndex(({ share }) => share !== null && share <= 0.05);
      assert.equal(found.reachedAt, first < 0 ? null : String(base + run + first));
    }));
  });
});
