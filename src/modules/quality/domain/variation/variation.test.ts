import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choosePeers } from './choose-peers.ts';
import { drawFunnel, placeWords } from './draw-funnel.ts';
import { noSumWords, sumPeriods } from './sum-periods.ts';

const percent = { unit: 'percent', multiplier: 100, peopleIn: 'both' } as const;
const peers = [['a', 70, 100], ['b', 72, 100], ['c', 350, 500], ['d', 40, 100]].map(([unitId, numerator, denominator]) => ({ unitId: String(unitId), numerator: Number(numerator), denominator: Number(denominator) }));

test('a unit inside the funnel is never said to be worse, and one outside is only asked why', () => {
  const funnel = drawFunnel(peers, percent, { spread: false });
  assert.ok(funnel.ok);
  assert.deepEqual(['a', 'c', 'd', 'nobody'].map((id) => placeWords(funnel.points.get(id))), ['Within what chance allows', 'Within what chance allows', 'Below the limits: ask why', 'Not compared']);
  assert.equal(funnel.result.target, (532 / 800) * 100);
});

test('limits are drawn by the kind of numbers, and not at all where chance cannot be worked out', () => {
  const type = (measure: Partial<Parameters<typeof drawFunnel>[1]>, some = peers) => {
    const funnel = drawFunnel(some, { ...percent, ...measure }, { spread: false });
    return funnel.ok ? funnel.type : 'none';
  };
  assert.deepEqual([type({}), type({ unit: 'rate', peopleIn: 'numerator' }), type({ peopleIn: 'numerator' })], ['proportion', 'crude-rate', 'ratio-of-counts']);
  assert.deepEqual([type({ unit: 'mean' }), type({ unit: 'count' }), type({ peopleIn: 'separate' }), type({}, peers.map((peer) => ({ ...peer, numerator: peer.numerator + 0.5 }))), type({}, peers.slice(0, 2))], ['none', 'none', 'none', 'none', 'none']);
});

test('periods are added up, tops and bottoms apart; what is not shown is left out and counted', () => {
  const figures = { firstPeriod: '2026-01-01', numerators: [10, null, 30, null], denominators: [20, null, 40, null], tooFew: [false, true, false, false] };
  const sum = (from: string, to: string) => sumPeriods(figures, { from, to, grain: 'month', isCount: false });
  assert.deepEqual(sum('2026-01-01', '2026-04-01'), { numerator: 40, denominator: 60, counted: 2, tooFew: 1, asked: 4 });
  assert.deepEqual([sum('2025-12-01', '2026-01-01').counted, sum('2026-04-01', '2026-04-01').numerator], [1, null]);
  assert.deepEqual([noSumWords(sum('2026-02-01', '2026-02-01')), noSumWords(sum('2026-04-01', '2026-04-01'))], ['Too few people to show safely', 'No figure for these periods']);
});

test('unless somebody chooses, the nearest place with the most peers is compared, over a year', () => {
  const place = (code: string, team: number) => ({ id: code, code, name: code, level: 'system' as const, peers: { team } });
  const choices = { levels: ['team'] as const, places: [place('nation', 8), place('system', 8), place('trust', 6)], professions: [''], groups: [{ split: '', groupCode: '', words: 'Everybody' }], firstPeriod: '2024-01-01', lastPeriod: '2026-03-01' };
  const chosen = choosePeers(choices, { from: 'nonsense', to: '2026-03-15' }, 'month');
  assert.deepEqual([chosen?.underCode, chosen?.level, chosen?.from, chosen?.to], ['system', 'team', '2025-04-01', '2026-03-01']);
  for (const level of ['valueOf', '__proto__', 'constructor']) assert.deepEqual(choosePeers(choices, { level }, 'month'), choosePeers(choices, {}, 'month'));
  assert.equal(choosePeers({ ...choices, places: [] }, {}, 'month'), null);
});
