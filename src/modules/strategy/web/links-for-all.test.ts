import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newCaller } from '#test/caller';
import { linksOf } from '#test/forms';
import { openTestSite, type TestSite } from '#test/site';

const people = ['public', 'carer', 'ahp', 'support-worker', 'student', 'service-lead', 'trust-lead', 'system-lead', 'region', 'national-team', 'researcher', 'moderator', 'peer-leader'];
const pages = ['/', '/co-planning', '/co-design', '/co-implementation', '/co-evaluation', '/strategies', '/my-work', '/help', '/take-part'];

describe('the first pages, for each example person', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite(); });
  after(() => site.close());
  const become = async (persona: string) => {
    const caller = await newCaller(site);
    const answer = await caller.post('/demo/persona', { persona });
    assert.equal(answer.status, 303, persona);
    await caller.get('/account');
    return caller;
  };

  it('hold no link that refuses them', async () => {
    const wrong: string[] = [];
    for (const persona of people) {
      const caller = await become(persona);
      // Most links stand on every page: each is followed once for each person, from the first page that offers it.
      const firstPageOf = new Map<string, string>();
      for (const page of pages) for (const link of linksOf((await caller.get(page)).body)) if (!firstPageOf.has(link)) firstPageOf.set(link, page);
      for (const [link, page] of firstPageOf) {
        const { status } = await caller.get(link);
        if (status === 403 || status === 404 || status >= 500) wrong.push(`${persona} on ${page}: ${link} answers ${status}`);
      }
      assert.ok(firstPageOf.size >= 30, `only ${firstPageOf.size} links for ${persona}`);
    }
    assert.deepEqual(wrong, []);
  });

  it('say at “My part” what each role can do, and nothing that is not true', async () => {
    for (const [persona, says] of [['system-lead', /See what your integrated care system works on/], ['region', /each integrated care system of your region/], ['national-team', /what people told us about this site/], ['trust-lead', /Begin an objective/], ['service-lead', /Register a piece of work/], ['support-worker', /for your role group/], ['student', /for your role group/], ['researcher', /what nobody has looked at/]] as const) {
      const { body } = await (await become(persona)).get('/my-work');
      assert.match(body, says, persona);
      assert.doesNotMatch(body, /You belong to no organisation/);
    }
    for (const persona of ['public', 'carer']) {
      const { body } = await (await become(persona)).get('/my-work');
      assert.match(body, /You belong to no organisation on this site, so no update is asked of you/);
      assert.doesNotMatch(body, /objective of your organisation|<table/);
    }
  });

  it('lead from a strategy and from its parts to a new objective, for those who may write one', async () => {
    const lead = await become('trust-lead');
    for (const [page, href] of [['/strategies/vale', '/objectives/new?strategy=vale'], ['/strategies/nat/nodes/nat.a3.1', '/objectives/new?strategy=nat&node=nat.a3.1']] as const) {
      assert.ok(linksOf((await lead.get(page)).body).includes(href), page);
      assert.ok(!linksOf((await (await become('carer')).get(page)).body).includes(href), `${page} for a carer`);
    }
    assert.match((await lead.get('/objectives/new?strategy=nat&node=nat.a3.1')).body, /value="nat nat\.a3\.1" selected/);
  });

  it('lead to the professions and to what a region works on', async () => {
    const caller = await newCaller(site);
    for (const page of ['/organisations', '/glossary']) assert.ok(linksOf((await caller.get(page)).body).includes('/professions'), page);
    for (const [page, href] of [['/units/meadowlands', '/regions/meadowlands'], ['/systems', '/regions'], ['/regions', '/regions/meadowlands'], ['/units/rivers-and-moor', '/systems/rivers-and-moor']] as const) assert.ok(linksOf((await caller.get(page)).body).includes(href), page);
  });

  it('lead to one’s own part, from the Act page and from every page once signed in', async () => {
    for (const persona of people) {
      const caller = await become(persona);
      for (const page of ['/', '/co-implementation', '/glossary']) assert.ok(linksOf((await caller.get(page)).body).includes('/my-work'), `${persona} on ${page}`);
    }
    assert.ok(linksOf((await (await newCaller(site)).get('/co-implementation')).body).includes('/my-work'));
  });
});
