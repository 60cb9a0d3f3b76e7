import { render } from 'preact-render-to-string';
import { addDays, formatDay, type Day } from '#platform/clock';
import type { TodayKind, TodayLine } from '#platform/rooms';
import type { Gathered } from './gather.ts';
import { dayWords, shownOf, TodayList } from './sections.tsx';

/** The same parts as the page, in its order. */
export const weekParts: readonly { kind: TodayKind; title: string }[] = [
  { kind: 'needed', title: 'What needs you' }, { kind: 'changed', title: 'What changed' }, { kind: 'celebrated', title: 'What to celebrate' },
  { kind: 'open', title: 'Say what you think' }, { kind: 'coming', title: 'Come to an event' }, { kind: 'heard', title: 'What we heard' }, { kind: 'did', title: 'What we did' },
];

/** Whole days, from the first to before the last. */
export interface Week {
  since: Day;
  before: Day;
}

/** Of what happened only that of the week; what waits and what is open as it stands. */
export const ofWeek = (gathered: Gathered, { since, before }: Week): Gathered => {
  const inWeek = (lines: readonly TodayLine[]) => lines.filter(({ day }) => day !== null && day >= since && day < before);
  return { ...gathered, changed: inWeek(gathered.changed), celebrated: inWeek(gathered.celebrated), heard: inWeek(gathered.heard), did: inWeek(gathered.did) };
};

export const weekWords = ({ since, before }: Week): string => `${formatDay(since)} to ${formatDay(addDays(before, -1))}`;

interface LetterAsked {
  week: Week;
  baseUrl: string;
  /** Where the reader's press stops it, without an account. */
  stopHref: string;
}

/** A letter as words and drawn; null where nothing waits and nothing happened. A conversation that is still open is no reason to write. */
export function letterOfWeek(all: Gathered, { week, baseUrl, stopHref }: LetterAsked): { subject: string; body: string; html: string } | null {
  const gathered = ofWeek(all, week);
  if ((['needed', 'changed', 'celebrated', 'heard', 'did'] as const).every((kind) => gathered[kind].length === 0)) return null;
  const parts = weekParts.filter(({ kind }) => gathered[kind].length > 0).map(({ kind, title }) => ({ title, lines: shownOf(kind, gathered[kind]), left: (kind === 'needed' ? gathered.neededInAll : gathered[kind].length) - shownOf(kind, gathered[kind]).length }));
  const [waiting, about] = [gathered.neededInAll, `This is your week, ${weekWords(week)}. You asked for this letter.`];
  return {
    subject: waiting === 0 ? 'Your week' : waiting === 1 ? 'Your week: 1 thing waits for you' : `Your week: ${waiting} things wait for you`,
    body: `Hello,\n\n${about}\n\n${parts.map(({ title, lines, left }) => `${title.toUpperCase()}\n\n${lines.map((line) => lineWords(line, week.before, baseUrl)).join('\n\n')}${left > 0 ? `\n\nAnd ${left} more on your page.` : ''}`).join('\n\n')}\n\n${ends(baseUrl, stopHref).join('\n\n')}\n`,
    html: `<!doctype html>${render(<Drawn about={about} parts={parts} today={week.before} baseUrl={baseUrl} stopHref={stopHref} />)}`,
  };
}

const lineWords = (line: TodayLine, today: Day, baseUrl: string): string =>
  `* ${[line.label, line.title].filter(Boolean).join(': ')}${line.isExample ? ' (example)' : ''}\n  ${[dayWords(line, today), line.kind === 'needed' ? `${line.why}.` : line.why].filter(Boolean).join(' ')}\n  ${baseUrl}${line.href}`;

const ends = (baseUrl: string, stopHref: string): string[] => [`Your page: ${baseUrl}/`, `Your week to print: ${baseUrl}/your-week`, `To stop these letters, open this page and press one button. You need not sign in:\n${stopHref}`];

interface DrawnProps {
  about: string;
  parts: readonly { title: string; lines: readonly TodayLine[]; left: number }[];
  today: Day;
  baseUrl: string;
  stopHref: string;
}

/** A whole document: nothing of it is fetched from anywhere, so that no opening of it is noticed. */
function Drawn({ about, parts, today, baseUrl, stopHref }: DrawnProps) {
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" /><meta name="viewport" content="width=device-width" /><title>Your week</title>
        <style>{STYLE}</style>
      </head>
      <body>
        <h1>Your week</h1>
        <p>{about}</p>
        {parts.map(({ title, lines, left }) => <section key={title}><h2>{title}</h2><TodayList lines={lines} today={today} base={baseUrl} />{left > 0 && <p><a href={`${baseUrl}/`}>And {left} more on your page</a></p>}</section>)}
        <p><a href={`${baseUrl}/`}>Your page</a>. <a href={`${baseUrl}/your-week`}>Your week to print</a>.</p>
        <p><a href={stopHref}>Stop these letters</a>. You need not sign in.</p>
      </body>
    </html>
  );
}

const STYLE = 'body{font:16px/1.5 Arial,sans-serif;color:#212b32;max-width:40em;margin:1em auto;padding:0 1em}h1{font-size:1.6em}h2{font-size:1.25em;margin-top:1.5em}ul{padding:0;list-style:none}li{padding:.5em 0;border-bottom:1px solid #d8dde0}a{color:#005eb8}.allied-today__why{display:block;color:#4c6272}';
