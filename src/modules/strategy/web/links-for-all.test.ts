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
      for (const page of pages) {
        for (const link of new Set(linksOf((await caller.get(page)).body))) {
          const { status } = await caller.get(link);
          if (status === 403 || status === 404 || status >= 500) wrong.push(`${persona} on ${page}: ${link} answers ${status}`);
        }
      }
    }
    assert.deepEqual(wrong, []);
  });

  it('lead to one’s own part, from the Act page and from every page once signed in', async () => {
    for (const persona of people) {
      const caller = await become(persona);
      for (const page of ['/', '/co-implementation', '/glossary']) assert.ok(linksOf((await caller.get(page)).body).includes('/my-work'), `${persona} on ${page}`);
    }
    assert.ok(linksOf((await (await newCaller(site)).get('/co-implementation')).body).includes('/my-work'));
  });
});
