import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { aroundRoutes } from './around-routes.ts';

describe('the pages around the strategies', () => {
  let site: TestSite;
  let anybody: Visitor;
  let chief: Visitor;
  let national: Visitor;
  before(async () => {
    site = await openTestSite();
    anybody = await visitorOf(site, { cookie: '' });
    chief = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    national = await visitorOf(site, await sessionFor(site, 'national team', 'example-national-team'));
  });
  after(() => site.close());

  const send = (visitor: Visitor, url: string, form: Record<string, string>) =>
    site.server.inject({ method: 'POST', url, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ ...form, _csrf: visitor.csrf }).toString() });
  // Pages of strategies are kept for up to a second; `saved` asks for a fresh one, as after a change of one's own.
  const text = async (url: string, visitor = anybody) => (await site.server.inject({ url, headers: { cookie: visitor.cookies } })).body.replace(/<[^>]+>/g, ' ').replace(/&#39;/g, "'").replace(/\s+/g, ' ');
  const one = async <T>(query: string) => (await site.database.owner.query(query)).rows[0] as T;

  it('list 42 named sources and the library of 59 and 3 titles, with what may be listed twice', async () => {
    const page = await text('/sources');
    for (const words of ['Named in AHPs Deliver (33)', 'Named in Oxford Health AHP Strategy (9)', '(appendix 2) (59)', '(appendix 3) (3)']) assert.ok(page.includes(words), words);
    assert.equal(page.match(/Maybe listed twice/g)?.length, 3);
    assert.match(await text('/sources/lib.44'), /This may be the same as:.*Allied Health Professions leadership in trusts/);
  });

  it('show on the page of a part what it leans on, and warn when something newer took the place of a source', async () => {
    const node = (await one<{ code: string }>("select n.code from strategy.node n join strategy.strategy s on s.id = n.strategy_id where s.code = 'vale' order by n.code limit 1")).code;
    const cited = { node, place: 'page 82, section 4.20', statement: 'It asks for a strategy' };
    assert.equal((await send(chief, '/sources/fw.01/citations', { ...cited, node: 'nat.a1.1' })).statusCode, 403, 'not for the strategy of others');
    assert.equal((await send(chief, '/sources/fw.01/citations', cited)).statusCode, 303);
    assert.match(await text(`/strategies/vale/nodes/${node}?saved=now`), /NHS Long Term Plan , page 82, section 4\.20/);
    const superseded = { byTitle: 'A newer plan', byCode: '', 'since-day': '1', 'since-month': '7', 'since-year': '2025', reason: 'It was published' };
    assert.equal((await send(chief, '/sources/fw.01/supersession', superseded)).statusCode, 403);
    assert.equal((await send(national, '/sources/fw.01/supersession', superseded)).statusCode, 303);
    assert.match(await text('/sources/fw.01'), /Something newer took its place A newer plan since 1 July 2025/);
    assert.match(await text(`/strategies/vale/nodes/${node}?saved=now`), /Superseded/);
  });

  it('cover 7 areas and 8 conditions, and say "None yet" where a profession has no work on one', async () => {
    const signedIn = await text('/coverage', chief);
    assert.match(signedIn, /of 7 have work linked here/);
    assert.match(signedIn, /of 8 have work linked here/);
    assert.match(signedIn, /Stroke How are you feeling today/);
    assert.match(await text('/coverage?profession=prof.orthoptists', chief), /Stroke None yet/);
    assert.doesNotMatch(await text('/coverage'), /How are you feeling today/, 'workstreams are for people who signed in');
    assert.match(await text('/coverage'), /, objective,/, 'published objectives are for everyone');
  });

  it('add up an integrated care system by count', async () => {
    const { n } = await one<{ n: string }>("select count(*) as n from strategy.objective o join directory.organisation g on g.id = o.organisation_id where o.is_public and g.code in ('vale-and-riverside', 'hillmoor')");
    const page = await text('/systems/rivers-and-moor');
    assert.ok(page.includes(`by how they stand (${n})`), `counted ${n}`);
    assert.doesNotMatch(page, /Shared workstreams/);
    assert.match(await text('/systems/rivers-and-moor', chief), /Shared workstreams/);
    const real = await text('/systems/buckinghamshire-oxfordshire-and-berkshire-west');
    assert.match(real, /No member has published an objective here yet/);
    assert.match(real, /Here for its published strategy only/);
    assert.equal((await site.server.inject('/systems/vale-and-riverside')).statusCode, 404, 'a provider is no system');
  });

  it('flag a partner without contact for six months, and no longer after a contact', async () => {
    const partner = (await one<{ id: string }>("select id from strategy.partner where name like 'Riverside Voices%'")).id;
    assert.match(await text(`/partners/${partner}`, chief), /No contact for six months/);
    const today = new Date();
    const contact = { 'on-day': String(today.getUTCDate()), 'on-month': String(today.getUTCMonth() + 1), 'on-year': String(today.getUTCFullYear()), what: 'Met about villages', changed: 'One more village' };
    assert.equal((await send(chief, `/partners/${partner}/contacts`, { ...contact, 'on-year': String(today.getUTCFullYear() + 1) })).statusCode, 422, 'not in the future');
    assert.equal((await send(chief, `/partners/${partner}/contacts`, contact)).statusCode, 303);
    assert.match(await text(`/partners/${partner}`, chief), /In contact.*One more village/);
    const other = await visitorOf(site, await sessionFor(site, 'Chief AHP', 'hillmoor'));
    assert.equal((await site.server.inject({ url: `/partners/${partner}`, headers: { cookie: other.cookies } })).statusCode, 404);
  });

  it('say honestly where an easy read version is missing, late or there', async () => {
    assert.match(await text('/strategies/vale?saved=now'), /There is no easy read version of this page yet\. No date is set/);
    const plan = (year: string) => send(chief, '/strategies/vale/easy-read', { words: '', 'plannedFor-day': '1', 'plannedFor-month': '3', 'plannedFor-year': year });
    assert.equal((await plan('2199')).statusCode, 303);
    assert.match(await text('/strategies/vale?saved=now'), /It is planned for 1 March 2199/);
    await plan('2020');
    assert.match(await text('/strategies/vale?saved=now'), /planned for 1 March 2020 and is late/);
    assert.equal((await send(chief, '/strategies/vale/easy-read', { words: 'We help people. We do it near home.', 'plannedFor-day': '', 'plannedFor-month': '', 'plannedFor-year': '' })).statusCode, 303);
    assert.match(await text('/strategies/vale?saved=now'), /Read this in easy words We help people/);
    assert.equal((await send(chief, '/strategies/nat/easy-read', { words: 'We write for others.' })).statusCode, 403);
  });

  it('survive junk in every form and address: never a failure, nothing half-written', async () => {
    const posts = aroundRoutes.filter(({ method }) => method === 'POST');
    assert.ok(posts.length >= 20);
    const names = ['organisationId', 'title', 'about', 'leadRole', 'node', 'weight', 'reason', 'tags', 'revision', 'words', 'shown', 'meaning', 'version', 'byCode', 'byTitle', 'sharing', 'endedReason', 'endedLink', 'on-day', 'on-month', 'on-year', 'name', 'aim', 'then'];
    const value = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('', '0', '-1', 'null', '\u0000', '💥', 'main', 'check-words', '9'.repeat(30), 'x'.repeat(9000), '00000000-0000-4000-8000-000000000000'));
    const address = fc.oneof(fc.constantFrom('ahp', 'nat', 'vale', 'fw.01', '00000000-0000-4000-8000-000000000000', '%00', "';--", '..%2f..', 'x'.repeat(180)), fc.string({ maxLength: 12 }).map(encodeURIComponent));
    const attempt = fc.record({ route: fc.constantFrom(...posts), place: address, form: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 10 }), who: fc.constantFrom('chief', 'national', 'anybody') });
    await fc.assert(fc.asyncProperty(attempt, async ({ route, place, form, who }) => {
      const known = Object.keys(route.example ?? {});
      const url = route.path.replace(/:(\w+)/g, (_all, name: string) => (known.includes(name) && place.length % 2 === 0 ? (route.example?.[name] ?? '') : place || 'x'));
      const answer = await send({ chief, national, anybody }[who], url, Object.fromEntries(Object.entries(form).map(([name, given]) => [name, given.toWellFormed()])));
      assert.ok(answer.statusCode < 500, `${url} answered ${answer.statusCode}`);
    }), { numRuns: 250 });
    const orphans = await one<{ n: string }>('select count(*) as n from strategy.workstream w where not exists (select from strategy.workstream_link l where l.workstream_id = w.id)');
    assert.equal(orphans.n, '0', 'a workstream was written without its link');
  });
});
