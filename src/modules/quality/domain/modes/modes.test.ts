import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readModes } from '../../data/modes/read-modes.ts';
import { lossesBetween } from './losses.ts';
import { partOf, type ModeCounts } from './mode-record.ts';
import { protectDistances, protectModes } from './protect-modes.ts';
import { travelSaved } from './travel.ts';

const group = (name: string, given: Partial<ModeCounts> = {}): ModeCounts => ({ name, asked: 80, chosen: [40, 25, 15], got: 70, happened: [50, 30, 20], suited: [{ answered: 30, yes: 20 }, { answered: 20, yes: 10 }, { answered: 0, yes: 0 }], ...given });

test('80 of 100 were asked and 70 of these got what they chose; every count of full groups is shown', () => {
  const shown = protectModes([group('In a village'), group('In town', { asked: 60, chosen: [30, 20, 10], got: 50 })]);
  assert.deepEqual(partOf(shown, 'asked', 'In a village'), { group: 'In a village', what: 'asked', counts: [80, 20], total: 100 });
  assert.deepEqual(partOf(shown, 'got', 'In a village')?.counts, [70, 10]);
  assert.deepEqual(partOf(shown, 'chosen')?.counts, [70, 45, 25]);
  assert.deepEqual(partOf(shown, 'happened'), { group: '', what: 'happened', counts: [100, 60, 40], total: 200 });
  assert.deepEqual(partOf(shown, 'suited by video', 'In town'), { group: 'In town', what: 'suited by video', counts: [10, 10], total: 20 });
  assert.equal(partOf(shown, 'suited by phone'), undefined);
});

test('three who were not asked do not follow from the number of those who chose: one choice is hidden, not all', () => {
  const shown = protectModes([group('', { asked: 97, chosen: [57, 25, 15], got: 80 })]);
  assert.deepEqual([partOf(shown, 'asked')?.counts, partOf(shown, 'asked')?.total], [[null, null], 100]);
  assert.deepEqual([partOf(shown, 'chosen')?.counts, partOf(shown, 'chosen')?.total, partOf(shown, 'got')?.total], [[57, 25, null], null, null], 'the sum of all three would tell how many were asked');
});

test('where fewer than eight did not get their choice only that is hidden, and what they chose is told', () => {
  const shown = protectModes([group('', { got: 77 })]);
  assert.deepEqual([partOf(shown, 'got')?.counts, partOf(shown, 'asked')?.counts, partOf(shown, 'chosen')?.counts, partOf(shown, 'happened')?.counts], [[null, null], [80, 20], [40, 25, 15], [50, 30, 20]]);
});

test('in one group of three fewer than eight did not get their choice: another group hides it too, for everybody’s number is told', () => {
  const shown = protectModes([group('Village', { got: 77 }), group('Town'), group('City', { asked: 90, chosen: [50, 25, 15], happened: [60, 30, 20] })]);
  assert.deepEqual(['', 'Village', 'Town', 'City'].map((name) => partOf(shown, 'got', name)?.counts), [[217, 33], [null, null], [null, null], [70, 20]]);
});

test('a group with few appointments is shown in no part, and not by taking the other from everybody', () => {
  const shown = protectModes([group('In a village', { asked: 4, chosen: [2, 1, 1], got: 3, happened: [3, 1, 1], suited: [] }), group('In town')]);
  const told = shown.flatMap(({ group: name, what, counts, total }) => ([...counts, total].some((count) => count !== null) ? [`${name} ${what}`] : []));
  assert.deepEqual(told, [' asked', ' happened', ' chosen', ' got', ' suited in person', ' suited by video'], 'everybody alone');
  assert.deepEqual(partOf(shown, 'happened', 'In town')?.counts, [null, null, null]);
});

test('a group with few appointments hides another, and a third is told', () => {
  const shown = protectModes([group('In a village', { asked: 4, chosen: [2, 1, 1], got: 3, happened: [3, 1, 1], suited: [] }), group('In town'), group('In the city')]);
  assert.deepEqual(['In a village', 'In town', 'In the city'].map((name) => partOf(shown, 'asked', name)?.total), [null, 100, null]);
});

test('three who were seen by video and said nothing of it do not follow from the answers', () => {
  const shown = protectModes([group('', { suited: [{ answered: 30, yes: 20 }, { answered: 27, yes: 17 }, { answered: 0, yes: 0 }] })]);
  assert.equal(partOf(shown, 'happened')?.counts[1] === null || partOf(shown, 'suited by video')?.total === null, true, '30 by video less 27 answers');
  assert.deepEqual(partOf(shown, 'suited in person')?.counts, [20, 10]);
});

test('who was seen by phone stays hidden where they are few, and no answer tells of them', () => {
  const shown = protectModes([group('', { happened: [83, 12, 5], suited: [{ answered: 30, yes: 20 }, { answered: 0, yes: 0 }, { answered: 4, yes: 2 }] })]);
  assert.deepEqual(partOf(shown, 'happened'), { group: '', what: 'happened', counts: [83, null, null], total: 100 });
  assert.deepEqual([partOf(shown, 'suited by phone')?.counts, partOf(shown, 'suited by phone')?.total, partOf(shown, 'got')?.counts], [[null, null], null, [null, null]]);
});

test('(60 by video + 40 by phone) × 2 × 6.5 miles are 1,300 miles; without a count or a distance nothing is said', () => {
  const shown = protectModes([group('', { asked: 150, chosen: [80, 40, 30], happened: [100, 60, 40], got: 140 })]);
  const distances = protectDistances({ miles: 520, visits: 80 }, shown);
  assert.deepEqual(travelSaved(distances, shown), { milesEachWay: 6.5, byVideo: 60, byPhone: 40, miles: 1300 });
  assert.equal(travelSaved(null, shown), null);
  assert.equal(protectDistances({ miles: 40, visits: 7 }, shown), null);
  assert.equal(protectDistances({ miles: 520, visits: 80 }, protectModes([group('', { asked: 50, chosen: [30, 12, 8], got: 40, happened: [80, 15, 5] })])), null, 'a hidden count of visits in person is not told by its distances');
});

test('video that rises while fewer in villages are asked is a loss of theirs; where video does not rise, or nothing falls, there is none', () => {
  const before = protectModes([group('In a village', { asked: 80, suited: [], happened: [70, 15, 15] }), group('In town', { suited: [], happened: [70, 15, 15] })]);
  const now = protectModes([group('In a village', { asked: 50, chosen: [20, 20, 10], got: 40, suited: [], happened: [30, 55, 15] }), group('In town', { suited: [], happened: [40, 45, 15] })]);
  assert.deepEqual(lossesBetween(before, now), [
    { group: '', what: 'asked', before: { part: 160, of: 200 }, now: { part: 130, of: 200 } },
    { group: 'In a village', what: 'asked', before: { part: 80, of: 100 }, now: { part: 50, of: 100 } },
  ]);
  assert.deepEqual(lossesBetween(before, protectModes([group('In a village', { asked: 50, chosen: [20, 20, 10], got: 40, suited: [], happened: [70, 15, 15] }), group('In town', { suited: [], happened: [70, 15, 15] })])), [], 'video did not rise');
  assert.deepEqual(lossesBetween(before, protectModes([group('In a village', { suited: [], happened: [40, 45, 15] }), group('In town', { suited: [], happened: [40, 45, 15] })])), [], 'nobody lost anything');
});

test('one group among twelve that falls by chance is no alarm: the limits widen with the number of groups', () => {
  const names = Array.from({ length: 12 }, (_none, at) => `Place ${at}`);
  const before = names.map((name) => group(name, { happened: [70, 15, 15], suited: [] }));
  const now = names.map((name, at) => group(name, { happened: [40, 45, 15], suited: [], ...(at === 3 ? { asked: 64, chosen: [30, 19, 15], got: 56 } : {}) }));
  const alone = (quarter: typeof before) => protectModes([quarter[3] ?? group('')]).map((part) => ({ ...part, group: '' }));
  assert.deepEqual(lossesBetween(alone(before), alone(now)).map(({ what }) => what), ['asked'], '64 of 100 after 80 of 100 is a fall where it is the only group');
  assert.deepEqual(lossesBetween(protectModes(before), protectModes(now)), []);
});

test('people of villages who are seen less often while video rises have lost access', () => {
  const before = protectModes([group('In a village', { suited: [], happened: [70, 15, 15] }), group('In town', { suited: [], happened: [70, 15, 15] })]);
  const now = protectModes([group('In a village', { asked: 40, chosen: [16, 14, 10], got: 31, suited: [], happened: [10, 30, 10] }), group('In town', { asked: 120, chosen: [60, 40, 20], got: 105, suited: [], happened: [70, 60, 20] })]);
  assert.deepEqual(lossesBetween(before, now).map(({ group: name, what }) => [name, what]), [['In a village', 'access']]);
});

const head = 'group,asked,chose in person,chose video,chose phone,got choice,in person,video,phone';

test('a file is read line by line, and what cannot be is said with its line', () => {
  assert.deepEqual(readModes(`${head}\n,80,40,25,15,70,50,30,20\n`), { ok: true, groups: [group('', { suited: [{ answered: 0, yes: 0 }, { answered: 0, yes: 0 }, { answered: 0, yes: 0 }] })] });
  const wrong = (text: string) => { const read = readModes(text); return read.ok ? [] : read.problems; };
  assert.deepEqual(wrong('group,asked\n'), ['The file needs the columns chose in person, chose video, chose phone, got choice, in person, video, phone.']);
  assert.deepEqual(wrong(`${head}\nA,80,40,25,14,90,20,30,20\nA,x,1,1,1,1,1,1,1\n`), [
    'Line 2: the three choices make 79, but 80 were asked.', 'Line 2: 90 got their choice, but only 80 were asked.', 'Line 2: 80 were asked, but only 70 appointments took place.', 'Line 3: “x” under asked is no whole number.', 'Two lines have the same group.',
  ]);
  assert.deepEqual(wrong(`${head}\n`), ['The file has no lines.']);
});
