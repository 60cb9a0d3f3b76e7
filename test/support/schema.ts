import pg from 'pg';

/**
 * A readable description of every table, constraint, policy, trigger and function of our schemas, from the catalogues.
 * PostgreSQL's own dump program does not come with the npm package, and versions print differently; this does not.
 */
export async function describeSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ line: string }>(query);
    return `-- Generated from the migrated database. Do not edit: write a migration.\n\n${rows.map((row) => row.line).join('\n')}\n`;
  } finally {
    await client.end();
  }
}

const query = `
with ours as (
  select c.oid, n.nspname as schema, c.relname as name, c.relrowsecurity as secured, c.relpersistence as persistence
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema', 'jobs', 'public')
),
lines as (
  select schema, name, 0 as part, 0 as place, '' as sort, E'\\n' || case persistence when 'u' then 'unlogged table ' else 'table ' end || schema || '.' || name || case when secured then ' (row-level security)' else ' (NO ROW-LEVEL SECURITY)' end as line from ours
  union all
  select schema, name, 1, a.attnum, '', '  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
    || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') || case a.attidentity when 'a' then ' generated always as identity' else '' end
  from ours join pg_attribute a on a.attrelid = ours.oid and a.attnum > 0 and not a.attisdropped left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  union all
  select schema, name, 2, 0, con.conname, '  constraint ' || con.conname || ' ' || pg_get_constraintdef(con.oid)
  from ours join pg_constraint con on con.conrelid = ours.oid where con.contype in ('p', 'u', 'f', 'c', 'x')
  union all
  select schema, name, 3, 0, i.relname, '  index ' || regexp_replace(pg_get_indexdef(i.oid), '^CREATE ', '')
  from ours join pg_index x on x.indrelid = ours.oid join pg_class i on i.oid = x.indexrelid where not exists (select from pg_constraint con where con.conindid = i.oid)
  union all
  select schema, name, 4, 0, p.polname, '  policy ' || p.polname || ' for ' || case p.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' else 'delete' end
    || ' to ' || coalesce((select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r where r.oid = any (p.polroles)), 'public')
    || coalesce(' using ' || pg_get_expr(p.polqual, p.polrelid), '') || coalesce(' with check ' || pg_get_expr(p.polwithcheck, p.polrelid), '')
  from ours join pg_policy p on p.polrelid = ours.oid
  union all
  select schema, name, 5, 0, t.tgname, '  trigger ' || pg_get_triggerdef(t.oid) from ours join pg_trigger t on t.tgrelid = ours.oid where not t.tgisinternal
  union all
  select table_schema, table_name, 6, 0, grantee, '  grant ' || string_agg(lower(privilege_type), ', ' order by privilege_type) || ' to ' || grantee
  from information_schema.role_table_grants where grantee in ('allied_app', 'allied_worker') and table_schema <> 'jobs' group by table_schema, table_name, grantee
  union all
  select n.nspname, 'zzz', 7, 0, p.proname, E'\\nfunction ' || n.nspname || '.' || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ') returns ' || pg_get_function_result(p.oid) || case when p.prosecdef then ' security definer' else '' end
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname in (select schema from ours)
)
select line from lines order by schema, name, part, place, sort, line`;
