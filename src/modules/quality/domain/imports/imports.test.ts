import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRows, type Known } from './check-rows.ts';
import { guessMapping, headerKey } from './mapping.ts';
import { missingPeriods, missingWords } from './missing-periods.ts';
import { mergeFigures } from './merge-figures.ts';
import { readNumber, readPeriod } from './read-period.ts';

const known: Known = {
  measures: new Map([['not-attended', { id: 'm1', unit: 'percent', grain: 'month', name: 'Not attended', peopleIn: 'both', offeredBy: null }], ['incidents', { id: 'm2', unit: 'count', grain: 'quarter', name: 'Incidents', peopleIn: 'both', offeredBy: null }],
    ['days-lost', { id: 'm3', unit: 'percent', grain: 'month', name: 'Days lost', peopleIn: 'separate', offeredBy: null }], ['reviewed', { id: 'm4', unit: 'percent', grain: 'month', name: 'Reviewed', peopleIn: 'none', offeredBy: 'strategy.reviewed' }]]),
  units: new Map([['podiatry', { id: 'u1' }], ['dietetics', { id: 'u2' }]]),
  professions: new Map([['podiatrists', 'prof.podiatrists']]),
  characteristics: new Map([['sex', { code: 'sex', name: 'Sex', groups: new Map([['women', 'women'], ['not known', 'not-known']]), groupNames: ['Women', 'Not known'] }], ['age', { code: 'age', name: 'Age', groups: new Map([['75 and over', '75-and-over']]), groupNames: ['75 and over'] }]]),
  thisMonth: '2026-11-01',
};
const header = ['Month', 'Team', 'Measure', 'Numerator', 'Denominator', 'Profession'];
const check = (...lines: string[]) => checkRows(header, lines.map((line, at) => ({ line: at + 2, values: line.split(';') })), guessMapping(header), known);

test('periods as files write them', () => {
  for (const words of ['2026-04', '2026-04-01', '2026-04-30', '01/04/2026', '30.04.2026', '4/2026', 'Apr 2026', 'April-26', '1 Apr 2026', '202604', 'APR 2026', '2026-04-01T00:00:00']) assert.equal(readPeriod(words), '2026-04-01', words);
  for (const words of ['', '2026', '31/04/2026', '2026-13', 'Aprl 99x', '00/04/2026', 'n/a', '04/05/26', '2026-04-31']) assert.equal(readPeriod(words), null, words);
});

test('numbers as files write them; what is no number is not taken for nought', () => {
  assert.deepEqual(['12', '1,234.5', ' 0 ', '-3', '', '-', 'n/a', '1,23', '12%', '1e5', '*'].map(readNumber), [12, 1234.5, 0, -3, undefined, undefined, null, null, null, null, null]);
});

test('good rows become figures; each bad row says everything that is wrong with it', () => {
  const { good, bad } = check('2026-04;Podiatry;not-attended;5;50;', '2026-05;podiatry;NOT-ATTENDED;5;50;Podiatrists', 'soon;Surgery;nothing;x;;Wizards', '2026-11;Podiatry;not-attended;5;50;', '2026-06;Podiatry;not-attended;60;50;', '2026-07;Podiatry;not-attended;-1;0;', '2026-05;Podiatry;incidents;3;;');
  assert.deepEqual(good.map(({ line, period, profession, numerator, denominator }) => [line, period, profession, numerator, denominator]), [[2, '2026-04-01', '', 5, 50], [3, '2026-05-01', 'prof.podiatrists', 5, 50]]);
  assert.deepEqual(bad.map(({ line, reasons }) => [line, reasons.length]), [[4, 5], [5, 1], [6, 1], [7, 1], [8, 1]]);
  assert.match(bad[0]?.reasons.join(' ') ?? '', /measure “nothing”.*team or organisation “Surgery”.*profession “Wizards”.*“soon” is not a period.*“x”, is not a number/);
});

test('the same figure twice counts once; two that differ are both bad and name each other', () => {
  const { good, bad } = check('2026-04;Podiatry;not-attended;5;50;', '2026-04;Podiatry;not-attended;5;50;', '2026-05;Podiatry;not-attended;5;50;', '2026-05;Podiatry;not-attended;6;50;');
  assert.equal(good.length, 1);
  assert.deepEqual(bad.map(({ line, reasons }) => [line, reasons]), [[4, ['Line 5 gives another figure for the same place and period. Keep one.']], [5, ['Line 4 gives another figure for the same place and period. Keep one.']]]);
});

test('columns are guessed by their usual names, and a header is known again whatever its letters', () => {
  assert.deepEqual(guessMapping(['Reporting_Period', 'COUNT', 'Out of', 'site']), { period: 'Reporting_Period', numerator: 'COUNT', denominator: 'Out of', people: '', measure: '', measureCode: '', unit: 'site', unitCode: '', profession: '', characteristic: '', group: '', secondCharacteristic: '', secondGroup: '' });
  assert.equal(headerKey(['Reporting_Period', ' COUNT ']), headerKey(['reporting period', 'Count']));
});

test('a series grows at either end, keeps gaps, and the same figures again change nothing', () => {
  const first = mergeFigures(null, [{ period: '2026-03-01', numerator: 3, denominator: 10 }, { period: '2026-01-01', numerator: 1, denominator: 10 }], 'month');
  assert.deepEqual(first.values, { firstPeriod: '2026-01-01', numerators: [1, null, 3], denominators: [10, null, 10], people: [null, null, null] });
  const again = mergeFigures(first.values, [{ period: '2026-03-01', numerator: 3, denominator: 10 }], 'month');
  assert.deepEqual([again.values, again.same, again.added, again.replaced], [first.values, 1, [], []]);
  const grown = mergeFigures(first.values, [{ period: '2025-12-01', numerator: 9, denominator: 9 }, { period: '2026-01-01', numerator: 2, denominator: 10 }], 'month');
  assert.deepEqual(grown.values, { firstPeriod: '2025-12-01', numerators: [9, 2, null, 3], denominators: [9, 10, null, 10], people: [null, null, null, null] });
  assert.deepEqual(grown.replaced, [{ period: '2026-01-01', old: { numerator: 1, denominator: 10, people: null }, now: { numerator: 2, denominator: 10, people: null } }]);
  assert.deepEqual(mergeFigures(first.values, [{ period: '2026-02-01', numerator: 1, denominator: 1 }], 'quarter').offGrid.map(({ period }) => period), ['2026-02-01']);
});

test('a figure may be of a group, or of two groups at once; what is not known names what may be used', () => {
  const split = ['Period', 'Team', 'Measure', 'Numerator', 'Denominator', 'Characteristic', 'Group', 'Second characteristic', 'Second group'];
  const { good, bad } = checkRows(split, ['sex;women;;', 'Sex;WOMEN;Age;75 and over', ';;;', 'sex;boats;;', 'shoe size;women;;', ';women;;', 'sex;;;', 'sex;women;sex;not known']
    .map((line, at) => ({ line: at + 2, values: `2026-04;podiatry;not-attended;5;50;${line}`.split(';') })), guessMapping(split), known);
  assert.deepEqual(good.map(({ split: by, groupCode }) => [by, groupCode]), [['sex', 'women'], ['age+sex', '75-and-over+women'], ['', '']]);
  assert.deepEqual(bad.map(({ reasons }) => reasons), [
    ['We do not know the group “boats” of Sex. Use one of: Women; Not known.'], ['We do not know the characteristic “shoe size”. Use one of: Sex, Age.'], ['The group “women” stands without its characteristic.'],
    ['No group is given of Sex. Use one of: Women; Not known.'], ['The same characteristic is given twice. Name two different ones, or one.'],
  ]);
});

test('a measure of days needs the people behind them; an offered one takes no figure; an error of a spreadsheet is called one', () => {
  const wide = ['Month', 'Team', 'Measure', 'Top', 'Bottom', 'People'];
  const { good, bad } = checkRows(wide, ['2026-04;Podiatry;days-lost;5;50;12', '2026-05;Podiatry;days-lost;5;50;', '2026-06;Podiatry;days-lost;5;50;1.5', '2026-04;Podiatry;reviewed;5;50;', '2026-04;Podiatry;not-attended;#DIV/0!;50;'].map((line, at) => ({ line: at + 2, values: line.split(';') })), { ...guessMapping(wide), numerator: 'Top', denominator: 'Bottom' }, known);
  assert.deepEqual(good.map(({ line, people }) => [line, people]), [[2, 12]]);
  assert.deepEqual(bad.map(({ reasons }) => reasons.join()), [
    'The number of people behind this figure is missing. This measure needs it, so that a few people do not show. Give it in a column of its own.', 'The number of people, “1.5”, is not a whole number.',
    '“Reviewed” is worked out of records here, so no file can give its figures.', 'The number on top is an error in the spreadsheet (#DIV/0!).']);
});

test('periods without a figure between others are named; a figure that is not shown is no gap', () => {
  const series = { firstPeriod: '2026-03-01', numerators: [1, 2, null, null, 3, null, 4, null], tooFew: [false, false, false, false, false, true, false, false] };
  assert.deepEqual(missingPeriods(series, 'month'), ['2026-05-01', '2026-06-01']);
  assert.equal(missingWords(['2026-05-01', '2026-06-01'], 'month'), 'May and June 2026 are missing');
  assert.equal(missingWords(['2025-12-01', '2026-02-01', '2026-03-01', '2026-04-01'], 'month'), 'December 2025 and February to April 2026 are missing');
  assert.match(missingWords(['2026-04-01'], 'quarter'), /^Apr to Jun 2026 is missing$/);
});
