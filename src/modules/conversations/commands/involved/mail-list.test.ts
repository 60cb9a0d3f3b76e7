import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openConversationWorld, type ConversationWorld } from '#test/conversation-world';
import { listSize } from '../../queries/involved/involvement.ts';
import { contribute } from '../contribute.ts';
import { involvedJobs } from './jobs.ts';
import { askForLetters, joinList, leaveList, organisationAskedFor } from './mail-list.ts';
import { tellLists } from './tell-list.ts';

const baseUrl = 'http://site.example';
const secret = 'only here';
const nextDay = (day: Date, days = 1): Date => new Date(day.getTime() + days * 86_400_000);

describe('the list for letters', () => {
  let talk: ConversationWorld;
  before(async () => { talk = await openConversationWorld(); });
  after(() => talk.close());
  const ask = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await talk.world.database.owner.query<Row>(query, values)).rows;
  const organisation = () => ({ id: talk.world.organisationId, name: 'The first' });
  const store = () => talk.world.database.web;
  const letters = () => ask<{ to_address: string; subject: string; body: string; queued_at: Date }>("select to_address, subject, body, queued_at from platform.mail where purpose like 'list for letters%' order by to_address, subject");
  const linkIn = (body: string): string => /\/mail-list\/joining\/([\w-]+)/.exec(body)?.[1] ?? '';
  const tidy = (now: Date) => involvedJobs.find(({ name }) => name === 'conversations-tidy-lists')?.run({}, { store: talk.world.database.worker, now } as never);
  async function join(address: string, now = talk.now): Promise<void> {
    await ask('delete from platform.mail');
    await askForLetters(store(), { organisation: organisation(), address, baseUrl }, now);
    assert.equal(await joinList(store(), linkIn((await letters())[0]?.body ?? ''), now), talk.world.organisationId);
  }

  it('asks back before it keeps an address, once a day, and says the same whether the address is known', async () => {
    const asked = { organisation: organisation(), address: 'rosa@home.example', baseUrl };
    await askForLetters(store(), asked, talk.now);
    await askForLetters(store(), asked, talk.now);
    assert.equal((await letters()).length, 1, 'one letter a day to one address');
    assert.deepEqual(await ask('select * from conversations.list_address'), [], 'nothing is on the list yet');
    const link = linkIn((await letters())[0]?.body ?? '');
    assert.equal(await organisationAskedFor(store(), link, talk.now), talk.world.organisationId);
    assert.equal(await organisationAskedFor(store(), link, nextDay(talk.now, 8)), null, 'too old after a week');
    assert.equal(await joinList(store(), link, nextDay(talk.now, 8)), null);
    assert.equal(await joinList(store(), link, talk.now), talk.world.organisationId);
    assert.equal(await joinList(store(), link, talk.now), null, 'used once');
    await ask('delete from platform.mail');
    await askForLetters(store(), asked, nextDay(talk.now));
    assert.deepEqual(await letters(), [], 'who is on the list gets no second letter');
    assert.deepEqual(await ask("select 1 from platform.event where facts::text like '%rosa%' or name like '%list%'"), [], 'and nothing is in the trail');
  });

  it('takes no address for an organisation that is here for its published policy only', async () => {
    await ask('update directory.organisation set policy_text_only = true where id = $1', [talk.world.organisationId]);
    await ask('delete from platform.mail');
    await askForLetters(store(), { organisation: organisation(), address: 'nobody@home.example', baseUrl }, talk.now);
    await ask('update directory.organisation set policy_text_only = false where id = $1', [talk.world.organisationId]);
    assert.deepEqual(await letters(), []);
  });

  it('is told once when a part opens, with the same words for everyone but for the way off the list', async () => {
    await join('ben@home.example');
    await ask('delete from platform.mail');
    const worker = talk.world.database.worker;
    assert.equal(await tellLists(worker, { now: talk.now, baseUrl, secret }), 1);
    assert.equal(await tellLists(worker, { now: talk.now, baseUrl, secret }), 0);
    const sent = await letters();
    assert.deepEqual(sent.map(({ to_address: to }) => to), ['ben@home.example', 'rosa@home.example']);
    const [first = '', second = ''] = sent.map(({ body }) => body.replace(/mail-list\/leaving\/[\w.-]+/, ''));
    assert.equal(first, second);
    assert.ok(first.includes(`${baseUrl}/conversations/talk/1`));
    assert.doesNotMatch(first, /http\S*[?&#]|<img|token/i, 'nothing in it tells one reader from another');
    const key = /leaving\/([\w.-]+)/.exec(sent[0]?.body ?? '')?.[1] ?? '';
    await leaveList(store(), { key: key.split('.')[0] ?? '', secret });
    await leaveList(store(), { key, secret: 'of another site' });
    assert.equal((await ask('select 1 from conversations.list_address')).length, 2, 'a row’s number alone, as in a copy of the database, takes nobody off');
    await leaveList(store(), { key, secret });
    await leaveList(store(), { key, secret });
    assert.deepEqual(await ask('select address from conversations.list_address'), [{ address: 'rosa@home.example' }]);
  });

  it('tells nothing of what opened long ago', async () => {
    await ask('delete from conversations.list_letter');
    assert.equal(await tellLists(talk.world.database.worker, { now: nextDay(talk.now, 30), baseUrl, secret }), 0);
  });

  it('cannot be joined to words: no common column, no time, no order, no transaction', async () => {
    for (const name of ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']) {
      await join(`${name}@home.example`);
      await contribute(store(), { phaseId: talk.phase.id, words: `Words of ${name}` }, talk.now);
    }
    const columns = (await ask<{ table: string; column: string; type: string }>("select table_name as table, column_name as column, data_type as type from information_schema.columns where table_schema = 'conversations'"));
    const of = (table: string) => columns.filter((each) => each.table === table);
    assert.deepEqual(of('list_address').map(({ column }) => column).toSorted(), ['address', 'id', 'organisation_id']);
    assert.deepEqual([...of('list_address'), ...of('list_request'), ...of('list_letter')].filter(({ type }) => /timestamp|time|interval/.test(type)), []);
    const order = async () => (await ask<{ address: string }>('select address from conversations.list_address order by ctid')).map(({ address }) => address);
    const before = await order();
    await tidy(nextDay(talk.now));
    const written = await ask<{ n: number }>('select count(distinct xmin::text)::int as n from conversations.list_address');
    assert.deepEqual(written, [{ n: 1 }], 'the next morning all of the list was written by one transaction');
    assert.notDeepEqual(await order(), before, 'in another order (by chance the same once in 362,880 runs)');
    assert.equal((await order()).length, before.length);
    const shared = await ask('select 1 from conversations.list_address a join conversations.contribution c on c.xmin::text = a.xmin::text');
    assert.deepEqual(shared, []);
  });

  it('forgets who asked and did not answer', async () => {
    await askForLetters(store(), { organisation: organisation(), address: 'silent@home.example', baseUrl }, talk.now);
    await tidy(nextDay(talk.now, 7));
    assert.equal((await ask('select 1 from conversations.list_request')).length, 1);
    await tidy(nextDay(talk.now, 8));
    assert.deepEqual(await ask('select 1 from conversations.list_request'), []);
  });

  it('is read by nobody through the web’s login, and a letter that asks back tells no minute', async () => {
    for (const table of ['list_address', 'list_request'] as const) await assert.rejects(store().unscoped((database) => database.selectFrom(`conversations.${table}`).selectAll().execute()), /permission denied/);
    const lead = await talk.world.person('Chief AHP');
    const size = await talk.as(lead, (tx) => listSize(tx, talk.world.organisationId));
    assert.equal(size, 0, 'nine addresses are told as none: full tens only');
    const [letter] = await ask<{ queued_at: Date }>("select queued_at from platform.mail where purpose = 'list for letters: asking back' limit 1");
    assert.equal(letter?.queued_at.toISOString().slice(11), '00:00:00.000Z');
  });
});
