import pg from 'pg';

/** Connects as the owner of the database. Throws one sentence that names the setting and never repeats its value. */
export async function connectOwner(ownerUrl: string, purpose: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: `allied ${purpose}` });
  try {
    await client.connect();
  } catch (error) {
    throw new Error(unreachable('DATABASE_URL', client, error as NodeJS.ErrnoException), { cause: error });
  }
  return client;
}

/** Why a database cannot be reached, in one sentence for whoever starts the site. */
export function unreachable(setting: string, { host, port, database }: Pick<pg.Client, 'host' | 'port' | 'database'>, { code, message }: NodeJS.ErrnoException): string {
  const where = `${host}:${port}`;
  const why: Record<string, string> = {
    ECONNREFUSED: `no database answers at ${where}. Start it, or set ${setting} to where it is`,
    ENOTFOUND: `there is no machine called "${host}". Check the name`,
    EAI_AGAIN: `the machine "${host}" cannot be found just now. Check the name and the network`,
    ETIMEDOUT: `the database at ${where} does not answer. Check the address and the firewall`,
    ENOENT: `there is no database socket at ${host}. Start the database, or set ${setting} to where it is`,
    '28P01': `the database at ${where} refuses the user or the password`,
    '28000': `the database at ${where} refuses the user`,
    '3D000': `there is no database called "${database}" at ${where}. Make it, or name another`,
  };
  return `${setting} does not work: ${why[code ?? ''] ?? (message || code || 'the database cannot be reached')}.`;
}
