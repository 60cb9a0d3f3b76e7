import pg from 'pg';

/**
 * Connections whose loss fails the question that was being asked and nothing else: without listeners, on the pool and on each connection, it
 * would end the process.
 */
export function openPool(options: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(options);
  pool.on('error', () => undefined);
  pool.on('connect', (client) => void client.on('error', () => undefined));
  return pool;
}
