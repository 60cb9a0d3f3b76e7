import { sql } from 'kysely';
import { rowsOf, type PageAsked, type Rows } from '#platform/api';
import type { Day } from '#platform/clock';
import type { Tx } from '#platform/db';
import type { SessionFilter } from '../event-sessions.ts';
import { sessionPage } from '../session-page.ts';

export interface SessionRecord {
  id: string;
  title: string;
  organisation: string;
  /** Null where the viewer may not see it. */
  strategy: string | null;
  parts: string[];
  heldOn: Day;
  place: string;
  tables: number;
  isPublic: boolean;
  isExample: boolean;
}

/** The sessions that the viewer may see, in the order of their ids. */
export async function sessionRecords(tx: Tx, { organisation, strategy }: SessionFilter, page: PageAsked): Promise<Rows<SessionRecord>> {
  const { rows } = await sql<SessionRecord>`select ${columns} where e.id::text > ${page.after?.[0] ?? ''}
    and (${organisation ?? null}::text is null or o.code = ${organisation ?? null}) and (${strategy ?? null}::text is null or s.code = ${strategy ?? null})
    order by e.id::text limit ${page.limit + 1}`.execute(tx);
  return rowsOf(rows, page, ({ id }) => [id], (row) => row);
}

const columns = sql`e.id, e.title, o.code as organisation, s.code as strategy, e.node_codes as parts, e.held_on as "heldOn", e.place, e.table_count as tables,
  e.is_public as "isPublic", e.is_example as "isExample"
  from strategy.event_session e join directory.organisation o on o.id = e.organisation_id left join strategy.strategy s on s.id = e.strategy_id`;

export interface SessionInFull extends SessionRecord {
  questions: string[];
  themes: { name: string; place: number; votes: number; tables: number; notes: number; objectives: string[] }[];
  attendance: { groups: { group: string; people: number | null }[]; total: { people: number; isAtLeast: boolean } | null };
  absent: { who: string; whatWasDone: string }[];
}

/** One session with what came of it; small counts of people are left out, for its own programs too. */
export async function sessionInFull(tx: Tx, id: string): Promise<SessionInFull> {
  const found = await sessionPage(tx, id);
  return {
    id: found.id, title: found.title, organisation: found.organisation.code, strategy: found.strategy?.code ?? null, parts: found.parts.map(({ code }) => code), heldOn: found.heldOn, place: found.place,
    tables: found.tableCount, isPublic: found.isPublic, isExample: found.isExample, questions: found.questions.map(({ words }) => words),
    themes: found.themes.map(({ name, place, votes, tables, notes, objectives }) => ({ name, place, votes, tables, notes, objectives: objectives.map((objective) => objective.id) })),
    attendance: found.attendance, absent: found.absences.map(({ who, whatWasDone }) => ({ who, whatWasDone })),
  };
}
