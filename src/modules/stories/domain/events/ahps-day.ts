/** AHPs' Day is on 14 October, one day for each of the 14 professions (NHS England, AHPs' Day). The next one from a day on. */
export function nextAhpsDay(today: string): string {
  const day = `${today.slice(0, 4)}-10-14`;
  return day >= today ? day : `${Number(today.slice(0, 4)) + 1}-10-14`;
}
