import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { newCaller, type Answer, type Caller } from '#test/caller';
import { startIdentityProvider, type IdentityProvider } from '#test/identity-provider';
import { openTestSite, type TestSite } from '#test/site';

const callback = 'http://127.0.0.1:3000/sign-in/oidc/callback';

describe('signing in with a work account', () => {
  let site: TestSite;
  let provider: IdentityProvider;
  before(async () => {
    provider = await startIdentityProvider({
      priya: { email: 'Priya.Nair@vale-and-riverside.example', email_verified: true },
      unverified: { email: 'hannah.okoro@vale-and-riverside.example', email_verified: false },
      silent: {},
      stranger: { email: 'nobody@elsewhere.example', email_verified: true },
      invited: { email: 'invited@elsewhere.example', email_verified: true },
    }, callback);
    site = await openTestSite({ settings: { OIDC_ISSUER: provider.issuer, OIDC_CLIENT_ID: 'allied', OIDC_CLIENT_SECRET: 'a secret of the test only' } });
  });
  after(async () => {
    await site.close();
    await provider.close();
  });

  const begin = async (caller: Caller, goTo = '/people') => (await caller.post('/sign-in/oidc', { goTo })).location;
  const back = (caller: Caller, address: string): Promise<Answer> => caller.get(address.replace('http://127.0.0.1:3000', ''));
  async function signIn(subject: string): Promise<{ caller: Caller; answer: Answer; address: string }> {
    const caller = await newCaller(site);
    const address = await provider.signIn(await begin(caller), subject);
    return { caller, answer: await back(caller, address), address };
  }

  it('asks with a code challenge, state and nonce, and offers the button only where it is set up', async () => {
    const caller = await newCaller(site);
    assert.match((await caller.get('/sign-in')).body, /Sign in with your work account/);
    const url = new URL(await begin(caller));
    assert.equal(url.origin, provider.issuer);
    assert.deepEqual([url.searchParams.get('response_type'), url.searchParams.get('code_challenge_method'), url.searchParams.get('redirect_uri')], ['code', 'S256', callback]);
    for (const name of ['state', 'nonce', 'code_challenge']) assert.ok((url.searchParams.get(name)?.length ?? 0) >= 40, name);
  });

  it('signs in somebody whose verified address is known, and knows them again', async () => {
    for (let times = 0; times < 2; times += 1) {
      const { caller, answer } = await signIn('priya');
      assert.deepEqual([answer.status, answer.location], [303, '/people']);
      assert.match((await caller.get('/account')).body, /Priya Nair[\s\S]*a work account/);
    }
    const { rows } = await site.database.owner.query('select subject from directory.outside_identity');
    assert.deepEqual(rows, [{ subject: 'priya' }]);
  });

  it('turns away an address that is not verified, not known or not told', async () => {
    for (const [subject, words] of [['unverified', /no email address that was checked/], ['silent', /no email address that was checked/], ['stranger', /nobody invited it/]] as const) {
      const { caller, answer } = await signIn(subject);
      assert.equal(answer.status, 403, subject);
      assert.match(answer.body, words);
      assert.equal(caller.cookie('allied_session'), undefined);
    }
    const made = await site.database.owner.query("select from directory.email_address where address = 'nobody@elsewhere.example'");
    assert.equal(made.rowCount, 0);
  });

  it('lets in somebody who holds an invitation', async () => {
    await site.database.owner.query(`insert into directory.invitation (organisation_id, unit_id, address, role_group, role, token_hash, invited_at, expires_at)
      select organisation_id, id, 'invited@elsewhere.example', 'students', 'member', 'x', now(), now() + interval '1 day' from directory.unit where code = 'vale-podiatry'`);
    const { answer } = await signIn('invited');
    assert.equal(answer.status, 303);
  });

  it('takes an answer once, from the browser that asked, with the state that was asked for', async () => {
    const { caller, address } = await signIn('priya');
    assert.match((await back(caller, address)).body, /It took too long/);
    const other = await newCaller(site);
    const stolen = await provider.signIn(await begin(caller), 'priya');
    assert.equal((await back(other, stolen)).status, 403);
    await begin(other);
    assert.match((await back(other, stolen)).body, /did not confirm who you are/);
    assert.equal(other.cookie('allied_session'), undefined);
    const forged = new URL(await provider.signIn(await begin(other), 'priya'));
    forged.searchParams.set('code', 'forged');
    assert.equal((await back(other, forged.href)).status, 403);
    assert.equal((await back(other, `${callback}?error=access_denied&state=x`)).status, 403);
    assert.equal((await back(other, callback)).status, 403);
  });

  it('goes nowhere but to a page of this site afterwards', async () => {
    const caller = await newCaller(site);
    const address = await provider.signIn(await begin(caller, '//evil.example'), 'priya');
    assert.equal((await back(caller, address)).location, '/');
  });
});

describe('a work account whose provider is away or not set up', () => {
  it('says so in words', async () => {
    const site = await openTestSite({ settings: { OIDC_ISSUER: 'http://127.0.0.1:9', OIDC_CLIENT_ID: 'allied', OIDC_CLIENT_SECRET: 'x' } });
    const answer = await (await newCaller(site)).post('/sign-in/oidc', {});
    assert.equal(answer.status, 503);
    assert.match(answer.body, /does not answer/);
    await site.close();
    const without = await openTestSite();
    const caller = await newCaller(without);
    assert.equal((await caller.post('/sign-in/oidc', {})).status, 404);
    assert.doesNotMatch((await caller.get('/sign-in')).body, /work account/);
    await without.close();
  });
});
