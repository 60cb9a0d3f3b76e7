import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { after, before, it } from 'node:test';
import pg from 'pg';
import { keepSettings } from '#platform/db';
import { openTestDatabase, type TestDatabase } from '#test/database';

let database: TestDatabase;
before(async () => {
  database = await openTestDatabase();
});
after(() => database.close());

const asTold = async (): Promise<number | undefined> => {
  const client = new pg.Client({ connectionString: database.webUrl });
  await client.connect();
  try {
    return (await client.query<{ fewest: number }>('select conversations.fewest_people() as fewest')).rows[0]?.fewest;
  } finally {
    await client.end();
  }
};

it('lets an installation tell of ten people and more, in the database and in every rule, and of no fewer than eight', async () => {
  for (const [setting, told] of [['10', 10], ['3', 8], ['', 8]] as const) {
    await keepSettings(database.ownerUrl, { fewest_people: setting });
    assert.equal(await asTold(), told, setting);
  }
  const rule = "import('./src/modules/conversations/domain/small-numbers.ts').then(({ FEWEST_TOLD, tellable, tellParts }) => console.log(FEWEST_TOLD, tellable(9), tellParts([9, 30]).parts.join()))";
  const run = (fewest: string) => execFileSync(process.execPath, ['--import', './src/app/loader.mjs', '-e', rule], { env: { ...process.env, FEWEST_PEOPLE: fewest }, encoding: 'utf8' }).trim();
  assert.deepEqual(['8', '10', '3'].map(run), ['8 true 9,30', '10 false ,', '8 true 9,30']);
});
