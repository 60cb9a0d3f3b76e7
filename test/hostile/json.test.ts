import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { isApiRoute } from '#platform/openapi';
import { ask, tokenFor } from '#test/api';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { allRoutes } from '../../src/app/web.ts';
import { tokenScopesInUse } from '../api/scopes.ts';
import { changesBetween, marker, plantMarker, soundObjective, stateOfEverything, type State } from './state.ts';

type Body = Record<string, unknown>;
interface Sent {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  url: string;
  payload: string;
  headers?: Record<string, string>;
}

/** A body that each writing operation takes. An operation without one is a test that nobody wrote. */
const sound: Record<string, Body> = {
  'POST /api/v1/objectives': soundObjective,
  'PUT /api/v1/objectives/:id/wording': { wording: 'Shorter waits for podiatry everywhere', ownerRole: 'Podiatry lead', reason: 'Towns asked for it too', aims: ['outcomes'] },
  'POST /api/v1/objectives/:id/progress': { status: 'needs help', note: 'Rooms are missing', helpNeeded: 'Two rooms' },
};

const writing = allRoutes().filter(isApiRoute).filter(({ method }) => method !== 'GET');
const keyOf = ({ method, path }: { method: string; path: string }) => `${method} ${path}`;

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
  { weight: 4, arbitrary: fc.tuple(fc.subarray(Object.keys(body), { minLength: 1, maxLength: 2 }), junk).map(([names, value]) => ({ ...body, ...Object.fromEntries(names.map((name) => [name, value])) })) },
  { weight: 1, arbitrary: fc.subarray(Object.keys(body), { maxLength: Object.keys(body).length - 1 }).map((names) => Object.fromEntries(names.map((name) => [name, body[name]]))) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('id', '__proto__', 'constructor', 'organisationId', 'isPublic', 'madeBy', '_csrf'), junk).map(([name, value]) => ({ ...body, [name]: value })) },
);

const broken = ['', ' ', '{', '{"wording":', 'null', '[]', '"words"', '1e999', '{"wording":"a"}{"wording":"b"}', '\ufeff{}', '{"__proto__":{"role":"administrator"}}', deep(20_000), `{"wording":${deep(5_000)}}`, 'organisation=vale', '\u0000'];

describe('junk in the interface for programs', () => {
  let site: TestSite;
  let token: string;
  let ours: string;
  let theirs: string;
  let chief: Visitor;
  let state: State;
  before(async () => {
    site = await openTestSite();
    [token, chief] = [await tokenFor(site, tokenScopesInUse()), await visitorOf(site, await sessionFor(site, 'Chief AHP'))];
    ours = String((await ask(site, '/objectives', { method: 'POST', token, body: soundObjective })).body['id']);
    theirs = await plantMarker(site);
    state = await stateOfEverything(site);
  });
  after(() => site.close());

  const urlOf = (path: string, id = ours) => path.replace(':id', id);
  const program = (route: { method: string; path: string }, payload: unknown, more: Partial<Sent> = {}): Sent => ({ method: route.method as Sent['method'], url: urlOf(route.path), payload: typeof payload === 'string' ? payload : JSON.stringify(payload), ...more, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': '"1"', ...more.headers } });

  /** Sends it and holds the answer against what must always be true. Answers the status and what changed. */
  const send = async ({ method, url, payload, headers }: Sent) => {
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
    assert.deepEqual(Object.keys(sound).toSorted(), writing.map(keyOf).toSorted());
    assert.notEqual(ours, 'undefined');
  });

  it('never fails, answers problem+json that it describes, and writes nothing that it refused', async () => {
    const document = (await ask(site, '/api/openapi.json')).body as { paths: Record<string, Record<string, { responses: object }>> };
    const met = new Map<number, number>();
    for (const route of writing) {
      const described = Object.keys(document.paths[route.path.replace(':id', '{id}')]?.[route.method.toLowerCase()]?.responses ?? {});
      const payloads = [...broken, ...fc.sample(bodies(sound[keyOf(route)] ?? {}), { numRuns: 120, seed: 11 })];
      for (const payload of payloads) {
        const { status, type, body } = await send(program(route, payload));
        met.set(status, (met.get(status) ?? 0) + 1);
        assert.ok(described.includes(String(status)), `${keyOf(route)} answered ${status}, which it does not describe`);
        if (status >= 400) assert.deepEqual([type.split(';')[0], (JSON.parse(body) as Body)['status']], ['application/problem+json', status]);
      }
    }
    assert.ok((met.get(422) ?? 0) >= 150 && (met.get(400) ?? 0) >= 15 && (met.get(201) ?? 0) >= 1, JSON.stringify([...met]));
  });

  it('refuses a body that is too large, at once and with its own number', async () => {
    for (const route of writing) {
      const { status } = await send(program(route, { ...sound[keyOf(route)], wording: 'x'.repeat(1_100_000), note: 'x'.repeat(1_100_000) }));
      assert.equal(status, 413, keyOf(route));
    }
  });

  it('takes no other organisation’s id, in the address or in the body', async () => {
    for (const route of writing) {
      const { changes, status } = await send(program(route, { ...sound[keyOf(route)], ...(route.path.includes(':id') ? {} : { organisation: 'hillmoor' }) }, { url: urlOf(route.path, theirs) }));
      assert.ok([403, 404].includes(status), `${keyOf(route)} answered ${status}`);
      assert.deepEqual(changes, {});
      if (route.path.includes(':id')) for (const id of [foreignId, 'x', `${ours}'--`, encodeURIComponent('\u0000'), '../objectives']) {
        const { status } = await send(program(route, sound[keyOf(route)], { url: urlOf(route.path, id) }));
        // A step up makes it another address, which may exist for other methods.
        assert.ok(status === 404 || (id.startsWith('..') && status === 405), `${id} answered ${status}`);
      }
    }
  });

  it('takes a request that comes twice either whole again or not at all', async () => {
    for (const route of writing) {
      const one = await ask(site, '/objectives', { method: 'POST', token, body: soundObjective });
      state = await stateOfEverything(site);
      const request = program(route, sound[keyOf(route)], { url: urlOf(route.path, String(one.body['id'])) });
      const [first, again] = [await send(request), await send(request)];
      assert.ok(first.status < 300, `${keyOf(route)} answered ${first.status}: ${first.body}`);
      assert.ok(Object.keys(first.changes).length >= 2, 'a change and its event');
      if (again.status < 300) assert.deepEqual(again.changes, first.changes, `${keyOf(route)}: the second time something is missing or too much`);
      else assert.ok([409, 412].includes(again.status), `${keyOf(route)} answered ${again.status} the second time`);
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
    for (const route of pages) {
      const url = route.path.replace(/:(\w+)/g, (_all, name: string) => (/id$/i.test(name) ? theirs : encodeURIComponent(route.example?.[name] ?? '')));
      for (const payload of ['{', 'null', deep(5_000), ...fc.sample(fc.dictionary(fc.string({ maxLength: 12 }), junk, { maxKeys: 5 }), { numRuns: 2, seed: sent }).map((body) => JSON.stringify({ ...body, _csrf: chief.csrf }))]) {
        await send({ method: route.method, url, payload, headers: { cookie: chief.cookies, 'content-type': 'application/json' } });
        sent += 1;
      }
    }
    assert.ok(sent >= 200, `only ${sent} sent`);
  });
});
