import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestSite, type TestSite } from '#test/site';
import { loadScale } from './load.ts';

describe('a generated England, made small', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite();
    await loadScale(site.house.ownerUrl, { organisations: 4, strategies: 8, nodesPerStrategy: 12, objectives: 200 }, () => undefined);
  });
  after(() => site.close());

  const count = async (from: string): Promise<number> => Number((await site.database.owner.query<{ count: string }>(`select count(*) from ${from}`)).rows[0]?.count);

  it('fills the rooms inquiry, improvement and stories beside the strategy, as many rows each time', async () => {
    const made = [
      ['inquiry.snapshot s join directory.unit u on u.id = s.unit_id where u.code like $$example-scale-%$$', 4 * 3 + 24 * 2], ['inquiry.priority where title like $$Example priority %$$', 3 * 28], ['improvement.project where title like $$Example project %$$', 40],
      ['improvement.cycle where title like $$Example test %$$', 160], ['improvement.study where title like $$Example study %$$', 8], ['stories.case_study where title like $$Example case study %$$', 16],
      ['stories.event where title like $$Example event %$$', 16], ['stories.library_item where title like $$Example title %$$', 16], ['conversations.theme_publication where title like $$Example theme %$$', 32],
      ['improvement.funder_question where title like $$Example question to a funder %$$', 12], ['improvement.informatics_role where title like $$Example digital role %$$', 24], ['improvement.evidence_request where question like $$Example question %$$', 16], ['improvement.prevention_activity where title like $$Example activity %$$', 24], ['improvement.prevention_reach where place like $$Example place %$$', 192], ['improvement.tool where title like $$Example tool %$$', 12], ['improvement.tool_access a join improvement.tool x on x.id = a.tool_id where x.title like $$Example tool %$$', 144],
      ['improvement.learning_review where title like $$Example review %$$', 12], ['inquiry.share where counted_on is null and unit_id in (select id from directory.unit where code like $$example-scale-%$$)', 80],
      ['inquiry.sending s join directory.organisation o on o.id = s.organisation_id where o.code like $$example-scale-%$$', 4], ['quality.figure_use where decision like $$Example decision %$$', 12], ['quality.mode_record r join directory.unit u on u.id = r.unit_id where u.code like $$example-scale-%$$', 16],
      ['quality.collection_item i join quality.collection c on c.id = i.collection_id where c.name like $$Example collection %$$', 24],
    ] as const;
    for (const [from, rows] of made) assert.equal(await count(from), rows, from);
    assert.equal(await count('inquiry.answer a join inquiry.snapshot s on s.id = a.snapshot_id join directory.unit u on u.id = s.unit_id where a.stage is not null and u.code like $$example-scale-%$$'), 60 * 20, 'each snapshot answers the 20 cells');
    await loadScale(site.house.ownerUrl, { organisations: 4, strategies: 8, nodesPerStrategy: 12, objectives: 200 }, () => undefined);
    assert.equal(await count('improvement.project where title like $$Example project %$$'), 40, 'twice adds nothing');
  });

  it('is read on the pages: the map of a place, its spread, and the register', async () => {
    const read = async (url: string) => (await site.server.inject({ url })).body;
    assert.match(await read('/inquiry/units/example-scale-1-team-1/cells/nat.f1/nat.a1'), /Stage: <strong>/);
    assert.match(await read('/inquiry/units/example-above-system-2/spread'), /Example trust 1<\/a>/);
    assert.match(await read('/improvement'), /Example project /);
    assert.match(await read('/case-studies'), /Example case study /);
    assert.match(await read('/improvement/funder-questions'), /Example question to a funder /);
    assert.match(await read('/quality/decisions'), /Example decision /);
    assert.match(await read('/quality/units/example-scale-1-team-1/remote'), /In a village/);
  });
});
