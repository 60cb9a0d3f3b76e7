import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { randomUUID } from 'node:crypto';
import type { Tx } from '#platform/db';
import { publicViewer, scopeOf, type RequestContext } from '#platform/http';
import { newCaller, type Caller } from '#test/caller';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { describeOrganisation } from '../commands/describe-organisation.ts';

describe('what an organisation says of itself', () => {
  let site: TestSite;
  let lead: Caller;
  let anybody: Caller;
  const own = '/organisations/vale-and-riverside';
  before(async () => {
    site = await openTestSite();
    lead = await newCaller(site, await sessionFor(site, 'Chief AHP'));
    anybody = await newCaller(site);
  });
  after(() => site.close());

  const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll('&#39;', "'");
  /** The form as its page gives it. */
  async function formOf(caller: Caller): Promise<Record<string, string>> {
    const { body } = await caller.get(`${own}/edit`);
    const inside = new RegExp(`<form[^>]*action="${own}/description"[^>]*>([\\s\\S]*?)</form>`).exec(body)?.[1] ?? '';
    const inputs = [...inside.matchAll(/<input[^>]*>/g)].map(([tag]) => [/name="([^"]*)"/.exec(tag)?.[1] ?? '', unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? '')]);
    const areas = [...inside.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)</g)].map(([, name, text]) => [name, unescaped(text ?? '')]);
    return Object.fromEntries([...inputs, ...areas].filter(([name]) => name !== '_csrf')) as Record<string, string>;
  }

  it('is changed by its lead, shown to everyone, and the words before stay with the reason', async () => {
    const form = { ...(await formOf(lead)), vision: 'Good help close to home.', phone: '01632 960 001', phoneHours: 'Mornings', postalAddress: 'Mill House\nVale', reason: 'Our board agreed it' };
    const answer = await lead.post(`${own}/description`, form);
    assert.equal(answer.status, 303, answer.body);
    const { body } = await anybody.get(own);
    for (const words of ['Good help close to home.', '01632 960 001 (Mornings)', 'Mill House, Vale', 'Our board agreed it']) assert.ok(body.includes(words), words);
    assert.match(body, /Vision: “[^”]*” became “Good help close to home\.”/);
    const { rows } = await site.database.owner.query<{ facts: { changed: string[]; before: Record<string, string | null> }; visibility: string }>("select facts, visibility from platform.event where name = 'organisation described'");
    assert.deepEqual(rows[0]?.facts.changed, ['vision', 'phone', 'phoneHours', 'postalAddress']);
    assert.equal(rows[0]?.facts.before['phone'], '01632 960 010');
  });

  it('shows a new name on the kept pages of strategies too', async () => {
    await anybody.get('/strategies/vale');
    assert.equal((await lead.post(`${own}/description`, { ...(await formOf(lead)), name: 'Vale and Riverside Together', reason: 'A new name' })).status, 303);
    assert.match((await anybody.get('/strategies/vale?saved=now')).body, /Vale and Riverside Together/);
  });

  it('is not lost when somebody else was first: the typed words come back beside what stands now', async () => {
    const first = await formOf(lead);
    const second = { ...first };
    assert.equal((await lead.post(`${own}/description`, { ...first, mission: 'The first wrote this.', reason: 'First' })).status, 303);
    const answer = await lead.post(`${own}/description`, { ...second, mission: 'The second wrote that.', reason: 'Second' });
    assert.equal(answer.status, 409);
    assert.match(answer.body, /Somebody changed this meanwhile.*The first wrote this\..*The second wrote that\./s);
  });

  it('says what is wrong with an answer and keeps it', async () => {
    const answer = await lead.post(`${own}/description`, { ...(await formOf(lead)), email: 'not an address', phone: 'ring us', name: '', reason: '' });
    assert.equal(answer.status, 422);
    for (const words of ['Enter an email address', 'Enter a phone number', 'Enter the name of the organisation', 'Say why you change it']) assert.ok(answer.body.includes(words), words);
    assert.match(answer.body, /value="not an address"/);
  });

  it('is nobody else’s to change, and never that of an organisation that is here for its policy only', async () => {
    for (const [role, organisation] of [['member', 'vale-and-riverside'], ['service lead', 'vale-and-riverside'], ['Chief AHP', 'hillmoor'], ['national team', 'example-national-team']] as const) {
      const other = await newCaller(site, await sessionFor(site, role, organisation));
      assert.equal((await other.get(`${own}/edit`)).status, 403, role);
      assert.equal((await other.post(`${own}/description`, { name: 'Taken over', reason: 'Because', was: '' })).status, 403, role);
    }
    assert.equal((await lead.get('/organisations/oxford-health/edit')).status, 403);
    const { rows: [policy] } = await site.database.owner.query<{ id: string }>("select id from directory.organisation where code = 'oxford-health'");
    // Nobody belongs there; a claim to a role is refused all the same.
    const claimed = { ...publicViewer, kind: 'person' as const, signedIn: true, personId: randomUUID(), grants: [{ role: 'Chief AHP', organisationId: policy?.id ?? '' }] };
    const ctx = { now: new Date(), viewer: claimed, write: (work: (tx: Tx) => Promise<void>) => site.house.web.within(scopeOf(claimed), work) } as unknown as RequestContext;
    const words = { name: 'Taken over', mission: null, vision: 'Invented', values: null, phone: null, phoneHours: null, email: null, postalAddress: null, inPerson: null };
    await assert.rejects(describeOrganisation(ctx, { code: 'oxford-health', words, reason: 'Because', was: '' }), /here for its published policy only/);
    const oxford = (await anybody.get('/organisations/oxford-health')).body;
    assert.match(oxford, /Vision<\/dt>\s*<dd[^>]*>\s*Not in the source document/);
    assert.match(oxford, /does not speak for this organisation/);
  });

  it('links to a copy of everything, for those who may take it', async () => {
    const administrator = await newCaller(site, await sessionFor(site, 'administrator'));
    const { body } = await administrator.get(own);
    for (const kind of ['export.json', 'export.zip']) {
      assert.ok(body.includes(`href="${own}/${kind}"`), kind);
      assert.equal((await administrator.get(`${own}/${kind}`)).status, 200);
    }
    assert.doesNotMatch((await lead.get(own)).body, /export\.json/);
    assert.doesNotMatch((await anybody.get(own)).body, /export\.json/);
  });

  it('leads to its strategies and to no others', async () => {
    const { body } = await anybody.get('/strategies?organisation=vale-and-riverside');
    const table = /<tbody[\s\S]*<\/tbody>/.exec(body)?.[0] ?? '';
    assert.match(table, /href="\/strategies\/vale"/);
    assert.doesNotMatch(table, /href="\/strategies\/(nat|ox|hillmoor)"/);
    assert.match(body, /Only those of <strong>Vale and Riverside Together/);
    assert.match((await anybody.get('/strategies?organisation=nowhere')).body, /No strategy fits/);
  });
});
