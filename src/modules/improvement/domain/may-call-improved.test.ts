import assert from 'node:assert/strict';
import { it } from 'node:test';
import { mayCallImproved } from './may-call-improved.ts';

const held = [{ signalId: 'run', completed: '2026-05-01', firstPeriod: '2024-12-01' }];
const claim = { kind: 'improvement', held, firstTestOn: '2025-12-02', hasEqualityCheck: false };

it('calls a project improved only by figures that held after its first test; a digital one only with figures from before and an equality check', () => {
  assert.deepEqual(mayCallImproved(claim), { may: true, signalId: 'run' });
  assert.equal(mayCallImproved({ ...claim, held: [] }).may, false);
  assert.equal(mayCallImproved({ ...claim, firstTestOn: null }).may, false, 'nothing was tried');
  assert.equal(mayCallImproved({ ...claim, firstTestOn: '2026-06-01' }).may, false, 'the figures changed before it');
  assert.equal(mayCallImproved({ ...claim, kind: 'digital' }).may, false, 'no equality check');
  assert.equal(mayCallImproved({ ...claim, kind: 'digital', hasEqualityCheck: true }).may, true);
  assert.equal(mayCallImproved({ ...claim, kind: 'digital', hasEqualityCheck: true, held: [{ signalId: 'run', completed: '2026-05-01', firstPeriod: '2026-01-01' }] }).may, false, 'no figures from before');
});
