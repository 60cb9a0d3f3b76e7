import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { missing, preparePlaceToWrite, startLoad } from '#test/load';
import { fullLane, runAllied, startAllied, until } from '#test/process';
import { ask, openPair } from '#test/replica';

const settings = (url: string) => ({ DATABASE_URL: url, ALLIED_MODE: 'demo', ALLIED_SECRET: 'a secret for tests only, thirty-two letters and more', PORT: '0', REQUESTS_A_MINUTE: '0', WORKER: 'separate' });

describe('a streaming standby, promoted under load', () => {
  it('has every acknowledged write, takes over, and its audit trail is whole', async (test) => {
    const pair = await openPair();
    const processes = [];
    try {
      const before = startAllied(['start'], { ...settings(pair.primaryUrl), WORKER: 'inline' });
      processes.push(before);
      const address = await before.ready();
      await pair.demandBoth();
      const { token } = await preparePlaceToWrite(pair.primaryUrl);
      const load = startLoad(() => [address], token);
      await until('writes are acknowledged', () => load.acknowledged().length >= 200, 60_000);
      pair.killPrimary();
      await until('the loss of the primary is felt', () => load.tries.slice(-8).every(({ acknowledged }) => acknowledged === null));
      await load.stop();
      await before.kill();
      await pair.promote();
      assert.deepEqual(await missing(pair.standbyUrl, load.acknowledged()), [], `of ${load.acknowledged().length} acknowledged writes`);
      const refused = new Set(load.tries.filter(({ status }) => status !== 201).map(({ status, trouble }) => status ?? trouble));
      for (const answer of refused) assert.ok([503, 'TimeoutError'].includes(answer as number), `a write without a database was answered ${answer}`);

      const after = startAllied(['web'], settings(pair.standbyUrl));
      processes.push(after);
      const next = await after.ready();
      const more = startLoad(() => [next], token, 2);
      await until('the new primary takes writes', () => more.acknowledged().length >= 20);
      await more.stop();
      assert.deepEqual(await missing(pair.standbyUrl, more.acknowledged()), []);
      const audit = await runAllied(['audit', 'verify'], settings(pair.standbyUrl));
      assert.equal(audit.code, 0, audit.output);
      assert.match(audit.output, /The audit trail is whole/);
      test.diagnostic(`${load.acknowledged().length} acknowledged before the kill, none lost; ${more.acknowledged().length} after`);
    } finally {
      for (const process of processes) await process.kill();
      await pair.close();
    }
  });

  it('would be seen to lose writes if the primary did not wait for it', async (test) => {
    if (!fullLane) return test.skip('proves the test above, not the product: bin/resilience runs it');
    const pair = await openPair();
    const before = startAllied(['web'], settings(pair.primaryUrl));
    try {
      const address = await before.ready();
      const { token } = await preparePlaceToWrite(pair.primaryUrl);
      const receiver = (await ask<{ pid: number }>(pair.standbyUrl, 'select pid from pg_stat_wal_receiver'))[0]?.pid ?? 0;
      await until('the standby has caught up', async () => (await ask(pair.primaryUrl, 'select from pg_stat_replication where replay_lsn = pg_current_wal_lsn()')).length === 1);
      process.kill(receiver, 'SIGSTOP');
      const load = startLoad(() => [address], token, 4);
      await until('writes are acknowledged', () => load.acknowledged().length >= 20);
      pair.killPrimary();
      await load.stop();
      process.kill(receiver, 'SIGKILL');
      // A killed process of the standby makes it start over; then it is promoted with what it had.
      await until('the standby answers again', async () => (await ask(pair.standbyUrl, 'select 1 as one').catch(() => [])).length === 1);
      await pair.promote();
      const lost = await missing(pair.standbyUrl, load.acknowledged());
      assert.ok(lost.length > 0, 'a loss that was made on purpose was not seen');
    } finally {
      await before.kill();
      await pair.close();
    }
  });
});
