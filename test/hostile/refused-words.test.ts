import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { readZip } from '#platform/zip';
import { newCaller, type Caller } from '#test/caller';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { keepBundles } from '../../src/modules/conversations/commands/open-data/keep-bundles.ts';
import { allRoutes } from '../../src/app/web.ts';

/** A word that stands in no page of the demonstration. */
const planted = 'Xylograph8831';
const states = ['held', 'refused', 'hidden', 'withdrawn', 'merged', 'masked', 'appealed', 'noted'] as const;

/** Words that nobody but their author and their moderators may read must stand in no page, feed, export, report or search. */
describe('words that are not shown', () => {
  let site: TestSite;
  let ids: Map<string, string>;
  let shownId = '';
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T10:04:00Z'));
    ids = await plant(site);
    shownId = (await site.database.owner.query<{ id: string }>("select id from conversations.contribution where words = 'A shown idea to stand with'")).rows[0]?.id ?? '';
  });
  after(() => site.close());

  const addresses = (): string[] => {
    // In a picture or a packed document these letters could not be found, whatever it says.
    const gets = allRoutes().filter(({ method, path }) => method === 'GET' && !path.startsWith('/moderation') && !/\.(png|pdf|docx)$/.test(path));
    const plain = gets.map(({ path, example }) => path.replace(/:(\w+)/g, (_all, name: string) => encodeURIComponent(example?.[name] ?? '')));
    const each = [...ids.values(), shownId].map((id) => `/conversations/vale-rural-care/1/ideas/${id}`);
    const asked = [`/search?q=${planted}`, '/conversations/vale-rural-care/1?order=newest', '/conversations/vale-rural-care/1?order=newest&page=2', '/conversations/vale-rural-care/1?order=least%20seen', '/conversations/vale-rural-care/1/decisions', '/conversations/vale-rural-care/1/decisions.csv', '/search?q=walks+with+dogs+along+the+river&kind=heard', '/api/v1/conversations/vale-rural-care', '/api/v1/conversations/vale-rural-care/phases/1/contributions?limit=200'];
    return [...new Set([...plain, ...each, ...asked])];
  };

  async function seenBy(caller: Caller): Promise<string[]> {
    const seen: string[] = [];
    for (const address of addresses()) {
      const { status, body } = await caller.get(address);
      assert.ok(status < 500, `${address} answered ${status}`);
      // The search page repeats what was asked for; what is planted carries the state as well.
      for (const state of states) if (body.includes(`${planted}${state}`)) seen.push(`${state} on ${address}`);
    }
    return seen;
  }

  it('are planted, and a shown word would be seen', async () => {
    assert.equal(ids.size, states.length);
    assert.ok(addresses().length > 100, `only ${addresses().length} addresses`);
    const { body } = await (await newCaller(site)).get(`/conversations/vale-rural-care/1/ideas/${shownId}`);
    assert.match(body, /A shown idea to stand with/);
    const moderator = await newCaller(site, await sessionFor(site, 'moderator'));
    assert.match((await moderator.get('/moderation')).body, new RegExp(`${planted}held`), 'the moderator of the organisation reads them');
  });

  it('are absent from every page for a visitor', async () => {
    assert.deepEqual(await seenBy(await newCaller(site)), []);
  });

  for (const role of ['moderator', 'administrator', 'Chief AHP']) {
    it(`are absent from every page for the ${role} of another organisation, the queue too`, async () => {
      const caller = await newCaller(site, await sessionFor(site, role, 'hillmoor'));
      assert.deepEqual(await seenBy(caller), []);
      for (const address of ['/moderation', '/moderation/appeals', '/moderation/merged']) assert.ok(!(await caller.get(address)).body.includes(planted), address);
    });
  }

  it('are absent from the open data that everyone takes, which is made again once they are not shown any more', async () => {
    const { rows: [phase] } = await site.database.owner.query<{ id: string; organisation: string }>("select p.id, p.organisation_id as organisation from conversations.phase p join conversations.conversation c on c.id = p.conversation_id where c.code = 'vale-getting-there' and p.position = 1");
    for (const state of ['shown', 'held', 'refused', 'withdrawn']) await site.database.owner.query("insert into conversations.contribution (phase_id, organisation_id, item, kind, words, route, received_hour, state, code_hash) values ($1, $2, (random() * 2e9)::int + 1, 'idea', $3, 'online', '2026-02-05T09:00Z', $4, $5)", [phase?.id, phase?.organisation, `${planted}${state} in an ended part`, state, randomBytes(32)]);
    const take = () => site.server.inject('/conversations/vale-getting-there/1/open-data.zip');
    assert.equal((await take()).statusCode, 404, 'the bundle from before is given out no more');
    await keepBundles(site.house.worker, new Date('2026-11-22T10:04:00Z'), 'vale-getting-there');
    const texts = async () => {
      const read = readZip((await take()).rawPayload, { maxFiles: 100, maxBytes: 50_000_000 });
      return read.ok ? [...read.files.values()].map((content) => content.toString()).join('\n') : '';
    };
    assert.match(await texts(), new RegExp(`${planted}shown`), 'a shown word would be seen');
    for (const state of ['held', 'refused', 'withdrawn']) assert.ok(!(await texts()).includes(`${planted}${state}`), state);
    await site.database.owner.query("update conversations.contribution set state = 'refused' where words like $1", [`${planted}shown%`]);
    assert.equal((await take()).statusCode, 404);
    await keepBundles(site.house.worker, new Date('2026-11-22T10:09:00Z'), 'vale-getting-there');
    assert.match(await texts(), /comment-id/);
    assert.ok(!(await texts()).includes(planted));
  });

  it('are absent from the steps before sending', async () => {
    const caller = await newCaller(site);
    await caller.get('/conversations/vale-rural-care/1/ideas/new');
    const { body } = await caller.post('/conversations/vale-rural-care/1/ideas', { words: 'Mail me at somebody@example.org about walks with dogs along the river' });
    assert.match(body, /Before you send/);
    assert.ok(!body.includes(planted));
  });
});

/** One idea for each way of not being shown, all about the same so that likeness finds them. */
async function plant({ database: { owner } }: TestSite): Promise<Map<string, string>> {
  const { rows: [phase] } = await owner.query<{ id: string; organisation: string }>("select p.id, p.organisation_id as organisation from conversations.phase p join conversations.conversation c on c.id = p.conversation_id where c.code = 'vale-rural-care' and p.position = 1");
  const add = async (words: string, shown: string | null, state: string, into: string | null = null) => (await owner.query<{ id: string }>(`insert into conversations.contribution (phase_id, organisation_id, item, kind, words, shown_words, route, received_hour, state, merged_into, code_hash)
    values ($1, $2, (random() * 2e9)::int + 1, 'idea', $3, $4, 'online', '2026-01-05T09:00Z', $5, $6, $7) returning id`, [phase?.id, phase?.organisation, words, shown, state, into, randomBytes(32)])).rows[0]?.id ?? '';
  const decide = (id: string, outcome: string, note = '') => owner.query("insert into conversations.decision (contribution_id, organisation_id, outcome, reason_code, note, decided_at) values ($1, $2, $3, 'hurts-people', $4, '2026-11-22T09:30Z')", [id, phase?.organisation, outcome, note]);
  const target = await add('A shown idea to stand with', null, 'shown');
  const masked = await add(`Walks with dogs along the river ${planted}masked`, 'Walks with dogs along the river [name]', 'shown');
  for (const id of [target, masked]) await owner.query("insert into conversations.showing values ($1, $2, '2026-11-22T09:00Z')", [id, phase?.organisation]);
  const ids = new Map<string, string>();
  const text = (state: string) => `Walks with dogs along the river ${planted}${state}`;
  for (const [state, kept] of [['held', 'held'], ['refused', 'refused'], ['hidden', 'refused'], ['withdrawn', 'withdrawn'], ['appealed', 'refused'], ['noted', 'refused']] as const) ids.set(state, await add(state === 'noted' ? 'Something else' : text(state), null, kept));
  ids.set('merged', await add(text('merged'), null, 'merged', target));
  ids.set('masked', masked);
  await decide(ids.get('refused') ?? '', 'refused');
  await decide(ids.get('hidden') ?? '', 'hidden');
  await decide(ids.get('appealed') ?? '', 'refused');
  await decide(ids.get('noted') ?? '', 'refused', `${planted}noted`);
  await owner.query("insert into conversations.appeal (contribution_id, organisation_id, words, received_hour) values ($1, $2, $3, '2026-11-22T09:00Z')", [ids.get('appealed'), phase?.organisation, `${planted}appealed`]);
  return ids;
}
