import type pg from 'pg';
import { keyedHash } from '#platform/ids';
import { connectOwner } from './connect-owner.ts';

/** The two logins that a database gets: neither owns a table, neither may bypass row-level security. */
export interface Logins {
  webUrl: string;
  workerUrl: string;
}

/**
 * Makes (or re-keys) the login roles of this database from the owner's connection and answers their addresses.
 * Their passwords derive from the installation's secret, so no process has to hand them to another. Throws when a process
 * with another secret is at work: changing the passwords would lock it out.
 */
export async function makeLogins(ownerUrl: string, secret: string): Promise<Logins> {
  const client = await connectOwner(ownerUrl, 'logins');
  try {
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    const database = rows[0]?.name ?? 'allied';
    const web = await makeLogin(client, { name: `${database}_web_login`, group: 'allied_app', secret, purpose: 'web login' });
    const worker = await makeLogin(client, { name: `${database}_worker_login`, group: 'allied_worker', secret, purpose: 'worker login' });
    return { webUrl: withLogin(ownerUrl, web), workerUrl: withLogin(ownerUrl, worker) };
  } finally {
    await client.end();
  }
}

type Login = { name: string; password: string };

async function makeLogin(client: pg.Client, { name, group, secret, purpose }: { name: string; group: string; secret: string; purpose: string }): Promise<Login> {
  const role = client.escapeIdentifier(name);
  const login = { name, password: keyedHash(secret, purpose) };
  const fingerprint = keyedHash(secret, `${purpose} fingerprint`);
  await client.query('begin');
  await client.query('select pg_advisory_xact_lock(7042024)');
  const found = await findLogin(client, name);
  if (found?.fingerprint === fingerprint) return await client.query('commit').then(() => login);
  if (found?.fingerprint && found.inUse) throw new Error('Another process of Allied uses this database with another ALLIED_SECRET. Give every process the same one.');
  const password = `password ${client.escapeLiteral(login.password)}`;
  await client.query(found ? `alter role ${role} ${password}` : `create role ${role} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls ${password}`);
  await client.query(`grant ${group} to ${role}`);
  await client.query(`comment on role ${role} is ${client.escapeLiteral(fingerprint)}`);
  await client.query('commit');
  return login;
}

/** The comment of a login tells, without telling the secret, which secret its password came from. */
async function findLogin(client: pg.Client, name: string): Promise<{ fingerprint: string | null; inUse: boolean } | undefined> {
  const { rows } = await client.query<{ fingerprint: string | null; inUse: boolean }>(`
    select shobj_description(oid, 'pg_authid') as fingerprint, exists (select from pg_stat_activity a where a.usename = rolname) as "inUse"
    from pg_roles where rolname = $1`, [name]);
  return rows[0];
}

/** pg's own address form for sockets (`postgresql://user@/db?host=…`) is not a WHATWG URL, so only the user part is replaced. */
function withLogin(url: string, { name, password }: Login): string {
  const rest = url.replace(/^postgres(ql)?:\/\//, '').replace(/^[^@/?]*@/, '');
  return `postgresql://${encodeURIComponent(name)}:${encodeURIComponent(password)}@${rest}`;
}
