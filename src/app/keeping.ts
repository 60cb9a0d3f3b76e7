import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { backUp, restore } from '#platform/backup';
import { sealAudit, verifyAudit } from '#platform/audit';
import type { Config } from '#platform/config';
import { openLog } from '#platform/log';
import { openDatabase, openHouse } from './house.ts';

/** `bin/allied backup FILE`: beside a running site, or alone. */
export async function backup([name = '']: readonly string[], config: Config): Promise<number> {
  const file = resolve(name);
  if (!existsSync(dirname(file))) throw new Error(`There is no folder ${dirname(file)}. Make it first, or name another.`);
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
export async function restoreFrom([name = '']: readonly string[], config: Config): Promise<number> {
  const file = resolve(name);
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
    // What had not been sealed when the backup was made has waited since.
    while ((await sealAudit(house.worker, new Date())) > 0);
    const report = await verifyAudit(house.worker, { now: new Date() });
    for (const problem of report.problems) console.error(problem);
    console.log(`${report.sealed} events sealed. The audit trail is ${report.ok ? 'whole' : 'NOT whole'}. Head ${report.head}`);
    return report.ok ? 0 : 1;
  } finally {
    await house.close();
  }
}
