import { furnishContent } from '../../src/app/start.ts';
import { openHouse } from '../../src/app/house.ts';
import { readConfig } from '#platform/config';
import { createDatabase } from './cluster.ts';
import { testSecret } from './database.ts';

/** Fills the second template with what `npm start` loads: the shipped strategies and the imagined trust. */
export async function prepareSeededTemplate(clusterUrl: string): Promise<void> {
  await createDatabase(clusterUrl.replace('DATABASE', 'postgres'), 'allied_seeded', 'allied_template');
  const read = readConfig({ ALLIED_MODE: 'demo', DATABASE_URL: clusterUrl.replace('DATABASE', 'allied_seeded'), ALLIED_SECRET: testSecret, LOG: 'error' });
  if (!read.ok) throw new Error(read.sentence);
  const house = await openHouse(read.config);
  await furnishContent(house, new Date('2026-01-15T10:00:00Z'));
  await house.close();
}
