import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { crawl, shapeOf, visitorOf, type Visitor } from '#test/forms';
import { sessionFor, type RolePlayer } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { demoObjectiveId } from '../../data/load-demo-objectives.ts';
import { openComments } from '../../queries/draft-comments.ts';

describe('words that come in beside the site', () => {
  let site: TestSite;
  let anybody: Visitor;
  let member: Visitor;
  let memberPlayer: RolePlayer;
  let lead: Visitor;
  let stranger: Visitor;
  let strategyId: string;
  before(async () => {
    site = await openTestSite();
    anybody = await visitorOf(site, { cookie: '' });
    memberPlayer = await sessionFor(site, 'member');
    member = await visitorOf(site, memberPlayer);
    lead = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    stranger = await visitorOf(site, await sessionFor(site, 'Chief AHP', 'hillmoor'));
    strategyId = (await site.database.owner.query<{ id: string }>("update strategy.strategy set state = 'check-and-challenge' where code = 'vale' returning id")).rows[0]?.id ?? '';
  });
  after(() => site.close());

  const send = (visitor: Visitor, url: string, form: Record<string, string>) =>
    site.server.inject({ method: 'POST', url, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ ...form, _csrf: visitor.csrf }).toString() });
  const page = async (visitor: Visitor, url: string) => (await site.server.inject({ url, headers: { cookie: visitor.cookies } })).body;
  const rows = async (query: string, values: unknown[] = []) => (await site.database.owner.query<Record<string, unknown>>(query, values)).rows;
  const waiting = () => site.house.worker.within({ as: 'worker' }, (tx) => openComments(tx, strategyId));
  const said = { node: 'vale.p1', words: 'The bus stops at noon.', route: 'phone', agreed: 'yes' };

  it('have a form to print for each public task, and say honestly when nobody set a number', async () => {
    await rows("update directory.organisation set phone = null, phone_hours = null, email = null, postal_address = null, in_person = null");
    assert.match(await page(anybody, '/strategies/vale/comments'), /These details are imagined/, 'a demonstration has imagined ones');
    await rows("update platform.installation set mode = 'development'");
    for (const [task, form] of [['/strategies/vale/comments', '/strategies/vale/comments/print'], ['/glossary/term/ahp', '/glossary/term/ahp/print']] as const) {
      assert.match(await page(anybody, task), new RegExp(`href="${form}"`));
      assert.match(await page(anybody, task), /No phone number and no address is set yet/);
      assert.match(await page(anybody, form), /No address and no phone number is set yet.*hand this sheet/s);
      assert.match(await page(anybody, form), /I agree that staff type in what I wrote here/);
    }
    await rows("update platform.installation set mode = 'demo'");
  });

  it('go to the organisation’s own address and number once it gave them', async () => {
    await rows("update directory.organisation set phone = '01632 960 001', phone_hours = 'mornings', postal_address = E'Mill House\nVale' where code = 'vale-and-riverside'");
    for (const url of ['/strategies/vale/comments', '/strategies/vale/comments/print']) assert.match(await page(anybody, url), /01632 960 001 \(mornings\).*Mill House, Vale/s);
    assert.doesNotMatch(await page(anybody, '/glossary/term/ahp'), /01632 960 001/, 'a word of nobody’s is not that trust’s');
  });

  it('are typed in by the strategy’s own people only, with consent, and nobody else', async () => {
    assert.equal((await send(member, '/strategies/vale/comments/entry', { ...said, agreed: '' })).statusCode, 422);
    const unrouted = await send(member, '/strategies/vale/comments/entry', { ...said, route: '' });
    assert.equal(unrouted.statusCode, 422);
    assert.match(unrouted.body, /The bus stops at noon\./, 'what was typed is kept');
    assert.equal((await send(stranger, '/strategies/vale/comments/entry', said)).statusCode, 403);
    assert.ok([303, 401].includes((await send(anybody, '/strategies/vale/comments/entry', said)).statusCode));
    assert.equal(await waiting(), 0);
  });

  it('count like any other comment: they wait to be read, hold the strategy back, and show how they came in', async () => {
    assert.equal((await send(member, '/strategies/vale/comments/entry', said)).statusCode, 303);
    assert.equal((await send(anybody, '/strategies/vale/comments', { node: 'vale.p1', words: 'Mine came through the site.' })).statusCode, 303);
    assert.equal(await waiting(), 2);
    assert.match((await send(lead, '/strategies/vale/states', { from: 'check and challenge', to: 'live', reason: '' })).body, /2 comments still wait/);
    assert.doesNotMatch(await page(anybody, '/strategies/vale/comments'), /bus stops at noon/);
    assert.match(await page(lead, '/strategies/vale/comments/review'), /bus stops at noon.*By phone\. Staff typed it in, with consent/s);
    const id = String((await rows('select id from strategy.draft_comment where words = $1', [said.words]))[0]?.['id']);
    assert.equal((await send(lead, `/strategies/vale/comments/${id}/reading`, { [`reading-${id}`]: 'show', [`because-${id}`]: '' })).statusCode, 303);
    assert.match(await page(anybody, '/strategies/vale/comments'), /bus stops at noon.*By phone\./s);
  });

  it('leave in the audit that staff typed, and not what', async () => {
    const events = await rows("select facts::text as facts, person_id, organisation_id from platform.event where name = 'comment entered for someone'");
    assert.equal(events.length, 1);
    assert.deepEqual(JSON.parse(String(events[0]?.['facts'])), { node: 'vale.p1', route: 'phone' });
    assert.equal(events[0]?.['person_id'], memberPlayer.personId);
  });

  it('are refused in the form when the draft is not open, with the words kept', async () => {
    await rows("update strategy.strategy set state = 'live' where code = 'vale'");
    const answer = await send(member, '/strategies/vale/comments/entry', { ...said, words: 'Too late to count' });
    assert.equal(answer.statusCode, 422);
    assert.match(answer.body, /not open for comments now.*Too late to count/s);
    await rows("update strategy.strategy set state = 'check-and-challenge' where code = 'vale'");
  });

  it('about a word land in the list of whoever keeps it, with the way they came', async () => {
    assert.equal((await send(member, '/glossary/term/ahp/entry', { words: 'My aunt does not know it', route: 'in person', agreed: '' })).statusCode, 422);
    assert.equal((await send(member, '/glossary/term/ahp/entry', { words: 'My aunt does not know it', route: 'in person', agreed: 'yes' })).statusCode, 303);
    const national = await visitorOf(site, await sessionFor(site, 'national team', 'example-national-team'));
    assert.match(await page(national, '/glossary/reports'), /My aunt does not know it.*In person\. Staff typed it in, with consent/s);
    assert.doesNotMatch(await page(lead, '/glossary/reports'), /My aunt/);
  });

  it('are an update of the owner: a lead writes it down, and everyone sees that it came by phone', async () => {
    const id = demoObjectiveId('vale.2026.1');
    const update = { status: 'on track', note: 'She rang: the hall is open.', changeForPeople: 'same', evidence: '', evidenceAddress: '', helpNeeded: '', reason: '', route: 'phone', agreed: 'yes' };
    assert.equal((await send(member, `/objectives/${id}/progress-for-owner`, update)).statusCode, 403);
    assert.equal((await send(lead, `/objectives/${id}/progress-for-owner`, { ...update, agreed: '' })).statusCode, 422);
    const saved = await send(lead, `/objectives/${id}/progress-for-owner`, update);
    assert.equal(saved.statusCode, 303, saved.body);
    assert.match(await page(anybody, `/objectives/${id}`), /By phone, written down for the owner.*She rang: the hall is open\./s);
    assert.deepEqual((await rows("select route, agreed_on is not null as agreed from strategy.progress_update where note like 'She rang%'"))[0], { route: 'phone', agreed: true });
  });

  it('are guarded by the database: nobody plays staff, and staff type under their own name', async () => {
    const own = { as: 'person', personId: memberPlayer.personId ?? '', organisationIds: [memberPlayer.organisationId ?? ''] } as const;
    const other = { ...own, organisationIds: [] };
    const insert = (route: string, enteredBy: string | null) => sql`insert into strategy.draft_comment (id, strategy_id, version_number, node_code, words, received_on, route, entered_by, agreed_on)
      values (gen_random_uuid(), ${strategyId}, 1, 'vale.p1', 'planted', '2026-01-01', ${route}, ${enteredBy}, ${route === 'site' ? null : '2026-01-01'})`;
    const report = (enteredBy: string | null) => sql`insert into strategy.term_report (id, term_code, words, received_on, route, entered_by, agreed_on) values (gen_random_uuid(), 'ahp', 'planted', '2026-01-01', 'phone', ${enteredBy}, '2026-01-01')`;
    const attempts = [
      [{ as: 'public' } as const, insert('phone', null)], [other, insert('phone', own.personId)], [own, insert('phone', '00000000-0000-4000-8000-000000000001')], [own, insert('site', own.personId)],
      [{ as: 'public' } as const, report(null)], [other, report(own.personId)], [own, report('00000000-0000-4000-8000-000000000001')],
    ] as const;
    for (const [at, [scope, query]] of attempts.entries()) await assert.rejects(site.house.web.within(scope, (tx) => query.execute(tx)), /row-level security|entered_with_consent/, `attempt ${at}`);
    await site.house.web.within(own, (tx) => insert('paper', own.personId).execute(tx));
  });

  it('have paper and phone beside every form that the public can send', async () => {
    const { forms } = await crawl(site, anybody, { from: ['/', '/strategies/vale/comments', '/glossary/term/ahp'] });
    const tasks = new Map(forms.filter(({ method, action }) => method === 'POST' && !(shapeOf(action, 'POST') in needsNoPaper)).map((form) => [shapeOf(form.action, 'POST'), form]));
    assert.ok(tasks.size >= 2, [...tasks.keys()].join());
    for (const [shape, { page: where }] of tasks) {
      const html = await page(anybody, where);
      const printed = /href="([^"]+\/print)"/.exec(/<section aria-labelledby="other-ways">[\s\S]*?<\/section>/.exec(html)?.[0] ?? '')?.[1];
      assert.ok(printed, `${shape} on ${where} has no form to print`);
      assert.match(await page(anybody, printed), /allied-paper[\s\S]*Where to send this/, printed);
    }
  });
});

/** Forms of the public that are no task of taking part, each with its reason. */
const needsNoPaper: Readonly<Record<string, string>> = {
  '/sign-in': 'An account is for writing here oneself; nobody needs one to take part.',
  '/sign-in/passkey': 'The same.',
  '/sign-in/oidc': 'The same.',
  '/demo/persona': 'Only in a demonstration.',
  '/conversations/:code/:position/votes': 'The vote sheet is printed from “in person”, to which every list of ideas leads; its journey is test/journeys/livestock-market.test.ts.',
  '/conversations/:code/:position/ideas': 'The form for ideas is printed from there as well.',
  '/conversations/:code/:position/ideas/:id/comments': 'The same.',
  '/conversations/:code/:position/side': 'It only remembers in one’s own browser from which side one votes.',
  '/get-involved/:organisation/list': 'A list for emails. The same page has a form to print and the phone.',
  '/conversations/:code/follow': 'News comes by email or by a code; who is not online asks the organisation by phone or by post, as the page says.',
  '/conversations/:code/:position/ideas/:id/follow': 'The same.',
  '/quality/instruments/:code/score': 'It works a score out from numbers for those who measure, and keeps nothing.',
  '/news/:kind/:subject': 'It only asks for emails. The page itself is the sheet to print, and says how to have it by post or by phone.',
  '/improvement/questions/:id/support': 'It only adds one to a count of browsers; a question itself can be asked on paper or by phone.',
  '/improvement/questions/yours': 'Only the code opens what became of a question; who rings is told.',
  '/events/places': 'Only the code gives a place back; who rings is taken off by whoever organises the day.',
  '/your-answer': 'Only the code opens somebody’s answer; who rings reads it out to whoever opens this page for them.',
  '/your-words': 'Only the code opens somebody’s words; who rings reads it out to whoever opens this page for them.',
};
