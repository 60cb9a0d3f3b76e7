import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { crawl, visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { objectiveRoutes } from './routes.tsx';

const junk = fc.oneof(
  { weight: 3, arbitrary: fc.string({ maxLength: 60, unit: 'binary' }) },
  fc.constantFrom('', ' ', '\0', '0', '-1', '1e999', '99999999999999999999', 'null', "'; drop table strategy.objective; --", '<script>alert(1)</script>', '2026-02-31', '😀'.repeat(40)),
  fc.string({ minLength: 2000, maxLength: 6000 }),
  fc.constantFrom('done', 'better', 'main', 'planning', 'seat', 'steer', 'people-with-lived-experience', 'outcomes', 'age', 'A plain sentence that says something.', '12', '2027', 'https://example.org/'),
);

describe('junk in every form about objectives', () => {
  let site: TestSite;
  let chief: Visitor;
  before(async () => {
    site = await openTestSite();
    chief = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
  });
  after(() => site.close());

  it('never fails, and a refused form leaves no row behind', async () => {
    const forms = objectiveRoutes.filter(({ method, path }) => method === 'POST' && !path.startsWith('/updates'));
    let sent = 0;
    let refused = 0;
    for (const route of forms) {
      const url = route.path.replace(/:(\w+)/g, (_all, name: string) => route.example?.[name] ?? '');
      const { forms: found } = await crawl(site, chief, { from: [url === '/objectives' ? '/objectives/new?strategy=vale' : url], limit: 1 });
      const fields = found.find(({ action }) => action === url)?.fields ?? [];
      assert.ok(fields.length > 0, `no form found for ${url}`);
      for (const values of fc.sample(fc.record(Object.fromEntries(fields.map((name) => [name, junk])), { requiredKeys: [] }), { numRuns: 12, seed: 11 + sent })) {
        const was = await rows(site);
        const payload = new URLSearchParams({ ...values, _csrf: chief.csrf }).toString();
        const { statusCode } = await site.server.inject({ method: 'POST', url, payload, headers: { cookie: chief.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
        assert.ok(statusCode < 500, `${url} with ${JSON.stringify(values).slice(0, 400)} answered ${statusCode}`);
        if (statusCode !== 303) {
          assert.equal(await rows(site), was, `${url} answered ${statusCode} and wrote something`);
          refused += 1;
        }
        sent += 1;
      }
    }
    assert.ok(sent >= 200 && refused >= 100, `${sent} sent, ${refused} refused`);
  });
});

async function rows(site: TestSite): Promise<string> {
  const { rows: [row] } = await site.database.owner.query(`select concat_ws(' ', ${[
    'objective', 'objective_version', 'objective_parent', 'objective_owner', 'objective_publication', 'objective_closing', 'milestone', 'milestone_reached', 'objective_partner', 'progress_update', 'action', 'action_owner', 'action_done', 'decision', 'partnership_entry', 'impact_check',
  ].map((table) => `(select count(*) from strategy.${table})`).join(', ')}, (select count(*) from platform.event)) as counts`);
  return String(row.counts);
}
