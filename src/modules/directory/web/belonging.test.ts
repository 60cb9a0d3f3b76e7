import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newCaller, newestLetter, secretIn, type Caller } from '#test/caller';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { countPeople } from '../queries/people.ts';

describe('joining, leaving and being forgotten', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite(); });
  after(() => site.close());
  const owner = async (text: string, values: unknown[] = []) => (await site.database.owner.query(text, values)).rows;
  const idOf = async (text: string, values: unknown[] = []) => String((await owner(text, values))[0]?.id ?? '');
  const organisationId = (code: string) => idOf('select id from directory.organisation where code = $1', [code]);
  const unitId = (code: string) => idOf('select id from directory.unit where code = $1', [code]);

  async function signIn(email: string): Promise<Caller> {
    const caller = await newCaller(site);
    await caller.post('/sign-in', { email });
    const used = await caller.post('/sign-in/link', { token: secretIn(await newestLetter(site, email)) });
    assert.equal(used.status, 303, email);
    await caller.get('/account');
    return caller;
  }
  async function inviteTo(code: string, unit: string, email: string, role = 'member'): Promise<string> {
    const administrator = await newCaller(site, await sessionFor(site, 'administrator', code));
    const sent = await administrator.post('/invitations', { organisation: await organisationId(code), email, unit: await unitId(unit), roleGroup: 'registered-professionals', role });
    assert.equal(sent.status, 303, sent.body.slice(0, 500));
    return secretIn(await newestLetter(site, email));
  }

  it('a therapist of a charity and a school joins both with an address of neither, and sees both (S3)', async () => {
    const therapist = await signIn('sal.therapist@own-post.example');
    await therapist.post('/account/name', { name: 'Sal Therapist' });
    for (const code of ['talk-together', 'riverside-school']) {
      const asked = await therapist.post(`/organisations/${code}/requests`, { roleGroup: 'registered-professionals', unit: code, note: 'I work here on Tuesdays' });
      assert.equal(asked.location, '/account?saved=request-sent');
      assert.match((await (await newCaller(site, await sessionFor(site, 'member', code))).get('/people')).body, /People of/);
      const administrator = await newCaller(site, await sessionFor(site, 'administrator', code));
      const people = await administrator.get('/people');
      assert.match(people.body, /Sal Therapist/);
      assert.match(people.body, /I work here on Tuesdays/);
      const request = /\/requests\/([0-9a-f-]{36})\/answer/.exec(people.body)?.[1] ?? '';
      assert.equal((await administrator.post(`/requests/${request}/answer`, { answer: 'accepted' })).status, 303);
      assert.equal((await administrator.post(`/requests/${request}/answer`, { answer: 'accepted' })).status, 404);
    }
    const account = await therapist.get('/account');
    for (const name of ['Talk Together', 'Riverside School']) assert.match(account.body, new RegExp(name));
    for (const code of ['talk-together', 'riverside-school']) {
      const page = await therapist.get(`/people?organisation=${await organisationId(code)}`);
      assert.match(page.body, /Sal Therapist/);
      assert.match(page.body, /Beth Arrow/);
    }
  });

  it('a request reaches every administrator by letter, and its answer reaches whoever asked', async () => {
    for (const [answer, says] of [['accepted', /You now belong to Talk Together/], ['refused', /did not accept your request/]] as const) {
      const email = `letters.${answer}@own-post.example`;
      const asker = await signIn(email);
      await asker.post('/organisations/talk-together/requests', { roleGroup: 'students', unit: 'talk-together' });
      const letter = await newestLetter(site, 'delyth.rowan@talk-together.example');
      assert.match(letter?.subject ?? '', /Somebody asks to join Talk Together/);
      assert.match(letter?.body ?? '', /\/people\?organisation=/);
      assert.doesNotMatch(letter?.body ?? '', /own-post/, 'the letter says nothing of the person');
      const request = await idOf('select r.id from directory.membership_request r join directory.email_address e on e.person_id = r.person_id where e.address = $1', [email]);
      await (await newCaller(site, await sessionFor(site, 'administrator', 'talk-together'))).post(`/requests/${request}/answer`, { answer });
      assert.match((await newestLetter(site, email))?.body ?? '', says);
    }
    assert.equal(Number((await owner("select count(*) from platform.mail where purpose = 'request to join' and to_address like '%hillmoor%'"))[0].count), 0, 'no other organisation hears of it');
  });

  it('where nobody could answer, that is said and no request is taken', async () => {
    const asker = await signIn('nobody.answers@own-post.example');
    const page = await asker.get('/organisations/vale-county-council');
    assert.match(page.body, /can answer requests to join here yet/);
    assert.doesNotMatch(page.body, /An administrator answers|Ask to join</);
    assert.equal((await asker.post('/organisations/vale-county-council/requests', { roleGroup: 'students', unit: 'vale-county-council' })).status, 409);
  });

  it('a request is answered by nobody else, and twice asked is said so', async () => {
    const asker = await signIn('asker@own-post.example');
    await asker.post('/organisations/hillmoor/requests', { roleGroup: 'students', unit: 'hillmoor-podiatry' });
    assert.equal((await asker.post('/organisations/hillmoor/requests', { roleGroup: 'students', unit: 'hillmoor-podiatry' })).status, 409);
    assert.equal((await asker.post('/organisations/oxford-health/requests', { roleGroup: 'students', unit: 'oxford-health' })).status, 409);
    const request = await idOf("select r.id from directory.membership_request r join directory.email_address e on e.person_id = r.person_id where e.address = 'asker@own-post.example'");
    for (const [role, code] of [['administrator', 'vale-and-riverside'], ['Chief AHP', 'hillmoor'], ['member', 'hillmoor']] as const) {
      const answer = await (await newCaller(site, await sessionFor(site, role, code))).post(`/requests/${request}/answer`, { answer: 'accepted' });
      assert.ok([403, 404].includes(answer.status), `${role} of ${code}: ${answer.status}`);
    }
    assert.equal((await asker.post(`/account/requests/${request}/withdrawal`)).status, 303);
  });

  it('an invitation is accepted once, by the invited address only', async () => {
    const secret = await inviteTo('vale-and-riverside', 'vale-podiatry', 'new.colleague@post.example', 'service lead');
    const stranger = await signIn('stranger@post.example');
    assert.equal((await stranger.get(`/invitations/${secret}`)).status, 200);
    assert.equal((await stranger.post(`/invitations/${secret}/acceptance`)).status, 403);
    const invited = await signIn('new.colleague@post.example');
    const answers = await Promise.all(Array.from({ length: 5 }, () => invited.post(`/invitations/${secret}/acceptance`)));
    assert.deepEqual(answers.map(({ status }) => status).toSorted((a, b) => a - b), [303, 409, 409, 409, 409]);
    const memberships = await owner("select m.role, m.role_group from directory.membership m join directory.email_address e on e.person_id = m.person_id where e.address = 'new.colleague@post.example'");
    assert.deepEqual(memberships, [{ role: 'service lead', role_group: 'registered-professionals' }]);
    assert.match((await invited.get(`/invitations/${secret}`)).body, /accepted already/);
    assert.equal((await invited.get('/people')).status, 200);
  });

  it('an invitation that was taken back or is too old says so', async () => {
    const secret = await inviteTo('vale-and-riverside', 'vale-podiatry', 'maybe@post.example');
    const administrator = await newCaller(site, await sessionFor(site, 'administrator'));
    const id = await idOf("select id from directory.invitation where address = 'maybe@post.example'");
    assert.equal((await (await newCaller(site, await sessionFor(site, 'administrator', 'hillmoor'))).post(`/invitations/${id}/withdrawal`)).status, 404);
    assert.equal((await administrator.post(`/invitations/${id}/withdrawal`)).status, 303);
    const shown = await (await newCaller(site)).get(`/invitations/${secret}`);
    assert.equal(shown.status, 410);
    assert.match(shown.body, /taken back/);
    const old = await inviteTo('vale-and-riverside', 'vale-podiatry', 'late@post.example');
    site.setTime(new Date(Date.now() + 15 * 86_400_000));
    assert.match((await (await newCaller(site)).get(`/invitations/${old}`)).body, /too old/);
    site.setTime(null);
  });

  it('nobody is invited into a unit of another organisation, nor by somebody without the right', async () => {
    const vale = await organisationId('vale-and-riverside');
    const fields = { organisation: vale, email: 'x@post.example', unit: await unitId('hillmoor-podiatry'), roleGroup: 'students', role: 'member' };
    assert.equal((await (await newCaller(site, await sessionFor(site, 'administrator'))).post('/invitations', fields)).status, 422);
    assert.equal((await (await newCaller(site, await sessionFor(site, 'administrator', 'hillmoor'))).post('/invitations', fields)).status, 403);
    assert.equal((await (await newCaller(site, await sessionFor(site, 'Chief AHP'))).post('/invitations', { ...fields, unit: await unitId('vale-podiatry') })).status, 403);
  });

  it('leaving ends what somebody may see from that day, and the last administrator stays', async () => {
    const player = await sessionFor(site, 'member', 'talk-together');
    const member = await newCaller(site, player);
    const membership = await idOf('select id from directory.membership where person_id = $1', [player.personId]);
    assert.equal((await member.post(`/account/memberships/${membership}/end`)).status, 303);
    assert.equal((await member.get('/people')).status, 403);
    const other = await idOf("select m.id from directory.membership m join directory.organisation o on o.id = m.organisation_id where o.code = 'hillmoor' and m.role = 'member' and m.ended_on is null limit 1");
    assert.equal((await member.post(`/account/memberships/${other}/end`)).status, 404);
    const last = await idOf("select m.id from directory.membership m join directory.organisation o on o.id = m.organisation_id where o.code = 'riverside-voices' and m.role = 'administrator'");
    const mags = await signIn('mags.doherty@riverside-voices.example');
    const refused = await mags.post(`/account/memberships/${last}/end`);
    assert.equal(refused.status, 409);
    assert.match(refused.body, /last administrator/);
  });

  it('an administrator closes the account of somebody who belongs nowhere else, and opens it again', async () => {
    const administrator = await newCaller(site, await sessionFor(site, 'administrator'));
    const member = await sessionFor(site, 'member');
    const membership = await idOf('select id from directory.membership where person_id = $1', [member.personId]);
    assert.equal((await administrator.post(`/memberships/${membership}/account`, { what: 'close' })).status, 303);
    assert.match((await (await newCaller(site, member)).get('/account')).location, /^\/sign-in/);
    const address = String((await owner('select address from directory.email_address where person_id = $1', [member.personId]))[0]?.address);
    const caller = await newCaller(site);
    await caller.post('/sign-in', { email: address });
    const closed = await caller.post('/sign-in/link', { token: secretIn(await newestLetter(site, address)) });
    assert.equal(closed.status, 410);
    assert.match(closed.body, /account of this address is closed/);
    assert.equal((await administrator.post(`/memberships/${membership}/account`, { what: 'open' })).status, 303);
    await signIn(address);
    const both = await sessionFor(site, 'member');
    await owner("insert into directory.membership (person_id, organisation_id, unit_id, role_group, role, started_on) select $1, u.organisation_id, u.id, 'students', 'member', '2024-01-01' from directory.unit u where u.code = 'hillmoor'", [both.personId]);
    const shared = await idOf("select m.id from directory.membership m join directory.organisation o on o.id = m.organisation_id where m.person_id = $1 and o.code = 'vale-and-riverside'", [both.personId]);
    assert.equal((await administrator.post(`/memberships/${shared}/account`, { what: 'close' })).status, 409);
  });

  it('erasing takes out everything that says who somebody was and changes no count', async () => {
    const player = await sessionFor(site, 'member', 'vale-and-riverside', 'support-workers');
    const caller = await newCaller(site, player);
    await caller.post('/account/name', { name: 'Erasmus Forgetmenot' });
    const address = String((await owner('select address from directory.email_address where person_id = $1', [player.personId]))[0]?.address);
    await (await newCaller(site)).post('/sign-in', { email: address });
    await owner("insert into directory.passkey (person_id, credential_id, public_key, name, added_at) values ($1, 'forget', 'k', 'Erasmus phone', now())", [player.personId]);
    await owner("insert into directory.outside_identity (issuer, subject, person_id, linked_at) values ('https://id.example', 'erasmus', $1, now())", [player.personId]);
    const vale = await organisationId('vale-and-riverside');
    const counts = () => site.database.worker.reading({ as: 'worker' }, async (tx) => [Object.fromEntries(await countPeople(tx, vale, '2024-06-01', 'role_group')), await owner('select role_group, count(*)::int from directory.membership group by role_group order by 1'), await owner('select count(*)::int from directory.person')]);
    const earlier = await counts();
    const answer = await caller.post('/account/erasure', { what: 'erase', sure: 'yes' });
    assert.equal(answer.location, '/account-ended?what=erase');
    assert.deepEqual(await counts(), earlier);
    assert.deepEqual(await traces(address), []);
    assert.match((await caller.get('/account')).location, /^\/sign-in/);
    const again = await signIn(address);
    assert.match((await again.get('/account')).body, /You belong to no organisation yet/);
    const events = await owner("select facts from platform.event where name = 'person erased' and person_id = $1", [player.personId]);
    assert.equal(events.length, 1);
  });

  /** Every column of every table that still holds the name or the address. */
  async function traces(address: string): Promise<string[]> {
    const tables = await owner("select table_schema || '.' || table_name as name from information_schema.tables where table_schema in ('platform', 'directory', 'strategy') and table_type = 'BASE TABLE'");
    const found: string[] = [];
    for (const { name } of tables) {
      const hits = await owner(`select count(*)::int as n from ${name} t where t::text ilike '%Forgetmenot%' or t::text ilike $1 or t::text ilike '%Erasmus%'`, [`%${address}%`]);
      if (Number(hits[0]?.n) > 0) found.push(name);
    }
    return found;
  }

  it('gives everybody a copy of what is held about them and nothing of anybody else', async () => {
    const caller = await signIn('hannah.okoro@vale-and-riverside.example');
    const answer = await caller.get('/account/export');
    assert.match(String(answer.headers['content-disposition']), /everything-held-about-me\.json/);
    const copy = JSON.parse(answer.body) as { held: { directory: { person: { display_name: string }; addresses: { address: string }[]; memberships: unknown[]; sessions: unknown[]; whatTheyDid: unknown[] } } };
    assert.equal(copy.held.directory.person.display_name, 'Hannah Okoro');
    assert.deepEqual(copy.held.directory.addresses.map(({ address }) => address), ['hannah.okoro@vale-and-riverside.example']);
    assert.equal(copy.held.directory.memberships.length, 1);
    assert.ok(copy.held.directory.sessions.length >= 1 && copy.held.directory.whatTheyDid.length >= 1);
    assert.doesNotMatch(answer.body, /Priya|Elswick|token_hash|public_key/);
  });

  it('a further address is added by its own letter and then signs in to the same account', async () => {
    const caller = await signIn('ines.moor@vale-and-riverside.example');
    assert.equal((await caller.post('/account/addresses', { email: 'ines@home-post.example' })).status, 200);
    const other = await newCaller(site);
    const secret = secretIn(await newestLetter(site, 'ines@home-post.example'));
    assert.equal((await other.post('/sign-in/link', { token: secret })).status, 303);
    assert.equal(other.cookie('allied_session'), undefined, 'proving an address signs nobody in');
    const home = await signIn('ines@home-post.example');
    assert.match((await home.get('/account')).body, /Ines Moor/);
    assert.equal((await home.post('/account/addresses/removal', { address: 'ines.moor@vale-and-riverside.example' })).status, 303);
    assert.equal((await home.post('/account/addresses/removal', { address: 'ines@home-post.example' })).status, 409);
    const taken = await signIn('peter.ash@vale-and-riverside.example');
    await taken.post('/account/addresses', { email: 'ines@home-post.example' });
    assert.equal((await other.post('/sign-in/link', { token: secretIn(await newestLetter(site, 'ines@home-post.example')) })).status, 410);
  });

  it('a review of access records what was kept and ended', async () => {
    const administrator = await newCaller(site, await sessionFor(site, 'administrator', 'river-prison'));
    const member = await sessionFor(site, 'member', 'river-prison');
    const prison = await organisationId('river-prison');
    const membership = await idOf('select id from directory.membership where person_id = $1', [member.personId]);
    const foreign = await idOf("select m.id from directory.membership m join directory.organisation o on o.id = m.organisation_id where o.code = 'hillmoor' and m.ended_on is null and m.role = 'member' limit 1");
    const page = await administrator.get('/access-review');
    assert.match(page.body, /2 memberships/);
    const recorded = await administrator.post('/access-review', { organisation: prison, ending: [membership, foreign, 'junk'], note: 'Spring review' });
    assert.equal(recorded.status, 303);
    assert.deepEqual(await owner('select membership_count, note from directory.access_review where organisation_id = $1', [prison]), [{ membership_count: 2, note: 'Spring review' }]);
    assert.deepEqual((await owner("select answer, count(*)::int from directory.access_review_answer group by answer order by 1")), [{ answer: 'ended', count: 1 }, { answer: 'kept', count: 1 }]);
    assert.deepEqual(await owner('select ended_on from directory.membership where id = $1', [foreign]), [{ ended_on: null }]);
    assert.equal((await (await newCaller(site, member)).get('/people')).status, 403);
    assert.match((await administrator.get('/access-review')).body, /Spring review/);
    const themselves = await idOf("select m.id from directory.membership m join directory.organisation o on o.id = m.organisation_id where o.code = 'river-prison' and m.role = 'administrator'");
    assert.equal((await administrator.post('/access-review', { organisation: prison, ending: themselves })).status, 409, 'the last administrator stays');
  });

  it('a token whose name is one letter is asked for a longer one, not for a name', async () => {
    const administrator = await newCaller(site, await sessionFor(site, 'administrator', 'hillmoor'));
    const organisation = await organisationId('hillmoor');
    const answer = await administrator.post('/tokens', { organisation, name: 'x', scopes: ['export'], life: '90' });
    assert.equal(answer.status, 422);
    assert.match(answer.body, /Use at least 2 letters for the name of the program/);
    assert.match((await administrator.post('/tokens', { organisation, name: '', scopes: ['export'], life: '90' })).body, /Enter a name for the program/);
  });

  it('shows the newest ten of many sessions, and says how many there are', async () => {
    const player = await sessionFor(site, 'member');
    for (let at = 0; at < 25; at += 1) await owner("insert into platform.session (token_hash, person_id, how, device, opened_at, seen_at, expires_at) select decode(md5($1 || $2), 'hex'), $1::uuid, 'persona', 'Another browser', now(), now(), now() + interval '1 day'", [player.personId, String(at)]);
    const { body } = await (await newCaller(site, player)).get('/account');
    assert.match(body, /of 26\./);
    assert.ok((body.match(/action="\/account\/sessions\/[0-9a-f-]{36}\/end"/g) ?? []).length <= 11);
    assert.match(body, /\(this one\)/);
  });

  it('a token is shown once, acts within its scopes until it ends, and is kept as a hash', async () => {
    const administrator = await newCaller(site, await sessionFor(site, 'administrator'));
    const vale = await organisationId('vale-and-riverside');
    const made = await administrator.post('/tokens', { organisation: vale, name: 'Dashboard', scopes: ['strategies:read'], life: '30' });
    assert.equal(made.status, 200);
    const secret = /allied_[\w-]{43}/.exec(made.body)?.[0] ?? '';
    assert.ok(secret);
    assert.ok(!(await administrator.get('/tokens')).body.includes(secret));
    assert.deepEqual(await owner("select scopes, used_on from directory.api_token where name = 'Dashboard'"), [{ scopes: ['strategies:read'], used_on: null }]);
    const viewer = await (await import('../queries/viewer.ts')).viewerByToken(site.database.web, secret, new Date());
    assert.deepEqual([viewer?.kind, viewer?.tokenScopes, viewer?.grants], ['token', ['strategies:read'], [{ role: 'program', organisationId: vale }]]);
    assert.ok((await owner("select used_on from directory.api_token where name = 'Dashboard'"))[0]?.used_on);
    const id = await idOf("select id from directory.api_token where name = 'Dashboard'");
    assert.equal((await (await newCaller(site, await sessionFor(site, 'administrator', 'hillmoor'))).post(`/tokens/${id}/end`)).status, 404);
    assert.equal((await administrator.post(`/tokens/${id}/end`)).status, 303);
    assert.equal(await (await import('../queries/viewer.ts')).viewerByToken(site.database.web, secret, new Date()), null);
    assert.equal((await administrator.post('/tokens', { organisation: vale, name: 'X', scopes: ['everything'], life: '9999' })).status, 422);
  });
});
