import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import type { Route } from '#platform/http';
import { openTestSite, type TestSite } from '#test/site';
import { allRoutes } from '../../../src/app/web.ts';
import { answersByKind, type Answers } from './register.ts';
import { heldColumns } from './held-columns.ts';

const kinds: readonly Answers[] = Object.values(answersByKind);
const listed = kinds.flatMap(({ addresses }) => addresses);
const unlisted = (routes: readonly Pick<Route, 'method' | 'path'>[]): string[] => routes.filter(({ method, path }) => method === 'GET' && !listed.includes(path)).map(({ path }) => path);

describe('what is told of people has an attack', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite(); });
  after(() => site.close());

  it('finds no address that stands in no list of what is told of people, and none that is gone or stands twice', () => {
    assert.deepEqual(unlisted(allRoutes()), [], 'put it into test/small-numbers/answers/register.ts: does it count people?');
    assert.deepEqual(unlisted([{ method: 'GET', path: '/quality/units/:code/planted' }]), ['/quality/units/:code/planted'], 'the gate would see it');
    assert.deepEqual(listed.filter((path) => !allRoutes().some((route) => route.method === 'GET' && route.path === path)), [], 'no such address any more');
    assert.deepEqual(listed.filter((path, at) => listed.indexOf(path) !== at), []);
  });

  it('names for every kind of answer that counts people tests that exist', () => {
    for (const [kind, { tests }] of Object.entries<Answers>(answersByKind)) {
      if (kind !== 'none') assert.ok(tests.length > 0, kind);
      assert.deepEqual(tests.filter((file) => !existsSync(new URL(`../../../${file}`, import.meta.url))), [], kind);
    }
  });

  it('finds no column of the database that holds a number of people and stands in no list', async () => {
    assert.deepEqual(await unlistedColumns(site), [], 'put it into test/small-numbers/answers/held-columns.ts');
    await site.database.owner.query('create table quality.planted (people_seen integer)');
    assert.deepEqual(await unlistedColumns(site), ['quality.planted.people_seen'], 'the gate would see it');
    await site.database.owner.query('drop table quality.planted');
    const { rows } = await site.database.owner.query<{ name: string }>("select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns");
    assert.deepEqual(Object.keys(heldColumns).filter((name) => !rows.some((row) => row.name === name)), [], 'no such column any more');
    assert.deepEqual(Object.entries(heldColumns).filter(([, how]) => /\.test\.tsx?$/.test(how) && !existsSync(new URL(`../../../${how}`, import.meta.url))), []);
  });
});

/** Whole and other numbers whose name says that they count people, votes, visits or places. */
async function unlistedColumns(site: TestSite): Promise<string[]> {
  const { rows } = await site.database.owner.query<{ name: string }>(`
    select table_schema || '.' || table_name || '.' || column_name as name from information_schema.columns
    where table_schema not in ('pg_catalog', 'information_schema') and coalesce(nullif(data_type, 'ARRAY'), udt_name) in ('integer', 'smallint', 'bigint', 'double precision', 'numeric', '_int4', '_int8', '_float8')
      and column_name ~ '(people|person|staff|members?|voices|votes|places|visits|views|answers|numerator|denominator|counts?$|shown$|total$|pairs|better|attend|reached|tens|no_answer)' order by 1`);
  return rows.map(({ name }) => name).filter((name) => !(name in heldColumns));
}
