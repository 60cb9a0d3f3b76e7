import { sql } from 'kysely';
import type { Day } from '#platform/clock';
import type { Asker } from '#platform/db';
import type { Asked } from './asked.ts';

/** One thing that was found, as this viewer may see it. */
export interface Find {
  kind: string;
  itemId: string;
  href: string;
  title: string;
  about: string;
  body: string;
  isExample: boolean;
}

export interface Finds {
  lines: readonly Find[];
  /** Up to 1,000; null for "more than 1,000". */
  total: number | null;
  /** How many of each kind; not counted for more than 1,000. */
  ofKinds: Readonly<Record<string, number>> | null;
}

export interface FindQuestion {
  /** Ways to say the same. */
  asked: readonly Asked[];
  kind?: string | undefined;
  /** Some things are found until a day only. */
  today: Day;
  limit: number;
  offset: number;
}

interface Row {
  kind: string;
  item_id: string;
  href: string;
  title: string;
  about: string;
  body: string;
  is_example: boolean;
  total: number;
  of_kinds: Record<string, number> | null;
}

/** The last place that can be asked for where more than 1,000 things fit. */
export const MOST_COUNTED = 1000;

/** What fits, of all that this viewer may see, the best first. How: `docs/adr/0046-search.md`. */
export async function findItems({ database, limits: { viewer, person, organisations } }: Asker, { asked, kind, today, limit, offset }: FindQuestion): Promise<Finds> {
  const { rows } = await sql<Row>`select * from platform.search_as(${viewer}, ${person}, ${organisations}, ${JSON.stringify(asked)}::jsonb, ${kind ?? null}, ${limit}, ${offset}, ${today}::date)`.execute(database);
  const total = rows[0]?.total ?? 0;
  return {
    lines: rows.map((row) => ({ kind: row.kind, itemId: row.item_id, href: row.href, title: row.title, about: row.about, body: row.body, isExample: row.is_example })),
    total: total > MOST_COUNTED ? null : total, ofKinds: rows[0]?.of_kinds ?? null,
  };
}
