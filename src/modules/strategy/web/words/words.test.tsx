import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { render } from 'preact-render-to-string';
import { sessionFor, type RolePlayer } from '#test/role-players';
import { visitorOf, type Visitor } from '#test/forms';
import { openTestSite, type TestSite } from '#test/site';
import { checkWords } from '../../queries/word-advice.ts';
import { siteRules } from '../../queries/word-advice.ts';
import { glossaryInForce, label, publicPhrase } from '../../queries/words.ts';
import { Explained, PageWords, Short } from './short.tsx';

describe('words', () => {
  let site: TestSite;
  let national: RolePlayer;
  before(async () => {
    site = await openTestSite();
    national = await sessionFor(site, 'national team', 'example-national-team');
  });
  after(() => site.close());

  const read = <T,>(work: Parameters<typeof site.house.web.reading<T>>[1]) => site.house.web.reading({ as: 'public' }, work);
  const send = (visitor: Visitor, url: string, form: Record<string, string>) =>
    site.server.inject({ method: 'POST', url, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ ...form, _csrf: visitor.csrf }).toString() });

  it('are suggested with the reason and the sentence, and quotations are left alone', async () => {
    const found = await read((tx) => checkWords(tx, { text: 'We ask citizens. She said “citizens must be heard”. The BAME group met. We use an XYZ plan.', strategyCode: 'vale' }));
    assert.deepEqual(found.map(({ kind, sentence }) => [kind, sentence]), [
      ['wording', 'We ask citizens.'], ['wording', 'The BAME group met.'], ['short-form', 'We use an XYZ plan.'],
    ]);
    assert.match(found[0]?.reason ?? '', /can leave people out$/);
    assert.match(found[1]?.reason ?? '', /where you can$/, 'the page adds the full stop');
    assert.match(found[0]?.message ?? '', /people and communities/);
  });

  it('are judged once each: loud words are replaced and not written in full, and the site has its own list', async () => {
    const found = await read((tx) => checkWords(tx, { text: 'CITIZENS and BME staff. The WRES says so. The elderly are hard to reach.' }));
    assert.deepEqual(found.map(({ kind, message }) => [kind, message.split('.')[0]]), [
      ['wording', 'Instead of “CITIZENS” try “people” or “people and communities”'], ['wording', 'Instead of “BME” try “ethnic minority” or “people who experience ethnic health inequalities”'],
      ['short-form', '“WRES” is not explained'], ['wording', 'Instead of “The elderly” try “older people” or “people over 65”'], ['wording', 'Instead of “hard to reach” try “people we have not reached yet” or “people who are often left out”'],
    ]);
    assert.match(found[2]?.message ?? '', /Workforce Race Equality Standard/);
  });

  it('belong to a strategy: Oxford Health’s pages speak of patients and communities', async () => {
    assert.deepEqual(await read(async (tx) => [await publicPhrase(tx, 'nat'), await publicPhrase(tx, 'ox'), await publicPhrase(tx, 'vale')]), ['people and communities', 'patients and communities', 'people and communities']);
  });

  it('are written in full at their first use on a page, whichever component comes first, and not again', async () => {
    const glossary = await read(glossaryInForce);
    const page = <PageWords glossary={glossary}><p><Short of="AHP" many /></p><p><Explained>An AHP or the NHS or an ICS.</Explained></p></PageWords>;
    assert.equal(render(page), '<p>allied health professionals (AHPs)</p><p>An <abbr title="allied health professional">AHP</abbr> or the <abbr title="National Health Service">NHS</abbr> or an integrated care system (ICS).</p>');
    assert.equal(render(page), render(page), 'a second page starts afresh');
  });

  it('that do not work can be reported by anyone; kept are the words and the day, and nothing else', async () => {
    const { owner } = site.database;
    const eventsBefore = (await owner.query('select count(*) from platform.event')).rows;
    const visitor = await visitorOf(site, { cookie: '' });
    const answer = await send(visitor, '/glossary/term/ahp/reports', { words: 'It makes me feel like a number', name: 'Rosa', personId: national.personId ?? '' });
    assert.equal(answer.statusCode, 303);
    const { rows } = await owner.query('select * from strategy.term_report');
    assert.equal(rows.length, 1);
    const { id, received_on: day, ...rest } = rows[0] as Record<string, unknown>;
    assert.match(String(id), /^[0-9a-f-]{36}$/);
    assert.match(String(day), /^\d{4}-\d{2}-\d{2}$/);
    assert.deepEqual(rest, { term_code: 'ahp', words: 'It makes me feel like a number', outcome: null, answer: null, answered_at: null, answered_by: null, route: 'site', entered_by: null, agreed_on: null });
    assert.deepEqual((await owner.query('select count(*) from platform.event')).rows, eventsBefore, 'no event tells of it');
  });

  it('that are reported too often from one place are slowed down', async () => {
    const visitor = await visitorOf(site, { cookie: '' });
    const answers = await Promise.all(Array.from({ length: 12 }, () => send(visitor, '/glossary/term/nhs/reports', { words: 'again and again' })));
    assert.ok(answers.some(({ statusCode }) => statusCode === 429));
  });

  it('land in the list of whoever keeps them, and nowhere else', async () => {
    const list = await site.server.inject({ url: '/glossary/reports', headers: { cookie: national.cookie } });
    assert.match(list.body, /It makes me feel like a number/);
    const chief = await sessionFor(site, 'Chief AHP');
    assert.doesNotMatch((await site.server.inject({ url: '/glossary/reports', headers: { cookie: chief.cookie } })).body, /feel like a number/);
    assert.equal((await site.server.inject('/glossary/reports')).statusCode, 303, 'the public signs in first');
  });

  it('that this site itself suggests stand with their reasons beside the rules of the strategies', async () => {
    const { body } = await site.server.inject('/glossary');
    for (const { reason } of siteRules) assert.ok(body.includes(reason.replaceAll("'", '&#39;')) || body.includes(reason), reason);
    assert.ok(siteRules.length >= 5);
  });

  it('change in one place, and the glossary says what changed, when and why', async () => {
    const visitor = await visitorOf(site, national);
    const form = { version: '1', shown: 'people from minoritised ethnic groups', expansion: '', meaning: 'Used when a result is shown', source: 'AHPs Deliver', reason: 'People told us the old words do not work' };
    const answer = await send(visitor, '/glossary/term/label.ethnic-minority', form);
    assert.equal(answer.statusCode, 303, answer.body);
    assert.equal((await read((tx) => label(tx, 'label.ethnic-minority'))).label, form.shown);
    const page = (await site.server.inject('/glossary/term/label.ethnic-minority')).body;
    for (const words of ['people from ethnic minority groups', form.shown, form.reason]) assert.ok(page.includes(words), words);
    assert.ok((await site.server.inject('/glossary')).body.includes(form.reason));
  });

  it('that somebody else changed meanwhile are not overwritten: the typed words come back', async () => {
    const visitor = await visitorOf(site, national);
    const answer = await send(visitor, '/glossary/term/label.ethnic-minority', { version: '1', shown: 'typed too late', expansion: '', meaning: 'a meaning', source: '', reason: 'a reason' });
    assert.equal(answer.statusCode, 409);
    assert.match(answer.body, /typed too late/);
    assert.match(answer.body, /minoritised ethnic groups/);
  });

  it('that nobody but the national team keeps are not changed by a Chief AHP', async () => {
    const visitor = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    assert.equal((await send(visitor, '/glossary/term/ahp', { version: '1', shown: 'X', expansion: 'taken over', meaning: 'a meaning', source: '', reason: 'a reason' })).statusCode, 403);
  });
});
