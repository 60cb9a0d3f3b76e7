import assert from 'node:assert/strict';
import { createServer, type AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { readConfig, type Config } from '#platform/config';
import { startJobs } from '#platform/jobs';
import { openLog } from '#platform/log';
import { openMail, queueMail, sendMailJob } from '#platform/mail';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { until } from '#test/process';

const now = new Date('2026-03-01T10:00:00Z');

describe('background jobs', () => {
  let database: TestDatabase;
  before(async () => { database = await openTestDatabase(); });
  after(() => database.close());
  const settings = (more: Record<string, string>): Config => {
    const read = readConfig({ ALLIED_MODE: 'demo', ...more });
    assert.ok(read.ok);
    return read.config;
  };

  it('run with the worker’s own login, which owns nothing of the queue', async () => {
    const done: unknown[] = [];
    const job = { name: 'note', run: async (payload: Record<string, unknown>) => void done.push(payload['n']) };
    const runner = await startJobs({ url: database.workerUrl, store: database.worker, jobs: [job], config: settings({}), log: openLog('silent'), clock: () => now });
    try {
      await database.owner.query(`select platform.enqueue('note', '{"n":7}')`);
      await until('the job has run', () => done.length > 0);
      const { rows } = await database.owner.query<{ usename: string }>("select distinct usename from pg_stat_activity where application_name = 'allied jobs' and datname = current_database()");
      assert.deepEqual(rows.map(({ usename }) => usename.replace(/^t_[0-9a-f]+/, '')), ['_worker_login']);
    } finally {
      await runner.stop();
    }
    assert.deepEqual(done, [7]);
    const { rows: owned } = await database.owner.query("select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'jobs' and pg_get_userbyid(c.relowner) like '%worker%'");
    assert.deepEqual(owned, []);
    assert.equal((await database.owner.query("select has_schema_privilege('allied_app', 'jobs', 'usage') as may")).rows[0]?.may, false, 'web processes only enqueue');
  });

  it('keep nobody’s address when a mail server refuses it: not in the log, not in the queue', async () => {
    const server = await refusingServer();
    const config = settings({ MAIL_BY: 'smtp', SMTP_URL: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}` });
    const lines: string[] = [];
    const log = openLog('debug', (line) => lines.push(line));
    const runner = await startJobs({ url: database.workerUrl, store: database.worker, jobs: [sendMailJob(openMail(config))], config, log, clock: () => now });
    const kept = async () => (await database.owner.query<{ last_error: string | null }>('select last_error from jobs._private_jobs')).rows[0]?.last_error;
    try {
      await database.web.within({ as: 'public' }, (tx) => queueMail(tx, { to: 'joan@post.example', subject: 'Hello', body: 'Words', purpose: 'test' }, now));
      await until('the try has failed', async () => Boolean(await kept()));
    } finally {
      await runner.stop();
      server.close();
    }
    assert.equal(await kept(), 'failed with EENVELOPE');
    assert.doesNotMatch(lines.join(''), /joan|@post|5\.1\.1/);
    const failures = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ level }) => level === 'error');
    assert.deepEqual(failures.map(({ event, job, attempt, code }) => [event, job, attempt, code]), [['job failed', 'send-mail', 1, 'EENVELOPE']]);
  });
});

/** Refuses every recipient, repeating the address as mail servers do (RFC 5321, 550). */
async function refusingServer() {
  const server = createServer((socket) => {
    socket.setEncoding('utf8').on('error', () => undefined).write('220 here\r\n');
    socket.on('data', (text: string) => {
      for (const line of text.split('\r\n').filter(Boolean)) {
        const to = /^RCPT TO:(<.*>)/i.exec(line)?.[1];
        socket.write(to ? `550 5.1.1 ${to} no such person here\r\n` : line.startsWith('QUIT') ? '221 bye\r\n' : '250 fine\r\n');
      }
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return server;
}
