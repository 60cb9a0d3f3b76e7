const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** "2021-02" as "February 2021"; a year stays a year, and words behind or instead of a date stay as they are. */
export function dateWords(printed: string): string {
  const [, year, month, day, more = ''] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(\D.*)?$/.exec(printed) ?? [];
  if (year === undefined) return printed;
  const name = month === undefined ? '' : `${MONTHS[Number(month) - 1] ?? month} `;
  return `${day === undefined ? '' : `${Number(day)} `}${name}${year}${more}`;
}
