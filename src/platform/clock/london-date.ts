/** A calendar day in England as YYYY-MM-DD. People live by days there, whatever the server's time zone. */
export type Day = string;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_MILLISECONDS = 86_400_000;

const dayParts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});
const longDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' });

/** The day it is in England at that moment. */
export function londonDay(moment: Date): Day {
  const hour = Math.floor(moment.getTime() / HOUR_MILLISECONDS);
  const known = dayOfHours.get(hour);
  if (known !== undefined) return known;
  const { year, month, day } = londonParts(moment);
  const found = `${year}-${month}-${day}`;
  if (dayOfHours.size >= MOST_HOURS) dayOfHours.clear();
  // Since 1847 days in England have begun on a whole hour of universal time, so that an hour has one day.
  if (hour >= 0) dayOfHours.set(hour, found);
  return found;
}

/** Most pages ask for today, and asking the calendar is slow. */
const dayOfHours = new Map<number, Day>();
const MOST_HOURS = 1_000;
const HOUR_MILLISECONDS = 3_600_000;

/** "21 November 2026": the day in England at that moment, as the NHS content style writes it. */
export function formatLondonDate(moment: Date): string {
  return formatDay(londonDay(moment));
}

/** "21 November 2026 at 9:05am"; midday and midnight are words, because 12:00pm is read both ways. */
export function formatLondonDateTime(moment: Date): string {
  const { hour, minute } = londonParts(moment);
  return `${formatLondonDate(moment)} at ${clockTime(Number(hour), minute)}`;
}

/** "21 November 2026" from a stored day. Throws a RangeError for a day that does not exist. */
export function formatDay(day: Day): string {
  return longDay.format(utcMidnight(day));
}

/** True for a day that exists, so 2026-02-30 is false. */
export function isDay(text: string): boolean {
  const match = DAY.exec(text);
  if (match === null) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** The day so many days later (or earlier, when negative). Calendar days, so a change of the clocks does not matter. */
export function addDays(day: Day, count: number): Day {
  return new Date(utcMidnight(day).getTime() + count * DAY_MILLISECONDS).toISOString().slice(0, 10);
}

/** The moment a day begins in England: 23:00 the evening before in universal time while summer time lasts. */
export function startOfLondonDay(day: Day): Date {
  const midnight = utcMidnight(day);
  const summer = new Date(midnight.getTime() - 3_600_000);
  return londonDay(summer) === day ? summer : midnight;
}

function londonParts(moment: Date): Record<'year' | 'month' | 'day' | 'hour' | 'minute', string> {
  const parts = { year: '', month: '', day: '', hour: '', minute: '' };
  for (const { type, value } of dayParts.formatToParts(moment)) {
    if (type in parts) parts[type as keyof typeof parts] = value;
  }
  return parts;
}

function clockTime(hour: number, minute: string): string {
  if (minute === '00' && hour === 0) return 'midnight';
  if (minute === '00' && hour === 12) return 'midday';
  const minutes = minute === '00' ? '' : `:${minute}`;
  return `${hour % 12 === 0 ? 12 : hour % 12}${minutes}${hour < 12 ? 'am' : 'pm'}`;
}

function utcMidnight(day: Day): Date {
  if (!isDay(day)) throw new RangeError(`Not a day: ${day}`);
  return new Date(`${day}T00:00:00Z`);
}
