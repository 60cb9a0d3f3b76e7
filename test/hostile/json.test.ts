import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { isApiRoute, type ApiRoute } from '#platform/openapi';
import { ask, tokenFor } from '#test/api';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { isWholeWalk } from '#test/whole';
import { allRoutes } from '../../src/app/web.ts';
import { tokenScopesInUse } from '../api/scopes.ts';
import { newObjective, newWorkstream, smallPlanLink, standIn } from '../api/stand-ins.ts';
import { changesBetween, marker, plantMarker, soundObjective, stateOfEverything, type State } from './state.ts';

type Body = Record<string, unknown>;
interface Sent {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  payload: string;
  headers?: Record<string, string>;
}

const writing = allRoutes().filter(isApiRoute).filter(({ method }) => method !== 'GET');
const keyOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

/** A body that each writing operation takes: the one of its example. */
const sound: Record<string, Body> = Object.fromEntries(writing.map((route) => [keyOf(route), route.api.sample?.body as Body]));

/** Saying it again leaves what is so already. */
const setsAgain = new Set(['PUT /api/v1/objectives/:id/owner', 'PUT /api/v1/workstreams/:id/sharing', 'POST /api/v1/strategies']);

/** What a sound request of the tests before may have made already. */
const anew: Record<string, (body: Body) => Body> = {
  'POST /api/v1/strategies': ({ file }) => ({ file: String(file).replace('A small plan', 'A plan made anew'), reason: 'Made anew' }),
  'PUT /api/v1/workstreams/:id/sharing': () => ({ isShared: true }),
  'POST /api/v1/strategies/:code/alignments': () => ({ to: 'nat.f3' }),
};

const foreignId = '00000000-0000-4000-8000-00000000dead';
const deep = (levels: number): string => `${'['.repeat(levels)}${']'.repeat(levels)}`;
const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, 0, -1, 1e308, [], {}, [[]], '', ' ', '\u0000', '\ud800', 'x'.repeat(70_000), foreignId, 'hillmoor', '2025-26', '<script>alert(1)</script>', "'; drop table strategy.node; --", ['outcomes', 'outcomes'], { toString: 1 }, Array.from({ length: 2000 }, () => 'outcomes')),
  fc.jsonValue({ maxDepth: 3 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

/** Whole bodies of any shape, and sound ones in which one or two parts are junk, missing or too many. */
const bodies = (body: Body): fc.Arbitrary<unknown> => fc.oneof(
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 4 }) },
  { weight: 4, arbitrary: fc.tuple(fc.subarray(Object.keys(body), { minLength: Math.min(1, Object.keys(body).length), maxLength: Math.min(2, Object.keys(body).length) }), junk).map(([names, value]) => ({ ...body, ...Object.fromEntries(names.map((name) => [name, value])) })) },
  { weight: 1, arbitrary: fc.subarray(Object.keys(body), { maxLength: Math.max(0, Object.keys(body).length - 1) }).map((names) => Object.fromEntries(names.map((name) => [name, body[name]]))) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('id', '__proto__', 'constructor', 'organisationId', 'isPublic', 'madeBy', '_csrf'), junk).map(([name, value]) => ({ ...body, [name]: value })) },
);

const broken = ['', ' ', '{', '{"wording":', 'null', '[]', '"words"', '1e999', '{"wording":"a"}{"wording":"b"}', '\ufeff{}', '{"__proto__":{"role":"administrator"}}', deep(20_000), `{"wording":${deep(5_000)}}`, 'organisation=vale', '\u0000'];

describe('junk in the interface for programs', () => {
  let site: TestSite;
  let token: string;
  let ours: string;
  let theirs: string;
  let theirWork: string;
  let chief: Visitor;
  let state: State;
  let minutesLater = 0;
  before(async () => {
    site = await openTestSite();
    [token, chief] = [await tokenFor(site, tokenScopesInUse()), await visitorOf(site, await sessionFor(site, 'Chief AHP'))];
    ours = String((await ask(site, '/objectives', { method: 'POST', token, body: soundObjective })).body['id']);
    theirs = await plantMarker(site);
    theirWork = await newWorkstream({ site, token: await tokenFor(site, ['workstreams:write', 'strategies:read'], 'hillmoor') }, 'hillmoor');
    state = await stateOfEverything(site);
  });
  after(() => site.close());

  const withId = (url: string, id: string) => url.replace(/(?<=objectives\/|workstreams\/)[^/]+/, id);
  const program = (route: { method: string; path: string }, payload: unknown, more: Partial<Sent> = {}): Sent => ({ method: route.method as Sent['method'], url: route.path, payload: typeof payload === 'string' ? payload : JSON.stringify(payload), ...more, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': '"1"', ...more.headers } });

  /** A thing of our own, made anew, for an operation to change: where it is, and its ETag. */
  const subjectOf = async (route: ApiRoute): Promise<{ url: string; headers: Record<string, string> }> => {
    const caller = { site, token };
    const { address = {} } = route.api.sample ?? {};
    const id = route.path.includes('/objectives/:id') ? (address['id'] === 'DRAFT-OBJECTIVE' ? await standIn(caller, 'DRAFT-OBJECTIVE', '') : await newObjective(caller)) : await newWorkstream(caller);
    const part = route.path.includes(':part') ? await standIn(caller, address['part'] ?? 'MILESTONE', id) : '';
    const link = route.path.includes(':code') && !route.path.includes('glossary') ? await smallPlanLink(caller) : { code: 'ahp', from: '', to: '' };
    const fill = (path: string) => path.replace(/:(\w+)/g, (_all, name: string) => ({ id, part, node: 'small-plan.p1', ...link })[name] ?? '');
    const etag = route.api.needsMatch ? (await ask(site, fill(route.api.needsMatch), { token })).headers['etag'] : undefined;
    state = await stateOfEverything(site);
    return { url: fill(route.path), headers: etag ? { 'if-match': etag } : {} };
  };
  const bodyFor = (route: ApiRoute, more: Body = {}): Body => ({ ...sound[keyOf(route)], ...(route.path.endsWith('/alignments') ? { from: 'small-plan.p1', to: 'nat.f1' } : {}), ...more });

  /** Sends it and holds the answer against what must always be true. Answers the status and what changed. */
  const send = async ({ method, url, payload, headers }: Sent) => {
    // What anyone may say is limited by the minute, so every such request gets a minute of its own.
    site.setTime(/^\/api\/.*\/(comments|reports)$/.test(url) ? new Date(Date.now() + (minutesLater += 1) * 60_000) : null);
    const answer = await site.server.inject({ method, url, payload, headers: headers ?? {} });
    const said = `${method} ${url} with ${payload.slice(0, 300)} answered ${answer.statusCode}`;
    assert.ok(answer.statusCode < 500, said);
    assert.ok(!answer.body.includes(marker), `${said} and showed what belongs to another organisation`);
    const before = state;
    state = await stateOfEverything(site);
    const changes = changesBetween(before, state);
    if (answer.statusCode >= 400) assert.deepEqual(changes, {}, `${said} and yet wrote`);
    return { status: answer.statusCode, type: String(answer.headers['content-type']), body: answer.body, changes };
  };

  it('would see a refused request that wrote', async () => {
    await site.database.owner.query("insert into platform.revision (topic, number) values ('planted', 1)");
    await assert.rejects(send(program({ method: 'POST', path: '/api/v1/objectives' }, {})), /and yet wrote/);
  });

  it('would see words of another organisation', async () => {
    const own = await tokenFor(site, ['objectives:read'], 'hillmoor');
    state = await stateOfEverything(site);
    await assert.rejects(send({ method: 'GET', url: `/api/v1/objectives/${theirs}`, payload: '', headers: { authorization: `Bearer ${own}` } }), /showed what belongs to another/);
  });

  it('has a sound body for every operation that writes', () => {
    assert.deepEqual(writing.filter((route) => sound[keyOf(route)] === undefined), []);
    assert.ok(writing.length >= 30, `only ${writing.length} operations write`);
    assert.notEqual(ours, 'undefined');
  });

  it('never fails, answers problem+json that it describes, and writes nothing that it refused', async () => {
    const document = (await ask(site, '/api/openapi.json')).body as { paths: Record<string, Record<string, { responses: object }>> };
    const met = new Map<number, number>();
    for (const [at, route] of writing.entries()) {
      const described = Object.keys(document.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method.toLowerCase()]?.responses ?? {});
      // The reader of JSON is the same everywhere: here each operation gets one broken text in three, in `bin/walk` all.
      const payloads = [...broken.filter((_text, nth) => isWholeWalk || nth % 3 === at % 3), ...fc.sample(bodies(bodyFor(route)), { numRuns: isWholeWalk ? 25 : 15, seed: 11 + (isWholeWalk ? 0 : at) })];
      const subject = await subjectOf(route);
      for (const payload of payloads) {
        const { status, type, body } = await send(program(route, payload, subject));
        met.set(status, (met.get(status) ?? 0) + 1);
        assert.ok(described.includes(String(status)), `${keyOf(route)} answered ${status}, which it does not describe`);
        if (status >= 400) assert.deepEqual([type.split(';')[0], (JSON.parse(body) as Body)['status']], ['application/problem+json', status]);
      }
    }
    assert.ok((met.get(422) ?? 0) >= 7 * writing.length && (met.get(400) ?? 0) >= 3 * writing.length && (met.get(201) ?? 0) >= 1, JSON.stringify([...met]));
  });

  it('refuses a body that is too large, at once and with its own number', async () => {
    for (const route of writing) {
      const { status } = await send(program(route, { ...sound[keyOf(route)], wording: 'x'.repeat(1_100_000), note: 'x'.repeat(1_100_000) }));
      assert.equal(status, 413, keyOf(route));
    }
  });

  it('takes no other organisation’s id, in the address or in the body', async () => {
    let tried = 0;
    for (const route of writing.filter(({ api }) => !api.isForAnyone)) {
      const subject = await subjectOf(route);
      const url = withId(subject.url, route.path.includes('workstreams') ? theirWork : theirs).replaceAll('small-plan', 'nat');
      const body = bodyFor(route, 'organisation' in bodyFor(route) ? { organisation: 'hillmoor' } : {});
      const { changes, status } = await send(program(route, body, { ...subject, url }));
      assert.ok([403, 404, ...(route.api.needsMatch ? [412] : [])].includes(status), `${keyOf(route)} answered ${status}`);
      assert.deepEqual(changes, {});
      if (route.path.includes(':id')) for (const id of [foreignId, 'x', `${ours}'--`, encodeURIComponent('\u0000'), '../objectives']) {
        const answer = await send(program(route, body, { url: withId(subject.url, id) }));
        // A step up makes it another address, which may exist for other methods.
        assert.ok(answer.status === 404 || (id.startsWith('..') && answer.status === 405), `${keyOf(route)} with ${id} answered ${answer.status}`);
      }
      tried += 1;
    }
    assert.ok(tried >= 30, `only ${tried} tried`);
  });

  it('takes a request that comes twice either whole again or not at all', async () => {
    for (const route of writing) {
      const request = program(route, bodyFor(route, anew[keyOf(route)]?.(bodyFor(route))), await subjectOf(route));
      const [first, again] = [await send(request), await send(request)];
      assert.ok(first.status < 300, `${keyOf(route)} answered ${first.status}: ${first.body}`);
      assert.ok('platform.event' in first.changes !== (route.api.isForAnyone === true), `${keyOf(route)} changed ${Object.keys(first.changes).join()}: a change comes with its event, and what the public says with none`);
      const same = setsAgain.has(keyOf(route)) ? Object.fromEntries(Object.entries(first.changes).filter(([name]) => name in again.changes)) : first.changes;
      if (again.status < 300) assert.deepEqual(again.changes, same, `${keyOf(route)}: the second time something is missing or too much`);
      else assert.ok([404, 409, 412, 422].includes(again.status), `${keyOf(route)} answered ${again.status} the second time`);
    }
  });

  it('knows no way of writing that it does not name', async () => {
    const ways = ['POST', 'PUT', 'PATCH', 'DELETE'] as const;
    let tried = 0;
    for (const { path } of allRoutes().filter(isApiRoute)) {
      for (const method of ways.filter((way) => !writing.some((route) => route.path === path && route.method === way))) {
        const url = path.replace(/:(\w+)/g, (_all, name: string) => (name === 'id' ? theirs : 'hillmoor'));
        const { status } = await send(program({ method, path: url }, soundObjective));
        assert.ok(status === 404 || status === 405, `${method} ${url} answered ${status}`);
        tried += 1;
      }
    }
    assert.ok(tried >= 60, `only ${tried} tried`);
  });

  it('reads JSON sent to a page as any other junk', async () => {
    const pages = allRoutes().filter((route) => route.method !== 'GET' && !route.api && !/sign-out|sessions|erasure|persona/.test(route.path));
    let sent = 0;
    // What is no JSON or too deep is refused before the page is asked, so in `npm test` pages share it out; `bin/walk` sends all to all.
    const refusedEarly = ['{', 'null', deep(5_000)];
    for (const [at, route] of pages.entries()) {
      const url = route.path.replace(/:(\w+)/g, (_all, name: string) => (/id$/i.test(name) ? theirs : encodeURIComponent(route.example?.[name] ?? '')));
      for (const payload of [...(isWholeWalk ? refusedEarly : refusedEarly.slice(at % 3).slice(0, 1)), ...fc.sample(fc.dictionary(fc.string({ maxLength: 12 }), junk, { maxKeys: 5 }), { numRuns: isWholeWalk ? 2 : 1, seed: at }).map((body) => JSON.stringify({ ...body, _csrf: chief.csrf }))]) {
        await send({ method: route.method, url, payload, headers: { cookie: chief.cookies, 'content-type': 'application/json' } });
        sent += 1;
      }
    }
    assert.ok(sent >= 2 * pages.length && pages.length >= 70, `only ${sent} sent`);
  });
});
