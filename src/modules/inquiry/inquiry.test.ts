import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';

describe('where we are', () => {
  let site: TestSite;
  let lead: Visitor;
  let member: Visitor;
  let stranger: Visitor;
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T10:00:00Z'));
    lead = await visitorOf(site, await sessionFor(site, 'service lead'));
    member = await visitorOf(site, await sessionFor(site, 'member'));
    stranger = await visitorOf(site, await sessionFor(site, 'service lead', 'hillmoor'));
  });
  after(() => site.close());

  const nobody: Visitor = { cookies: '', csrf: '' };
  const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const ask = (url: string, visitor = nobody) => site.server.inject({ url, ...(visitor.cookies ? { headers: { cookie: visitor.cookies } } : {}) });
  const read = async (url: string, visitor = nobody) => text((await ask(url, visitor)).body);
  const send = (url: string, fields: Record<string, string>, visitor = lead) => site.server.inject({
    method: 'POST', url, payload: new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString(), headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' },
  });
  const rows = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await site.database.owner.query<Row>(query, values)).rows;
  // Not assert.match: a whole page in a failure hides what failed.
  const says = (words: string, what: RegExp) => assert.ok(what.test(words), `The page does not say ${what.source}: ${words.slice(0, 200)}`);
  const begin = async (unit: string, code: string, asOf: [string, string, string], route = 'online') => {
    const [template] = await rows<{ id: string }>('select id from inquiry.template where code = $1 order by version desc limit 1', [code]);
    const answer = await send(`/inquiry/units/${unit}/snapshots`, { templateId: template?.id ?? '', route, 'asOf-day': asOf[2], 'asOf-month': asOf[1], 'asOf-year': asOf[0] });
    assert.equal(answer.statusCode, 303, text(answer.body).slice(0, 300));
    return /snapshots\/([0-9a-f-]{36})/.exec(String(answer.headers.location))?.[1] ?? '';
  };

  it('shows the map of the thread: 20 cells, the early stage and the strength, and counts that match the lists', async () => {
    const page = (await ask('/inquiry/units/vale-podiatry', lead)).body;
    const cells = [...page.matchAll(/href="(\/inquiry\/units\/vale-podiatry\/cells\/[^"]+)"/g)].map(([, href]) => href ?? '');
    assert.equal(new Set(cells).size, 20);
    says(text(page), /The first was|It is the first: baseline 2025, not 2022/);
    const cell = await read('/inquiry/units/vale-podiatry/cells/nat.f2/nat.a3', lead);
    says(cell, /Stage: Not yet explored/);
    says(cell, /Experienced support workers are trusted in the villages/);
    says(cell, /Objectives \([1-9].*People living in rural areas are seen as soon as everyone else/);
    const counted = text(/cells\/nat\.f2\/nat\.a3"[\s\S]*?<\/td>/.exec(page)?.[0] ?? '');
    for (const [one, heading] of [['strength', 'Strengths'], ['priorit', 'Priorities'], ['objective', 'Objectives'], ['action', 'Actions'], ['measure', 'Measures']] as const) {
      const [, onMap = '0'] = new RegExp(`(\\d+) ${one}`).exec(counted) ?? [];
      says(cell, new RegExp(`${heading} \\(${onMap}\\)`));
    }
    says(text(page), /Nothing here yet/);
  });

  it('is filled in step by step, saved as it goes, and told when somebody else was faster', async () => {
    const id = await begin('vale-dietetics', 'team', ['2026', '11', '2']);
    const step = `/inquiry/snapshots/${id}/steps/f2`;
    assert.equal((await send(step, { revision: '0', f2a3: 'exploring', 'f2-strength': 'We cook with people', 'f2-strength-focus': 'nat.a3' }, member)).statusCode, 303);
    const draft = await send(`${step}/draft`, { revision: '1', f2a3: 'emerging', 'f2-strength': 'We cook with people', 'f2-strength-focus': 'nat.a3' });
    assert.deepEqual(draft.json(), { revision: 2 });
    const late = await send(step, { revision: '1', f2a3: 'sharing' }, member);
    assert.equal(late.statusCode, 422);
    says(text(late.body), /Somebody saved this step while you were writing.*What stands there now.*Emerging/);
    assert.match(late.body, /value="sharing"[^>]*checked|checked[^>]*value="sharing"/, 'what was typed is kept');
    assert.deepEqual(await rows("select stage from inquiry.answer where snapshot_id = $1 and question = 'f2a3'", [id]), [{ stage: 'emerging' }]);
    assert.equal((await send(step, { revision: '2' }, stranger)).statusCode, 404, 'another organisation does not even see it');
  });

  it('is locked by the database once it is signed, and its second shows the change of each cell', async () => {
    const first = await begin('vale-paramedic', 'team', ['2025', '6', '2'], 'paper');
    await send(`/inquiry/snapshots/${first}/steps/f1`, { revision: '0', f1a1: 'exploring', f1a2: 'established', f1a3: 'not-applicable' });
    assert.equal((await send(`/inquiry/snapshots/${first}/sign-off`, { whoTookPart: 'Paramedics', seenBy: 'own' }, member)).statusCode, 403, 'a member fills in, a lead signs');
    assert.equal((await send(`/inquiry/snapshots/${first}/sign-off`, { whoTookPart: 'Paramedics', seenBy: 'own' })).statusCode, 303);
    says(await read(`/inquiry/snapshots/${first}`, member), /Baseline 2025, not 2022\..*Filled in on paper, typed in later/);
    for (const change of ["update inquiry.answer set stage = 'sharing' where snapshot_id = $1", 'delete from inquiry.answer where snapshot_id = $1', "insert into inquiry.answer (snapshot_id, question, stage, answered_at) values ($1, 'f1a4', 'sharing', now())", "update inquiry.snapshot set as_of = '2022-06-01' where id = $1", 'delete from inquiry.snapshot where id = $1']) {
      await assert.rejects(rows(change, [first]), /signed snapshot|is kept/);
    }
    const second = await begin('vale-paramedic', 'team', ['2026', '6', '1']);
    await send(`/inquiry/snapshots/${second}/steps/f1`, { revision: '0', f1a1: 'emerging', f1a2: 'exploring', f1a3: 'emerging' });
    const changed = await read(`/inquiry/snapshots/${second}`, member);
    says(changed, /Grown from exploring to emerging/);
    says(changed, /Was established, now back at exploring/);
    says(changed, /Was not applicable to us, now emerging/);
    assert.equal((await ask(`/inquiry/snapshots/${first}`, stranger)).statusCode, 404);
    assert.equal((await ask(`/inquiry/snapshots/${first}`)).statusCode, 404);
  });
});
