import pg from 'pg';
import { keyedHash } from '#platform/ids';

/** The two logins that a database gets: neither owns a table, neither may bypass row-level security. */
export interface Logins {
  webUrl: string;
  workerUrl: string;
}

/**
 * Makes (or re-keys) the login roles of this database from the owner's connection and answers their addresses.
 * Their passwords derive from the installation's secret, so no process has to hand them to another.
 */
export async function makeLogins(ownerUrl: string, secret: string): Promise<Logins> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'allied logins' });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    const database = rows[0]?.name ?? 'allied';
    const web = await makeLogin(client, `${database}_web_login`, 'allied_app', keyedHash(secret, 'web login'));
    const worker = await makeLogin(client, `${database}_worker_login`, 'allied_worker', keyedHash(secret, 'worker login'));
    return { webUrl: withLogin(ownerUrl, web), workerUrl: withLogin(ownerUrl, worker) };
  } finally {
    await client.end();
  }
}

type Login = { name: string; password: string };

async function makeLogin(client: pg.Client, name: string, group: string, password: string): Promise<Login> {
  const role = client.escapeIdentifier(name);
  const settings = `login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password ${client.escapeLiteral(password)}`;
  await client.query('begin');
  await client.query('select pg_advisory_xact_lock(7042024)');
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
  await client.query(rowCount ? `alter role ${role} password ${client.escapeLiteral(password)}` : `create role ${role} ${settings}`);
  await client.query(`grant ${group} to ${role}`);
  await client.query('commit');
  return { name, password };
}

/** pg's own address form for sockets (`postgresql://user@/db?host=…`) is not a WHATWG URL, so only the user part is replaced. */
function withLogin(url: string, { name, password }: Login): string {
  const rest = url.replace(/^postgres(ql)?:\/\//, '').replace(/^[^@/?]*@/, '');
  return `postgresql://${encodeURIComponent(name)}:${encodeURIComponent(password)}@${rest}`;
}
