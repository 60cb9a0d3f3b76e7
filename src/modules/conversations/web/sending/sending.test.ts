import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { openTestSite, type TestSite } from '#test/site';
import { concernOf } from '../../data/concern.ts';

const home = '/conversations/vale-rural-care/1';
const codeIn = (body: string): string => /[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}/.exec(body)?.[0] ?? '';
const sendingOf = (letter: string): string => letter.repeat(22);

describe('sending words and votes from a form', () => {
  let site: TestSite;
  let anybody: Visitor;
  let ideas: { id: string; item: number }[];
  before(async () => {
    site = await openTestSite();
    anybody = await visitorOf(site, { cookie: '' });
    ideas = (await site.database.owner.query("select c.id, c.item from conversations.contribution c join conversations.phase p on p.id = c.phase_id join conversations.conversation t on t.id = p.conversation_id where t.code = 'vale-rural-care' and p.position = 1 and c.state = 'shown' and c.kind = 'idea' limit 2")).rows;
  });
  after(() => site.close());

  const send = (url: string, form: Record<string, string>) =>
    site.server.inject({ method: 'POST', url, headers: { cookie: anybody.cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ ...form, _csrf: anybody.csrf }).toString() });
  const ask = async (query: string, values: unknown[] = []) => (await site.database.owner.query(query, values)).rows;

  it('answers a vote whatever the form says it came from', async () => {
    for (const back of [`${home}?a=😀`, `${home}/ideas/é`, `${home}?a=\r\nX-Made-Up: yes`, `${home}?a=\ud800`]) {
      const answer = await send(`${home}/votes`, { item: String(ideas[0]?.item), choice: 'support', back });
      assert.equal(answer.statusCode, 303, JSON.stringify(back));
      assert.equal(answer.headers['x-made-up'], undefined);
    }
  });

  it('keeps the same few words for two ideas, and pictures that differ', async () => {
    const answers = [];
    for (const idea of ideas) answers.push(await send(`${home}/ideas/${idea.id}/comments`, { words: 'I agree with this', sending: sendingOf(String(answers.length)), send: 'as-written' }));
    for (const words of ['😀😀😀', '👍👍👍']) answers.push(await send(`${home}/ideas`, { words, sending: sendingOf(String(answers.length)), send: 'as-written' }));
    assert.equal(new Set(answers.map(({ body }) => codeIn(body)).filter(Boolean)).size, 4);
  });

  it('refuses words that nobody can see', async () => {
    for (const words of ['\u200b\u200b\u200b\u200b', '\u202e\u202e\u202e', '... !!!']) assert.equal((await send(`${home}/ideas`, { words, sending: sendingOf('z'), send: 'as-written' })).statusCode, 422, JSON.stringify(words));
  });

  it('keeps words again that their author took out and sends once more', async () => {
    const form = { words: 'A bench at the bus stop by the clinic', sending: sendingOf('a'), send: 'as-written' };
    const code = codeIn((await send(`${home}/ideas`, form)).body);
    assert.equal((await send('/your-words/withdrawal', { code })).statusCode, 200);
    const sameForm = codeIn((await send(`${home}/ideas`, form)).body);
    assert.ok(sameForm !== '' && sameForm !== code, 'the same form again');
    await send('/your-words/withdrawal', { code: sameForm });
    const anotherForm = await send(`${home}/ideas`, { ...form, sending: sendingOf('b') });
    assert.notEqual(codeIn(anotherForm.body), '', 'another form');
    assert.equal((await ask("select 1 from conversations.contribution where words = $1 and state = 'held'", [form.words])).length, 1);
  });

  it('keeps what an author typed when somebody read the words meanwhile', async () => {
    const code = codeIn((await send(`${home}/ideas`, { words: 'Later clinics on market days', sending: sendingOf('c'), send: 'as-written' })).body);
    await ask("update conversations.contribution set state = 'shown', revision = revision + 1 where words = 'Later clinics on market days'");
    const stale = await send('/your-words/change', { code, revision: '1', words: 'Later clinics on all market days' });
    assert.equal(stale.statusCode, 422);
    assert.match(stale.body, /Later clinics on all market days/);
    assert.match(stale.body, /name="revision" value="2"/);
    for (const pressed of [1, 2]) {
      const { statusCode, body } = await send('/your-words/change', { code, revision: '2', words: 'Later clinics on all market days' });
      assert.deepEqual([statusCode, body.includes('Your words are changed.')], [200, true], `pressed ${pressed}`);
    }
  });

  it('gives words back when the phase ended while somebody wrote', async () => {
    const pause = "insert into conversations.pause (phase_id, organisation_id, began_at, reason) select p.id, p.organisation_id, now() - interval '1 minute', 'Trying it out' from conversations.phase p join conversations.conversation t on t.id = p.conversation_id where t.code = 'vale-rural-care' and p.position = 1 returning id";
    const [{ id }] = await ask(pause) as [{ id: string }];
    const late = await send(`${home}/ideas`, { words: 'A warm place to wait for the bus', sending: sendingOf('d'), send: 'as-written' });
    const lateInNeed = await send(`${home}/ideas`, { words: 'I want to kill myself', sending: sendingOf('e') });
    await ask('delete from conversations.pause where id = $1', [id]);
    assert.equal(late.statusCode, 409);
    assert.match(late.body, /A warm place to wait for the bus/);
    assert.match(lateInNeed.body, /116 123/);
    assert.doesNotMatch(lateInNeed.body, /Your words are kept/);
  });

  it('thanks with ideas that may be near, where they were not worth a step before sending', async () => {
    const answer = await send(`${home}/ideas`, { words: 'Please send big print letters with my results', sending: sendingOf('f') });
    assert.match(answer.body, /Thank you for your idea[^]*Others may want the same[^]*<a href="[^"]*\/ideas\/[0-9a-f-]{36}"[^>]*>Write letters in plain words and large print/);
    const inNeed = await send(`${home}/ideas`, { words: 'I get letters in large print and I want to kill myself', sending: sendingOf('g') });
    assert.match(inNeed.body, /Thank you for your idea[^]*116 123/);
    assert.doesNotMatch(inNeed.body, /Others may want the same/);
  });

  // The last: nothing but words of harm is kept from this address afterwards.
  it('keeps words in a flood where the screen is sure of harm, and shows the help where it is not', async () => {
    const unsure = ['my husband shouted at the receptionist and I cried all the way home', 'I was left alone in the corridor in the dark and nobody came for me'].find((words) => concernOf(words) === 'maybe');
    assert.ok(unsure, 'no example of words of which the screen is not sure');
    const hour = Math.ceil(Date.now() / 3_600_000) * 3_600_000;
    for (let sent = 0; sent <= 60; sent += 1) {
      // Ten a minute: the limit by the minute is another one.
      site.setTime(new Date(hour + Math.floor(sent / 10) * 60_000));
      if (sent < 60) await send(`${home}/ideas`, { words: `Bench number ${sent} by the clinic`, sending: String(sent).padStart(22, 'h'), send: 'as-written' });
    }
    const late = await send(`${home}/ideas`, { words: unsure, sending: sendingOf('i') });
    assert.equal(late.statusCode, 429);
    assert.match(late.body, /help-at-once/);
    assert.doesNotMatch(late.body, /Your words are kept/);
    const inNeed = await send(`${home}/ideas`, { words: 'I am going to kill myself tonight', sending: sendingOf('j') });
    assert.match(inNeed.body, /Your words are kept/);
  });
});
