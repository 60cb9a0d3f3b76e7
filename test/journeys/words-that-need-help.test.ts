import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { newCaller, type Caller } from '#test/caller';
import { openTestSite, type TestSite } from '#test/site';

const ideas = '/conversations/vale-rural-care/1/ideas';
const lines = { 'I want to kill myself': ['116 123', '111', '999'], 'My husband hits me every night': ['0808 2000 247', '999'], 'My uncle touches my little sister and she is scared, she is eight': ['0800 1111', '0808 800 5000'], 'The nurse called me a Paki and told me to go home': ['trained person reads them', '101'] };

/** All without script: what a person sees between writing and the code. */
describe('words that need help or a second look before they are sent', () => {
  let site: TestSite;
  let person: Caller;
  before(async () => {
    site = await openTestSite();
    person = await newCaller(site);
  });
  after(() => site.close());
  // Each of these is another minute: one connection may send only so often.
  let minute = 0;
  beforeEach(() => {
    minute += 1;
    site.setTime(new Date(Date.UTC(2026, 10, 22, 3, minute)));
  });

  const kept = async (words: string) => (await site.database.owner.query<{ state: string; concern: string | null; district: string | null }>('select state, concern, district from conversations.contribution where words = $1', [words])).rows;
  const send = async (words: string, more: Record<string, string> = {}) => {
    const { body } = await person.get(`${ideas}/new`);
    return person.post(ideas, { words, sending: /name="sending" value="([^"]+)"/.exec(body)?.[1] ?? '', ...more });
  };

  for (const [words, numbers] of Object.entries(lines)) {
    it(`shows the right help at once and keeps the words: ${words.slice(0, 30)}…`, async () => {
      const { body } = await send(words);
      assert.match(body, /Thank you for your idea/);
      for (const number of numbers) assert.ok(body.includes(number), number);
      const [found] = await kept(words);
      assert.equal(found?.state, 'held');
      assert.ok(found?.concern);
      assert.match((await send(words)).body, /id="help-at-once"/, 'also where the same words came before');
      assert.equal((await kept(words)).length, 1);
    });
  }

  it('shows no help where it is not needed', async () => {
    assert.doesNotMatch((await send('Please mend the broken clock in the hall')).body, /id="help-at-once"/);
  });

  it('says what may show who somebody is, and sends as masked, as written or not yet', async () => {
    const words = 'Longer visits please, write to jo.bloggs@example.org';
    const { body } = await send(words, { district: 'OX4' });
    assert.match(body, /Your words are not sent yet/);
    assert.match(body, /write to \[email address\]/);
    assert.deepEqual(await kept(words), []);
    assert.match((await send(words, { send: 'edit', district: 'OX4' })).body, /<textarea[^>]*>Longer visits please, write to jo/);
    assert.match((await send(words, { send: 'as-masked', district: 'OX4' })).body, /Thank you for your idea/);
    assert.deepEqual((await kept('Longer visits please, write to [email address]')).map(({ district }) => district), ['OX4']);
    await send(words, { send: 'as-written' });
    assert.equal((await kept(words)).length, 1);
  });

  it('shows ideas that may say the same, to support instead, and takes the new one all the same', async () => {
    const words = 'Evening appointments for working people';
    const { body } = await send(words);
    assert.match(body, /Appointments in the evening for people who work or look after children/);
    const item = /name="item" value="(\d+)"/.exec(body)?.[1] ?? '';
    assert.equal((await person.post('/conversations/vale-rural-care/1/votes', { item, choice: 'support' })).status, 303);
    assert.match((await send(words, { send: 'as-written' })).body, /Thank you for your idea/);
    assert.equal((await kept(words)).length, 1);
  });

  it('keeps the same form sent twice once, and shows the same code', async () => {
    const { body } = await person.get(`${ideas}/new`);
    const form = { words: 'Clicked on send two times', sending: /name="sending" value="([^"]+)"/.exec(body)?.[1] ?? '' };
    const codes = [(await person.post(ideas, form)).body, (await person.post(ideas, form)).body].map((page) => /[0-9A-Z]{4}(-[0-9A-Z]{4}){3}/.exec(page)?.[0]);
    assert.ok(codes[0]);
    assert.equal(codes[0], codes[1]);
    assert.equal((await kept('Clicked on send two times')).length, 1);
  });
});
