import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { readConfig } from '#platform/config';
import { Conflict, Invalid } from '#platform/errors';
import { openLog } from '#platform/log';
import { buildServer, get, json, openLimiter, page, post, redirect, type Limiter, type Route, type Viewer, publicViewer } from '#platform/http';
import { openTestDatabase, testSecret, type TestDatabase } from '#test/database';

const lines: string[] = [];
const member: Viewer = { ...publicViewer, kind: 'person', signedIn: true, personId: '00000000-0000-4000-8000-000000000001', sessionId: 's1', grants: [{ role: 'member', organisationId: '00000000-0000-4000-8000-0000000000aa' }], memberships: [] };

const routes: Route[] = [
  get('/', 'read', (ctx) => page({ title: 'Start', content: { html: `<form><input name="_csrf" value="${ctx.csrf()}"></form>` } })),
  post('/notes', 'read', (ctx) => json({ got: ctx.body })),
  post('/private', 'write', () => redirect('/')),
  get('/private', 'write', () => json({ private: true })),
  get('/fails', 'read', () => { throw new Error('secret words of a person'); }),
  get('/locked-out', 'read', () => { throw Object.assign(new Error('password authentication failed'), { code: '28P01' }); }),
  get('/conflict', 'read', () => { throw new Conflict('Someone else changed this.'); }),
  get('/invalid', 'read', () => { throw new Invalid('Enter a title.', { title: 'Enter a title' }); }),
  get('/in-error', 'read', () => page({ title: 'A form', content: { html: 'x' }, isInError: true })),
  get('/another-day', 'read', () => page({ title: 'A page', content: { html: 'x' }, isInError: true, status: 200 })),
  post('/upload', 'read', (ctx) => json({ files: ctx.files.map(({ field, name, bytes }) => [field, name, bytes.length]), body: ctx.body }), { uploads: { maxBytes: 1_000_000 } }),
  post('/carried', 'read', (ctx) => json({ length: ((ctx.body as { list?: string }).list ?? '').length }), { uploads: { maxBytes: 150_000, maxFieldBytes: 900_000 } }),
  post('/report/:year.pdf', 'read', () => json({})),
  post('/careful', 'read', () => json({}), { requestsPerMinute: 2 }),
  get('/api/thing', 'read', () => json({ thing: 1 }), { api: { summary: 'A thing', scope: null, answer: undefined as never } }),
  get('/api/mine', 'write', () => json({ thing: 1 }), { api: { summary: 'Mine', scope: 'things:read', answer: undefined as never } }),
];

const shownFailure = (failure?: { message: string; outOfDate?: { typed: readonly string[]; from: string } }) => (failure?.outOfDate ? `${failure.message} ${failure.outOfDate.typed.join('|')}|from=${failure.outOfDate.from}` : '');

describe('the request pipeline', () => {
  let database: TestDatabase;
  let limiter: Limiter;
  let server: FastifyInstance;
  let now = new Date('2026-03-01T10:00:00Z');
  before(async () => {
    database = await openTestDatabase();
    const read = readConfig({ ALLIED_MODE: 'demo', ALLIED_SECRET: testSecret, REQUESTS_A_MINUTE: '40' });
    assert.ok(read.ok);
    limiter = openLimiter(database.web, (error) => assert.fail(String(error)));
    server = await buildServer({
      config: read.config, store: database.web, log: openLog('debug', (line) => lines.push(line)), clock: () => now, limiter, routes,
      sentences: [{ who: 'anyone', may: 'read', where: 'anywhere' }, { who: ['member'], may: 'write', where: 'anywhere' }],
      present: (content, dressing) => `<title>${content.title}</title>${'html' in content.content ? content.content.html : ''}<i>${dressing.csrf()}</i> ${dressing.failure?.requestId ?? ''} ${shownFailure(dressing.failure)}`,
      viewerBySession: async (token) => (token === 'good' ? member : null),
      viewerByToken: async (token) => (token === 'program' ? { ...member, kind: 'token', tokenId: 't', tokenScopes: ['other:read'] } : null),
    });
    await server.ready();
  });
  after(async () => {
    await server.close();
    await limiter.stop();
    await database.close();
  });

  const inMinute = (minute: number) => {
    now = new Date(Date.UTC(2026, 2, 1, 10, minute));
  };
  const form = async (cookies: Record<string, string> = {}) => {
    const answer = await server.inject({ url: '/', cookies });
    const token = /value="([^"]+)"/.exec(answer.body)?.[1] ?? '';
    const cookie = answer.cookies.find(({ name }) => name === 'allied_form');
    return { token, cookies: { ...cookies, ...(cookie ? { allied_form: cookie.value } : {}) } };
  };

  it('sends a strict policy and no inline exceptions', async () => {
    const { headers } = await server.inject('/');
    assert.match(String(headers['content-security-policy']), /default-src 'self'/);
    assert.doesNotMatch(String(headers['content-security-policy']), /unsafe|\*/);
    assert.equal(headers['x-frame-options'], 'DENY');
    assert.equal(headers['strict-transport-security'], undefined);
    assert.match(String(headers['permissions-policy']), /camera=\(\)/);
  });

  it('gives every form of one page the same token, because a second one would spoil the first', async () => {
    const { body, cookies } = await server.inject('/');
    assert.equal(/value="([^"]+)"/.exec(body)?.[1], /<i>([^<]+)<\/i>/.exec(body)?.[1]);
    assert.equal(cookies.filter(({ name }) => name === 'allied_form').length, 1);
  });

  it('takes a form with its token and refuses one without, with another session\'s, or from another site', async () => {
    inMinute(1);
    const { token, cookies } = await form();
    const send = (payload: Record<string, string>, headers: Record<string, string> = {}, with_ = cookies) => server.inject({ method: 'POST', url: '/notes', payload: new URLSearchParams(payload).toString(), cookies: with_, headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } });
    assert.equal((await send({ _csrf: token, a: '1' })).statusCode, 200);
    assert.equal((await send({ a: '1' })).statusCode, 403);
    assert.equal((await send({ _csrf: token }, {}, {})).statusCode, 403);
    assert.equal((await send({ _csrf: token }, { 'sec-fetch-site': 'cross-site' })).statusCode, 403);
    assert.equal((await send({ _csrf: token }, {}, { ...cookies, allied_session: 'good' } as never)).statusCode, 403, 'a token made before signing in does not serve afterwards');
  });

  it('gives whoever was signed out before sending a form their words back, and never the words of another site', async () => {
    inMinute(1);
    const send = async (site: string) => (await server.inject({ method: 'POST', url: '/private', payload: 'kind=code-1&a=My+long+words&b=%3Cb%3Ebold+words', headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': site, referer: 'http://localhost:80/private?x=1' } })).body;
    const own = await send('same-origin');
    assert.match(own, /Your form was not saved.*signed out.*My long words\|<b>bold words\|from=\/private\?x=1/);
    assert.ok(!own.includes('code-1'));
    for (const site of ['cross-site', 'same-site', 'none']) assert.doesNotMatch(await send(site), /long words/, site);
  });

  it('asks people to sign in, keeps where they were going, and clears a cookie that no longer opens anything', async () => {
    inMinute(2);
    const first = await server.inject('/private?x=1');
    assert.equal(first.statusCode, 303);
    assert.equal(first.headers.location, '/sign-in?then=%2Fprivate%3Fx%3D1');
    assert.equal((await server.inject({ url: '/private', cookies: { allied_session: 'good' } })).statusCode, 200);
    const stale = await server.inject({ url: '/', cookies: { allied_session: 'gone' } });
    assert.match(String(stale.headers['set-cookie']), /allied_session=;/);
  });

  it('answers 422 with a page in error, unless the page says otherwise', async () => {
    inMinute(3);
    const statuses = [];
    for (const url of ['/', '/in-error', '/another-day']) statuses.push((await server.inject(url)).statusCode);
    assert.deepEqual(statuses, [200, 422, 200]);
  });

  it('answers every failure with a page, and a bug without its words in page or log', async () => {
    inMinute(3);
    const statuses = [];
    for (const url of ['/nothing', '/conflict', '/invalid', '/fails', '/locked-out']) statuses.push((await server.inject(url)).statusCode);
    assert.deepEqual(statuses, [404, 409, 422, 500, 503]);
    lines.length = 0;
    const failed = await server.inject('/fails');
    assert.doesNotMatch(failed.body, /secret words/);
    assert.doesNotMatch(lines.join(''), /secret words/);
    const logged = JSON.parse(lines.find((line) => line.includes('request failed')) ?? '{}');
    assert.ok(failed.body.includes(logged.request), 'the number on the page finds the line in the log');
  });

  it('answers programs with problem+json, entity tags and their own scopes', async () => {
    inMinute(4);
    const missing = await server.inject('/api/nothing');
    assert.match(String(missing.headers['content-type']), /application\/problem\+json/);
    assert.equal(missing.json().status, 404);
    const first = await server.inject('/api/thing');
    assert.equal((await server.inject({ url: '/api/thing', headers: { 'if-none-match': String(first.headers.etag) } })).statusCode, 304);
    assert.equal((await server.inject('/api/mine')).statusCode, 401);
    assert.equal((await server.inject({ url: '/api/mine', headers: { authorization: 'Bearer unknown' } })).statusCode, 401);
    for (const authorization of ['Bearer', 'Bearer ', 'bearer unknown']) assert.equal((await server.inject({ url: '/api/thing', headers: { authorization } })).statusCode, 401, 'who means to show a token is not the public');
    assert.equal((await server.inject({ url: '/api/thing', headers: { authorization: 'bearer program' } })).statusCode, 200);
    assert.equal((await server.inject({ url: '/api/mine', headers: { authorization: 'Bearer program' } })).statusCode, 403);
  });

  it('says which methods an address takes when it is asked in another way', async () => {
    inMinute(9);
    const asked = async (method: 'GET' | 'PUT' | 'POST' | 'OPTIONS', url: string) => {
      const { statusCode, headers } = await server.inject({ method, url });
      return [statusCode, headers.allow];
    };
    assert.deepEqual(await asked('PUT', '/'), [405, 'GET, HEAD']);
    assert.deepEqual(await asked('GET', '/notes'), [405, 'POST']);
    assert.deepEqual(await asked('OPTIONS', '/private/'), [405, 'GET, HEAD, POST']);
    assert.deepEqual(await asked('POST', '/nothing'), [404, undefined]);
    assert.deepEqual(await asked('GET', '/report/2026.pdf'), [405, 'POST']);
    assert.equal((await server.inject({ method: 'POST', url: '/api/thing' })).json().code, 'method-not-allowed');
  });

  it('answers an address that cannot be read with a page or a problem, and every protection', async () => {
    inMinute(10);
    for (const url of ['/%ff', '/%E0%A4%A', '/api/%ff']) {
      const { statusCode, headers, body } = await server.inject(url);
      assert.equal(statusCode, 400, url);
      assert.match(String(headers['content-type']), url.startsWith('/api') ? /^application\/problem\+json/ : /^text\/html/);
      assert.match(String(headers['content-security-policy']), /default-src 'none'/);
      assert.deepEqual([headers['x-content-type-options'], headers['x-frame-options'], headers['cache-control']], ['nosniff', 'DENY', 'no-store']);
      assert.doesNotMatch(body, /FST_|%/);
    }
  });

  it('logs one line for each request: which route, how it ended and how long it took, but no address and no words', async () => {
    inMinute(11);
    lines.length = 0;
    await server.inject({ url: '/api/thing?q=private+words', remoteAddress: '192.0.2.77' });
    await server.inject('/nothing/private-words');
    const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ event, level }) => event === 'request' && level === 'info');
    assert.deepEqual(logged.map(({ method, route, status }) => [method, route, status]), [['GET', '/api/thing', 200], ['GET', '', 404]]);
    for (const { request, milliseconds } of logged) assert.ok(typeof request === 'string' && typeof milliseconds === 'number');
    assert.doesNotMatch(lines.join(''), /private|192\.0\.2\.77/);
  });

  it('survives bodies it cannot read', async () => {
    inMinute(5);
    const { token, cookies } = await form();
    const send = (contentType: string, payload: string | Buffer) => server.inject({ method: 'POST', url: '/notes', payload, cookies, headers: { 'content-type': contentType } });
    assert.equal((await send('application/json', '{"a":')).statusCode, 400);
    assert.equal((await send('text/strange', 'a')).statusCode, 415);
    assert.equal((await send('application/x-www-form-urlencoded', `_csrf=${token}&a=${'x'.repeat(1_100_000)}`)).statusCode, 413);
    assert.equal((await send('multipart/form-data; boundary=b', 'no boundary here')).statusCode < 500, true);
    assert.equal((await send('application/x-www-form-urlencoded', `_csrf=${token}&__proto__=1&constructor=2&%00=%FF`)).statusCode < 500, true);
  });

  it('reads files up to the route\'s limit and says so beyond it', async () => {
    inMinute(6);
    const { token, cookies } = await form();
    const send = (size: number) => server.inject({ method: 'POST', url: '/upload', cookies, headers: { 'content-type': 'multipart/form-data; boundary=X' }, payload: `--X\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${token}\r\n--X\r\ncontent-disposition: form-data; name="file"; filename="a.yaml"\r\ncontent-type: text/plain\r\n\r\n${'a'.repeat(size)}\r\n--X--\r\n` });
    const small = await send(10);
    assert.deepEqual(small.json().files, [['file', 'a.yaml', 10]]);
    assert.equal((await send(1_200_000)).statusCode, 422);
  });

  it('takes a long field where the route carries one along, and never a part of it', async () => {
    inMinute(9);
    const { token, cookies } = await form();
    const part = (name: string, value: string, file = '') => `--X\r\ncontent-disposition: form-data; name="${name}"${file && `; filename="${file}"`}\r\n\r\n${value}\r\n`;
    const send = (url: string, parts: string) => server.inject({ method: 'POST', url, cookies, headers: { 'content-type': 'multipart/form-data; boundary=X' }, payload: `${part('_csrf', token)}${parts}--X--\r\n` });
    assert.equal((await send('/carried', part('list', 'é'.repeat(400_000)))).json().length, 400_000);
    assert.equal((await send('/carried', part('list', 'a'.repeat(950_000)))).statusCode, 422);
    assert.equal((await send('/upload', part('list', 'a'.repeat(250_000)))).statusCode, 422, 'a field that is cut is refused');
  });

  it('slows down one address, and careful routes at once over all processes', async () => {
    inMinute(7);
    const statuses: number[] = [];
    for (let i = 0; i < 45; i += 1) statuses.push((await server.inject('/')).statusCode);
    assert.equal(statuses.filter((status) => status === 429).length, 5);
    assert.equal((await server.inject({ url: '/', remoteAddress: '10.9.8.7' })).statusCode, 200, 'another address is not slowed');
    inMinute(8);
    const { token, cookies } = await form();
    const careful = () => server.inject({ method: 'POST', url: '/careful', payload: `_csrf=${token}`, cookies, headers: { 'content-type': 'application/x-www-form-urlencoded' } });
    assert.deepEqual([(await careful()).statusCode, (await careful()).statusCode, (await careful()).statusCode], [200, 200, 429]);
  });

  it('shares the count between processes, by a key that changes each hour and is no address', async () => {
    const other = openLimiter(database.web, (error) => assert.fail(String(error)));
    const key = await limiter.keyFor('192.0.2.1', now);
    assert.equal(await other.keyFor('192.0.2.1', now), key);
    assert.equal(await limiter.allowsStrictly(`shared ${key}`, 3, now), true);
    assert.equal(await other.allowsStrictly(`shared ${key}`, 3, now), true);
    assert.equal(await limiter.allowsStrictly(`shared ${key}`, 3, now), true);
    assert.equal(await other.allowsStrictly(`shared ${key}`, 3, now), false);
    assert.notEqual(await other.keyFor('192.0.2.1', new Date(now.getTime() + 3_600_000)), key);
    const { rows } = await database.owner.query("select relname, relpersistence from pg_class where relname in ('address_salt', 'address_count')");
    for (const row of rows) assert.equal(row.relpersistence, 'u', `${row.relname} must stay out of backups`);
    await other.stop();
  });
});
