import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '#platform/config';
import { openHouse, type House } from '../house.ts';
import { rooms } from '../rooms.ts';
import { exportOrganisation } from './export-organisation.ts';
import { readCopy, writeCopy } from './file.ts';
import { importOrganisation, ImportRefused } from './import-organisation.ts';

/** `bin/allied export ORGANISATION FILE [--with-people]`. */
export async function exportToFile(args: readonly string[], config: Config): Promise<number> {
  const withPeople = args.includes('--with-people');
  const [code, file, ...more] = args.filter((arg) => arg !== '--with-people');
  if (!code || !file || more.length > 0) return complain('Say which organisation and where to: bin/allied export ORGANISATION FILE [--with-people]');
  return within(config, async (house) => {
    const copy = await house.worker.reading({ as: 'worker' }, (tx) => exportOrganisation(tx, { code, withPeople, now: new Date(), secret: house.config.secret }));
    const making = `${resolve(file)}.part`;
    writeFileSync(making, writeCopy(copy), { mode: 0o600 });
    renameSync(making, resolve(file));
    const rows = Object.values(copy.tables).reduce((sum, list) => sum + list.length, 0);
    console.log(`${rows} rows of “${code}” are in ${file}${withPeople ? ', with names and email addresses: keep it safe.' : '. It holds no names and no email addresses.'}`);
    return 0;
  });
}

/** `bin/allied import FILE`: an exported organisation, into a site that does not hold it. */
export async function importFromFile(args: readonly string[], config: Config): Promise<number> {
  const [file, ...more] = args;
  if (!file || more.length > 0) return complain('Say where the file is: bin/allied import FILE');
  const read = readCopy(readFileSync(resolve(file), 'utf8'));
  if (!read.ok) return complain(...read.sentences);
  return within(config, async (house) => {
    // The strategies that every site has; loading them again changes nothing.
    for (const room of rooms) await room.seed?.({ store: house.worker, config: house.config, log: house.log, now: new Date() });
    const { rows, notes } = await house.worker.within({ as: 'worker' }, (tx) => importOrganisation(tx, read.copy, new Date()));
    for (const note of notes) console.log(note);
    console.log(`${rows} rows of “${read.copy.organisation}” are loaded.`);
    return 0;
  });
}

async function within(config: Config, work: (house: House) => Promise<number>): Promise<number> {
  const house = await openHouse({ ...config, log: 'error' }, { beside: true });
  try {
    return await work(house);
  } catch (error) {
    if (error instanceof ImportRefused) return complain(...error.sentences, 'Nothing was written.');
    throw error;
  } finally {
    await house.close();
  }
}

function complain(...sentences: readonly string[]): number {
  for (const sentence of sentences) console.error(sentence);
  return 2;
}
