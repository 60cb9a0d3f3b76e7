import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Counted } from './counted.ts';
import { hoursShown, supportQuestion } from './support-questions.ts';
import { themeSupport } from './theme-support.ts';
import { toldVoices } from './told-voices.ts';
import { visibleHours } from './visible-hours.ts';

const at = (text: string) => new Date(`2026-05-${text}:00Z`);
const opensAt = at('01T00:00');
const endedAt = at('11T00:00');
const counted = (changes: Partial<Counted>): Counted => ({
  phase: { id: 'p', number: 1, organisationId: 'o', opensAt, endedAt }, words: [{ id: 'a', item: 1, kind: 'idea' }, { id: 'b', item: 2, kind: 'idea' }], targets: new Map(), showings: [], pauses: [], exposure: [],
  votes: { participants: [], items: [], choices: [] }, rooms: [], spoken: [], perspectives: [], isInPersonComplete: true, ...changes,
});
const room = (item: number, workshopId: string, people: number, up: number) => ({ item, workshopId, people, up, down: 0, pass: people - up });

describe('visible hours', () => {
  const inPhase = { opensAt, endedAt, pauses: [{ began: at('03T00:00'), ended: at('04T12:00') }] };
  it('leave out what was hidden, paused, before the opening and after the end', () => {
    assert.equal(visibleHours([{ began: at('01T00:00'), ended: null }], inPhase), 240 - 36);
    assert.equal(visibleHours([{ began: new Date('2026-04-01T00:00Z'), ended: at('02T00:00') }, { began: at('04T00:00'), ended: at('05T00:00') }], inPhase), 24 + 12);
    assert.equal(visibleHours([], inPhase), 0);
  });
  it('count an hour once where two that say the same were shown', () => assert.equal(visibleHours([{ began: at('01T00:00'), ended: at('02T00:00') }, { began: at('01T12:00'), ended: at('02T12:00') }], { ...inPhase, pauses: [] }), 36));
  it('of an idea are those of all that stand with it', () => {
    const hours = hoursShown(counted({ words: [{ id: 'a', item: 1, kind: 'idea' }], targets: new Map([[2, 1]]), showings: [{ item: 1, began: at('09T00:00'), ended: null }, { item: 2, began: at('01T00:00'), ended: at('02T00:00') }] }));
    assert.equal(hours.get(1), 48 + 24);
  });
});

describe('what may be told of voices', () => {
  it('counts a room whole or not at all, by idea', () => {
    const told = toldVoices(counted({ rooms: [room(1, 'x', 14, 9), room(2, 'y', 7, 7)] }));
    assert.deepEqual([told.get(1)?.inPerson, told.get(2)?.inPerson, told.get(2)?.isFew], [{ up: 9, down: 0, pass: 5, people: 14 }, null, true]);
  });
  it('tells nothing of rooms before all paper is typed in', () => assert.equal(toldVoices(counted({ isInPersonComplete: false, rooms: [room(1, 'x', 14, 9)] })).get(1)?.inPerson, null));
  it('counts a room once where two merged ideas were put to it', () => {
    const same = toldVoices(counted({ targets: new Map([[2, 1]]), words: [{ id: 'a', item: 1, kind: 'idea' }], rooms: [room(1, 'x', 14, 9), room(2, 'x', 14, 11)] }));
    assert.deepEqual(same.get(1)?.inPerson, { up: 9, down: 0, pass: 5, people: 14 }, 'the vote on the idea itself wins');
    const other = toldVoices(counted({ targets: new Map([[2, 1]]), words: [{ id: 'a', item: 1, kind: 'idea' }], rooms: [room(1, 'x', 14, 9), room(2, 'y', 10, 4)] }));
    assert.equal(other.get(1)?.inPerson?.people, 24);
  });
  it('adds phone and paper, where each who spoke had read it', () => assert.deepEqual(toldVoices(counted({ spoken: [{ item: 1, up: 6, down: 2, pass: 0 }] })).get(1)?.inPerson, { up: 6, down: 2, pass: 0, people: 8 }));
});

describe('what is asked of the engine', () => {
  const online = { participants: Array.from({ length: 20 }, (_, n) => n), items: Array.from({ length: 20 }, (_, n) => 1 + (n % 2)), choices: Array.from({ length: 20 }, () => 1) };
  const showings = [1, 2].map((item) => ({ item, began: opensAt, ended: null }));
  const days = ({ publishedAt }: { publishedAt: string }) => Math.round((100 * (endedAt.getTime() - Date.parse(publishedAt))) / 86_400_000) / 100;

  it('takes a room for the days in which as many vote online on the average idea', () => {
    const all = counted({ votes: online, showings, rooms: [room(1, 'x', 14, 9)] });
    // Ten votes on each idea in ten days: one voice a day, so that 14 people are 14 days.
    assert.deepEqual(supportQuestion(all, toldVoices(all), 'idea').ideas.map((idea) => [idea.up, days(idea)]), [[19, 24], [10, 10]]);
  });
  it('takes people in a room for readers at the first place where cards are counted', () => {
    const all = counted({ votes: online, showings, rooms: [room(1, 'x', 14, 9)], exposure: [{ item: 1, position: 3, isRandom: true, served: 40, seen: 30, votes: 9 }, { item: 2, position: 1, isRandom: false, served: 20, seen: 20, votes: 10 }] });
    const { ideas, slots } = supportQuestion(all, toldVoices(all), 'idea');
    assert.deepEqual(ideas[0]?.impressions, [{ position: 1, count: 14 }, { position: 3, count: 30 }]);
    assert.deepEqual(ideas[0].served, [{ position: 1, count: 14 }, { position: 3, count: 40 }], 'both, so that served cards still hold the seen ones');
    assert.deepEqual(slots, [{ position: 3, impressions: 30, votes: 9 }]);
  });
});

describe('support of a theme', () => {
  it('counts no person twice, and says where it was raised mainly in person', () => {
    assert.deepEqual(themeSupport([{ id: 'a', online: 0, inPerson: 9, less: 9 }, { id: 'b', online: 1, inPerson: 4, less: 4 }]), { ideas: 2, timesBacked: 14, supporters: 10, supportersInPerson: 9, lessSupporters: 9, isRaisedInPerson: true });
    assert.equal(themeSupport([{ id: 'a', online: 5, inPerson: 9, less: 9 }]).isRaisedInPerson, false, '9 of 14 is not two in three');
    assert.equal(themeSupport([{ id: 'a', online: 0, inPerson: 7, less: 7 }]).isRaisedInPerson, false, 'seven people are not pointed at');
  });
});
