import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { recordEvent } from '#platform/events';
import { sealAudit, verifyAudit } from '#platform/audit';

const now = new Date('2026-01-10T09:00:00Z');

describe('the audit trail', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openTestDatabase();
  });
  after(() => database.close());

  const record = (name: string) =>
    database.web.within({ as: 'public' }, (tx) => recordEvent(tx, { now, viewer: { kind: 'public', personId: null } }, { room: 'strategy', name, organisationId: null, subject: { kind: 'term', id: 'x' } }));

  it('is sealed in batches and found whole', async () => {
    for (const name of ['one', 'two', 'three']) await record(name);
    assert.equal(await sealAudit(database.worker, now), 3);
    assert.equal(await sealAudit(database.worker, now), 0);
    await record('four');
    assert.equal(await sealAudit(database.worker, now), 1);
    const report = await verifyAudit(database.worker, { now: new Date() });
    assert.deepEqual([report.ok, report.sealed, report.waiting], [true, 4, 0]);
  });

  it('reads the same wherever the database keeps its clock, so that a copy on another server is whole too', async () => {
    const keepClock = (place: string) => database.worker.within({ as: 'worker' }, (tx) => sql`select set_config('timezone', ${place}, false)`.execute(tx));
    await keepClock('Asia/Kolkata');
    assert.deepEqual((await verifyAudit(database.worker, { now: new Date() })).problems, []);
    await keepClock('UTC');
  });

  it('waits for a transaction that is still open, and misses nothing when it commits late', async () => {
    let release: () => void = () => undefined;
    const held = new Promise<void>((done) => (release = done));
    const slow = database.web.within({ as: 'public' }, async (tx) => {
      await recordEvent(tx, { now, viewer: { kind: 'public', personId: null } }, { room: 'strategy', name: 'slow', organisationId: null, subject: { kind: 'term', id: 'x' } });
      await held;
    });
    await new Promise((done) => setTimeout(done, 50));
    await record('quick');
    assert.equal(await sealAudit(database.worker, now), 0);
    release();
    await slow;
    assert.equal(await sealAudit(database.worker, now), 2);
    assert.equal((await verifyAudit(database.worker, { now: new Date() })).ok, true);
  });

  it('cannot be changed, not even by the owner of the tables', async () => {
    for (const statement of ["update platform.event set name = 'other'", 'delete from platform.event', 'truncate platform.event cascade', 'delete from platform.audit_link']) {
      await assert.rejects(database.owner.query(statement), /append-only/);
    }
  });

  it('is written by nobody with a number, a time of writing or a transaction of their choice', async () => {
    for (const login of [database.web, database.worker]) {
      for (const [column, value] of [['id', '1'], ['written_by', "'9000000000000000000'"], ['written_at', "'2099-01-01'"]]) {
        const forged = `insert into platform.event (happened_at, room, name, actor, subject_kind, subject_id, ${column}) ${column === 'id' ? 'overriding system value' : ''} values (now(), 'strategy', 'forged', 'public', 'term', 'x', ${value})`;
        await assert.rejects(login.within({ as: 'public' }, (tx) => sql.raw(forged).execute(tx)), /permission denied for table event/, column);
      }
    }
  });

  it('shows events that wait too long, or could never be sealed', async () => {
    await record('five');
    assert.equal((await verifyAudit(database.worker, { now: new Date() })).ok, true);
    const late = await verifyAudit(database.worker, { now: new Date(Date.now() + 11 * 60_000) });
    assert.deepEqual([late.ok, late.waiting, late.problems], [false, 1, ['1 events have waited more than 10 minutes to be sealed. Is a worker running?']]);
    await sealAudit(database.worker, now);
    await database.owner.query("insert into platform.event (happened_at, room, name, actor, subject_kind, subject_id, written_by) values (now(), 'strategy', 'planted', 'public', 'term', 'x', '9000000000000000000')");
    assert.match((await verifyAudit(database.worker, { now: new Date() })).problems.join(), /^1 events have waited/);
    await database.owner.query("alter table platform.event disable trigger append_only; delete from platform.event where name = 'planted'; alter table platform.event enable trigger append_only");
  });

  it('shows a time of sealing that was changed, and still reads batches that were sealed without theirs', async () => {
    await database.owner.query('alter table platform.audit_batch disable trigger append_only');
    const { rows } = await database.owner.query<{ number: string; previous_hash: Buffer; link: Buffer }>(`select b.number, b.previous_hash, (select l.hash from platform.audit_link l where l.batch_number = b.number order by l.position desc limit 1) as link from platform.audit_batch b order by b.number desc limit 1`);
    const last = rows[0] ?? assert.fail();
    await database.owner.query("update platform.audit_batch set sealed_at = sealed_at - interval '1 day' where number = $1", [last.number]);
    assert.match((await verifyAudit(database.worker, { now: new Date() })).problems.join(), /^Batch \d+ is not as it was sealed\.$/);
    const earlier = createHash('sha256').update(last.previous_hash).update(last.link).update(last.number).digest();
    await database.owner.query('update platform.audit_batch set hash = $2, hash_version = 1 where number = $1', [last.number, earlier]);
    assert.equal((await verifyAudit(database.worker, { now: new Date() })).ok, true);
    await database.owner.query('alter table platform.audit_batch enable trigger append_only');
  });

  it('shows an event that was changed behind the trigger, and a cut-off end', async () => {
    const { head } = await verifyAudit(database.worker, { now: new Date() });
    await database.owner.query("alter table platform.event disable trigger append_only; update platform.event set name = 'forged' where name = 'two'; alter table platform.event enable trigger append_only");
    const report = await verifyAudit(database.worker, { now: new Date(), expectedHead: head });
    assert.equal(report.ok, false);
    assert.match(report.problems.join(' '), /position 2 is not as it was sealed/);
    assert.match((await verifyAudit(database.worker, { now: new Date(), expectedHead: 'ab'.repeat(32) })).problems.join(' '), /head is not in the chain/);
  });
});
