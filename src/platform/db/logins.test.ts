import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { until } from '#test/process';
import { openTestDatabase, testSecret, type TestDatabase } from '#test/database';
import { changeSecret, makeLogins } from '#platform/db';

const another = 'another secret that is long enough to pass';

describe('the logins of a database', () => {
  let database: TestDatabase;
  before(async () => { database = await openTestDatabase(); });
  after(() => database.close());
  const passwords = async () => (await database.owner.query("select rolname, rolpassword from pg_authid where rolname like current_database() || '%login' order by 1")).rows;

  it('keep their passwords when a command comes with another secret, although nobody is connected', async () => {
    const before = await passwords();
    assert.equal(before.length, 2);
    await assert.rejects(makeLogins({ ownerUrl: database.ownerUrl, secret: another }), /^Error: ALLIED_SECRET is not the one that this database was set up with\./);
    assert.deepEqual(await passwords(), before);
  });

  it('are both left alone when only the second one belongs to another secret', async () => {
    const { rows } = await database.owner.query<{ name: string }>('select current_database() as name');
    const worker = `${rows[0]?.name}_worker_login`;
    const before = await passwords();
    await database.owner.query(`comment on role ${worker} is 'from another secret'; comment on role ${rows[0]?.name}_web_login is 'from another secret'`);
    await assert.rejects(makeLogins({ ownerUrl: database.ownerUrl, secret: testSecret }));
    assert.deepEqual(await passwords(), before);
  });

  it('change together by the explicit act, which a process at work refuses', async () => {
    const before = await passwords();
    await database.web.ping();
    await assert.rejects(changeSecret(database.ownerUrl, another), /^Error: A process of Allied is at work/);
    assert.deepEqual(await passwords(), before);
    await database.web.close();
    await database.worker.close();
    await until('their connections are gone', async () => (await database.owner.query("select from pg_stat_activity where usename like current_database() || '%login'")).rowCount === 0);
    await changeSecret(database.ownerUrl, another);
    const after = await passwords();
    for (const at of [0, 1]) assert.notEqual(after[at]?.rolpassword, before[at]?.rolpassword);
    await makeLogins({ ownerUrl: database.ownerUrl, secret: another });
    await assert.rejects(makeLogins({ ownerUrl: database.ownerUrl, secret: testSecret }));
  });
});
