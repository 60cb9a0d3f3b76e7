import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
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
    const report = await verifyAudit(database.worker);
    assert.deepEqual([report.ok, report.sealed, report.waiting], [true, 4, 0]);
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
    assert.equal((await verifyAudit(database.worker)).ok, true);
  });

  it('cannot be changed, not even by the owner of the tables', async () => {
    for (const statement of ["update platform.event set name = 'other'", 'delete from platform.event', 'truncate platform.event cascade', 'delete from platform.audit_link']) {
      await assert.rejects(database.owner.query(statement), /append-only/);
    }
  });

  it('shows an event that was changed behind the trigger, and a cut-off end', async () => {
    const { head } = await verifyAudit(database.worker);
    await database.owner.query("alter table platform.event disable trigger append_only; update platform.event set name = 'forged' where name = 'two'; alter table platform.event enable trigger append_only");
    const report = await verifyAudit(database.worker, head);
    assert.equal(report.ok, false);
    assert.match(report.problems.join(' '), /position 2 is not as it was sealed/);
    assert.match((await verifyAudit(database.worker, 'ab'.repeat(32))).problems.join(' '), /head is not in the chain/);
  });
});
