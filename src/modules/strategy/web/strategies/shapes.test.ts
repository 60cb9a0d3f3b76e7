import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { openTestSite, type TestSite } from '#test/site';
import { boardReport } from '../../queries/board-report.ts';
import { strategyOverlap } from '../../queries/strategy-overlap.ts';
import { importStrategy } from '../../commands/import-strategy.ts';
import { FinancialYear } from '#platform/clock';
import { EXAMPLE } from './forms/import-form.tsx';

const now = new Date('2026-11-22T09:00:00Z');

describe('a strategy of another shape: priorities only, one main link', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite();
    const owner = (await site.database.owner.query<{ id: string }>("select id from directory.organisation where code = 'vale-and-riverside'")).rows[0]?.id ?? '';
    const outcome = await site.database.worker.within({ as: 'worker' }, (tx) => importStrategy(tx, { now, actor: 'operator' }, { text: EXAMPLE, fileName: 'harbour.yaml', organisationId: owner }));
    assert.ok(outcome.ok, JSON.stringify(outcome));
  });
  after(() => site.close());
  const read = async (url: string) => (await site.server.inject(url)).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

  test('its page beside the national strategy agrees with itself, and asks each question once', async () => {
    const text = await read('/strategies/harbour/alignment?with=nat');
    assert.match(text, /1 main link, 0 also links\. The organisation judged so/);
    assert.match(text, /One part or more has it as a main link Parts, main link 1 Parts, also linked 0/);
    assert.equal(text.split('is linked to what stands here').length - 1, 1);
    assert.ok(text.includes('No part of Harbour strategy is linked') && !/\bactions?\b/i.test(text.slice(text.indexOf('Questions to talk about'))), 'it has no actions');
  });

  test('a priority without an objective is a gap of the report to the board, and a part to work on', async () => {
    const report = await site.database.web.reading({ as: 'public' }, (tx) => boardReport(tx, { code: 'harbour', year: FinancialYear.starting(2026), on: '2026-11-22', now }));
    assert.deepEqual(report.nodesWithoutObjectives, ['Care close to home']);
    const overlap = await site.database.web.reading({ as: 'public' }, (tx) => strategyOverlap(tx, 'harbour'));
    assert.deepEqual(overlap.view.gaps, ['harbour.near']);
  });
});
