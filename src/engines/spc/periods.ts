import type { Period } from './input.ts';

const DAY_MS = 86_400_000;
const written = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** Where a period stands in time: whole numbers as they are, dates in milliseconds (a time without a zone counts as UTC). NaN: not a period. */
export function orderOf(period: Period): number {
  if (typeof period === 'number') return Number.isSafeInteger(period) ? period : NaN;
  const found = written.exec(period);
  if (!found) return NaN;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone = 'Z'] = found;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  // Years below 100 would be taken for the twentieth century.
  if (Number(year) < 100 || date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day)) return NaN;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return NaN;
  const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Math.round(Number(`0.${fraction}`) * 1000);
  return date.getTime() + time - offsetMs(zone);
}

/** `Z` has no digits: 0. */
function offsetMs(zone: string): number {
  const digits = zone.replace(':', '');
  return (zone.startsWith('-') ? -1 : 1) * (Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3))) * 60_000;
}

/** Series of one call mostly share their periods: each is read once, and equal calendars are searched for gaps once. */
export interface Calendar {
  readonly orderOf: (period: Period) => number;
  readonly findMissing: (periods: readonly Period[], orders: Float64Array) => MissingPeriods;
}

export function openCalendar(): Calendar {
  const known = new Map<Period, number>();
  let last: { periods: readonly Period[]; missing: MissingPeriods } | null = null;
  return {
    orderOf: (period) => {
      const order = known.get(period) ?? orderOf(period);
      known.set(period, order);
      return order;
    },
    findMissing: (periods, orders) => {
      if (!last || last.periods.length !== periods.length || !last.periods.every((period, at) => period === periods[at])) last = { periods, missing: findMissing(periods, orders) };
      return last.missing;
    },
  };
}

/** More than this are counted, not named. */
const MOST_NAMED = 1_000;

export interface MissingPeriods {
  readonly named: readonly Period[];
  readonly count: number;
}

/**
 * The periods that a regular series leaves out between its first and its last. Regular: one step (the most common one, in months where the
 * days of the month agree, else in days or whole numbers) makes up at least half of the steps and all others are multiples of it.
 * Daily series without any weekend miss no weekends. An irregular series misses nothing, nor does one of two points: its one step is the common one.
 */
function findMissing(periods: readonly Period[], orders: Float64Array): MissingPeriods {
  const grid = gridOf(periods, orders);
  const steps = Array.from(grid.places.subarray(1), (place, at) => place - (grid.places[at] ?? 0));
  // All others being multiples of it, the common step is the least.
  const step = steps.reduce((least, one) => Math.min(least, one), Infinity);
  const regular = steps.every((one) => one % step === 0) && steps.filter((one) => one === step).length * 2 >= steps.length;
  if (!regular) return { named: [], count: 0 };
  const named: Period[] = [];
  let count = 0;
  const weekdaysOnly = grid.days && step === 1 && orders.length >= 10 && orders.every((order) => !isWeekend(order));
  for (let at = 1; at < grid.places.length; at += 1) {
    for (let place = (grid.places[at - 1] ?? 0) + step; place < (grid.places[at] ?? 0); place += step) {
      if (weekdaysOnly && isWeekend(place * DAY_MS)) continue;
      count += 1;
      if (named.length < MOST_NAMED) named.push(grid.name(place));
      else if (count > 1_000_000) return { named, count };
    }
  }
  return { named, count };
}

interface Grid {
  readonly places: Float64Array;
  readonly name: (place: number) => Period;
  readonly days?: boolean;
}

function gridOf(periods: readonly Period[], orders: Float64Array): Grid {
  if (typeof periods[0] === 'number') return { places: orders, name: (place) => place };
  const time = (orders[0] ?? 0) - Math.floor((orders[0] ?? 0) / DAY_MS) * DAY_MS;
  const sameTime = orders.every((order) => order - Math.floor(order / DAY_MS) * DAY_MS === time);
  if (!sameTime) return { places: orders, name: (place) => new Date(place).toISOString() };
  const dateOnly = periods.every((period) => String(period).length === 10);
  const name = (milliseconds: number) => (dateOnly ? new Date(milliseconds).toISOString().slice(0, 10) : new Date(milliseconds).toISOString());
  const dates = Array.from(orders, (order) => new Date(order));
  const day = dates[0]?.getUTCDate() ?? 1;
  const atMonthEnds = dates.every((date) => new Date(date.getTime() + DAY_MS).getUTCDate() === 1);
  if (atMonthEnds || dates.every((date) => date.getUTCDate() === day)) {
    const lastDay = (place: number) => new Date(Date.UTC(Math.floor(place / 12), (place % 12) + 1, 0)).getUTCDate();
    const nameMonth = (place: number) => name(Date.UTC(Math.floor(place / 12), place % 12, atMonthEnds ? lastDay(place) : Math.min(day, lastDay(place))) + time);
    return { places: Float64Array.from(dates, (date) => date.getUTCFullYear() * 12 + date.getUTCMonth()), name: nameMonth };
  }
  return { places: orders.map((order) => Math.floor(order / DAY_MS)), name: (place) => name(place * DAY_MS + time), days: true };
}

const isWeekend = (milliseconds: number): boolean => [0, 6].includes(new Date(milliseconds).getUTCDay());
