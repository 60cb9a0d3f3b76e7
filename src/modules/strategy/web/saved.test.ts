import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { rooms } from '../../../app/rooms.ts';
import { demoObjectiveId } from '../data/load-demo-objectives.ts';

const valeFile = readFileSync(new URL('../../../../content/demo/vale-and-riverside-strategy.yaml', import.meta.url), 'utf8');

describe('after a save', () => {
  let site: TestSite;
  let chief: Visitor;
  let organisationId: string;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-21T10:00:00Z'));
    const player = await sessionFor(site, 'Chief AHP');
    organisationId = player.organisationId ?? '';
    chief = await visitorOf(site, player);
  });
  after(() => site.close());

  const open = async (url: string, cookies = chief.cookies) => (await site.server.inject({ url, headers: { cookie: cookies } })).body;
  const bannerOf = (html: string) => /nhsuk-notification-banner--success.*?nhsuk-notification-banner__heading">(.*?)<\/p>/s.exec(html)?.[1];
  /** Sends a form and reads the page where it lands. */
  const landing = async (url: string, form: Record<string, string>, visitor = chief) => {
    const answer = await site.server.inject({ method: 'POST', url, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' }, payload: new URLSearchParams({ ...form, _csrf: visitor.csrf }).toString() });
    assert.equal(answer.statusCode, 303, `${url}: ${/<main.*<\/main>/s.exec(answer.body)?.[0].replaceAll(/<[^>]+>/g, ' ').slice(0, 300)}`);
    return bannerOf(await open(String(answer.headers.location), visitor.cookies));
  };
  const load = async (text: string) => {
    const boundary = 'a-boundary';
    const part = (name: string, value: string, file = '') => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
    const payload = `${part('_csrf', chief.csrf)}${part('organisationId', organisationId)}${part('reason', 'The group asked for it')}${part('file', text, '; filename="vale.yaml"')}--${boundary}--\r\n`;
    const answer = await site.server.inject({ method: 'POST', url: '/strategies/import', headers: { cookie: chief.cookies, 'content-type': `multipart/form-data; boundary=${boundary}` }, payload });
    assert.equal(answer.statusCode, 303);
    return bannerOf(await open(String(answer.headers.location)));
  };
  const versions = async () => Number((await site.database.owner.query<{ n: string }>("select count(*) n from strategy.version v join strategy.strategy s on s.id = v.strategy_id where s.code = 'vale'")).rows[0]?.n);

  it('loading a file says which of the three outcomes it was', async () => {
    assert.match(await load(valeFile) ?? '', /holds what is here already/);
    assert.match(await load(valeFile.replace(/^shortTitle: .*$/m, 'shortTitle: Vale strategy, again')) ?? '', /loaded as a new version/);
    assert.match(await load(valeFile.replaceAll('vale', 'dale').replace(/^title: .*$/m, 'title: Another strategy').replace(/^alignments:[^]*?(?=^\w)/m, '')) ?? '', /The strategy is loaded\./);
  });

  it('a state in a file is not taken, makes no version of its own, and that is said', async () => {
    const [before, text] = [await versions(), valeFile.replace(/^shortTitle: .*$/m, 'shortTitle: Vale strategy, again')];
    assert.match(await load(text.replace(/^status: .*$/m, 'status: closing')) ?? '', /names another state/);
    assert.equal(await versions(), before, 'no version for a state alone');
    assert.match(await load(valeFile.replace(/^status: .*$/m, 'status: closing')) ?? '', /new version.*names another state/);
    assert.match(await open('/strategies/vale'), />Live</);
  });

  it('a strategy’s state, an objective’s record, an easy read text, a session and an organisation say what was saved', async () => {
    const objective = `/objectives/${demoObjectiveId('vale.2026.1')}`;
    assert.equal(await landing(`${objective}/nothing-changed`, { because: 'We wait for the hall' }), 'It is saved that nothing changed. The update for this month is done.');
    assert.equal(await landing(`${objective}/easy-read`, { words: 'We go to the villages.' }), 'The easy read version is saved.');
    assert.equal(await landing('/strategies/vale/easy-read', { words: 'This is our plan.' }), 'The easy read version is saved.');
    assert.equal(await landing('/strategies/vale/states', { from: 'live', to: 'mid-term review', reason: 'Half of the time is over' }), 'The state is changed.');
    assert.match(await landing('/sessions', { strategy: 'vale', organisation: organisationId, title: 'Autumn day', 'heldOn-day': '3', 'heldOn-month': '11', 'heldOn-year': '2026', place: 'Hall', tableCount: '2', questions: 'What matters?' }) ?? '', /The session is made/);
    const administrator = await visitorOf(site, await sessionFor(site, 'administrator'));
    const was = /name="was" value="([^"]*)"/.exec(await open('/units/vale-and-riverside/edit', administrator.cookies))?.[1]?.replaceAll('&quot;', '"') ?? '';
    assert.equal(await landing('/units/vale-and-riverside/details', { name: 'Vale and Riverside NHS Trust', leadRole: 'Chief AHP', note: '', was }, administrator), 'The unit is saved.');
  });

  it('a link that claims a save says nothing to others, and an unknown code nothing to anybody', async () => {
    assert.ok(bannerOf(await open('/strategies/vale?saved=state')));
    assert.equal(bannerOf(await open('/strategies/vale?saved=state', '')), undefined);
    assert.equal(bannerOf(await open('/strategies/vale?saved=constructor')), undefined);
  });

  it('no two rooms use the same code', () => {
    const codes = rooms.flatMap(({ savedWords = {} }) => Object.keys(savedWords));
    assert.equal(new Set(codes).size, codes.length);
    assert.ok(codes.length > 90);
  });
});
