import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { z } from 'zod';
import { dateAnswer, dateValues, formState, parseForm, tickAnswer, wholeNumberAnswer } from './index.ts';

const schema = z.object({
  title: z.string().trim().min(1, 'Enter a title'),
  note: z.string().optional(),
  status: z.enum(['planned', 'done'], 'Choose a status'),
  aims: z.array(z.enum(['health', 'care', 'cost'])).min(1, 'Choose one aim or more'),
  startsOn: dateAnswer({ missing: 'Enter the start date', name: 'Start date' }),
  endsOn: dateAnswer({ missing: 'Enter the end date', name: 'End date' }).optional(),
  target: wholeNumberAnswer({ missing: 'Enter a target', name: 'Target', max: 1000 }),
  isShared: tickAnswer(),
});

const good = {
  title: '  Fewer falls ',
  note: '',
  status: 'planned',
  aims: 'care',
  'startsOn-day': '1',
  'startsOn-month': '4',
  'startsOn-year': '2026',
  target: '1,000',
  _csrf: 'x',
};

test('a good form gives values of the right types', () => {
  assert.deepEqual(parseForm(schema, good), {
    ok: true,
    value: {
      title: 'Fewer falls',
      note: undefined,
      status: 'planned',
      aims: ['care'],
      startsOn: '2026-04-01',
      endsOn: undefined,
      target: 1000,
      isShared: false,
    },
  });
});

test('repeated fields are lists only where the schema wants a list', () => {
  const result = parseForm(schema, { ...good, aims: ['care', 'cost'], title: ['one', 'two'], isShared: 'yes' });
  assert.ok(result.ok);
  assert.deepEqual([result.value.aims, result.value.title, result.value.isShared], [['care', 'cost'], 'two', true]);
});

test('an empty form shows the words of the schema, in the order of its fields', () => {
  const result = parseForm(schema, {});
  assert.ok(!result.ok);
  assert.deepEqual(
    result.state.errors.map(({ name, text }) => [name, text]),
    [
      ['title', 'Enter a title'],
      ['status', 'Choose a status'],
      ['aims', 'Choose one aim or more'],
      ['startsOn', 'Enter the start date'],
      ['target', 'Enter a target'],
    ],
  );
});

test('answers are kept as they were typed, and only those that the schema names', () => {
  const result = parseForm(schema, { ...good, title: '', aims: ['care', 'nonsense'], other: 'x' });
  assert.ok(!result.ok);
  assert.equal(result.state.values['title'], '');
  assert.deepEqual(result.state.values['aims'], ['care', 'nonsense']);
  assert.equal(result.state.values['startsOn-month'], '4');
  assert.equal(result.state.values['target'], '1,000');
  assert.equal(Object.hasOwn(result.state.values, '_csrf') || Object.hasOwn(result.state.values, 'other'), false);
});

const dates: [day: string, month: string, year: string, part: string | undefined, text: string][] = [
  ['', '4', '2026', 'day', 'Start date must include a day'],
  ['1', '', '', 'month', 'Start date must include a month and a year'],
  ['31', '2', '2026', 'day', 'Start date must be a real date'],
  ['29', '2', '2026', 'day', 'Start date must be a real date'],
  ['1', 'x', '2026', 'day', 'Start date must be a real date'],
  ['1', '4', '9999', 'year', 'Start date must have a year from 1900 to 2199'],
  ['1', '4', '26', 'year', 'Start date must have a year with 4 numbers, such as 2026'],
];

test('a wrong date says what is wrong with it and where', () => {
  for (const [day, month, year, part, text] of dates) {
    const result = parseForm(schema, { ...good, 'startsOn-day': day, 'startsOn-month': month, 'startsOn-year': year });
    assert.ok(!result.ok);
    assert.deepEqual(result.state.errors, [{ name: 'startsOn', part, text }]);
  }
});

test('a leap day is a real date, and a date fills its boxes again', () => {
  const result = parseForm(schema, { ...good, 'startsOn-day': '29', 'startsOn-month': '02', 'startsOn-year': '2028' });
  assert.ok(result.ok);
  assert.equal(result.value.startsOn, '2028-02-29');
  assert.deepEqual(dateValues('startsOn', '2028-02-09'), {
    'startsOn-day': '9',
    'startsOn-month': '2',
    'startsOn-year': '2028',
  });
});

test('numbers are checked', () => {
  const texts = ['ten', '1.5', '-1', '1001'].map((target) => {
    const result = parseForm(schema, { ...good, target });
    return result.ok ? 'accepted' : result.state.errors[0]?.text;
  });
  const whole = 'Target must be a whole number';
  assert.deepEqual(texts, [whole, whole, 'Target must be 0 or more', 'Target must be 1000 or less']);
});

test('text loses null characters, half characters and doubled line ends', () => {
  const result = parseForm(schema, { ...good, note: 'a\0b\r\nc\ud800' });
  assert.ok(result.ok);
  assert.equal(result.value.note, 'ab\nc\ufffd');
});

test('schemas with refinements and transformations are read the same way', () => {
  const refined = z
    .object({ tags: z.array(z.string()), from: z.string() })
    .refine(({ tags }) => tags.length > 1, { path: ['tags'], message: 'Choose two tags' })
    .transform(({ tags }) => tags.length);
  assert.deepEqual(parseForm(refined, { tags: ['a', 'b'], from: 'x' }), { ok: true, value: 2 });
  const result = parseForm(refined, { tags: 'a' });
  assert.ok(!result.ok);
  assert.equal(result.state.errors[0]?.text, 'Choose two tags');
});

test('whatever comes in, nothing is thrown', () => {
  const names = fc.constantFrom(...Object.keys(good), 'isShared', 'endsOn', '__proto__', 'constructor', 'toString');
  const junk = fc.oneof(fc.anything(), fc.dictionary(names, fc.anything()));
  fc.assert(fc.property(junk, (body) => typeof parseForm(schema, body).ok === 'boolean'));
});

test('only the first error of a field is kept; one of the whole form has no field', () => {
  const state = formState({}, [
    { path: ['title'], message: 'first' },
    { path: ['title'], message: 'second' },
    { path: [], message: 'whole' },
  ]);
  assert.deepEqual(state.errors, [
    { name: 'title', part: undefined, text: 'first' },
    { name: '', part: undefined, text: 'whole' },
  ]);
});
