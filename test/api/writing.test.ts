import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { isApiRoute, type ApiRoute } from '#platform/openapi';
import { ask, itemsOf, tokenFor } from '#test/api';
import { openTestSite, type TestSite } from '#test/site';
import { allRoutes } from '../../src/app/web.ts';
import { tokenScopes } from '../../src/modules/directory/domain/token-scopes.ts';
import { tokenScopesInUse } from './scopes.ts';
import { newObjective, sampleBody, smallPlan, standIn } from './stand-ins.ts';

const routes = allRoutes().filter(isApiRoute);
const urlOf = ({ path, example, api }: ApiRoute, address = {}): string => path.replace(/:(\w+)/g, (_all, name: string) => ({ ...example, ...address })[name] ?? '') + (api.sample?.query ? `?${new URLSearchParams(api.sample.query)}` : '');

describe('what programs write', () => {
  let site: TestSite;
  let token: string;
  let caller: { site: TestSite; token: string };
  before(async () => {
    site = await openTestSite();
    token = await tokenFor(site, tokenScopesInUse());
    caller = { site, token };
  });
  after(() => site.close());

  const send = (route: ApiRoute, { as, headers = {} }: { as?: string; headers?: Record<string, string> } = {}) =>
    ask(site, urlOf(route), { method: route.method as 'GET', ...(as ? { token: as } : {}), headers, ...(route.api.body ? { body: '{"nothing": "that fits"}' } : {}) });

  it('needs the scope that the operation names, and every scope opens something', async () => {
    assert.deepEqual(tokenScopesInUse().toSorted(), tokenScopes.map(({ code }) => code).toSorted(), 'a scope that opens nothing, or one that nobody can choose');
    let tried = 0;
    for (const scope of tokenScopesInUse()) {
      const [only, allOthers] = [await tokenFor(site, [scope]), await tokenFor(site, tokenScopesInUse().filter((other) => other !== scope))];
      for (const route of routes.filter(({ api }) => api.scope === scope)) {
        const refused = await send(route, { as: allOthers });
        assert.deepEqual([refused.status, refused.body['detail']], [403, `This token does not hold the scope "${scope}".`], `${route.method} ${route.path}`);
        const letIn = await send(route, { as: only });
        assert.ok(route.method === 'GET' ? letIn.status === 200 : [404, 422, 428].includes(letIn.status), `${route.method} ${route.path} answered ${letIn.status}: ${JSON.stringify(letIn.body)}`);
        tried += 1;
      }
    }
    assert.ok(tried >= 65, `only ${tried} tried`);
  });

  it('is refused without a token, but for what the public may say', async () => {
    for (const route of routes.filter(({ method }) => method !== 'GET')) {
      const { status, body } = await send(route);
      if (route.api.isForAnyone) assert.equal(status, 422, route.path);
      else assert.deepEqual([status, body['code']], [401, 'sign-in-needed'], `${route.method} ${route.path}`);
    }
  });

  it('is refused for another organisation, whatever the scopes', async () => {
    const hillmoor = await tokenFor(site, tokenScopesInUse(), 'hillmoor');
    let tried = 0;
    for (const route of routes.filter(({ method, api }) => method !== 'GET' && !api.isForAnyone)) {
      const headers = route.api.needsMatch ? { 'if-match': (await ask(site, urlOf({ ...route, path: route.api.needsMatch }), { token: hillmoor })).headers['etag'] ?? '' } : {};
      const { status, body } = await ask(site, urlOf(route), { method: route.method as 'POST', token: hillmoor, body: route.api.sample?.body, headers });
      assert.ok([403, 404].includes(status), `${route.method} ${route.path} answered ${status}: ${JSON.stringify(body)}`);
      tried += 1;
    }
    assert.ok(tried >= 30, `only ${tried} tried`);
  });

  it('asks for the ETag wherever there is one, and refuses an old one', async () => {
    const id = await standIn(caller, 'DRAFT-OBJECTIVE', '');
    const code = await smallPlan(caller);
    const address = { id, code };
    const matching = routes.filter(({ api }) => api.needsMatch);
    assert.ok(matching.length >= 7);
    for (const route of matching) {
      const url = route.path.includes('/alignments/') || route.path.includes('/workstreams/') || route.path.includes('/nodes/') ? urlOf(route) : urlOf(route, address);
      const statusWith = async (headers: Record<string, string>) => (await ask(site, url, { method: route.method as 'PUT', token, body: route.api.sample?.body, headers })).status;
      assert.deepEqual([await statusWith({}), await statusWith({ 'if-match': '"0"' }), await statusWith({ 'if-match': '*' })], [428, 412, 412], route.path);
    }
  });

  it('lets one of two changes of the same tags through', async () => {
    const url = `/objectives/${await newObjective(caller)}/tags`;
    const etag = (await ask(site, url, { token })).headers['etag'] ?? '';
    const put = (item: string) => ask(site, url, { method: 'PUT', token, body: { tags: [{ list: 'major-conditions', item }] }, headers: { 'if-match': etag } });
    const answers = await Promise.all([put('diabetes'), put('stroke')]);
    assert.deepEqual(answers.map(({ status }) => status).toSorted((a, b) => a - b), [200, 412], JSON.stringify(answers.map(({ body }) => body)));
  });

  it('takes an objective from its first draft to its end, and reads back what was written', async () => {
    const id = await standIn(caller, 'DRAFT-OBJECTIVE', '');
    const at = `/objectives/${id}`;
    const post = async (part: string, body: object, headers = {}) => {
      const answer = await ask(site, `${at}/${part}`, { method: 'POST', token, body, headers });
      assert.equal(answer.status, 201, `${part}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    };
    assert.deepEqual((await ask(site, `${at}/publication`, { token })).body['missing'], []);
    assert.equal((await ask(site, at)).status, 404, 'a draft is its own organisation’s');
    assert.equal((await post('publication', {}, { 'if-match': '"1"' }))['isPublic'], true);
    assert.equal((await ask(site, at)).status, 200, 'what is published is everyone’s');
    const milestone = String((await post('milestones', { title: 'First clinic', dueOn: '2026-09-30' }))['id']);
    await post(`milestones/${milestone}/reached`, { reachedOn: '2026-09-01' });
    const action = String((await post('actions', { what: 'Find a room', ownerRole: 'Lead', dueOn: '2026-08-31' }))['id']);
    await post(`actions/${action}/ending`, { outcome: 'done', doneOn: '2026-08-01' });
    const entry = String((await post('partnership', sampleBody('/objectives/:id/partnership')))['id']);
    await post(`partnership/${entry}/taking-back`, { reason: 'It was another meeting' });
    await post('partners', { name: 'Bus users of the Vale', kind: 'community', joinedOn: '2026-04-02' });
    await post('nothing-changed', { because: 'Summer' });
    const lists = await Promise.all(['milestones', 'actions', 'partnership', 'partners', 'progress', 'history'].map(async (part) => itemsOf(await ask(site, `${at}/${part}`, { token }))));
    assert.deepEqual([lists[0]?.[0]?.['reachedOn'], lists[1]?.[0]?.['ended'], lists[2]?.[0]?.['takenBackBecause'], lists[3]?.[0]?.['kind']], ['2026-09-01', { on: '2026-08-01', outcome: 'done', note: '' }, 'It was another meeting', 'community']);
    assert.equal(lists[4]?.[0]?.['route'], 'programme');
    assert.ok((lists[5]?.length ?? 0) >= 9 && lists[5]?.every(({ actor }) => actor === 'token'), JSON.stringify(lists[5]));
    const { closed } = await post('closing', { outcome: 'closed', reason: 'The buses have stopped', learned: 'Ask about buses first' }) as { closed: { outcome: string } };
    assert.equal(closed.outcome, 'closed');
    assert.equal((await ask(site, `${at}/milestones`, { method: 'POST', token, body: { title: 'Too late', dueOn: '2027-01-01' } })).status, 409);
  });

  it('names an owner by a membership of its own organisation only', async () => {
    const membership = async (code: string) => String((await site.database.owner.query("select m.id from directory.membership m join directory.organisation o on o.id = m.organisation_id join directory.person p on p.id = m.person_id where o.code = $1 and m.ended_on is null and p.deactivated_at is null limit 1", [code])).rows[0]?.id);
    const url = `/objectives/${await newObjective(caller)}/owner`;
    assert.equal((await ask(site, url, { method: 'PUT', token, body: { membership: await membership('hillmoor') } })).status, 422);
    const named = await ask(site, url, { method: 'PUT', token, body: { membership: await membership('vale-and-riverside') } });
    assert.deepEqual(named.body, { schemaVersion: 1, isNamed: true });
  });

  it('says each line of a strategy file that is wrong, and keeps nothing of it', async () => {
    const { file, ...body } = sampleBody('/strategies');
    const refused = await ask(site, '/strategies', { method: 'POST', token, body: { ...body, file: String(file).replaceAll('small-plan', 'broken-plan').replace('type: principle', 'type: principel') } });
    assert.equal(refused.status, 422);
    assert.match(JSON.stringify(refused.body['errors']), /file, line 17, letter 11/);
    assert.equal((await ask(site, '/strategies/broken-plan', { token })).status, 404);
  });

  it('hears the public without a token, as JSON only, and keeps nothing about who said it', async () => {
    const code = await smallPlan(caller);
    const said = await ask(site, `/strategies/${code}/comments`, { method: 'POST', body: { node: 'small-plan.p1', words: 'Say who “them” is' } });
    assert.deepEqual([said.status, said.body], [201, { schemaVersion: 1, isReceived: true }]);
    assert.equal((await ask(site, `/strategies/${code}/comments`, { method: 'POST', body: 'node=small-plan.p1&words=Hello', headers: { 'content-type': 'text/plain' } })).status, 415);
    assert.deepEqual(itemsOf(await ask(site, `/strategies/${code}/comments`)), [], 'held until somebody has read it');
    assert.equal(itemsOf(await ask(site, `/strategies/${code}/comments`, { token })).length, 1);
    assert.equal((await ask(site, '/glossary/ahp/reports', { method: 'POST', body: { words: 'Too short to know' } })).status, 201);
    const { rows } = await site.database.owner.query("select 1 from platform.event where name like '%comment%' or name like '%term report%'");
    assert.equal(rows.length, 0);
  });
});
