import { ask, tokenFor } from '#test/api';
import type { TestSite } from '#test/site';

/** These say that somebody was here, not what was changed: the names of jobs that were asked for once, when a session or a token was last seen, how often an address asked, how often an idea was served or a profession was read about. */
const footprints = ['conversations.exposure', 'platform.session', 'platform.address_count', 'platform.address_salt', 'directory.api_token', 'jobs._private_tasks', 'stories.profession_view'];

/** How many rows each table holds, and which transaction wrote last into it: any row that is made or changed raises it. */
export type State = ReadonlyMap<string, { rows: number; lastWrittenBy: string }>;

const lastStates = new WeakMap<object, { nextTransaction: string; state: State }>();

/** Every table of every room, read again only where any transaction has written since the last time. */
export async function stateOfEverything(site: Pick<TestSite, 'database'>): Promise<State> {
  // A transaction gets a number when it first writes: while the next number stays the same, nothing was written.
  const { rows } = await site.database.owner.query<{ next: string }>('select pg_snapshot_xmax(pg_current_snapshot())::text as next');
  const [last, nextTransaction] = [lastStates.get(site.database), rows[0]?.next ?? ''];
  if (last?.nextTransaction === nextTransaction) return last.state;
  const state = await readEverything(site);
  lastStates.set(site.database, { nextTransaction, state });
  return state;
}

const questions = new WeakMap<object, Promise<string>>();

/** Every table of every room, so that "nothing was half-written" can be asked of all of them at once. The question is long and always the same: PostgreSQL plans it once. */
async function readEverything({ database }: Pick<TestSite, 'database'>): Promise<State> {
  const question = questions.get(database) ?? questionOf(database);
  questions.set(database, question);
  const { rows } = await database.owner.query<{ name: string; rows: number; lastWrittenBy: string }>({ name: 'state of everything', text: await question });
  return new Map(rows.map(({ name, ...state }) => [name, state]));
}

async function questionOf({ owner }: TestSite['database']): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public') order by 1`);
  const watched = tables.map(({ name }) => name).filter((name) => !footprints.includes(name));
  return watched.map((name) => `select '${name}' as name, count(*)::int as rows, coalesce(max(xmin::text::bigint), 0)::text as "lastWrittenBy" from ${name}`).join(' union all ');
}

/** The tables in which something is different, with how many rows came or went. */
export const changesBetween = (before: State, after: State): Record<string, number> =>
  Object.fromEntries([...after].filter(([name, now]) => before.get(name)?.rows !== now.rows || before.get(name)?.lastWrittenBy !== now.lastWrittenBy).map(([name, { rows }]) => [name, rows - (before.get(name)?.rows ?? 0)]));

/** Words that stand only in a draft of the other imagined trust: in nobody else's answer may they ever be seen. */
export const marker = 'Quicksilver heron 4711';

/** An annual objective that fits the demonstration. */
export const soundObjective: Record<string, unknown> = { organisation: 'vale-and-riverside', year: '2026-27', strategy: 'nat', node: 'nat.a2.3', wording: 'Shorter waits for podiatry in the villages', ownerRole: 'Podiatry lead', reason: 'It is the rural access ambition', aims: ['outcomes'] };

/** Begins the other trust's draft that holds the marker, and answers its id. */
export async function plantMarker(site: TestSite): Promise<string> {
  const token = await tokenFor(site, ['objectives:write'], 'hillmoor');
  const { status, body } = await ask(site, '/objectives', { method: 'POST', token, body: { ...soundObjective, organisation: 'hillmoor', wording: marker, reason: marker, ownerRole: marker } });
  if (status !== 201) throw new Error(`The marker could not be planted: ${JSON.stringify(body)}`);
  return String(body['id']);
}
