import type { ComponentChildren } from 'preact';
import { formatDay, type Day } from '#platform/clock';
import type { TodayKind, TodayLine } from '#platform/rooms';
import { Details, Tag } from '#ui/nhsuk';

/** As many lines of a kind as stand open on a page; what is needed goes on in a part that opens. */
const SHOWN: Readonly<Record<TodayKind, number>> = { needed: 10, changed: 8, celebrated: 4, open: 4, coming: 2, heard: 4, did: 4 };

export const shownOf = (kind: TodayKind, lines: readonly TodayLine[]): readonly TodayLine[] => lines.slice(0, SHOWN[kind]);

interface Drawn {
  lines: readonly TodayLine[];
  today: Day;
  /** Before each address: for a letter, which is read elsewhere. */
  base?: string;
}

export function TodayList({ lines, ...drawn }: Drawn) {
  return <ul class="nhsuk-list allied-today">{lines.map((line) => <li key={`${line.label} ${line.href} ${line.title}`}><Line line={line} {...drawn} /></li>)}</ul>;
}

function Line({ line, today, base = '' }: Omit<Drawn, 'lines'> & { line: TodayLine }) {
  const isOwnLabel = line.kind !== 'open';
  return (
    <>
      <a href={`${base}${line.href}`}>{isOwnLabel ? line.label : <span data-quoted>{line.label}</span>}{line.label && line.title && ': '}{line.title && <span data-quoted>{line.title}</span>}</a>
      {line.isExample && (base === '' ? <> <Tag colour="yellow" text="Example" /></> : ' (example)')}{base === '' ? ' ' : <br />}
      <span class="nhsuk-body-s allied-today__why">{line.kind === 'needed' ? <>{dayWords(line, today)} {line.why}.</> : <>{dayWords(line, today)} <span data-quoted>{line.why}</span></>}</span>
    </>
  );
}

/** The day of a line as words that end a sentence; nothing where it has none. */
export function dayWords({ kind, day }: Pick<TodayLine, 'kind' | 'day'>, today: Day): string {
  if (day === null) return kind === 'open' ? 'Open now.' : '';
  if (kind === 'open') return `Open until ${formatDay(day)}.`;
  if (kind !== 'needed') return `${formatDay(day)}.`;
  return day < today ? `Late: it was due on ${formatDay(day)}.` : `Due on ${formatDay(day)}.`;
}

interface SectionProps extends Drawn {
  kind: TodayKind;
  title: string;
  /** What to do where there is nothing. */
  empty: ComponentChildren;
  /** How many there are in all, where not all of them came. */
  inAll?: number;
  /** Where more of it stands. */
  more?: ComponentChildren;
}

export function TodaySection({ kind, title, empty, inAll = 0, more, lines, ...drawn }: SectionProps) {
  const [shown, rest] = [shownOf(kind, lines), lines.slice(SHOWN[kind])];
  return (
    <section aria-labelledby={`today-${kind}`} class="allied-home__part">
      <h2 class="nhsuk-heading-l" id={`today-${kind}`}>{title}</h2>
      {shown.length > 0 ? <TodayList lines={shown} {...drawn} /> : <p>{empty}</p>}
      {kind === 'needed' && rest.length > 0 && <Details summary={{ text: `The other ${rest.length === 1 ? 'one' : rest.length}` }}><TodayList lines={rest} {...drawn} /></Details>}
      {inAll > lines.length && <p>And {inAll - lines.length} more of the same kinds: the pages above lead to them.</p>}
      {more && <p>{more}</p>}
    </section>
  );
}
