import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { importStrategy, type ImportRequest } from './import-strategy.ts';

const content = new URL('../../../../content/strategies/', import.meta.url);
const file = (name: string) => readFileSync(new URL(`${name}.yaml`, content), 'utf8');
const now = new Date('2026-01-20T09:00:00Z');

const trust = (line: string) => `format: allied-strategy/1
code: harbour
title: Harbour Community Trust, allied health strategy
shortTitle: Harbour strategy
publisher: Harbour Community Trust
published: null
period: { start: 2025, end: 2028 }
reference: null
status: live
attribution: An imagined trust.
licence: None
parents: [ { title: AHPs Deliver, code: nat, relation: Builds on it, supplied: true } ]
nodes:
  - { code: harbour.one, type: priority, title: Care close to home }
  - { code: harbour.two, type: priority, title: ${line} }
alignments:
  - { from: harbour.one, main: [ nat.a1 ], also: [ nat.a3.1, nat.a3 ], reason: Care close to home puts people first., judgement: analyst }
`;

describe('loading a strategy from a file', () => {
  let database: TestDatabase;
  let owner: string;
  const load = (text: string, more: Partial<ImportRequest> = {}, at = now) =>
    database.worker.within({ as: 'worker' }, (tx) => importStrategy(tx, { now: at, actor: 'operator' }, { text, fileName: 'harbour.yaml', organisationId: owner, ...more }));
  const count = async (table: string, where = 'true') => Number((await database.owner.query<{ n: string }>(`select count(*) n from ${table} where ${where}`)).rows[0]?.n);
  const wholeState = async () => (await database.owner.query<{ state: string }>(`select concat_ws('|', (select count(*) from platform.event), (select count(*) from strategy.version),
    (select count(*) from strategy.node), (select count(*) from strategy.alignment), (select sum(number) from platform.revision)) state`)).rows[0]?.state;

  before(async () => {
    database = await openTestDatabase();
    const { rows } = await database.owner.query<{ id: string }>("insert into directory.organisation (code, name, setting) values ('harbour', 'Harbour Community Trust', 'nhs') returning id");
    owner = rows[0]?.id ?? '';
    for (const name of ['ahps-into-action', 'ahps-deliver', 'oxford-health']) {
      const outcome = await load(file(name), { fileName: `${name}.yaml` });
      assert.ok(outcome.ok, JSON.stringify(outcome));
    }
  });
  after(() => database.close());

  test('the three real strategies: every node a row, 59 reasons, lineage from the strategy before', async () => {
    assert.equal(await count('strategy.node', "code like 'ox.%'"), 4 + 12 + 39 + 2 + 6);
    assert.equal(await count('strategy.node', "code like 'nat.%' and type = 'ambition'"), 19);
    assert.equal(Number((await database.owner.query<{ n: string }>('select count(distinct from_code) n from strategy.alignment')).rows[0]?.n), 59);
    const { rows } = await database.owner.query<{ evolved_from: string }>("select evolved_from from strategy.node where code = 'nat.f4'");
    assert.equal(rows[0]?.evolved_from, 'ahpia.p4');
  });

  test('the same file twice changes nothing: no version, no event, no counter', async () => {
    const earlier = await wholeState();
    const outcome = await load(`# another comment\n${file('oxford-health')}`);
    assert.deepEqual(outcome.ok && [outcome.change, outcome.version], ['unchanged', 1]);
    assert.equal(await wholeState(), earlier);
  });

  test('a bad line is named and nothing of the file is kept', async () => {
    const earlier = await wholeState();
    const outcome = await load(trust('Growing\n    titel: wrong').replace('{ code: harbour.two, type: priority, title: Growing\n    titel: wrong }', '{ code: harbour.two, type: priorty, title: Growing }'));
    assert.ok(!outcome.ok);
    assert.deepEqual(outcome.problems.map(({ line, column }) => [line, column]), [[15, 32]]);
    assert.match(outcome.problems[0]?.message ?? '', /Did you mean “priority”/);
    assert.equal(await wholeState(), earlier);
  });

  test('a link to a node that nobody holds is refused at its line', async () => {
    const outcome = await load(trust('Growing').replace('nat.a3.1', 'nat.a9'));
    assert.deepEqual(!outcome.ok && outcome.problems.map(({ line, message }) => [line, message.includes('nat.a9')]), [[17, true]]);
  });

  test('two loads of one file at once make one version', async () => {
    const outcomes = await Promise.all([load(trust('Growing')), load(trust('Growing'))]);
    assert.deepEqual(outcomes.map((outcome) => (outcome.ok ? outcome.change : 'refused')).toSorted(), ['loaded', 'unchanged']);
    const changed = await Promise.all([load(trust('Growing well')), load(trust('Growing well'))]);
    assert.deepEqual(changed.map((outcome) => (outcome.ok ? outcome.change : 'refused')).toSorted(), ['new version', 'unchanged']);
    assert.equal(await count('strategy.version v join strategy.strategy s on s.id = v.strategy_id', "s.code = 'harbour'"), 2);
  });

  test('a changed file makes a version with its reason, keeps the old wording, and touches only links that changed', async () => {
    const links = () => database.owner.query<{ to_code: string; weight: string; ended_reason: string | null }>(
      "select to_code, weight, ended_reason from strategy.alignment where from_code = 'harbour.one' order by began_at, ended_at nulls last, to_code").then(({ rows }) => rows.map(({ to_code, weight, ended_reason }) => `${to_code} ${weight} ${ended_reason ?? 'open'}`));
    await load(trust('Growing again').replace('main: [ nat.a1 ], also: [ nat.a3.1, nat.a3 ]', 'main: [ nat.a1 ], also: [ nat.a3.1 ]'), {}, new Date('2026-02-01T09:00:00Z'));
    assert.deepEqual(await links(), ['nat.a3 also Loaded again from harbour.yaml', 'nat.a1 main open', 'nat.a3.1 also open']);
    const { rows } = await database.owner.query<{ version_number: number; title: string }>("select version_number, title from strategy.node where code = 'harbour.two' order by 1");
    assert.deepEqual(rows.map(({ title }) => title), ['Growing', 'Growing well', 'Growing again']);
    const version = await database.owner.query<{ reason: string }>("select reason from strategy.version v join strategy.strategy s on s.id = v.strategy_id where s.code = 'harbour' order by number desc limit 1");
    assert.equal(version.rows[0]?.reason, 'Loaded again from harbour.yaml');
  });

  test('a code of another organisation is refused at its line', async () => {
    const other = await database.owner.query<{ id: string }>("insert into directory.organisation (code, name, setting) values ('other', 'Other', 'nhs') returning id");
    const outcome = await load(trust('Growing'), { organisationId: other.rows[0]?.id ?? '' });
    assert.deepEqual(!outcome.ok && outcome.problems.map(({ line, message }) => [line, /belongs to a strategy of another organisation/.test(message)]), [[2, true]]);
  });

  test('what was edited here is not undone by the shipped content', async () => {
    await database.owner.query(`insert into strategy.version (strategy_id, number, made_at, reason, document, document_hash, source)
      select strategy_id, number + 1, now(), 'Edited', document, 'edited', 'edit' from strategy.version v join strategy.strategy s on s.id = v.strategy_id
      where s.code = 'harbour' order by number desc limit 1`);
    const before = await load(trust('Growing again').replace('main: [ nat.a1 ], also: [ nat.a3.1, nat.a3 ]', 'main: [ nat.a1 ], also: [ nat.a3.1 ]'));
    assert.equal(before.ok && before.change, 'kept edits', 'the file of the last loading does not hold what is here');
    const kept = await load(trust('Yet another'), { keepEdits: true });
    assert.equal(kept.ok && kept.change, 'kept edits');
    const replaced = await load(trust('Yet another'));
    assert.equal(replaced.ok && replaced.change, 'new version');
  });
});
