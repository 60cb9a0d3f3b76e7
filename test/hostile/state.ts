import { ask, tokenFor } from '#test/api';
import type { TestSite } from '#test/site';

/** These say that somebody was here, not what was changed: the names of jobs that were asked for once, when a session or a token was last seen, how often an address asked, how often an idea was served or a profession was read about. */
const footprints = ['conversations.exposure', 'platform.session', 'platform.address_count', 'platform.address_salt', 'directory.api_token', 'jobs._private_tasks', 'stories.profession_view'];

/** How many rows each table holds, and which transaction wrote last into it: any row that is made or changed raises it. */
export type State = ReadonlyMap<string, { rows: number; lastWrittenBy: string }>;

interface Watch {
  /** Every transaction that was not finished when the state was read last has this number or a higher one. */
  openSince: string;
  state: Map<string, { rows: number; lastWrittenBy: string }>;
}

const watches = new WeakMap<object, Watch>();

/** Every table of every room, so that "nothing was half-written" can be asked of all of them at once. Only those that were written to since the last time are read again. */
export async function stateOfEverything(site: Pick<TestSite, 'database'>): Promise<State> {
  const watch = watches.get(site.database) ?? (await beginWatch(site));
  const { rows } = await site.database.owner.query<{ now: string; written: string[] }>({
    name: 'what was written', text: 'select pg_snapshot_xmin(pg_current_snapshot())::text as now, array(select distinct name from test_watch.written where by >= $1::xid8) as written', values: [watch.openSince],
  });
  const { now, written } = rows[0] ?? { now: watch.openSince, written: [] };
  const state = written.length === 0 ? watch.state : new Map([...watch.state, ...(await readTables(site, written))]);
  watches.set(site.database, { openSince: now, state });
  return state;
}

/** The same without trusting the notes: to be held against them. */
export const stateOfEveryTable = async (site: Pick<TestSite, 'database'>): Promise<State> => readTables(site, await watchedTables(site));

/** From here on every table notes each statement that writes into it, in the transaction that writes. */
async function beginWatch(site: Pick<TestSite, 'database'>): Promise<Watch> {
  const tables = await watchedTables(site);
  await site.database.owner.query(`create schema test_watch;
    create table test_watch.written (name text not null, by xid8 not null);
    create index on test_watch.written (by);
    create function test_watch.note() returns trigger language plpgsql security definer as $$ begin
      insert into test_watch.written values (tg_argv[0], pg_current_xact_id());
      return null;
    end $$;
    ${tables.map((name) => `create trigger zz_test_watch after insert or update or delete or truncate on ${name} execute function test_watch.note('${name}');`).join('\n')}`);
  const watch = { openSince: '0', state: new Map(await readTables(site, tables)) };
  watches.set(site.database, watch);
  return watch;
}

async function watchedTables({ database }: Pick<TestSite, 'database'>): Promise<string[]> {
  const { rows: tables } = await database.owner.query<{ name: string }>(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname not like 'pg\\_%' and n.nspname not in ('information_schema', 'public', 'test_watch') order by 1`);
  return tables.map(({ name }) => name).filter((name) => !footprints.includes(name));
}

async function readTables({ database }: Pick<TestSite, 'database'>, tables: readonly string[]): Promise<State> {
  const { rows } = await database.owner.query<{ name: string; rows: number; lastWrittenBy: string }>(tables.map((name) => `select '${name}' as name, count(*)::int as rows, coalesce(max(xmin::text::bigint), 0)::text as "lastWrittenBy" from ${name}`).join(' union all '));
  return new Map(rows.map(({ name, ...state }) => [name, state]));
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
