import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, it } from 'node:test';
import type pg from 'pg';
import { temporaryFolder } from '#test/folder';
import { inDatabaseOf, runAllied, startAllied } from '#test/process';
import { sealAudit } from '#platform/audit';
import { openStore } from '#platform/db';

const places = [temporaryFolder('kept'), temporaryFolder('restored')] as const;
after(() => places.forEach((place) => place.remove()));
const settings = (at: 0 | 1) => ({ ALLIED_DATA: places[at].path, PORT: '0', REQUESTS_A_MINUTE: '0' });

it('a backup made beside the running site fills another machine, whose trail is whole and goes on being sealed', async () => {
  const file = join(places[0].path, 'kept.backup');
  const site = startAllied(['start'], settings(0));
  const address = await site.ready();
  await inDatabaseOf(places[0].path, wearIn);
  await seal(places[0].path);
  // Noted before the backup: the site seals by itself once a minute, and the backup holds nothing that is sealed later.
  const head = /Head ([0-9a-f]{64})/.exec((await runAllied(['audit', 'verify'], settings(0))).output)?.[1] ?? 'none';
  await inDatabaseOf(places[0].path, (client) => client.query(newEvent));
  const front = await (await fetch(address)).text();
  assert.equal((await runAllied(['backup', file], settings(0))).code, 0);
  assert.equal((await fetch(address)).status, 200, 'the site goes on');
  await site.stop();

  const restored = await runAllied(['restore', file], settings(1));
  assert.equal(restored.code, 0, restored.output);
  assert.match(restored.output, /rows of \d+ tables are restored, as they were at .*\n.*The audit trail is whole\. Head /);
  const again = await runAllied(['restore', file], settings(1));
  assert.equal(again.code, 1);
  assert.match(again.output, /^This database is not empty/);

  const other = startAllied(['start'], settings(1));
  const otherAddress = await other.ready();
  assert.equal(unsigned(await (await fetch(otherAddress)).text()), unsigned(front));
  // The new cluster counts transactions from the beginning: what waited to be sealed must not wait for the old count.
  await seal(places[1].path);
  assert.match((await runAllied(['audit', 'verify', '--head', head], settings(1))).output, /^\d+ events sealed, 0 waiting to be sealed\..*\nThe audit trail is whole/);
  await other.stop();
});

const newEvent = "insert into platform.event (happened_at, room, name, actor, subject_kind, subject_id) values (now(), 'test', 'happened', 'operator', 'x', 'x')";

/** Events, and a count of transactions that a new cluster is far from reaching. */
async function wearIn(client: pg.Client): Promise<void> {
  for (let at = 0; at < 3; at += 1) await client.query(newEvent);
  await client.query('do $$ begin for n in 1..5000 loop perform pg_current_xact_id(); commit; end loop; end $$');
}

/** Seals what is finished, as the worker of this site would within the minute. */
function seal(folder: string): Promise<number> {
  return inDatabaseOf(folder, async (client) => {
    const store = openStore({ url: `postgresql://allied_worker_login@/allied?host=${encodeURIComponent(client.host)}` });
    return sealAudit(store, new Date()).finally(() => store.close());
  });
}

/** A page without what differs from visit to visit: the token of forms. */
const unsigned = (html: string) => html.replaceAll(/name="_csrf" value="[^"]*"/g, '');
