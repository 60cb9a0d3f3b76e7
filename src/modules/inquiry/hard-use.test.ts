import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';

describe('where we are, used by people who are in a hurry or in two minds', () => {
  let site: TestSite;
  let lead: Visitor;
  let member: Visitor;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T10:00:00Z'));
    lead = await visitorOf(site, await sessionFor(site, 'service lead'));
    member = await visitorOf(site, await sessionFor(site, 'member'));
  });
  after(() => site.close());

  const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const ask = (url: string, visitor = lead) => site.server.inject({ url, headers: { cookie: visitor.cookies } });
  const read = async (url: string, visitor = lead) => text((await ask(url, visitor)).body);
  const send = (url: string, fields: Record<string, string>, visitor = lead) => site.server.inject({
    method: 'POST', url, payload: new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString(), headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' },
  });
  const rows = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await site.database.owner.query<Row>(query, values)).rows;
  // Not assert.match: a whole page in a failure hides what failed.
  const says = (words: string, what: RegExp) => assert.ok(what.test(words), `The page does not say ${what.source}: ${words.slice(0, 300)}`);
  const load = async (content: string) => {
    const [organisation] = await rows<{ id: string }>("select id from directory.organisation where code = 'vale-and-riverside'");
    return site.server.inject({ method: 'POST', url: '/inquiry/questions', headers: { cookie: lead.cookies, 'content-type': 'multipart/form-data; boundary=b' },
      payload: `--b\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${lead.csrf}\r\n--b\r\ncontent-disposition: form-data; name="organisationId"\r\n\r\n${organisation?.id}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="q.yaml"\r\ncontent-type: text/yaml\r\n\r\n${content}\r\n--b--\r\n` });
  };
  const begin = async (unit: string, code: string, [year, month, day]: [string, string, string]) => {
    const [template] = await rows<{ id: string }>('select id from inquiry.template where code = $1 order by version desc limit 1', [code]);
    const answer = await send(`/inquiry/units/${unit}/snapshots`, { templateId: template?.id ?? '', route: 'online', 'asOf-day': day, 'asOf-month': month, 'asOf-year': year });
    assert.equal(answer.statusCode, 303, text(answer.body).slice(0, 300));
    return String(answer.headers.location).split('?')[0] ?? '';
  };
  const sign = async (snapshot: string) => assert.equal((await send(`${snapshot}/sign-off`, { whoTookPart: 'The team', seenBy: 'own' })).statusCode, 303);

  it('refuses a question whose code is a name that the page itself uses, and says where it stands', async () => {
    const file = (await ask('/inquiry/questions/team/file.yaml')).body.replace('code: team', 'code: vale-names');
    for (const taken of ['revision', 'next', 'then', 'constructor', 'f1-strength-focus']) {
      const answer = await load(file.replace('code: proud', `code: ${taken}`));
      assert.equal(answer.statusCode, 422, taken);
      says(text(answer.body), new RegExp(`Line \\d+, column \\d+: .*${taken}.*cannot be the code of a question`));
    }
  });

  it('compares a later baseline with the year that its own questions name', async () => {
    const file = (await ask('/inquiry/questions/team/file.yaml')).body.replace('code: team', 'code: vale-year').replace('baselineYear: 2022', 'baselineYear: 2024');
    assert.equal((await load(file)).statusCode, 303);
    const snapshot = await begin('vale-dietetics', 'vale-year', ['2025', '3', '3']);
    await send(`${snapshot}/steps/f1`, { revision: '0', f1a1: 'exploring' });
    await sign(snapshot);
    says(await read(snapshot), /Baseline 2025, not 2024/);
    says(await read('/inquiry/units/vale-dietetics'), /It is the first: baseline 2025, not 2024/);
  });

  it('keeps the first of two snapshots of one day as the baseline', async () => {
    const first = await begin('vale-paramedic', 'team', ['2026', '6', '1']);
    await send(`${first}/steps/f1`, { revision: '0', f1a1: 'exploring' });
    await sign(first);
    site.setTime(new Date('2026-11-22T10:05:00Z'));
    const second = await begin('vale-paramedic', 'team', ['2026', '6', '1']);
    await send(`${second}/steps/f1`, { revision: '0', f1a1: 'emerging' });
    await sign(second);
    says(await read(second), /Grown from exploring to emerging/);
    const baseline = await read(first);
    says(baseline, /Baseline 2026/);
    assert.doesNotMatch(baseline, /now back at/);
  });

  it('keeps somebody who chose no place on the page where places are', async () => {
    const [template] = await rows<{ id: string }>("select id from inquiry.template where code = 'digital-capability'");
    const own = String((await send('/inquiry/own', { templateId: template?.id ?? '' }, member)).headers.location).split('?')[0] ?? '';
    await send(`${own}/steps/skills`, { revision: '0', record: 'established' }, member);
    await send(`${own}/sign-off`, { whoTookPart: 'Only me', seenBy: 'own' }, member);
    const refused = await send(`${own}/sharing`, { unitId: '' }, member);
    assert.equal(refused.statusCode, 422);
    says(text(refused.body), /Choose a place.*Let it join a count/);
    assert.match(refused.body, /href="#unitId"/);
    assert.match(refused.body, /<select[^>]*id="unitId"/, 'the error leads to the field');
    assert.match(refused.body, /<details[^>]*open/, 'the field is in sight');
  });

  it('lets two people who write the plans of one priority bring them together', async () => {
    const [snapshot] = await rows<{ id: string }>("select s.id from inquiry.snapshot s join directory.unit u on u.id = s.unit_id where u.code = 'vale-podiatry' and s.seen_by = 'anyone'");
    const priority = String((await send(`/inquiry/snapshots/${snapshot?.id}/priorities`, { question: 'f2a4', title: 'Fewer miles for a foot check', whoChose: 'The team' })).headers.location).split('?')[0] ?? '';
    assert.equal((await send(`${priority}/plan`, { revision: '1', what: 'Miles of each visit' })).statusCode, 303);
    const late = await send(`${priority}/plan`, { revision: '1', what: 'Hours of each visit' });
    assert.equal(late.statusCode, 422);
    says(text(late.body), /Somebody changed the plans while you were writing/);
    assert.match(late.body, /value="Hours of each visit"/, 'what was typed is kept');
    const revision = /<input type="hidden" name="revision" value="(\d+)"/.exec(late.body)?.[1] ?? '';
    assert.equal(revision, '2');
    assert.equal((await send(`${priority}/plan`, { revision, what: 'Hours and miles of each visit' })).statusCode, 303, 'it can be saved from this page');
  });

  it('lets somebody who belongs nowhere add evidence to their own, and nobody else to what they may only read', async () => {
    const player = await sessionFor(site, 'member');
    await rows('delete from directory.membership where person_id = $1', [player.personId]);
    const rosa = await visitorOf(site, player);
    const [template] = await rows<{ id: string }>("select id from inquiry.template where code = 'individual'");
    const own = String((await send('/inquiry/own', { templateId: template?.id ?? '' }, rosa)).headers.location).split('?')[0] ?? '';
    const page = (await ask(own, rosa)).body;
    const links = [...page.matchAll(new RegExp(`href="(${own}/[^"]+)"`, 'g'))].map(([, href]) => href ?? '');
    assert.ok(links.some((href) => href.endsWith('/evidence')) && links.some((href) => href.endsWith('/phases')));
    for (const href of links) assert.equal((await ask(href, rosa)).statusCode, 200, href);
    assert.equal((await send(`${own}/evidence`, { question: 'f1', what: 'A letter of thanks' }, rosa)).statusCode, 303);
    assert.equal((await send(`${own}/phases`, { phase: 'dream' }, rosa)).statusCode, 303);
    says(await read(own, rosa), /A letter of thanks.*The cycle so far.*Dream/);
    const [shown] = await rows<{ id: string }>("select id from inquiry.snapshot where seen_by = 'anyone' and signed_off_at is not null limit 1");
    for (const part of ['evidence', 'phases']) {
      assert.equal((await ask(`/inquiry/snapshots/${shown?.id}/${part}`, rosa)).statusCode, 403, `the form for ${part} of a place`);
      assert.equal((await send(`/inquiry/snapshots/${shown?.id}/${part}`, { question: 'f1a1', what: 'A letter of thanks', phase: 'dream' }, rosa)).statusCode, 403, `${part} of a place`);
    }
  });

  it('offers priorities out of what is signed, and not before', async () => {
    const snapshot = await begin('vale-dietetics', 'team', ['2026', '11', '5']);
    await send(`${snapshot}/steps/f1`, { revision: '0', f1a1: 'exploring' });
    assert.doesNotMatch((await ask(snapshot)).body, /\/priorities\?question=/, 'the form would be refused');
    await sign(snapshot);
    assert.match((await ask(snapshot)).body, /\/priorities\?question=f1a1/);
  });

  it('gives back what was typed when the snapshot was signed off meanwhile', async () => {
    const snapshot = await begin('vale-dietetics', 'team', ['2026', '11', '5']);
    await send(`${snapshot}/steps/f2`, { revision: '0', f2a3: 'exploring' });
    await sign(snapshot);
    const late = await send(`${snapshot}/steps/f2`, { revision: '1', f2a3: 'emerging', 'f2-strength': 'We cook with people in the hall', 'f2-strength-focus': 'nat.a3' });
    assert.equal(late.statusCode, 422);
    says(text(late.body), /This snapshot is signed off.*What you typed, which is not saved.*We cook with people in the hall/);
    says(text(late.body), /not saved.* Emerging /);
    assert.ok(!(await read(`${snapshot}/steps/f2`)).includes('What you typed'));
  });

  it('says where the other answers stand when two save one step', async () => {
    const snapshot = await begin('vale-dietetics', 'team', ['2026', '11', '4']);
    await send(`${snapshot}/steps/f1`, { revision: '0', f1a1: 'exploring' }, member);
    const late = await send(`${snapshot}/steps/f1`, { revision: '0', f1a1: 'sharing' });
    says(text(late.body), /or you did so on another device\. What they saved stands above what you typed.*What stands there now.*Below is what you typed/);
  });
});
