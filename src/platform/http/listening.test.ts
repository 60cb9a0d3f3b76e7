import assert from 'node:assert/strict';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { readConfig } from '#platform/config';
import { openLog } from '#platform/log';
import { buildServer, closeWithin, get, json, openLimiter, post, type Limiter, type Reply, type RequestContext, type Route } from '#platform/http';
import { openTestDatabase, testSecret, type TestDatabase } from '#test/database';

const routes: Route[] = [get('/', 'read', () => json({})), post('/notes', 'read', () => json({})), post('/careful', 'read', () => json({}), { requestsPerMinute: 3 }), get('/slow', 'read', slowly)];

let slowlyDone = 0;
async function slowly(ctx: RequestContext): Promise<Reply> {
  await new Promise((done) => setTimeout(done, 400));
  await ctx.read((tx) => sql`select 1`.execute(tx));
  slowlyDone += 1;
  return json({});
}

describe('the server on a socket', () => {
  let database: TestDatabase;
  let limiter: Limiter;
  const open: FastifyInstance[] = [];
  before(async () => {
    database = await openTestDatabase();
    limiter = openLimiter(database.web, (error) => assert.fail(String(error)));
  });
  after(async () => {
    for (const server of open) await server.close();
    await limiter.stop();
    await database.close();
  });

  async function listen(settings: Record<string, string>, now: Date): Promise<{ server: FastifyInstance; port: number }> {
    const read = readConfig({ ALLIED_MODE: 'demo', ALLIED_SECRET: testSecret, REQUESTS_A_MINUTE: '10', ...settings });
    assert.ok(read.ok);
    const server = await buildServer({
      config: read.config, store: database.web, log: openLog('silent'), clock: () => now, limiter, routes, sentences: [{ who: 'anyone', may: 'read', where: 'anywhere' }],
      present: (content) => content.title, viewerBySession: async () => null, viewerByToken: async () => null,
    });
    open.push(server);
    await server.listen({ port: 0, host: '127.0.0.1' });
    return { server, port: (server.server.address() as AddressInfo).port };
  }
  const statuses = async (port: number, forwarded: (at: number) => string, path = '/') => {
    const seen: number[] = [];
    for (let at = 0; at < 20; at += 1) seen.push((await fetch(`http://127.0.0.1:${port}${path}`, { headers: { 'x-forwarded-for': forwarded(at) } })).status);
    return { taken: seen.filter((status) => status === 200).length, slowed: seen.filter((status) => status === 429).length };
  };

  it('counts by the address that our own proxy saw, whatever the client wrote before it', async () => {
    const { port } = await listen({ BEHIND_PROXY: 'yes' }, new Date('2026-03-01T11:00:00Z'));
    assert.deepEqual(await statuses(port, (at) => `10.0.${at}.7, 9.9.9.9`), { taken: 10, slowed: 10 });
    assert.deepEqual(await statuses(port, (at) => `9.9.9.9, 10.0.${at}.7`), { taken: 20, slowed: 0 }, 'other people behind the same proxy are not slowed');
  });

  it('counts back over two proxies, or over those whose addresses were given', async () => {
    const two = await listen({ BEHIND_PROXY: '2' }, new Date('2026-03-01T11:01:00Z'));
    assert.deepEqual(await statuses(two.port, (at) => `10.0.${at}.7, 9.9.9.9, 10.1.1.1`), { taken: 10, slowed: 10 });
    const named = await listen({ BEHIND_PROXY: '127.0.0.1, 10.1.0.0/16' }, new Date('2026-03-01T11:02:00Z'));
    assert.deepEqual(await statuses(named.port, (at) => `10.0.${at}.7, 9.9.9.9, 10.1.1.1`), { taken: 10, slowed: 10 });
    const none = await listen({}, new Date('2026-03-01T11:03:00Z'));
    assert.deepEqual(await statuses(none.port, (at) => `10.0.${at}.7`), { taken: 10, slowed: 10 });
  });

  it('answers what Node itself cannot read with a page and every protection', async () => {
    const { port } = await listen({}, new Date('2026-03-01T11:04:00Z'));
    for (const [text, status] of [[`GET /?q=${'x'.repeat(70_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, 431], ['FETCH / HTTP/1.1\r\nHost: x\r\n\r\n', 400]] as const) {
      const said = await sayRaw(port, text);
      assert.ok(said.startsWith(`HTTP/1.1 ${status} `), said.slice(0, 40));
      assert.match(said, /Content-Security-Policy: default-src 'none'/);
      assert.match(said, /Content-Type: text\/html/);
      assert.match(said, /<h1>/);
    }
  });

  it('stops only when what it has begun is done, also for a client that went away', async () => {
    const { server, port } = await listen({}, new Date('2026-03-01T11:06:00Z'));
    const gone = new AbortController();
    const asked = fetch(`http://127.0.0.1:${port}/slow`, { signal: gone.signal }).catch(() => 'gone');
    await new Promise((done) => setTimeout(done, 150));
    gone.abort();
    assert.equal(await asked, 'gone');
    await closeWithin(server, 3_000);
    assert.equal(slowlyDone, 1);
  });

  it('stops although a client stalls in the middle of its request', async () => {
    const { server, port } = await listen({}, new Date('2026-03-01T11:05:00Z'));
    assert.ok(server.server.headersTimeout < server.server.requestTimeout, 'Node would swap them, and a stalled body would have the longer');
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    await new Promise((done) => socket.once('connect', done));
    socket.write('POST /notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"');
    await new Promise((done) => setTimeout(done, 100));
    const began = Date.now();
    await closeWithin(server, 300);
    assert.ok(Date.now() - began < 5_000);
    socket.destroy();
  });
});

async function sayRaw(port: number, text: string): Promise<string> {
  const socket: Socket = connect(port, '127.0.0.1');
  let said = '';
  socket.setEncoding('utf8').on('data', (part: string) => { said += part; }).on('error', () => undefined);
  socket.write(text);
  await new Promise((done) => socket.once('close', done));
  return said;
}
