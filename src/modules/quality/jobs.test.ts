import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readConfig } from '#platform/config';
import { openLog } from '#platform/log';
import { openTestDatabase } from '#test/database';
import { clearFilesJob } from './jobs.ts';

test('a file of figures goes after thirty days, the figures stay', async () => {
  const database = await openTestDatabase('seeded');
  try {
    const read = readConfig({ LOG: 'silent' });
    assert.ok(read.ok);
    const counts = async () => (await database.owner.query('select (select count(*)::int from quality.import) as files, (select count(*)::int from quality.series) as series')).rows[0];
    const run = (now: Date) => clearFilesJob.run({}, { store: database.worker, config: read.config, log: openLog('silent'), now });
    const was = await counts();
    await database.owner.query("update quality.import set uploaded_at = '2026-04-01T12:00:00Z'");
    await run(new Date('2026-05-01T11:00:00Z'));
    assert.deepEqual(await counts(), was);
    await run(new Date('2026-05-01T13:00:00Z'));
    assert.deepEqual(await counts(), { ...was, files: 0 });
  } finally {
    await database.close();
  }
});
