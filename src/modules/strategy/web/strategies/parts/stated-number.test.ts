import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dateWords } from '../date-words.ts';
import { numberFacts, numberWords } from './stated-number.tsx';

const stated = { code: 'num.x', section: 'Summary', statement: 'Share at Band 8c', unit: 'percent', value: 8 };

describe('a printed number', () => {
  test('is said with its unit, as a person would say it', () => {
    const words = (unit: string, value: number | null) => numberWords({ unit, value });
    assert.deepEqual(
      [words('percent', 6.8), words('people', 185_000), words('year', 2040), words('rank', 3), words('professions', 14), words('reference', null)],
      ['6.8%', '185,000 people', '2040', 'Number 3', '14 professions', 'No number'],
    );
  });

  test('a share whose base is not printed says so; what is no share says nothing about a base', () => {
    const facts = (more: object) => numberFacts({ ...stated, ...more }, '2026-11-22').join(' ');
    assert.equal(facts({}), 'A share of: not printed. Printed in: Summary.');
    assert.equal(facts({ base: '3,200 registrants', asOf: '2021-08', caveat: 'The profession is not named.' }), 'A share of: 3,200 registrants. The profession is not named. Figures from August 2021. Printed in: Summary.');
    assert.equal(facts({ unit: 'people' }), 'Printed in: Summary.');
  });

  test('dates are read out, and what stands behind a date stays', () => {
    assert.deepEqual(['2021-08', '2022-06 (publication)', '2023', '2022-06-14', 'Spring 2020'].map(dateWords), ['August 2021', 'June 2022 (publication)', '2023', '14 June 2022', 'Spring 2020']);
  });
});
