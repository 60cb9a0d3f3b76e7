import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { readConfig } from '#platform/config';
import { openHouse, type House } from '../../src/app/house.ts';
import { openWeb } from '../../src/app/web.ts';
import { openTestDatabase, testSecret, type TestDatabase } from './database.ts';

/** The whole site over a seeded database of its own, at a fixed or running time. */
export interface TestSite {
  server: FastifyInstance;
  house: House;
  database: TestDatabase;
  address: string;
  /** Moves the site's clock. */
  setTime(now: Date | null): void;
  close(): Promise<void>;
}

export async function openTestSite({ listen = false, settings = {} }: { listen?: boolean; settings?: Record<string, string> } = {}): Promise<TestSite> {
  const database = await openTestDatabase('seeded');
  let fixed: Date | null = null;
  const base = { ALLIED_MODE: 'demo', DATABASE_URL: database.ownerUrl, ALLIED_SECRET: testSecret, LOG: process.env['TEST_LOG'] ?? 'silent', REQUESTS_A_MINUTE: '0', ...settings };
  const read = readConfig(base);
  if (!read.ok) throw new Error(read.sentence);
  const house = await openHouse(read.config);
  const server = await openWeb(house, () => fixed ?? new Date());
  if (listen) await server.listen({ port: 0, host: '127.0.0.1' });
  else await server.ready();
  return {
    server, house, database,
    address: listen ? `http://127.0.0.1:${(server.server.address() as AddressInfo).port}` : '',
    setTime: (now) => {
      fixed = now;
    },
    close: async () => {
      await server.close();
      await house.close();
      await database.close();
    },
  };
}
