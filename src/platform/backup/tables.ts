import type pg from 'pg';

/** One table as a backup sees it. */
export interface Table {
  /** schema.name, quoted where SQL needs it. */
  name: string;
  columns: string[];
  /** Tables that must be filled before this one. */
  needs: string[];
}

/** What a backup leaves out, and why. Unlogged tables are left out as well: nothing in them may be kept. */
export const leftOut: Readonly<Record<string, string>> = {
  'platform.migration': 'The restored database writes its own.',
  'platform.session': 'A copy must not be a way in: people sign in again.',
  'directory.sign_in_link': 'A copy must not be a way in: people ask for another link.',
  'directory.ceremony': 'Sign-ins under way end within minutes.',
  'conversations.phase_key': 'The key of the votes is in no copy: whoever holds one cannot find out who voted how.',
  'platform.change_note': 'Says when kept pages are out of date, and no process keeps a page of the copy yet.',
  'jobs.migrations': 'The restored database writes its own.',
};

/**
 * The tables a backup holds, each after those it refers to.
 * Left out are columns that the database works out itself, and transaction numbers (xid8), which mean something in one cluster only.
 */
export async function backupTables(client: pg.Client): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select c.oid::regclass::text as name,
      (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype) as columns,
      coalesce((select array_agg(distinct k.confrelid::regclass::text) from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '{}') as needs
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname not in ('pg_catalog', 'information_schema')
      and not exists (select from pg_depend d where d.objid = c.oid and d.classid = 'pg_class'::regclass and d.deptype = 'e')
    order by 1`);
  return inOrder(rows.filter(({ name }) => !(name in leftOut)));
}

/** Parents first. Throws when tables need each other in a circle, because then no order would do. */
export function inOrder(tables: readonly Table[]): Table[] {
  const known = new Set(tables.map(({ name }) => name));
  const placed = new Set<string>();
  const ordered: Table[] = [];
  while (ordered.length < tables.length) {
    const ready = tables.filter(({ name, needs }) => !placed.has(name) && needs.every((need) => placed.has(need) || !known.has(need)));
    if (ready.length === 0) throw new Error(`These tables refer to each other in a circle: ${tables.filter(({ name }) => !placed.has(name)).map(({ name }) => name).join(', ')}`);
    for (const table of ready) placed.add(table.name);
    ordered.push(...ready);
  }
  return ordered;
}

export interface Sequence {
  name: string;
  lastValue: string | null;
}

export async function sequences(client: pg.Client): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(`
    select format('%I.%I', schemaname, sequencename) as name, last_value::text as "lastValue" from pg_sequences order by 1`);
  return rows;
}
