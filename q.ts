import { readConfig } from '#platform/config';
import { openHouse } from './src/app/house.ts';
import { sql } from 'kysely';
const r = readConfig({ ALLIED_MODE: 'demo', ALLIED_DATA: '/tmp/home-demo/data', LOG: 'silent', PORT: '4177' });
if (!r.ok) throw new Error(r.sentence);
const h = await openHouse(r.config, { beside: true });
console.table((await h.worker.reading({ as: 'worker' }, (tx) => sql`${sql.raw(process.argv[2] ?? '')}`.execute(tx))).rows);
await h.close();
