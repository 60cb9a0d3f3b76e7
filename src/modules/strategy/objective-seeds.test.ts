import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { readConfig } from '#platform/config';
import { openLog } from '#platform/log';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { demoObjectiveId } from './data/load-demo-objectives.ts';
import { seedDemoObjectives } from './objective-seeds.ts';
import { countObjectives } from './queries/objective-lines.ts';
import { objectivePage } from './queries/objective-page.ts';
import { objectiveSummaries } from './queries/objective-summaries.ts';
import { objectivesByAim } from './queries/objectives-by-aim.ts';
import { objectiveYears } from './queries/objective-years.ts';
import { strategyHead } from './queries/strategy-head.ts';

const now = new Date('2026-11-21T12:00:00Z');

describe('the imagined trust, as the public reads it', () => {
  let database: TestDatabase;
  before(async () => {
    database = await openTestDatabase('seeded');
  });
  after(() => database.close());
  const asPublic = <T>(work: Parameters<typeof database.web.reading<T>>[1]) => database.web.reading({ as: 'public' }, work);

  it('has the rural objective with its main links, its check, its decisions, and a label nobody typed', async () => {
    const thread = await asPublic((tx) => objectivePage(tx, demoObjectiveId('vale.2025.1'), now));
    assert.ok(thread);
    assert.equal(thread.wording, 'People living in rural areas are seen as soon as everyone else');
    assert.deepEqual(thread.servedNodes.filter(({ weight }) => weight === 'main').map(({ nodeCode }) => nodeCode).toSorted(), ['nat.a3.1', 'vale.care.1.1']);
    assert.deepEqual(thread.servedNodes.filter(({ weight }) => weight === 'also').map(({ nodeCode }) => nodeCode).toSorted(), ['nat.a1.2', 'nat.f2']);
    assert.equal(thread.coProduction.label, 'co-produced so far: planning, design');
    assert.equal(thread.coProduction.joinedLate, undefined);
    assert.equal(thread.isExample, true);
    assert.ok(thread.impactCheck?.groups.includes('race') && thread.impactCheck.groups.includes('people-in-rural-areas'));
    assert.deepEqual(thread.decisions.map(({ decidedOn }) => decidedOn), ['2025-05-24', '2025-06-10', '2025-07-08', '2025-09-16']);
    assert.ok(thread.decisions.every(({ viewsRecorded }) => viewsRecorded));
    assert.equal(thread.owner, null, 'the public reads the role, not the person');
    assert.equal(thread.carriedTo?.year.label, '2026-27');
  });

  it('loses the label when the seats are taken out of the record', async () => {
    await database.owner.query("update strategy.partnership_entry set taken_back_at = '2026-01-01', taken_back_reason = 'test' where objective_id = $1 and evidence in ('seat', 'workshop')", [demoObjectiveId('vale.2025.1')]);
    const thread = await asPublic((tx) => objectivePage(tx, demoObjectiveId('vale.2025.1'), now));
    assert.equal(thread?.coProduction.label, 'consulted');
    await database.owner.query('update strategy.partnership_entry set taken_back_at = null, taken_back_reason = null');
  });

  it('is alive in each of four years, and its by-aim total counts objectives, not tags', async () => {
    const vale = await asPublic((tx) => strategyHead(tx, 'vale'));
    const years = await asPublic((tx) => objectiveYears(tx, { strategy: vale, now }));
    assert.deepEqual(years.map(({ year, total }) => [year.label, total]), [['2023-24', 3], ['2024-25', 3], ['2025-26', 4], ['2026-27', 5]]);
    const byAim = await asPublic((tx) => objectivesByAim(tx, { strategyId: vale.id, now }));
    assert.equal(byAim.total, 15);
    assert.ok(byAim.aims.reduce((sum, { count }) => sum + count, 0) > 15);
    assert.deepEqual(byAim.leastWork, [byAim.aims.toSorted((a, b) => a.count - b.count)[0]?.aim]);
  });

  it('counts once in each view of a parent and once overall', async () => {
    const nat = await asPublic((tx) => strategyHead(tx, 'nat'));
    const nodeCodes = ['nat.a3.1', 'nat.a1.2', 'nat.f2', 'nat.a4.1'];
    const { nodes } = await asPublic((tx) => objectiveSummaries(tx, { strategyId: nat.id, nodeCodes, now }));
    assert.deepEqual(nodes.map(({ nodeCode, count }) => [nodeCode, count]), [['nat.a3.1', 2], ['nat.a1.2', 2], ['nat.f2', 2], ['nat.a4.1', 0]]);
    assert.equal(await asPublic((tx) => countObjectives(tx, { strategyId: nat.id, nodeCodes, asAt: now })), 2);
    assert.equal(nodes[0]?.objectives[0]?.year.label, '2026-27');
  });

  it('changes nothing when it is loaded again, and never touches a real organisation', async () => {
    const count = async () => (await database.owner.query('select (select count(*) from strategy.objective) as o, (select count(*) from strategy.progress_update) as u, (select count(*) from platform.event) as e')).rows;
    const before = await count();
    const read = readConfig({ ALLIED_MODE: 'demo' });
    assert.ok(read.ok);
    await seedDemoObjectives({ store: database.worker, config: read.config, log: openLog('silent'), now });
    assert.deepEqual(await count(), before);
    const { rows } = await database.owner.query('select count(*)::int as n from strategy.objective o join directory.organisation r on r.id = o.organisation_id where not r.is_example');
    assert.equal(rows[0].n, 0);
  });
});
