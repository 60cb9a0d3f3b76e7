import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { Viewer } from '#platform/http';

/**
 * What a home page and a weekly letter are made of. `needed`: somebody is asked for it by name, role or permission; `changed` and
 * `celebrated`: it happened where they belong; `open`: a conversation takes words now; `coming`: an event that anyone may come to; `heard` and `did`: what everyone may read of what
 * people said, and of what was done about it.
 */
export const todayKinds = ['needed', 'changed', 'celebrated', 'open', 'coming', 'heard', 'did'] as const;
export type TodayKind = (typeof todayKinds)[number];

/** One line. `label` is this site's own words, `title` the name of the thing as people gave it; one of them may be empty. */
export interface TodayLine {
  kind: TodayKind;
  label: string;
  title: string;
  href: string;
  /** `needed`: the day it is due; `open`: the last day; `coming`: the day itself; otherwise the day it happened. */
  day: Day | null;
  /** Why the reader is asked, as a sentence without its full stop; otherwise whose it is. */
  why: string;
  isExample: boolean;
  /** How many of its kind its room's question found; absent where no more were found than came. */
  ofAll?: number;
}

export interface TodayAsked {
  viewer: Viewer;
  now: Date;
  /** What happened on this day or later counts as new. */
  since: Day;
  /** Organisations whose news are theirs: their own, and for who leads above one, those below. */
  places: readonly string[];
}

/** What one room has for this viewer. One question to the database, in the viewer's scope; what they may do is asked inside it. */
export type Today = (tx: Tx, asked: TodayAsked) => Promise<TodayLine[]>;

/** As many of a kind as one room puts on a page: the most urgent, or the newest. */
const MOST_OF_A_KIND = 10;

/**
 * Puts the parts of a room's question together as one. Each part selects kind, label, title, href, day, why and "isExample", in this order.
 * Parts that a viewer may not ask are left out by `null`.
 */
export async function askToday(tx: Tx, parts: readonly (RawBuilder<unknown> | null)[]): Promise<TodayLine[]> {
  const asked = parts.filter((part) => part !== null);
  if (asked.length === 0) return [];
  const { rows } = await sql<TodayLine>`
    with lines (kind, label, title, href, day, why, "isExample") as (${sql.join(asked.map((part) => sql`(${part})`), sql` union all `)})
    select kind, label, title, href, day, why, "isExample", "ofAll" from (
      select *, count(*) over (partition by kind)::int as "ofAll", row_number() over (partition by kind order by case when kind in ('needed', 'open', 'coming') then day end, day desc nulls last, title, href) as place from lines) ranked
    where place <= ${MOST_OF_A_KIND} order by kind, place`.execute(tx);
  return rows;
}
