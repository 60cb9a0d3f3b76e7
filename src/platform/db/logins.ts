import type pg from 'pg';
import { keyedHash } from '#platform/ids';
import { connectOwner } from './connect-owner.ts';

/** The two logins that a database gets: neither owns a table, neither may bypass row-level security. */
export interface Logins {
  webUrl: string;
  workerUrl: string;
}

interface MakeLogins {
  ownerUrl: string;
  secret: string;
  /** Gives existing logins the passwords of this secret. Only for an act that says so, or where nobody else can be at work. */
  change?: boolean;
}

/**
 * Makes the login roles of this database from the owner's connection and answers their addresses. Their passwords derive
 * from the installation's secret, so no process has to hand them to another.
 * Throws, with nothing changed, when the logins have the passwords of another secret: changing them would lock out every
 * process that works with it, and an idle one holds no connection that would tell.
 */
export async function makeLogins({ ownerUrl, secret, change = false }: MakeLogins): Promise<Logins> {
  const client = await connectOwner(ownerUrl, 'logins');
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(7042024)');
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    const [web, worker] = loginsOf(rows[0]?.name ?? 'allied', secret);
    const standings = [await standingOf(client, web), await standingOf(client, worker)];
    if (standings.includes('other') && !change) throw new Error('ALLIED_SECRET is not the one that this database was set up with. Give every process the same one. To change it, see "Secrets" in docs/runbook.md.');
    await settle(client, web, standings[0]);
    await settle(client, worker, standings[1]);
    await client.query('commit');
    return { webUrl: withLogin(ownerUrl, web), workerUrl: withLogin(ownerUrl, worker) };
  } finally {
    await client.end();
  }
}

/** Throws, before anything is made, when this owner could not make the logins and they are not there. */
export async function checkOwner(ownerUrl: string): Promise<void> {
  const client = await connectOwner(ownerUrl, 'logins');
  try {
    const { rows } = await client.query<{ able: boolean }>(`select r.rolsuper or r.rolcreaterole or
      (select count(*) = 2 from pg_roles where rolname in (current_database() || '_web_login', current_database() || '_worker_login')) as able
      from pg_roles r where r.rolname = current_user`);
    if (!rows[0]?.able) throw new Error('DATABASE_URL does not work: its user may not create roles. Let it, or make the roles yourself and give DATABASE_WEB_URL and DATABASE_WORKER_URL: docs/runbook.md, "Several machines".');
  } finally {
    await client.end();
  }
}

/**
 * The explicit act: gives both logins the passwords of this secret. Throws, with nothing changed, while a process is seen
 * at work. One that idles cannot be seen: whoever does this stops them all first.
 */
export async function changeSecret(ownerUrl: string, secret: string): Promise<void> {
  if (await isInUse(ownerUrl)) throw new Error('A process of Allied is at work on this database. Stop them all first, then change the secret.');
  await makeLogins({ ownerUrl, secret, change: true });
}

interface Login {
  name: string;
  group: 'allied_app' | 'allied_worker';
  password: string;
  /** Tells, without telling the secret, which secret the password came from. Kept as the role's comment. */
  fingerprint: string;
}

function loginsOf(database: string, secret: string): [Login, Login] {
  const login = (purpose: string, name: string, group: Login['group']): Login => ({ name, group, password: keyedHash(secret, purpose), fingerprint: keyedHash(secret, `${purpose} fingerprint`) });
  return [login('web login', `${database}_web_login`, 'allied_app'), login('worker login', `${database}_worker_login`, 'allied_worker')];
}

type Standing = 'missing' | 'ours' | 'other';

async function standingOf(client: pg.Client, { name, fingerprint }: Login): Promise<Standing> {
  const { rows } = await client.query<{ fingerprint: string | null }>("select shobj_description(oid, 'pg_authid') as fingerprint from pg_roles where rolname = $1", [name]);
  if (!rows[0]) return 'missing';
  return rows[0].fingerprint === fingerprint ? 'ours' : 'other';
}

async function settle(client: pg.Client, login: Login, standing: Standing | undefined): Promise<void> {
  if (standing === 'ours') return;
  const role = client.escapeIdentifier(login.name);
  const password = `password ${client.escapeLiteral(login.password)}`;
  await client.query(standing === 'other' ? `alter role ${role} ${password}` : `create role ${role} login nosuperuser nocreatedb nocreaterole noreplication nobypassrls ${password}`);
  await client.query(`grant ${login.group} to ${role}`);
  await client.query(`comment on role ${role} is ${client.escapeLiteral(login.fingerprint)}`);
}

async function isInUse(ownerUrl: string): Promise<boolean> {
  const client = await connectOwner(ownerUrl, 'logins');
  try {
    const { rows } = await client.query<{ used: boolean }>(`select exists (select from pg_stat_activity where datname = current_database()
      and (application_name = 'allied jobs' or usename in (current_database() || '_web_login', current_database() || '_worker_login'))) as used`);
    return rows[0]?.used ?? false;
  } finally {
    await client.end();
  }
}

/** pg's own address form for sockets (`postgresql://user@/db?host=…`) is not a WHATWG URL, so only the user part is replaced. */
function withLogin(url: string, { name, password }: Login): string {
  const rest = url.replace(/^postgres(ql)?:\/\//, '').replace(/^[^@/?]*@/, '');
  return `postgresql://${encodeURIComponent(name)}:${encodeURIComponent(password)}@${rest}`;
}
