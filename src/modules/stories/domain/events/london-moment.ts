const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** The time of day in England at a moment, as 14:30. */
export const londonTime = (moment: Date): string => clock.format(moment);

/** The moment at which clocks in England show this time on this day; in the hour that comes twice, the first. */
export function londonMoment(day: string, time: string): Date {
  const winter = new Date(`${day}T${time}:00Z`);
  const summer = new Date(winter.getTime() - 3_600_000);
  return londonTime(summer) === time ? summer : winter;
}
