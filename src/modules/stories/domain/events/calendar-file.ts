export interface CalendarEvent {
  uid: string;
  title: string;
  about: string;
  place: string;
  startsAt: Date;
  endsAt: Date;
  changedAt: Date;
  revision: number;
  isCalledOff: boolean;
  href: string;
}

/** A calendar as a file (RFC 5545): UTC times, lines of at most 75 bytes, text escaped. Programs that keep calendars read it. */
export function calendarFile(name: string, events: readonly CalendarEvent[]): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Allied//Events//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH', `X-WR-CALNAME:${escaped(name)}`, ...events.flatMap(linesOf), 'END:VCALENDAR'];
  return lines.map(folded).join('\r\n') + '\r\n';
}

const linesOf = ({ uid, title, about, place, startsAt, endsAt, changedAt, revision, isCalledOff, href }: CalendarEvent): string[] => [
  'BEGIN:VEVENT', `UID:${uid}`, `DTSTAMP:${stamp(changedAt)}`, `DTSTART:${stamp(startsAt)}`, `DTEND:${stamp(endsAt)}`, `SEQUENCE:${revision}`, `SUMMARY:${escaped(title)}`,
  `DESCRIPTION:${escaped(about)}`, ...(place === '' ? [] : [`LOCATION:${escaped(place)}`]), `URL:${href}`, `STATUS:${isCalledOff ? 'CANCELLED' : 'CONFIRMED'}`, 'END:VEVENT',
];

const stamp = (moment: Date): string => moment.toISOString().replace(/[-:]|\.\d{3}/g, '');

/** Section 3.3.11: backslash, semicolon and comma are escaped; a new line is written as \n. */
const escaped = (text: string): string => text.replace(/[\\;,]/g, (sign) => `\\${sign}`).replace(/\r?\n/g, String.raw`\n`);

const MOST_BYTES = 75;

/** Section 3.1: a longer line goes on in the next, which begins with a space. Cut between characters, never inside one. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  for (const sign of line) {
    if (Buffer.byteLength(part + sign) > MOST_BYTES) {
      parts.push(part);
      part = ' ';
    }
    part += sign;
  }
  return [...parts, part].join('\r\n');
}
