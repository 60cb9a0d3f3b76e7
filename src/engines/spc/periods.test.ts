import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Period } from './input.ts';
import { openCalendar, orderOf } from './periods.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What a calendar of its own says is missing. */
const missing = (...periods: Period[]) => openCalendar().findMissing(periods, Float64Array.from(periods, orderOf));
const named = (...periods: Period[]) => missing(...periods).named;
const days = (from: string, steps: readonly number[]): string[] => [0, ...steps].map((_step, at) => new Date(Date.parse(from) + DAY * steps.slice(0, at).reduce((sum, step) => sum + step, 0)).toISOString().slice(0, 10));

describe('spc periods: where each stands in time', () => {
  it('counts milliseconds from the start of 1970', () => {
    assert.equal(orderOf('1970-01-01'), 0);
    assert.equal(orderOf('1970-01-02'), DAY);
    assert.equal(orderOf('1970-01-01 00:00'), 0);
    assert.equal(orderOf('1970-01-01T01:02:03.250Z'), HOUR + 2 * 60_000 + 3_000 + 250);
    assert.equal(orderOf('1970-01-01T00:00:00.1239'), 124);
    assert.equal(orderOf('1970-01-01T00:00:00.9'), 900);
    assert.equal(orderOf('1970-01-01T23:59:59Z'), DAY - 1_000);
    // 1,870 years with 453 leap days between.
    assert.equal(orderOf('0100-01-01'), -(1_870 * 365 + 453) * DAY);
  });

  it('takes off what the zone is ahead', () => {
    assert.equal(orderOf('1970-01-01T12:34+12:34'), 0);
    assert.equal(orderOf('1969-12-31T18:30-05:30'), 0);
    assert.equal(orderOf('1969-12-31T18:30-0530'), 0);
    assert.equal(orderOf('1969-12-31T13:00-11:00'), 0);
  });

  it('takes whole numbers as they are, and nothing that is not a period', () => {
    assert.deepEqual([orderOf(5), orderOf(-3), orderOf(9_007_199_254_740_991)], [5, -3, 9_007_199_254_740_991]);
    for (const none of [1.5, Infinity, 9_007_199_254_740_992, '0099-12-31', '2024-00-10', '2024-13-01', '2023-02-29', '2024-04-31', '2024-01-01T24:00', '2024-01-01T10:60', '2024-01-01T10:00:60', '2024-1-1', '']) assert.ok(Number.isNaN(orderOf(none)), String(none));
  });
});

describe('spc periods: what a regular series leaves out', () => {
  it('is regular where half of the steps are the common one and the rest multiples of it', () => {
    assert.deepEqual(named(0, 1, 2, 4, 7), [3, 5, 6]);
    assert.deepEqual(named(0, 1, 2, 4, 7, 11), []);
    assert.deepEqual(named(0, 2, 4, 7), []);
    assert.deepEqual(named(0, 3, 6, 8, 10, 12), []);
    assert.deepEqual(named(0, 4, 6, 8), [2]);
    assert.deepEqual([named(5, 8), missing(5).count], [[], 0]);
  });

  it('misses no weekend from ten days on, all of them working days', () => {
    const twoWeeks = [1, 1, 1, 1, 3, 1, 1, 1, 1];
    assert.deepEqual(named(...days('2024-01-01', twoWeeks)), []);
    assert.deepEqual(named(...days('2024-01-01', twoWeeks.slice(0, 8))), ['2024-01-06', '2024-01-07']);
    assert.deepEqual(named(...days('2024-01-01', [...twoWeeks, 1])), ['2024-01-06', '2024-01-07']);
    assert.deepEqual(named(...days('2024-01-01', [2, ...twoWeeks.slice(2)])), ['2024-01-02', '2024-01-06', '2024-01-07']);
    assert.deepEqual(named(...days('2024-01-01', [2, ...twoWeeks.slice(2), 3])), ['2024-01-02']);
    // Every second day, and whole numbers, have no weekends.
    assert.deepEqual(named(...days('2024-01-01', [2, 2, 4, 2, 4, 2, 2, 4, 2])), ['2024-01-07', '2024-01-13', '2024-01-21']);
    assert.deepEqual(named(0, 1, 4, 5, 6, 7, 8, 11, 12, 13, 14), [2, 3, 9, 10]);
  });

  it('names the first thousand, and stops counting after a million', () => {
    const many = missing(0, 1, 2, 1_004);
    assert.deepEqual([many.count, many.named.length, many.named[0], many.named.at(-1)], [1_001, 1_000, 3, 1_002]);
    const all = missing(0, 1, 2, 1_003);
    assert.deepEqual([all.count, all.named.length], [1_000, 1_000]);
    assert.deepEqual([missing(0, 1, 2, 1_000_003).count, missing(0, 1, 2, 5_000_000).count], [1_000_000, 1_000_001]);
  });

  it('counts in months where the days of the month agree, or all are the last', () => {
    assert.deepEqual(named('2023-11-01', '2023-12-01', '2024-02-01', '2024-03-01'), ['2024-01-01']);
    assert.deepEqual(named('2023-10-31', '2023-11-30', '2024-01-31', '2024-02-29'), ['2023-12-31']);
    assert.deepEqual(named('2023-12-31', '2024-01-31', '2024-03-31', '2024-04-30'), ['2024-02-29']);
    assert.deepEqual(named('2015-12-31', '2016-01-31', '2016-03-31', '2016-04-30'), ['2016-02-29']);
    assert.deepEqual(named('2023-02-28', '2023-04-30', '2023-05-31'), ['2023-03-31']);
    assert.deepEqual(named('2023-01-28', '2023-02-28', '2023-04-28'), ['2023-03-28']);
    assert.deepEqual(named('2023-12-30', '2024-01-30', '2024-03-30', '2024-04-30'), ['2024-02-29']);
    assert.deepEqual(named('2024-01-31T12:00Z', '2024-02-29T12:00Z', '2024-04-30T12:00Z', '2024-05-31T12:00Z'), ['2024-03-31T12:00:00.000Z']);
    assert.deepEqual(named('2024-01-05T07:30Z', '2024-02-05T07:30Z', '2024-04-05T07:30Z'), ['2024-03-05T07:30:00.000Z']);
  });

  it('counts in days where the time of day agrees, else in milliseconds', () => {
    assert.deepEqual(named('1969-12-29', '1969-12-30', '1970-01-01', '1970-01-02'), ['1969-12-31']);
    assert.deepEqual(named('1969-12-29T06:00', '1969-12-30T06:00', '1970-01-01T06:00', '1970-01-02T06:00'), ['1969-12-31T06:00:00.000Z']);
    assert.deepEqual(named('2024-01-01', '2024-01-02T00:00', '2024-01-04T00:00'), ['2024-01-03T00:00:00.000Z']);
    assert.deepEqual(named('2024-01-01T10:00Z', '2024-01-01T11:00Z', '2024-01-01T13:00Z'), ['2024-01-01T12:00:00.000Z']);
    assert.deepEqual(named('2024-01-01', '2024-01-02T12:00', '2024-01-04T00:00', '2024-01-07T00:00'), ['2024-01-05T12:00:00.000Z']);
  });
});

describe('spc periods: one calendar for a whole call', () => {
  it('answers each series by its own periods', () => {
    const calendar = openCalendar();
    const ask = (...periods: Period[]) => calendar.findMissing(periods, Float64Array.from(periods, calendar.orderOf)).named;
    assert.deepEqual([ask(1, 2, 4), ask(1, 2, 4), ask(1, 3, 4), ask(1, 2, 4, 5, 7), ask(1, 2, 4), ask(2, 3, 5)], [[3], [3], [2], [3, 6], [3], [4]]);
  });

  it('searches equal calendars once', () => {
    const calendar = openCalendar();
    const ask = (...periods: Period[]) => calendar.findMissing(periods, Float64Array.from(periods, calendar.orderOf));
    const first = ask(1, 2, 4, 5);
    assert.equal(ask(1, 2, 4, 5), first);
    assert.notEqual(ask(1, 2, 4, 6), first);
  });
});
