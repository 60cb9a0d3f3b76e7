import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { ask, itemsOf, tokenFor } from '#test/api';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { exampleSessionId } from '../../data/seed-event-session.ts';
import { sessionRoutes } from './routes.tsx';

describe('the pages of event sessions', () => {
  let site: TestSite;
  let chief: Visitor;
  let draft: string;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-21T10:00:00Z'));
    chief = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    const made = await send(chief, '/sessions', { strategy: 'vale', organisation: await organisationId(), title: 'Autumn day', 'heldOn-day': '3', 'heldOn-month': '11', 'heldOn-year': '2026', place: 'Hall', tableCount: '2', questions: 'What matters?\n\n Who is missing out? ' });
    draft = String(made.headers.location).replace('?saved=session', '');
    assert.match(draft, /^\/sessions\/[0-9a-f-]{36}$/);
  });
  after(() => site.close());

  const organisationId = async () => (await site.database.owner.query<{ id: string }>("select id from directory.organisation where code = 'vale-and-riverside'")).rows[0]?.id ?? '';
  const open = (url: string, visitor?: Visitor) => site.server.inject({ url, headers: visitor ? { cookie: visitor.cookies } : {} });
  const send = (visitor: Visitor, url: string, form: Record<string, string>) =>
    site.server.inject({ method: 'POST', url, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ ...form, _csrf: visitor.csrf }).toString() });
  const text = async (url: string, visitor?: Visitor) => (await open(url, visitor)).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

  it('show the example to everyone, and its link on the objective that began with it', async () => {
    const page = await text(`/sessions/${exampleSessionId}`);
    assert.match(page, /Allied health day 2026 Published Example/);
    assert.match(page, /Pre-registration apprentices People Fewer than 8/);
    assert.match(page, /At least 60 people took part/);
    assert.doesNotMatch(page, /Mrs|Buses do not run/);
    const { rows } = await site.database.owner.query<{ id: string }>('select objective_id as id from strategy.session_theme_objective');
    assert.match(await text(`/objectives/${rows[0]?.id}`), /From the session Allied health day 2026 on 19 March 2026, theme “Help before a fall, not after it” \./);
    assert.match(await text('/sessions?strategy=vale'), /Allied health day 2026/);
    assert.match(await text('/sessions?organisation=hillmoor'), /No session is published yet/);
  });

  it('say of Oxford Health’s day what its document says, and add nothing', async () => {
    const page = await text('/sessions?strategy=ox');
    assert.match(page, /co-produced with Allied Health Professionals attending the 2022 AHPs Day celebration/);
    assert.match(page, /It does not say that patients and communities were in the room/);
    assert.match(page, /We hold no notes, votes or numbers from that day/);
    assert.doesNotMatch(await text('/sessions?strategy=vale'), /AHPs Day/);
  });

  it('show a draft to its own people, the steps to its organisers only, and nothing to others', async () => {
    assert.match(await text(draft, chief), /For the organisers/);
    const member = await visitorOf(site, await sessionFor(site, 'member'));
    const seen = await text(draft, member);
    assert.match(seen, /Autumn day/);
    assert.doesNotMatch(seen, /For the organisers/);
    const other = await visitorOf(site, await sessionFor(site, 'Chief AHP', 'hillmoor'));
    for (const [visitor, url, status] of [[undefined, draft, 404], [other, draft, 404], [other, `${draft}/themes`, 404], [other, `/sessions/${exampleSessionId}/tables/1`, 403], [other, `/sessions/${exampleSessionId}/sheets`, 403], [member, `${draft}/tables/1`, 403]] as const) assert.equal((await open(url, visitor)).statusCode, status, url);
    assert.equal((await send(other, `/sessions/${exampleSessionId}/withdrawal`, { reason: 'Not ours at all' })).statusCode, 403);
  });

  it('keep what two people typed for the same table: nobody’s note is lost', async () => {
    const url = `${draft}/tables/1`;
    const revision = async () => /name="revision" value="(\d+)"/.exec((await open(url, chief)).body)?.[1] ?? '';
    const early = await revision();
    assert.equal((await send(chief, url, { revision: early, 'new-1-1': 'Typed first', 'votes-new-1-1': '2' })).statusCode, 303);
    const late = await send(chief, url, { revision: early, 'new-1-1': 'Typed second' });
    assert.equal(late.statusCode, 409);
    const field = (name: string) => new RegExp(`name="${name}"[^>]*value="([^"]*)"|value="([^"]*)"[^>]*name="${name}"`).exec(late.body)?.slice(1).find(Boolean);
    const known = /name="(note-[0-9a-f-]{36})"/.exec(late.body)?.[1] ?? '';
    assert.deepEqual([field(known), field('new-1-1'), field('revision')], ['Typed first', 'Typed second', await revision()]);
    assert.equal((await send(chief, url, { revision: await revision(), [known]: 'Typed first', [`votes-${known}`]: '2', 'new-1-1': 'Typed second, mail rosa@example.org' })).statusCode, 303);
    const page = await text(url, chief);
    assert.match(page, /Read these notes again .*This may be an email address: “Typed second, mail rosa@example\.org”/);
    assert.match(page, /2 notes are saved/);
    assert.equal((await send(chief, url, { revision: await revision(), 'votes-new-2-1': '4' })).statusCode, 422, 'votes without a note');
  });

  it('are given to programs with small counts left out, and drafts only to their own', async () => {
    const [own, other] = [await tokenFor(site, ['strategies:read']), await tokenFor(site, ['strategies:read'], 'hillmoor')];
    const asked = await ask(site, `/sessions/${exampleSessionId}`);
    assert.equal(asked.status, 200);
    assert.deepEqual((asked.body['attendance'] as { groups: { group: string; people: number | null }[] }).groups.filter(({ people }) => people === null).map(({ group }) => group).toSorted(), ['other-professionals', 'pre-registration-apprentices', 'those-returning-to-practice']);
    assert.equal((asked.body['absent'] as unknown[]).length, 3);
    assert.deepEqual((await ask(site, `/sessions/${exampleSessionId}`, { token: own })).body['attendance'], asked.body['attendance']);
    const id = draft.split('/')[2] ?? '';
    assert.deepEqual([(await ask(site, `/sessions/${id}`, { token: own })).status, (await ask(site, `/sessions/${id}`, { token: other })).status, (await ask(site, `/sessions/${id}`)).status], [200, 404, 404]);
    assert.deepEqual([itemsOf(await ask(site, '/sessions', { token: own })).length, itemsOf(await ask(site, '/sessions', { token: other })).length, itemsOf(await ask(site, '/sessions?strategy=nat')).length], [2, 1, 0]);
  });

  it('survive junk in every form and address', async () => {
    const posts = sessionRoutes.filter(({ method }) => method === 'POST');
    assert.ok(posts.length >= 11, `only ${posts.length} forms`);
    const names = ['revision', 'new-1-1', 'votes-new-1-1', 'notes', 'go', 'name', 'who', 'whatWasDone', 'students', 'strategy', 'organisation', 'title', 'tableCount', 'questions', 'parts', 'heldOn-day', 'heldOn-month', 'heldOn-year', 'place', 'node', 'year', 'wording', 'record', 'reason', 'then'];
    const value = fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom('', '0', '-1', '1', 'new', 'none', 'vale', '\u0000', '💥', '2026-27', 'check-words', 'next-table', '9'.repeat(30), 'x'.repeat(9000), '00000000-0000-4000-8000-000000000000'));
    const place = fc.oneof(fc.constantFrom('draft', 'draft', 'draft', exampleSessionId, '00000000-0000-4000-8000-000000000000', '%00', "';--", 'x'.repeat(180)), fc.string({ maxLength: 12 }).map(encodeURIComponent));
    await fc.assert(fc.asyncProperty(fc.record({ route: fc.constantFrom(...posts), place, form: fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 12 }) }), async ({ route, place: at, form }) => {
      const url = route.path.replace(':id', at === 'draft' ? (draft.split('/')[2] ?? '') : at || 'x').replace(/:(\w+)/g, (_all, name: string) => route.example?.[name] ?? 'x');
      const answer = await send(chief, url, Object.fromEntries(Object.entries(form).map(([name, given]) => [name, given.toWellFormed()])));
      assert.ok(answer.statusCode < 500, `${url} answered ${answer.statusCode}`);
    }), { numRuns: 250 });
  });
});
