import { resolve } from 'node:path';
import { backUp, restore } from '#platform/backup';
import { verifyAudit } from '#platform/audit';
import type { Config } from '#platform/config';
import { openLog } from '#platform/log';
import { openDatabase, openHouse } from './house.ts';

/** `bin/allied backup FILE`: beside a running site, or alone. */
export async function backup(args: readonly string[], config: Config): Promise<number> {
  const file = oneFile(args, 'backup');
  if (!file) return 2;
  const house = await openHouse({ ...config, log: 'error' }, { beside: true });
  try {
    const { tables, rows } = await backUp({ ownerUrl: house.ownerUrl, file, now: new Date() });
    console.log(`${rows} rows of ${tables} tables are kept in ${file}. It holds personal data: store it like the database itself, and ALLIED_SECRET elsewhere.`);
    return 0;
  } finally {
    await house.close();
  }
}

/** `bin/allied restore FILE`: into an empty database only. */
export async function restoreFrom(args: readonly string[], config: Config): Promise<number> {
  const file = oneFile(args, 'restore');
  if (!file) return 2;
  const database = await openDatabase(config, openLog('error'));
  try {
    const { tables, rows, madeAt } = await restore({ ownerUrl: database.ownerUrl, file, mode: config.mode });
    console.log(`${rows} rows of ${tables} tables are restored, as they were at ${madeAt.toISOString()}.`);
  } finally {
    await database.stop();
  }
  return checkTrail(config);
}

async function checkTrail(config: Config): Promise<number> {
  const house = await openHouse({ ...config, log: 'error' });
  try {
    const report = await verifyAudit(house.worker);
    for (const problem of report.problems) console.error(problem);
    console.log(`${report.sealed} events sealed. The audit trail is ${report.ok ? 'whole' : 'NOT whole'}. Head ${report.head}`);
    return report.ok ? 0 : 1;
  } finally {
    await house.close();
  }
}

function oneFile(args: readonly string[], command: string): string | null {
  if (args.length === 1 && args[0]) return resolve(args[0]);
  console.error(`Say where the file is: bin/allied ${command} FILE`);
  return null;
}
