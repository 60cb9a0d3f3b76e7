import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  FinancialYear,
  fixedClock,
  formatDay,
  formatLondonDate,
  formatLondonDateTime,
  isDay,
  londonDay,
  startOfLondonDay,
  systemClock,
} from './index.ts';

describe('clocks', () => {
  test('a fixed clock stands still and cannot be moved from outside', () => {
    const clock = fixedClock('2026-11-21T10:00:00Z');
    clock.now().setFullYear(1999);
    assert.equal(clock.now().toISOString(), '2026-11-21T10:00:00.000Z');
    assert.throws(() => fixedClock('next week'), RangeError);
  });

  test('the system clock moves', () => {
    const before = Date.now();
    assert.ok(systemClock.now().getTime() >= before);
  });
});

describe('days in England', () => {
  test('dates as the NHS writes them', () => {
    assert.equal(formatLondonDate(new Date('2026-11-21T23:59:59Z')), '21 November 2026');
    assert.equal(formatLondonDate(new Date('2026-07-01T23:30:00Z')), '2 July 2026');
    assert.equal(formatDay('2026-04-01'), '1 April 2026');
    assert.throws(() => formatDay('2026-02-30'), RangeError);
  });

  test('times of day, with words for midday and midnight', () => {
    assert.equal(formatLondonDateTime(new Date('2026-11-21T09:05:00Z')), '21 November 2026 at 9:05am');
    assert.equal(formatLondonDateTime(new Date('2026-07-21T11:00:00Z')), '21 July 2026 at midday');
    assert.equal(formatLondonDateTime(new Date('2026-07-20T23:00:00Z')), '21 July 2026 at midnight');
    assert.equal(formatLondonDateTime(new Date('2026-07-20T23:30:00Z')), '21 July 2026 at 12:30am');
    assert.equal(formatLondonDateTime(new Date('2026-01-20T17:00:00Z')), '20 January 2026 at 5pm');
  });

  test('a day begins at midnight in England, in winter and in summer, and on the days the clocks change', () => {
    assert.equal(startOfLondonDay('2026-01-10').toISOString(), '2026-01-10T00:00:00.000Z');
    assert.equal(startOfLondonDay('2026-04-01').toISOString(), '2026-03-31T23:00:00.000Z');
    assert.equal(startOfLondonDay('2026-03-29').toISOString(), '2026-03-29T00:00:00.000Z');
    assert.equal(startOfLondonDay('2026-10-25').toISOString(), '2026-10-24T23:00:00.000Z');
  });

  test('any day begins within itself and not a moment earlier', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1990-01-01', count));
    fc.assert(
      fc.property(days, (day) => {
        const start = startOfLondonDay(day).getTime();
        return londonDay(new Date(start)) === day && londonDay(new Date(start - 1)) === addDays(day, -1);
      }),
    );
  });

  test('every moment of an hour has the day that the calendar gives it, however often it is asked', () => {
    const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' });
    fc.assert(
      fc.property(fc.date({ min: new Date('1700-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true }), fc.nat(3_599_999), (moment, later) => {
        const other = new Date(Math.floor(moment.getTime() / 3_600_000) * 3_600_000 + later);
        return londonDay(moment) === calendar.format(moment) && londonDay(other) === calendar.format(other);
      }),
    );
  });

  test('days that exist and days that do not', () => {
    assert.deepEqual(['2024-02-29', '2026-02-29', '2026-13-01', '2026-4-1', ''].map(isDay), [true, false, false, false, false]);
    assert.equal(addDays('2026-03-28', 2), '2026-03-30');
    assert.equal(addDays('2026-03-01', -1), '2026-02-28');
  });
});

describe('FinancialYear', () => {
  const year = FinancialYear.starting(2025);

  test('turns at midnight in England, which in universal time is eleven in the evening', () => {
    assert.equal(FinancialYear.at(new Date('2026-03-31T22:59:59.999Z')).label, '2025-26');
    assert.equal(FinancialYear.at(new Date('2026-03-31T23:00:00Z')).label, '2026-27');
    assert.equal(year.contains(new Date('2025-03-31T22:59:59Z')), false);
    assert.equal(year.contains(new Date('2025-03-31T23:00:00Z')), true);
    assert.equal(year.contains(new Date('2026-03-31T22:59:59Z')), true);
    assert.equal(year.contains(new Date('2026-03-31T23:00:00Z')), false);
  });

  test('first and last day, and the moments between which it lies', () => {
    assert.deepEqual([year.firstDay, year.lastDay], ['2025-04-01', '2026-03-31']);
    assert.deepEqual([year.startsAt.toISOString(), year.endsBefore.toISOString()], ['2025-03-31T23:00:00.000Z', '2026-03-31T23:00:00.000Z']);
    assert.equal(year.inWords, 'April 2025 to March 2026');
  });

  test('reads and writes its label, over the turn of a century too', () => {
    assert.equal(FinancialYear.parse('2025-26')?.startYear, 2025);
    assert.equal(FinancialYear.starting(1999).label, '1999-00');
    assert.equal(FinancialYear.parse('1999-00')?.startYear, 1999);
    for (const label of ['2025-27', '2025', '25-26', '2025/26', '2025-2026', ' 2025-26', '0000-01']) {
      assert.equal(FinancialYear.parse(label), undefined, label);
    }
    assert.equal(JSON.stringify({ year }), '{"year":"2025-26"}');
  });

  test('next, previous and a range', () => {
    assert.ok(year.next().previous().equals(year));
    const labels = FinancialYear.range(FinancialYear.starting(2023), FinancialYear.starting(2026)).map(String);
    assert.deepEqual(labels, ['2023-24', '2024-25', '2025-26', '2026-27']);
    assert.deepEqual(FinancialYear.range(year, year.previous()), []);
  });

  test('every moment lies in exactly one year', () => {
    const moments = fc.date({ min: new Date('1950-01-01'), max: new Date('2150-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(moments, (moment) => {
        const at = FinancialYear.at(moment);
        return at.contains(moment) && !at.next().contains(moment) && !at.previous().contains(moment) && at.startsAt <= moment && moment < at.endsBefore;
      }),
    );
  });
});
