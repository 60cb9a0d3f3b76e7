import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hashAuthorCode } from '#modules/conversations';
import { newCaller } from '#test/caller';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { tellOfQuotesLeft } from '../commands/cases/quotes.ts';
import { exampleCaseId } from '../data/examples.ts';

const series = '7a1d0c52-5b1e-8f00-9c3a-0d2f4c6e8a10';
const code = '7K3M-Q0ZB-7K3M-Q0ZB';

describe('the life of a case study and of the words on it', () => {
  let site: TestSite;
  const people: Record<'anybody' | 'writer' | 'reader', Visitor> = { anybody: { cookies: '', csrf: '' }, writer: { cookies: '', csrf: '' }, reader: { cookies: '', csrf: '' } };
  let organisation = '';
  let id = '';
  let words = { id: '', theme: '', said: '' };
  before(async () => {
    site = await openTestSite();
    const writer = await sessionFor(site, 'service lead');
    organisation = writer.organisationId ?? '';
    Object.assign(people, { anybody: await visitorOf(site, { cookie: '' }), writer: await visitorOf(site, writer), reader: await visitorOf(site, await sessionFor(site, 'Chief AHP')) });
    const [found] = await rows("select w.id, w.words as said, p.theme_id as theme from conversations.theme_publication p join conversations.theme t on t.id = p.theme_id, lateral conversations.words_of_theme(p.theme_id) w where p.replaced_at is null and t.organisation_id = $1 order by w.id limit 1", [organisation]);
    assert.ok(found, 'the demonstration has a theme with words');
    words = { id: String(found['id']), theme: String(found['theme']), said: String(found['said']) };
    // The example's own quotes make room, so that only those of this test count.
    await rows('delete from stories.quote_use');
    await rows('update conversations.contribution set code_hash = $1 where id = $2', [hashAuthorCode(code), words.id]);
  });
  after(() => site.close());

  const rows = async (query: string, values: unknown[] = []) => (await site.database.owner.query<Record<string, string>>(query, values)).rows;
  const read = (url: string, who: keyof typeof people = 'anybody') => site.server.inject({ url, headers: { cookie: people[who].cookies } });
  const send = (url: string, fields: Record<string, string | string[]>, who: keyof typeof people = 'writer') => {
    const body = new URLSearchParams({ _csrf: people[who].csrf });
    for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) body.append(name, each);
    return site.server.inject({ method: 'POST', url, headers: { cookie: people[who].cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: body.toString() });
  };
  const is = async (answer: ReturnType<typeof send>, status: number, says?: RegExp) => {
    const { statusCode, body } = await answer;
    assert.equal(statusCode, status, body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 600));
    if (says) assert.match(body, says);
  };
  const study = () => ({ organisationId: organisation, title: 'A bench on every corridor', problem: 'The way is long.', whatWasDone: 'We put benches there.', coProducedWith: 'Two patients', didNotWork: 'One bench was too low.', contactRole: 'Lead', measure1: series, theme1: words.theme });
  const step = (name: string, fields: Record<string, string | string[]> = {}, who: keyof typeof people = 'writer') => send(`/case-studies/${id}/${name}`, fields, who);

  it('an effect of any kind needs figures that show it, in the form, when it is published and in the database', async () => {
    await is(send('/case-studies', { ...study(), carbon: 'Ten miles less for each visit' }), 422, /Choose which of the figures above show it/);
    await is(send('/case-studies', { ...study(), cost: 'Two pounds less', costSeries: '2' }), 422, /Choose which of the figures above show it/);
    await is(send('/case-studies', { ...study(), title: 'Waits are shorter now', inequality: 'More of those who live far away are seen', inequalitySeries: '1' }), 303);
    id = (await rows("select id from stories.case_study where title = 'Waits are shorter now'"))[0]?.['id'] ?? '';
    await assert.rejects(rows("update stories.case_study set cost = 'Half', review_asked_at = now(), reviewed_at = now(), consent_role = 'Team', consent_on = now(), published_at = now() where id = $1", [id]), /effects_with_figures/);
  });

  it('is read by somebody else, agreed, and only then everyone’s', async () => {
    await is(step('publication', {}, 'reader'), 422, /Somebody who did not write it reads it first/);
    await is(step('review-request'), 303);
    await is(step('review', { says: 'yes', looked: ['nobody', 'claims'], words: 'Good' }), 403);
    await is(step('review', { says: 'yes', looked: ['nobody'], words: 'Good' }, 'reader'), 422, /look for both/);
    await is(step('review', { says: 'no', words: 'The title claims something.' }, 'reader'), 303);
    await is(step('edit', { ...study(), revision: '1', inequality: 'More of those who live far away are seen', inequalitySeries: '1' }), 303);
    await is(step('review-request'), 303);
    await is(step('consent', { role: 'The team', 'on-day': '1', 'on-month': '11', 'on-year': '2026', told: 'yes' }), 422, /Somebody reads it first/);
    await is(step('review', { says: 'yes', looked: ['nobody', 'claims'], words: 'It can stand.' }, 'reader'), 303);
    await is(step('publication', {}, 'reader'), 422, /keep that they agreed/);
    await is(step('consent', { role: 'The team', 'on-day': '1', 'on-month': '11', 'on-year': '2126', told: 'yes' }), 422, /still to come/);
    await is(step('consent', { role: 'The team', 'on-day': '1', 'on-month': '11', 'on-year': '2026' }), 422, /Let them read it first/);
    await is(step('consent', { role: 'The team', 'on-day': '1', 'on-month': '11', 'on-year': '2026', told: 'yes' }), 303);
    assert.equal((await read(`/case-studies/${id}`)).statusCode, 404, 'not everyone’s before it is published');
    await is(step('publication', {}, 'reader'), 303);
    assert.match((await read(`/case-studies/${id}`)).body, /More of those who live far away are seen/);
    for (const url of ['/case-studies', '/case-studies.atom', '/case-studies.json', '/case-studies?words=bench']) assert.match((await read(url)).body, /A bench on every corridor/, url);
    await is(step('edit', { ...study(), revision: '2' }), 422, /Take it off first/);
  });

  it('an effect leaves the page when its figures do not show it any more', async () => {
    const [signal] = await rows("update quality.signal set ended_at = now() where series_id = $1 and ended_at is null and rule like 'run-%' returning id", [series]);
    assert.ok(signal);
    const { body } = await read(`/case-studies/${id}`);
    assert.match(body, /The figures do not show it now/);
    assert.ok(!body.includes('More of those who live far away are seen'));
  });

  it('where it was told is its own people’s to read, with what was counted', async () => {
    await is(step('tellings', { way: 'meeting', 'toldOn-day': '2', 'toldOn-month': '11', 'toldOn-year': '2026', people: '40' }), 422, /Say what was counted/);
    await is(step('tellings', { way: 'meeting', 'toldOn-day': '2', 'toldOn-month': '11', 'toldOn-year': '2026', people: '40', countedAs: 'people in the room' }), 303);
    assert.match((await read(`/case-studies/${id}`, 'writer')).body, /40 \(people in the room\)/);
    assert.ok(!(await read(`/case-studies/${id}`)).body.includes('people in the room'));
  });

  it('words leave every place, whether staff are asked or their author says no with the code', async () => {
    const everywhere = [`/case-studies/${id}`, `/case-studies/${exampleCaseId}`, `/case-studies/${id}/share`, `/case-studies/${id}/card.svg`, '/case-studies.atom', '/case-studies.json', '/you-said-we-did.atom', '/embed/you-said-we-did', `/news/theme/${words.theme}`, `/search?q=${encodeURIComponent('case study')}`];
    const stands = async () => {
      const found = [];
      for (const url of everywhere) if ((await read(url)).body.includes(words.said.slice(0, 20))) found.push(url);
      return found;
    };
    const agree = () => is(send('/your-words/leave', { code, purpose: 'quote' }, 'anybody'), 200);
    const placeBoth = async () => {
      await rows('insert into stories.case_study_theme (case_study_id, organisation_id, theme_id) values ($1, $2, $3) on conflict do nothing', [exampleCaseId, organisation, words.theme]);
      for (const each of [id, exampleCaseId]) await is(send(`/case-studies/${each}/quotes`, { quote: `${words.theme} ${words.id}` }), 303);
      assert.deepEqual(await stands(), everywhere.slice(0, 2));
    };
    await agree();
    await placeBoth();
    assert.match((await read(`/case-studies/${id}`, 'writer')).body, /What somebody said stays in the conversation, until they take it back there with their code/);
    await is(send(`/quotes/${words.id}/withdrawal`, { from: id }, 'anybody'), 401);
    await is(send(`/quotes/${words.id}/withdrawal`, { from: id }), 303);
    assert.deepEqual(await stands(), []);
    assert.ok((await read(`/themes/${words.theme}`)).body.includes(words.said.slice(0, 20)), 'what its author said in the conversation is theirs to take back');
    await is(send(`/case-studies/${id}/quotes`, { quote: `${words.theme} ${words.id}` }), 422, /Choose words that may be quoted/);
    await agree();
    await placeBoth();
    await is(send('/your-words/leave', { code }, 'anybody'), 200);
    assert.deepEqual(await stands(), []);
    assert.equal((await rows('select 1 from stories.quote_use')).length, 0);
    const told = () => rows("select facts::text as facts from platform.event where name = 'quote withdrawn'");
    assert.equal((await told()).length, 2, 'the two that staff took off');
    await tellOfQuotesLeft(site.house.worker, new Date());
    assert.equal((await told()).length, 2, 'nothing is told on the day itself');
    await tellOfQuotesLeft(site.house.worker, new Date(Date.now() + 26 * 3_600_000));
    assert.equal((await told()).length, 4);
    assert.ok((await told()).every(({ facts }) => !(facts ?? '').includes(words.said.slice(0, 20))));
    assert.equal((await rows('select 1 from stories.quote_left')).length, 0);
  });

  it('is taken off with a reason, and is gone for everyone at once', async () => {
    await is(step('removal', { reason: 'The team asked.' }, 'reader'), 303);
    for (const url of [`/case-studies/${id}`, `/case-studies/${id}/share`, `/case-studies/${id}/card.png`]) assert.equal((await read(url)).statusCode, 404, url);
    for (const url of ['/case-studies', '/case-studies.atom', '/case-studies.json']) assert.ok(!(await read(url)).body.includes('A bench on every corridor'), url);
  });

  it('the card is a PNG whose words stand beside it, and a letter for each meeting tells every theme', async () => {
    const png = await read(`/case-studies/${exampleCaseId}/card.png`);
    assert.equal(png.rawPayload.subarray(1, 4).toString(), 'PNG');
    const alt = /<img[^>]+alt="([^"]+)"/.exec((await read(`/case-studies/${exampleCaseId}/share`)).body)?.[1] ?? '';
    assert.match(alt, /^A card with the words: Example: Foot clinics/);
    const meta = new Map([...(await read(`/case-studies/${exampleCaseId}`)).body.matchAll(/<meta property="og:([a-z:]+)" content="([^"]*)"/g)].map(([, name, content]) => [name, content]));
    assert.equal(meta.get('image:alt'), alt, 'a link that is shared brings the card and says what it shows');
    assert.match(meta.get('title') ?? '', /^Example: Foot clinics/);
    assert.ok(meta.get('image')?.endsWith(`/case-studies/${exampleCaseId}/card.png`));
    const href = /\/you-said-we-did\/letters\/[0-9a-f-]{36}/.exec((await read('/you-said-we-did/letters', 'writer')).body)?.[0] ?? '';
    const themes = await rows("select p.title from conversations.workshop w join conversations.phase f on f.id = w.phase_id join conversations.theme t on t.conversation_id = f.conversation_id join conversations.theme_publication p on p.theme_id = t.id and p.replaced_at is null where w.id = $1", [href.slice(-36)]);
    const letter = (await read(href, 'writer')).body;
    assert.ok(themes.length > 0);
    for (const { title } of themes) assert.ok(letter.includes(title ?? '?'), title);
    assert.match(letter, /<p>Vale and Riverside NHS Trust \(example\)<br\/>[\s\S]*What happens next[\s\S]*Phone: 01632 960 010/, 'from whom, and how to answer without a screen');
    assert.equal((await read(href)).statusCode, 303, 'it is not everyone’s');
  });

  it('offers its method to those who may take it over, and to nobody else', async () => {
    const offered: Record<string, boolean> = {};
    for (const persona of ['', 'carer', 'public', 'service-lead', 'system-lead']) {
      const caller = await newCaller(site);
      await caller.get('/demo');
      if (persona !== '') await caller.post('/demo/persona', { persona });
      offered[persona] = (await caller.get(`/case-studies/${exampleCaseId}`)).body.includes('Adopt this method');
    }
    assert.deepEqual(offered, { '': false, carer: false, public: false, 'service-lead': false, 'system-lead': true });
  });
});
