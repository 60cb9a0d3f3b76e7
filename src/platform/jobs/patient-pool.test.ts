import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openTestDatabase } from '#test/database';
import { openPatientPool } from './patient-pool.ts';

it('a connection that is lost in the middle is told as what the queue tries again, and other errors as they are', async () => {
  const database = await openTestDatabase();
  const pool = openPatientPool(database.workerUrl, 2);
  try {
    const client = await pool.connect();
    const { rows: [own] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await assert.rejects(client.query('select from nowhere'), { code: '42P01' });
    await database.owner.query('select pg_terminate_backend($1)', [own?.pid]);
    await assert.rejects(client.query('select 1'), { code: 'ETIMEDOUT' });
    await assert.rejects(client.query('select 1'), { code: 'ETIMEDOUT' });
    client.release(true);
    assert.equal((await pool.query('select 1 as one')).rows[0]?.one, 1, 'the next connection works');
  } finally {
    await pool.end();
    await database.close();
  }
});

it('a database that is not there is tried again too', async () => {
  const pool = openPatientPool('postgresql://nobody@127.0.0.1:1/nothing', 1);
  await assert.rejects(pool.connect(), { code: 'ETIMEDOUT' });
  await pool.end();
});

it('whoever tries again after the end is not told no, which would end a process that is ending well', async () => {
  const pool = openPatientPool('postgresql://nobody@127.0.0.1:1/nothing', 1);
  await pool.end();
  assert.equal(await Promise.race([pool.connect().then(() => 'connected', () => 'refused'), new Promise((done) => setImmediate(done, 'waits'))]), 'waits');
});
