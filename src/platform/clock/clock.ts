/** Where the time comes from. Passed in, never reached for, so that a test can stand at any moment. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still. Throws a RangeError when the moment is not a date, so that no test runs at an unknown time. */
export function fixedClock(moment: Date | string): Clock {
  const time = new Date(moment).getTime();
  if (Number.isNaN(time)) throw new RangeError(`Not a moment in time: ${String(moment)}`);
  return { now: () => new Date(time) };
}
