import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { readConfig } from '#platform/config';
import type { Tx } from '#platform/db';
import { Invalid } from '#platform/errors';
import { buildServer, get, json, openLimiter, page, post, publicViewer, redirect, type Limiter, type RequestContext, type Route, type Viewer } from '#platform/http';
import { openLog } from '#platform/log';
import { openTestDatabase, testSecret, type TestDatabase } from '#test/database';

const member: Viewer = { ...publicViewer, kind: 'person', signedIn: true, personId: '00000000-0000-4000-8000-000000000001', sessionId: 's1', grants: [{ role: 'member', organisationId: '00000000-0000-4000-8000-0000000000aa' }] };

/** The change that these forms make: one letter in the outbox, whose number stands in the address that they lead to. */
let written = 0;
const add = async (tx: Tx, purpose = 'test'): Promise<string> => {
  await sql`insert into platform.mail (to_address, subject, body, purpose, queued_at) values ('a@example.org', '', '', ${purpose}, now())`.execute(tx);
  return String((written += 1));
};
const typed = (ctx: RequestContext): Record<string, string> => ctx.body as Record<string, string>;

async function save(ctx: RequestContext) {
  const saved = await ctx.write(async (tx) => {
    const number = await add(tx);
    await sql`select pg_sleep(0.1)`.execute(tx);
    if (typed(ctx)['title'] === '') throw new Invalid('Enter a title.');
    return number;
  });
  assert.ok(!('_form' in typed(ctx)), 'the name is not the handler’s');
  return redirect(`/things/${saved}`, 'thing');
}

const routes: Route[] = [
  get('/', 'read', (ctx) => json({ csrf: ctx.csrf() })),
  post('/things', 'write', save),
  post('/other-things', 'write', save),
  post('/open-things', 'read', save),
  post('/open-reports', 'read', save, { isWrittenOnceForAnyone: true }),
  post('/heard-things', 'write', save, { isHeardAnonymously: true }),
  post('/keys', 'write', async (ctx) => page({ title: `Key ${await ctx.write((tx) => add(tx))}`, content: { html: '' } })),
  post('/second-thoughts', 'write', async (ctx) => {
    const saved = await ctx.write((tx) => add(tx));
    return typed(ctx)['title'] === 'wrong' ? page({ title: 'Mend it', content: { html: '' }, status: 422 }) : redirect(`/things/${saved}`);
  }),
];

interface Sender {
  csrf: string;
  cookies: Record<string, string>;
}

describe('a form that is sent twice', () => {
  let database: TestDatabase;
  let limiter: Limiter;
  let server: FastifyInstance;
  let sender: Sender;
  let now = new Date('2026-03-01T10:20:30Z');
  before(async () => {
    database = await openTestDatabase();
    const read = readConfig({ ALLIED_MODE: 'demo', ALLIED_SECRET: testSecret, REQUESTS_A_MINUTE: '0' });
    assert.ok(read.ok);
    limiter = openLimiter(database.web, (error) => assert.fail(String(error)));
    server = await buildServer({
      config: read.config, store: database.web, log: openLog('silent'), clock: () => now, limiter, routes,
      sentences: [{ who: 'anyone', may: 'read', where: 'anywhere' }, { who: ['member'], may: 'write', where: 'anywhere' }],
      present: ({ title }, { failure }) => [title, failure?.message, failure?.sentBefore?.to, ...(failure?.sentBefore?.typed ?? [])].join('|'),
      viewerBySession: async () => member, viewerByToken: async () => null,
    });
    await server.ready();
    sender = await newSender({ allied_session: 'good' });
  });
  beforeEach(async () => {
    written = 0;
    now = new Date('2026-03-01T10:20:30Z');
    await database.owner.query('delete from platform.mail; delete from platform.sent_form');
  });
  after(async () => {
    await server.close();
    await limiter.stop();
    await database.close();
  });

  const name = '7d3f8f3e-4b7e-4e3a-9a57-0c5b7c1c2d11';
  const newSender = async (held: Record<string, string>): Promise<Sender> => {
    const { body, cookies } = await server.inject({ url: '/', cookies: held });
    const own = cookies.find(({ name: cookie }) => cookie === 'allied_form')?.value;
    return { csrf: (JSON.parse(body) as { csrf: string }).csrf, cookies: own ? { ...held, allied_form: own } : held };
  };
  const send = async (url: string, fields: Record<string, string>, from: Sender = sender) => {
    const answer = await server.inject({ method: 'POST', url, cookies: from.cookies, payload: new URLSearchParams({ _csrf: from.csrf, _form: name, ...fields }).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' } });
    return { status: answer.statusCode, to: answer.headers.location, body: answer.body };
  };
  const lettersAndNames = async () => (await database.owner.query('select (select count(*)::int from platform.mail) as letters, (select count(*)::int from platform.sent_form) as names')).rows[0];

  it('is written once, and both sendings are led to the same place, also when they come at once', async () => {
    const first = await send('/things', { title: 'A' });
    assert.deepEqual([first.status, first.to], [303, '/things/1?saved=thing']);
    assert.deepEqual(await send('/things', { title: 'A' }), first);
    const answers = await Promise.all([1, 2, 3, 4].map(() => send('/other-things', { title: 'A' })));
    assert.deepEqual(answers.map(({ status, to }) => [status, to]), Array.from({ length: 4 }, () => [303, answers[0]?.to]));
    assert.deepEqual(await lettersAndNames(), { letters: 2, names: 3 });
    const { rows } = await database.owner.query("select sent_hour, name_hash || content_hash like '%' || $1 || '%' as tells from platform.sent_form", [name]);
    assert.deepEqual(rows[0], { sent_hour: new Date('2026-03-01T10:00:00Z'), tells: false });
  });

  it('may be mended and sent again where it was refused, before or after it wrote', async () => {
    const [refused, second] = await Promise.all([send('/things', { title: '' }), send('/things', { title: '' })]);
    assert.deepEqual([refused.status, second.status], [422, 422]);
    assert.equal((await send('/things', { title: 'A' })).status, 303);
    assert.equal((await send('/second-thoughts', { title: 'wrong' })).status, 422);
    assert.equal((await send('/second-thoughts', { title: 'right' })).status, 303);
    assert.deepEqual(await lettersAndNames(), { letters: 3, names: 3 });
  });

  it('says so where something else is in it, with what is saved and what was typed', async () => {
    await send('/things', { title: 'A first sentence' });
    const { status, body } = await send('/things', { title: 'A second sentence' });
    assert.deepEqual([status, body], [409, 'This form was sent already|What you sent the first time is saved. You then sent the same form again with something else in it, such as another file. That was not saved. To send it too, open the form anew and fill it in once more.|/things/1?saved=thing|A second sentence']);
    assert.deepEqual(await lettersAndNames(), { letters: 1, names: 2 });
  });

  it('says so where a new rendering holds the words that the same person sent last, and not where something came between', async () => {
    const again = (title: string, number: number, url = '/things') => send(url, { title, _form: `${name}-${number}` });
    assert.equal((await again('A first sentence', 1)).status, 303);
    const { status, body } = await again('A first sentence', 2);
    assert.deepEqual([status, body], [409, 'This form was sent already|You sent the same words just before, and they are saved. Nothing was written again. If you mean it twice, change a word and send it again.|/things/1?saved=thing|A first sentence']);
    for (const [number, title, url] of [[3, 'A first sentence', '/other-things'], [4, 'A first sentence', '/things'], [5, 'Word', '/things'], [6, 'Word', '/things']] as const) assert.equal((await again(title, number, url)).status, 303, title);
    assert.deepEqual(await lettersAndNames(), { letters: 5, names: 6 });
  });

  it('says so where the first answer was shown once and is not kept', async () => {
    assert.equal((await send('/keys', { title: 'A' })).status, 200);
    const { status, body } = await send('/keys', { title: 'A' });
    assert.deepEqual([status, body], [409, 'This form was sent already|What you sent the first time is saved. Nothing was written again.|']);
    assert.equal((await lettersAndNames()).letters, 1);
  });

  it('keeps nothing where anyone may send it, where people are heard anonymously, or without a name', async () => {
    for (const url of ['/open-things', '/heard-things']) for (const _ of [1, 2]) assert.equal((await send(url, { title: 'A' })).status, 303);
    for (const _ of [1, 2]) assert.equal((await send('/things', { title: 'A', _form: 'junk' })).status, 303);
    assert.deepEqual(await lettersAndNames(), { letters: 6, names: 0 });
  });

  it('is written once also where anyone may send it: pressed twice at once, loaded again, or sent after the back button', async () => {
    const anybody = await newSender({});
    const said = { title: 'The words are too small' };
    const answers = await Promise.all([1, 2, 3].map(() => send('/open-reports', said, anybody)));
    assert.deepEqual(answers.map(({ status, to }) => [status, to]), Array.from({ length: 3 }, () => [303, '/things/1?saved=thing']));
    const again = await newSender(anybody.cookies);
    assert.notEqual(again.csrf, anybody.csrf, 'a new rendering');
    now = new Date('2026-03-01T11:19:00Z');
    assert.equal((await send('/open-reports', said, again)).to, '/things/1?saved=thing');
    assert.equal((await lettersAndNames()).letters, 1);
  });

  it('keeps other words, other people and what is said again later where anyone may send it', async () => {
    const anybody = await newSender({});
    const somebodyElse = await newSender({});
    const said = { title: 'The words are too small' };
    for (const [fields, from] of [[said, anybody], [{ title: 'And grey' }, anybody], [said, somebodyElse]] as const) assert.equal((await send('/open-reports', fields, from)).status, 303);
    now = new Date('2026-03-01T13:00:00Z');
    assert.equal((await send('/open-reports', said, await newSender(anybody.cookies))).status, 303, 'meant again');
    assert.equal((await send('/open-reports', { title: 'Yes' }, await newSender(anybody.cookies))).status, 303);
    assert.equal((await send('/open-reports', { title: 'Yes' }, await newSender(anybody.cookies))).status, 303, 'a choice is not compared');
    assert.equal((await lettersAndNames()).letters, 6);
    assert.equal((await send('/open-reports', { title: '' }, anybody)).status, 422);
    assert.equal((await send('/open-reports', { title: '' }, anybody)).status, 422, 'what was refused may be sent again');
  });

  it('keeps no hour, no person and nothing that joins two acts of anybody', async () => {
    const anybody = await newSender({});
    for (const title of ['The words are too small', 'The page is slow']) await send('/open-reports', { title }, anybody);
    await send('/open-reports', { title: 'The words are too small' });
    const { rows } = await database.owner.query<{ name_hash: string; content_hash: string; sent_hour: Date }>('select * from platform.sent_form');
    assert.equal(rows.length, 6);
    assert.deepEqual([...new Set(rows.map(({ sent_hour }) => sent_hour.toISOString()))], ['2026-03-02T00:00:00.000Z']);
    assert.equal(new Set(rows.map(({ name_hash }) => name_hash)).size, 6);
    assert.equal(new Set(rows.map(({ content_hash }) => content_hash)).size, 3, 'one for each act');
    for (const secret of [anybody.csrf, anybody.cookies['allied_form']?.split('.')[0] ?? '', member.personId ?? '']) assert.ok(!JSON.stringify(rows).includes(secret));
  });
});
