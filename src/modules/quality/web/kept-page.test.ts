import assert from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import { after, before, describe, test } from 'node:test';
import { sql } from 'kysely';
import type { Store } from '#platform/db';
import { publicViewer, type RequestContext, type Viewer } from '#platform/http';
import { openTestSite, type TestSite } from '#test/site';
import { showDashboard } from './dashboard-page.tsx';
import { topicsOfFigures } from './kept-page.ts';
import { showMatrix } from './matrix/matrix-page.tsx';
import { showMeasure } from './measure-page.tsx';
import { showUnit } from './unit/unit-page.tsx';

/** What is read and says nothing on these pages, with the reason. */
const silent: Readonly<Record<string, string>> = {
  'strategy.objective': 'The policy of easy-read versions asks it, for a version of an objective.',
  'strategy.strategy': 'The policy of easy-read versions asks it, for a version of a strategy or a part of one.',
};

describe('kept pages of figures', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite(); });
  after(() => site.close());
  const pages: readonly [(ctx: RequestContext) => unknown, Record<string, string>][] = [
    [showDashboard, {}], [showMatrix, {}], [showMatrix, { unit: 'vale-and-riverside' }], [showMeasure, { code: 'vale-rural-six-weeks' }], [showUnit, { code: 'vale-and-riverside' }],
  ];

  test('read no table of which no trigger notes every change', async () => {
    const read = new Set<string>();
    for (const viewer of [publicViewer, member]) for (const [show, asked] of pages) await show(contextOf(watching(site.house.web, read), viewer, asked));
    assert.ok(['quality.series', 'quality.result', 'directory.unit', 'quality.baseline', 'strategy.easy_read'].every((name) => read.has(name)), [...read].join(', '));
    assert.deepEqual(untold(read, noted), []);
    assert.deepEqual(untold(read, noted.difference(new Set(['quality.target', 'directory.unit_parent']))), ['directory.unit_parent', 'quality.target'], 'a trigger that was forgotten is seen');
  });
  /** After insert, update, delete and truncate (bits 4, 16, 8 and 32 of tgtype), once a statement (not bit 1), for one of the topics. */
  let noted = new Set<string>();
  before(async () => {
    const { rows } = await site.database.owner.query<{ name: string }>(`select tgrelid::regclass::text as name from pg_trigger join pg_proc p on p.oid = tgfoid
      where p.oid = 'platform.note_change'::regproc and tgenabled in ('O', 'A') and tgtype & 60 = 60 and tgtype & 3 = 0 and tgqual is null and tgattr = '' and convert_from(rtrim(tgargs, '\\000'), 'utf8') = any($1)`, [topicsOfFigures]);
    noted = new Set(rows.map(({ name }) => name));
  });

  test('show what another process changed a quarter of a second ago, packed or not, and are the same for both', async () => {
    const ask = async (encoding: string) => {
      const { rawPayload, headers } = await site.server.inject({ url: '/quality/measures/vale-rural-six-weeks', headers: { 'accept-encoding': encoding } });
      assert.deepEqual([headers['content-encoding'], headers['vary'], Number(headers['content-length'])], [encoding === 'gzip' ? 'gzip' : undefined, 'accept-encoding', rawPayload.length]);
      return (encoding === 'gzip' ? gunzipSync(rawPayload) : rawPayload).toString().replaceAll(/name="_csrf" value="[^"]*"/g, '');
    };
    const [packed, plain] = [await ask('gzip'), await ask('identity')];
    assert.equal(packed, plain);
    assert.match(plain, /<main[^>]*><h1[^]*<\/main>[^]*<\/html>$/);
    await site.database.owner.query("update quality.measure_version set name = 'Waits as somebody else calls them' where measure_id = (select id from quality.measure where code = 'vale-rural-six-weeks')");
    await new Promise((later) => setTimeout(later, 260));
    assert.match(await ask('gzip'), /Waits as somebody else calls them/);
  });
});

const untold = (read: ReadonlySet<string>, noted: ReadonlySet<string>): string[] => [...read].filter((name) => !(name in silent) && !noted.has(name)).toSorted();

const member: Viewer = { ...publicViewer, kind: 'person', signedIn: true, personId: '00000000-0000-4000-8000-000000000001', grants: [{ role: 'Chief AHP', organisationId: '00000000-0000-4000-8000-000000000002' }] };

/** A store that notes which tables its transactions read: they stay locked until the end, those of policies too. */
function watching(store: Store, read: Set<string>): Store {
  return { ...store, reading: (scope, work) => store.reading(scope, async (tx) => {
    const answer = await work(tx);
    const { rows } = await sql<{ name: string }>`select distinct c.oid::regclass::text as name from pg_locks l join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace
      where l.pid = pg_backend_pid() and c.relkind = 'r' and n.nspname <> 'pg_catalog'`.execute(tx);
    for (const { name } of rows) read.add(name);
    return answer;
  }) };
}

const contextOf = (store: Store, viewer: Viewer, asked: Record<string, string>): RequestContext => ({ store, viewer, now: new Date('2026-10-01T09:00:00Z'), path: '/quality', params: asked, query: asked }) as unknown as RequestContext;
