import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { demoObjectiveId } from '#modules/strategy';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';

const home = `/quality/objectives/${demoObjectiveId('vale.2026.1')}/co-evaluation`;

describe('three kinds of people say whether an objective helped', () => {
  let site: TestSite;
  let [anybody, lead]: [Visitor, Visitor] = [{ cookies: '', csrf: '' }, { cookies: '', csrf: '' }];
  before(async () => {
    site = await openTestSite();
    anybody = await visitorOf(site, { cookie: '' });
    lead = await visitorOf(site, await sessionFor(site, 'service lead'));
  });
  after(() => site.close());

  const read = async (url = home, visitor?: Visitor) => (await site.server.inject({ url, headers: visitor ? { cookie: visitor.cookies } : {} })).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const send = (url: string, fields: Record<string, string>, visitor = anybody) => site.server.inject({ method: 'POST', url, payload: new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString(), headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
  const say = (fields: Record<string, string> = {}) => send(`${home}/answer`, { kind: 'others', helped: 'no', forWhom: '', whatNext: '', ...fields });
  const voices = async () => (await site.database.owner.query<{ n: number }>('select count(*)::int as n from quality.co_evaluation_voice')).rows[0]?.n ?? 0;

  it('the views stand side by side in full eights, a kind with fewer shows words and no counts, and disagreement is said', async () => {
    const page = await read();
    assert.match(page, /People and communities 8 people answered\. What they say shows when nobody is asked any more/);
    assert.doesNotMatch(page, /Yes, it helped: \d|: 5|: 2|: 1/);
    assert.match(page, /Others, such as partners and other staff Too few people to show safely: fewer than eight answered\. *What next\? The council can open a second hall/);
    assert.doesNotMatch(page, /mostly say|They (do not )?agree/, 'among eight people even what most say would tell too much');
    assert.doesNotMatch(page, /%|average|mean /);
    assert.doesNotMatch(page, /My mother/, 'held words are not shown');
  });

  it('where enough people answered the closed question, three views say what most say, and that they differ', async () => {
    const { rows: [closed] } = await site.database.owner.query<{ id: string }>('select objective_id as id from quality.co_evaluation where closed_at is not null');
    const page = await read(`/quality/objectives/${closed?.id}/co-evaluation`);
    assert.match(page, /They do not agree\. People and communities mostly say that it helped\. AHPs mostly say that it helped in part\./);
    assert.match(page, /32 people answered\. They mostly say that it helped \. Yes, it helped: 14/);
  });

  it('an answer counts once, with its words apart and held; it shows when the eighth is in', async () => {
    const was = await voices();
    assert.equal((await say({ whatNext: 'Another bus, please' })).statusCode, 422, 'words need leave');
    assert.equal((await say({ whatNext: 'Another bus, please', leave: 'yes' })).statusCode, 303);
    assert.equal((await say({ whatNext: 'Another bus, please', leave: 'yes' })).statusCode, 303);
    assert.equal(await voices(), was + 1, 'sent twice, written once');
    assert.match(await read(), /Others[^.]*Too few people/);
    assert.doesNotMatch(await read(), /Another bus/);
    const entered = await send(`${home}/entry`, { kind: 'others', helped: 'partly', forWhom: '', whatNext: '', howMany: '3', route: 'meeting', agreed: 'yes' }, lead);
    assert.equal(entered.statusCode, 303);
    assert.match(await read(), /Others, such as partners and other staff 8 people answered\./);
  });

  it('nobody reads one answer, not even with the web’s own login; words are shown by a lead of the organisation alone', async () => {
    await assert.rejects(site.house.web.within({ as: 'public' }, (tx) => sql`select * from quality.co_evaluation_voice`.execute(tx)), /permission denied/);
    const reading = /words\/[0-9a-f-]{36}\/reading/.exec((await site.server.inject({ url: `${home}/words`, headers: { cookie: lead.cookies } })).body)?.[0] ?? '';
    const stranger = await visitorOf(site, await sessionFor(site, 'service lead', 'hillmoor'));
    const waits = /Read what people say: did it help\?: People living in rural areas are seen.*Their words wait until somebody has read them/;
    assert.match(await read('/', lead), waits);
    assert.doesNotMatch(await read('/', stranger), /Read what people say/);
    const member = await visitorOf(site, await sessionFor(site, 'member'));
    assert.doesNotMatch(await read('/', member), /Read what people say/);
    assert.equal((await send(`${home}/${reading}`, { reading: 'show', because: '' }, stranger)).statusCode, 404);
    assert.equal((await send(`${home}/${reading}`, { reading: 'show', because: '' }, lead)).statusCode, 303);
    assert.match(await read(), /My mother|Another bus/);
    await site.database.owner.query("update quality.co_evaluation_words set not_shown_reason = 'Names somebody' where shown_at is null and not_shown_reason is null");
    assert.doesNotMatch(await read('/', lead), waits, 'all are read');
  });

  it('after the question is closed nothing comes in, whatever is sent; what was said stays', async () => {
    assert.equal((await send(`${home}/ending`, {}, lead)).statusCode, 303);
    const was = await voices();
    assert.equal((await say({ helped: 'yes' })).statusCode, 422);
    assert.equal(await voices(), was);
    assert.doesNotMatch(await read(), /mostly say/);
    assert.match(await read(), /Nobody is asked at the moment.*8 people answered\. How many gave each answer: too few people to show safely/);
  });
});
