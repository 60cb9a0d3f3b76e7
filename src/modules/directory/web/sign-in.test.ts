import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newCaller, newestLetter, secretIn, type Caller } from '#test/caller';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';

describe('signing in by a link', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite(); });
  after(() => site.close());
  const known = 'priya.nair@vale-and-riverside.example';
  let minute = 0;
  /** Each test stands in a minute of its own, so that one test's limit does not touch the next. */
  const inNewMinute = () => site.setTime(new Date(Date.UTC(2026, 5, 1, 9, (minute += 20))));
  const ask = async (caller: Caller, email: string, goTo = '/') => {
    const answer = await caller.post('/sign-in', { email, goTo });
    return { answer, secret: secretIn(await newestLetter(site, email)) };
  };

  it('opens a session by the button, not by opening the link', async () => {
    inNewMinute();
    const caller = await newCaller(site);
    const { answer, secret } = await ask(caller, known, '/people');
    assert.deepEqual([answer.status, answer.location], [303, '/sign-in/sent']);
    for (let scans = 0; scans < 3; scans += 1) {
      const seen = await caller.get(`/sign-in/link?token=${secret}`);
      assert.equal(seen.status, 200);
      assert.match(seen.body, new RegExp(known));
      assert.equal(caller.cookie('allied_session'), undefined);
    }
    const used = await caller.post('/sign-in/link', { token: secret });
    assert.deepEqual([used.status, used.location], [303, '/people']);
    const people = await caller.get('/people');
    assert.match(people.body, /Priya Nair/);
  });

  it('works once, also when two clicks race', async () => {
    inNewMinute();
    const callers = await Promise.all(Array.from({ length: 8 }, () => newCaller(site)));
    const { secret } = await ask(callers[0] as Caller, known);
    const answers = await Promise.all(callers.map((caller) => caller.post('/sign-in/link', { token: secret })));
    assert.deepEqual(answers.map(({ status }) => status).toSorted((a, b) => a - b), [303, ...Array<number>(7).fill(410)]);
    assert.equal(callers.filter((caller) => caller.cookie('allied_session')).length, 1);
    const late = await (callers[1] as Caller).get(`/sign-in/link?token=${secret}`);
    assert.match(late.body, /used already/);
  });

  it('says after the fifth letter that no further one goes, to known and unknown addresses alike', async () => {
    for (const email of ['kelly.marsh@vale-and-riverside.example', 'nobody.at.all@charity.example']) {
      inNewMinute();
      const caller = await newCaller(site);
      for (let asked = 1; asked <= 5; asked += 1) assert.equal((await ask(caller, email)).answer.location, '/sign-in/sent');
      const letters = async () => Number((await site.database.owner.query('select count(*) from platform.mail where to_address = $1', [email])).rows[0].count);
      const before = await letters();
      const { answer } = await ask(caller, email);
      assert.equal(await letters(), before);
      const page = await caller.get(answer.location);
      assert.match(page.body, /We have sent no new letter/);
      assert.doesNotMatch(page.body, /We have sent a link/);
    }
  });

  it('says that a link was used, also where the page after it is loaded again', async () => {
    inNewMinute();
    const caller = await newCaller(site);
    const { secret } = await ask(caller, 'peter.ash@vale-and-riverside.example');
    await caller.post('/sign-in/link', { token: secret });
    assert.match((await (await newCaller(site)).post('/sign-in/link', { token: secret })).body, /used already/);
    assert.match((await caller.get(`/sign-in/link?token=${secret}`)).body, /used already/);
    const again = await caller.get('/sign-in/link');
    assert.equal(again.status, 410);
    assert.match(again.body, /it worked once and cannot be used again/);
    assert.doesNotMatch(again.body, /We do not know this link/);
  });

  it('is over after fifteen minutes', async () => {
    inNewMinute();
    const caller = await newCaller(site);
    const { secret } = await ask(caller, known);
    site.setTime(new Date(Date.UTC(2026, 5, 1, 9, minute + 15)));
    const answer = await caller.post('/sign-in/link', { token: secret });
    assert.equal(answer.status, 410);
    assert.match(answer.body, /too old/);
    site.setTime(new Date(Date.UTC(2026, 5, 1, 9, minute + 14, 59)));
    assert.equal((await caller.post('/sign-in/link', { token: secret })).status, 303);
  });

  it('answers the same for known and unknown addresses, and writes the same', async () => {
    inNewMinute();
    const traces = [];
    for (const email of [known, 'nobody.knows@charity.example']) {
      const caller = await newCaller(site);
      const earlier = await countAll(site);
      const { answer, secret } = await ask(caller, email);
      const now = await countAll(site);
      const page = await caller.get('/sign-in/sent');
      const link = await caller.get(`/sign-in/link?token=${secret}`);
      traces.push({ status: answer.status, location: answer.location, sent: mask(page.body), link: mask(link.body.replaceAll(email, 'ADDRESS')), rows: Object.fromEntries(Object.entries(now).map(([table, count]) => [table, count - (earlier[table] ?? 0)])) });
    }
    assert.deepEqual(traces[0], traces[1]);
    assert.deepEqual(traces[0]?.rows, { 'directory.person': 0, 'directory.email_address': 0, 'directory.sign_in_link': 1, 'platform.mail': 1, 'platform.event': 0 });
  });

  it('gives a person who was never here an account, and asks their name', async () => {
    inNewMinute();
    const caller = await newCaller(site);
    const { secret } = await ask(caller, 'Somebody.New@Charity.example'.toLowerCase(), '/organisations');
    const used = await caller.post('/sign-in/link', { token: secret });
    assert.equal(used.location, '/account?welcome=yes&goTo=%2Forganisations');
    await caller.get(used.location);
    const named = await caller.post('/account/name', { name: 'Somebody New', goTo: '/organisations' });
    assert.equal(named.location, '/organisations');
    assert.match((await caller.get('/account')).body, /You belong to no organisation yet/);
  });

  it('takes a new secret at sign-in and never one that was planted; the old session ends', async () => {
    inNewMinute();
    const planted = 'a'.repeat(43);
    const caller = await newCaller(site);
    caller.setCookie('allied_session', planted);
    await caller.get('/sign-in');
    const first = await ask(caller, known);
    await caller.post('/sign-in/link', { token: first.secret });
    const one = caller.cookie('allied_session');
    assert.ok(one && one !== planted);
    await caller.get('/account');
    const second = await ask(caller, known);
    await caller.post('/sign-in/link', { token: second.secret });
    const two = caller.cookie('allied_session');
    assert.notEqual(one, two);
    const stale = await site.server.inject({ url: '/people', headers: { cookie: `allied_session=${one}` } });
    assert.match(String(stale.headers.location), /^\/sign-in/);
    const attacker = await site.server.inject({ url: '/people', headers: { cookie: `allied_session=${planted}` } });
    assert.match(String(attacker.headers.location), /^\/sign-in/);
  });

  it('goes nowhere but to a page of this site', async () => {
    inNewMinute();
    for (const goTo of ['https://evil.example/', '//evil.example', '/\\evil.example', 'javascript:alert(1)', '/\t/evil.example']) {
      const caller = await newCaller(site);
      const { secret } = await ask(caller, 'beth.arrow@post.example', goTo);
      assert.equal((await caller.post('/sign-in/link', { token: secret })).location, '/', goTo);
    }
  });

  it('sends at most five links to one address in the life of one', async () => {
    inNewMinute();
    const caller = await newCaller(site);
    const address = 'samira.cole@vale-and-riverside.example';
    for (let times = 0; times < 8; times += 1) assert.equal((await ask(caller, address)).answer.location, times < 5 ? '/sign-in/sent' : '/sign-in/sent?letter=none');
    const letters = await site.database.owner.query('select from platform.mail where to_address = $1', [address]);
    assert.equal(letters.rowCount, 5);
  });

  it('slows down one connection that asks for many addresses', async () => {
    inNewMinute();
    const caller = await newCaller(site);
    const statuses = [];
    for (let times = 0; times < 12; times += 1) statuses.push((await ask(caller, `person${times}@post.example`)).answer.status);
    assert.deepEqual(statuses, [...Array<number>(10).fill(303), 429, 429]);
  });

  it('keeps what was typed and names the error', async () => {
    inNewMinute();
    const caller = await newCaller(site);
    const answer = await caller.post('/sign-in', { email: 'not an address', goTo: '/people' });
    assert.equal(answer.status, 422);
    assert.match(answer.body, /value="not an address"/);
    assert.match(answer.body, /There is a problem/);
    assert.match(answer.body, /name="goTo" value="\/people"/);
  });

  it('signs out here, there and everywhere', async () => {
    inNewMinute();
    site.setTime(null);
    const player = await sessionFor(site, 'member');
    const here = await newCaller(site, player);
    const { rows } = await site.database.owner.query<{ id: string }>('select id from platform.session where person_id = $1', [player.personId]);
    assert.equal((await here.post(`/account/sessions/${rows[0]?.id}/end`)).status, 303);
    assert.match((await here.get('/account')).location, /^\/sign-in/);
    const again = await sessionFor(site, 'member');
    const other = await newCaller(site, again);
    assert.equal((await other.post('/account/sessions/end')).location, '/sign-in');
    assert.match((await (await newCaller(site, again)).get('/account')).location, /^\/sign-in/);
  });

  it('does not end the session of somebody else', async () => {
    const [me, them] = [await sessionFor(site, 'administrator'), await sessionFor(site, 'member')];
    const caller = await newCaller(site, me);
    const { rows } = await site.database.owner.query<{ id: string }>('select id from platform.session where person_id = $1', [them.personId]);
    assert.equal((await caller.post(`/account/sessions/${rows[0]?.id}/end`)).status, 404);
    assert.equal((await (await newCaller(site, them)).get('/account')).status, 200);
  });
});

async function countAll(site: TestSite): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of ['directory.person', 'directory.email_address', 'directory.sign_in_link', 'platform.mail', 'platform.event']) {
    counts[table] = Number((await site.database.owner.query(`select count(*) as n from ${table}`)).rows[0]?.n);
  }
  return counts;
}

/** The page without what differs at every request: form tokens and the link's own secret. */
const mask = (body: string): string => body.replaceAll(/value="[\w-]{43,}"/g, 'value="SECRET"').replaceAll(/data-csrf="[^"]+"/g, 'data-csrf="SECRET"').replaceAll(/\/[\w-]+\?v=\w+/g, '');
