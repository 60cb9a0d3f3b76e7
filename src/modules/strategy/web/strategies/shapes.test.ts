import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openTestSite, type TestSite } from '#test/site';
import { boardReport } from '../../queries/board-report.ts';
import { strategyOverlap } from '../../queries/strategy-overlap.ts';
import { demoObjectiveId } from '../../data/load-demo-objectives.ts';
import { importStrategy } from '../../commands/import-strategy.ts';
import { parseStrategyFile } from '../../domain/strategy-file.ts';
import { routes } from '../routes.tsx';
import { FinancialYear } from '#platform/clock';
import { EXAMPLE } from './forms/import-form.tsx';

const now = new Date('2026-11-22T09:00:00Z');

describe('a strategy of another shape: priorities only, one main link', () => {
  let site: TestSite;
  const load = async (text: string) => {
    const owner = (await site.database.owner.query<{ id: string }>("select id from directory.organisation where code = 'vale-and-riverside'")).rows[0]?.id ?? '';
    const outcome = await site.database.worker.within({ as: 'worker' }, (tx) => importStrategy(tx, { now, actor: 'operator' }, { text, fileName: 'harbour.yaml', organisationId: owner }));
    assert.ok(outcome.ok, JSON.stringify(outcome));
  };
  before(async () => {
    site = await openTestSite();
    await load(EXAMPLE);
  });
  after(() => site.close());
  const read = async (url: string) => (await site.server.inject(url)).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

  test('its page beside the national strategy agrees with itself, and asks each question once', async () => {
    const text = await read('/strategies/harbour/alignment?with=nat');
    assert.match(text, /1 main link, 0 also links\. The organisation judged so/);
    assert.match(text, /One part or more has it as a main link Parts, main link 1 Parts, also linked 0/);
    assert.equal(text.split('is linked to what stands here').length - 1, 1);
    assert.ok(text.includes('No part of Harbour strategy is linked') && !/no action|Actions,|action or more/i.test(text), 'it has no actions');
  });

  test('a priority without an objective is a gap of the report to the board, and a part to work on', async () => {
    const report = await site.database.web.reading({ as: 'public' }, (tx) => boardReport(tx, { code: 'harbour', year: FinancialYear.starting(2026), on: '2026-11-22', now }));
    assert.deepEqual(report.nodesWithoutObjectives, ['Care close to home']);
    const overlap = await site.database.web.reading({ as: 'public' }, (tx) => strategyOverlap(tx, 'harbour', { now: new Date() }));
    assert.deepEqual(overlap.view.gaps, ['harbour.near']);
  });

  test('a part that is taken out keeps its page and its title wherever it is named', async () => {
    const id = demoObjectiveId('vale.2026.1');
    await site.database.owner.query(`insert into strategy.objective_parent (organisation_id, objective_id, strategy_id, node_code, weight, reason, began_at)
      select o.organisation_id, o.id, s.id, 'harbour.near', 'also', 'It is near', now() from strategy.objective o, strategy.strategy s where o.id = $1 and s.code = 'harbour'`, [id]);
    await load(EXAMPLE.replace('harbour.near\n    type', 'harbour.far\n    type').replace('title: Care close to home', 'title: Care far away').replace('from: harbour.near', 'from: harbour.far'));
    const part = await site.server.inject('/strategies/harbour/nodes/harbour.near');
    assert.equal(part.statusCode, 200);
    assert.match(part.body, /Care close to home/);
    assert.match(part.body, /This part was taken out in version 2, on 22 November 2026/);
    const objective = await read(`/objectives/${id}`);
    assert.match(objective, /It also helps: Care close to home \(Harbour strategy, taken out in version 2\)/);
    assert.ok(!objective.includes('harbour.near'));
    assert.equal((await site.server.inject('/strategies/harbour/nodes/harbour.never')).statusCode, 404);
    assert.equal((await site.server.inject('/strategies/harbour/nodes/harbour.near?version=2')).statusCode, 404, 'that version has no such part');
  });

  test('a strategy of aims only is not told of gaps that its report does not list', async () => {
    await load(EXAMPLE.replaceAll('harbour', 'wishes').replace('type: priority', 'type: aim'));
    const text = await read('/strategies/wishes/report/2026-27');
    assert.match(text, /No objective for 2026-27 was published under .{0,40} by this day\. Gaps No gap was found\./);
  });

  test('no strategy may take the address of another page', () => {
    const taken = routes.flatMap(({ path }) => /^\/strategies\/([a-z-]+)$/.exec(path)?.[1] ?? []);
    assert.ok(taken.includes('import'));
    for (const code of taken) {
      const reading = parseStrategyFile(EXAMPLE.replaceAll('harbour', code));
      assert.match(reading.ok ? 'accepted' : reading.problems.map(({ message }) => message).join(), /is the address of another page/, code);
    }
  });
});
