import pg from 'pg';
import { connectOwner } from './connect-owner.ts';

/**
 * Writes settings that the database itself must know into the database, for every login that connects from now on. Does nothing where they
 * stand there already. Throws one sentence where the owner of the tables may not do it.
 */
export async function keepSettings(ownerUrl: string, settings: Readonly<Record<string, string>>): Promise<void> {
  const client = await connectOwner(ownerUrl, 'settings');
  try {
    for (const [name, value] of Object.entries(settings)) {
      const { rows: [kept] } = await client.query<{ database: string; value: string | null }>('select current_database() as database, current_setting($1, true) as value', [`allied.${name}`]);
      if (kept && kept.value !== value && !(kept.value === null && value === '')) await client.query(`alter database ${pg.escapeIdentifier(kept.database)} set allied.${pg.escapeIdentifier(name)} = ${pg.escapeLiteral(value)}`);
    }
  } catch (error) {
    throw new Error(`A setting could not be written into the database: ${(error as Error).message}. The owner of the database can do it: ALTER DATABASE … SET allied.NAME = 'VALUE'.`, { cause: error });
  } finally {
    await client.end();
  }
}
