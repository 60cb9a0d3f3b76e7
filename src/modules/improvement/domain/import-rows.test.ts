import assert from 'node:assert/strict';
import { it } from 'node:test';
import { checkRegister } from './import-rows.ts';

const header = ['ID', 'Title', 'Why', 'Team', 'Contact', 'Started', 'Professions', 'Stage', 'Outcome', 'Ended', 'Learned'];
const sound = ['17', 'Later clinics', 'People work in the day', 'Podiatry', 'Service lead', '03/02/2025', 'Podiatrists', '2.5', 'stopped', '2025-06-30', 'Nobody came'];
const check = (...rows: string[][]) => checkRegister(header, rows.map((values, at) => ({ line: at + 2, values })), new Map([['podiatry', 'u1'], ['therapy', null]]), '2026-11-22');
const withCell = (at: number, value: string) => sound.map((cell, column) => (column === at ? value : cell));

it('reads a sound row and names what is wrong with each other', () => {
  const { good, bad } = check(sound, withCell(0, '18'), withCell(0, '17'), [...withCell(0, '19')].with(3, 'Cardiology'), [...withCell(0, '20')].with(5, '31/02/2025'), [...withCell(0, '21')].with(8, 'improved'), [...withCell(0, '22')].with(7, '2.7'));
  assert.deepEqual(good.map(({ key }) => key), ['17', '18']);
  assert.deepEqual([good[0]?.startedOn, good[0]?.stage, good[0]?.outcome, good[0]?.closedOn, good[0]?.unitId], ['2025-02-03', 2.5, 'stopped', '2025-06-30', 'u1']);
  assert.deepEqual(bad.map(({ line }) => line), [4, 5, 6, 7, 8]);
  assert.match(bad[0]?.reasons.join() ?? '', /Line 2 has the same id/);
  assert.match(bad[1]?.reasons.join() ?? '', /do not know the team “Cardiology”/);
  assert.match(bad[2]?.reasons.join() ?? '', /“31\/02\/2025”, is not a day/);
  assert.match(bad[3]?.reasons.join() ?? '', /cannot say “improved”/);
  assert.match(bad[4]?.reasons.join() ?? '', /not on the scale/);
});

it('says of a cell that is too short that it is, and of a team whose name two have that it is not clear', () => {
  const { good, bad } = check(withCell(1, 'Ab'), [...withCell(0, '18')].with(3, 'Therapy'), [...withCell(0, '19')].with(2, ''));
  assert.equal(good.length, 0);
  assert.deepEqual(bad.map(({ reasons }) => reasons), [['The title “Ab” is shorter than 3 letters.'], ['More than one team is called “Therapy”. Write its code, which stands in the address of its page.'], ['What is to get better, and why is missing.']]);
});
