import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { countSentUp } from './commands/count-sent-up.ts';
import { countShared } from './commands/count-shared.ts';
import { endWithAnswers } from './commands/priorities/end-celebrations.ts';

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
    says(cell, /Stage: Emerging/);
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

  it('turns a priority into an objective with its plan, and says "improved" and "celebrated" only with something behind it', async () => {
    const [snapshot] = await rows<{ id: string }>("select s.id from inquiry.snapshot s join directory.unit u on u.id = s.unit_id where u.code = 'vale-podiatry' and s.seen_by = 'anyone'");
    const from = `/inquiry/snapshots/${snapshot?.id}/priorities`;
    assert.equal((await send(from, { question: 'f2a4', title: 'Fewer miles for a foot check', whoChose: 'The team' }, member)).statusCode, 403);
    const chosen = await send(from, { question: 'f2a4', title: 'Fewer miles for a foot check', whoChose: 'The team' });
    assert.equal(chosen.statusCode, 303);
    const priority = String(chosen.headers.location).split('?')[0] ?? '';
    says(await read(priority, lead), /Not yet based on what people told us/);
    assert.equal((await send(`${priority}/going-live`, {})).statusCode, 422, 'without plans it does not go live');
    await assert.rejects(rows("update inquiry.priority set live_at = now() where id = $1", [priority.split('/').at(-1)]), /check/);
    const plan = { revision: '1', what: 'Miles for a foot check', numerator: 'Miles driven', denominator: 'Foot checks', source: 'Van book', often: 'Each month', direction: 'down', groups: 'Rural and urban', celebrationPlan: 'Tell the villages' };
    assert.equal((await send(`${priority}/plan`, plan)).statusCode, 303);
    assert.equal((await send(`${priority}/plan`, plan)).statusCode, 422, 'an older page does not write over it');
    assert.equal((await send(`${priority}/going-live`, {})).statusCode, 303);
    assert.equal((await send(`${priority}/objective`, { wording: 'Fewer miles for a foot check', ownerRole: 'Podiatry lead' })).statusCode, 303);
    const [objective] = await rows<{ id: string; node: string; plan: string }>("select p.objective_id as id, (select string_agg(node_code, ' ' order by node_code) from strategy.objective_parent where objective_id = p.objective_id) as node, v.measure_plan as plan from inquiry.priority p join strategy.objective_version v on v.objective_id = p.objective_id where p.id = $1", [priority.split('/').at(-1)]);
    assert.equal(objective?.node, 'nat.a4 nat.f2');
    assert.match(objective.plan, /Miles driven out of Foot checks/);
    says(await read('/inquiry/units/vale-podiatry/cells/nat.f2/nat.a4', lead), /Objectives \(1\) Fewer miles for a foot check/);
    assert.equal((await send(`${priority}/improvement`, {})).statusCode, 422, 'no figures show it');
    assert.equal((await send(`${priority}/celebration`, { celebratedWith: '' })).statusCode, 422, 'nothing is linked');
    await assert.rejects(rows('update inquiry.priority set celebrated_at = now() where id = $1', [priority.split('/').at(-1)]), /nothing is linked/);
    assert.equal((await send(`${priority}/ending`, { reason: 'Other things first' })).statusCode, 422, 'an objective is closed, not dropped');
    assert.equal((await send(`${priority}/celebration`, { celebratedWith: `story:${'0'.repeat(8)}-0000-4000-8000-000000000000` })).statusCode, 422, 'a story of nobody');
    const [study] = await rows<{ id: string; objectiveId: string | null }>("select c.id, c.objective_id as \"objectiveId\" from stories.case_study c join directory.organisation o on o.id = c.organisation_id where o.code = 'vale-and-riverside' and c.published_at is not null and c.taken_off_at is null");
    assert.equal((await send(`${priority}/celebration`, { celebratedWith: `story:${study?.id}` })).statusCode, 422, 'a story of another objective');
    assert.ok(!(await read(priority, lead)).includes('Case study: '), 'nor is it offered');
    await rows('update stories.case_study set objective_id = $2 where id = $1', [study?.id, objective.id]);
    says(await read(priority, lead), /What celebrates it\? .*Case study: /);
    assert.equal((await send(`${priority}/celebration`, { celebratedWith: `story:${study?.id}` })).statusCode, 303);
    assert.ok((await ask(priority, lead)).body.includes(`<a href="/case-studies/${study?.id}">`), 'it leads to what celebrates it');
    assert.equal((await send(`/case-studies/${study?.id}/removal`, { reason: 'A figure was wrong' })).statusCode, 303);
    const fallen = await read(priority, lead);
    says(fallen, /Not celebrated yet .*it is no longer published, so it celebrates nothing Celebrated from 22 November 2026 to 22 November 2026/);
    assert.deepEqual(await rows("select count(*)::int as n from platform.event where name = 'celebration fell away'"), [{ n: 1 }]);
    assert.deepEqual(await rows('select celebrated_at from inquiry.priority where id = $1', [priority.split('/').at(-1)]), [{ celebrated_at: null }]);
    assert.equal((await send(`${priority}/celebration`, { celebratedWith: '' })).statusCode, 422, 'what was taken off celebrates nothing');
    await rows('update stories.case_study set taken_off_at = null, taken_off_reason = null where id = $1', [study?.id]);
    const [theme] = await rows<{ id: string }>("select r.theme_id as id from conversations.theme_reply r join conversations.theme_publication p on p.theme_id = r.theme_id and p.replaced_at is null join directory.organisation o on o.id = r.organisation_id where o.code = 'vale-and-riverside' and r.replaced_on is null and r.state = 'doing' limit 1");
    assert.equal((await send(`${priority}/celebration`, { celebratedWith: `answer:${theme?.id}` })).statusCode, 422, 'an answer to a theme that has nothing to do with it');
    await rows("insert into conversations.theme_objective (theme_id, objective_id, organisation_id, linked_at) select id, $2, organisation_id, now() from conversations.theme where id = $1", [theme?.id, objective.id]);
    await rows("update conversations.theme_reply set state = 'cannot' where theme_id = $1 and replaced_on is null", [theme?.id]);
    assert.equal((await send(`${priority}/celebration`, { celebratedWith: `answer:${theme?.id}` })).statusCode, 422, 'that we cannot is nothing to celebrate');
    await rows("update conversations.theme_reply set state = 'doing' where theme_id = $1 and replaced_on is null", [theme?.id]);
    assert.equal((await send(`${priority}/celebration`, { celebratedWith: `answer:${theme?.id}` })).statusCode, 303);
    says(await read(priority, lead), /Celebrated on 22 November 2026/);
    await rows("update conversations.theme_reply set state = 'cannot' where theme_id = $1 and replaced_on is null", [theme?.id]);
    says(await read(priority, lead), /Not celebrated yet/);
    assert.equal(await endWithAnswers(site.house.worker, new Date('2026-11-22T11:00:00Z')), 1);
    assert.equal(await endWithAnswers(site.house.worker, new Date('2026-11-22T11:05:00Z')), 0);
    assert.deepEqual(await rows('select celebrated_at from inquiry.priority where id = $1', [priority.split('/').at(-1)]), [{ celebrated_at: null }]);
    await rows('update stories.case_study set objective_id = $2 where id = $1', [study?.id, study?.objectiveId]);
    says(await read('/inquiry/units/vale-podiatry/priorities'), /People living in rural areas are seen as soon as everyone else.{1,20}An objective/);
  });

  it('hangs projects and case studies on the map, for a team those of its own', async () => {
    for (const unit of ['vale-podiatry', 'vale-and-riverside']) {
      const cell = await read(`/inquiry/units/${unit}/cells/nat.f2/nat.a3`);
      says(cell, /Projects \(1\) Foot clinics in village halls, timed with the bus \(3\.5: Improvement\)/);
      says(cell, /Stories and awards \(1\) /);
    }
    says(await read('/inquiry/units/vale-and-riverside'), /1 project, 1 story/);
    says(await read('/inquiry/units/vale-physiotherapy/cells/nat.f2/nat.a3'), /Projects \(0\)/);
  });

  it('shows what the imagined trust’s people let join, as far as it is safe, and nothing where too few did', async () => {
    const told = await read('/inquiry/units/vale-physiotherapy/spread', lead);
    says(told, /My digital skills, counted on 1 January 2026: 27 people .*I write good digital records Not yet explored Too few people to show safely Exploring 8 Emerging 11 Established Too few people.*I keep people’s information safe (?:[A-Z][a-z ]+ Too few people to show safely ){7}Question/);
    assert.doesNotMatch(told.slice(told.indexOf('27 people')), /(?:explored|Exploring|Emerging|Established|others|us|answer) [1-7]\b/);
    const few = await read('/inquiry/units/vale-speech-and-language-therapy/spread', lead);
    says(few, /There is no count here: nobody has let theirs join, or too few people to show safely/);
    assert.deepEqual(await rows("select count(*)::int as waiting from inquiry.share where counted_on is null"), [{ waiting: 5 }]);
    assert.equal(await countShared(site.house.worker, new Date('2026-10-02T04:00:00Z')), 0, 'five wait');
  });

  it('keeps a person’s own from everybody else, and counts it once among eight or more', async () => {
    const people = await Promise.all(Array.from({ length: 9 }, () => sessionFor(site, 'member')));
    const [template] = await rows<{ id: string }>("select id from inquiry.template where code = 'digital-capability'");
    const homes: string[] = [];
    for (const [at, player] of people.entries()) {
      const visitor = await visitorOf(site, player);
      const begun = await send('/inquiry/own', { templateId: template?.id ?? '' }, visitor);
      const href = String(begun.headers.location).split('?')[0] ?? '';
      homes.push(href);
      await send(`${href}/steps/skills`, { revision: '0', record: at === 8 ? 'sharing' : 'established' }, visitor);
      assert.equal((await send(`${href}/sign-off`, { whoTookPart: 'Only me', seenBy: 'own' }, visitor)).statusCode, 303);
      const [place] = await rows<{ id: string }>('select unit_id as id from directory.membership where person_id = $1', [player.personId]);
      assert.equal((await send(`${href}/sharing`, { unitId: place?.id ?? '' }, visitor)).statusCode, 303);
      if (at === 0) {
        const page = text((await ask(href, visitor)).body);
        says(page, /It waits for the next count of \w[\w ]*: on the first day of a month.*Keep it to myself after all/);
        assert.equal((await send(`${href}/keeping`, {}, visitor)).statusCode, 303);
        says(text((await ask(href, visitor)).body), /Which count should it join\?.*Vale and Riverside NHS Trust(?: \(example\))?, with all its teams/);
        const [whole] = await rows<{ id: string }>("select id from directory.unit where code = 'vale-and-riverside'");
        const [above] = await rows<{ id: string }>("select id from directory.unit where code = 'rivers-and-moor'");
        assert.equal((await send(`${href}/sharing`, { unitId: above?.id ?? '' }, visitor)).statusCode, 422, 'a place of another organisation');
        assert.equal((await send(`${href}/sharing`, { unitId: whole?.id ?? '' }, visitor)).statusCode, 303, 'the whole organisation');
        says(text((await ask(href, visitor)).body), /It waits for the next count of Vale and Riverside/);
        assert.equal((await send(`${href}/keeping`, {}, visitor)).statusCode, 303);
        assert.equal((await send(`${href}/sharing`, { unitId: place?.id ?? '' }, visitor)).statusCode, 303);
      }
      if (at === 6) assert.equal(await countShared(site.house.worker, new Date('2026-12-02T04:00:00Z')), 0, 'seven wait');
    }
    for (const other of [nobody, lead, member, stranger]) assert.equal((await ask(homes[0] ?? '', other)).statusCode, 404);
    assert.equal(await countShared(site.house.worker, new Date('2026-11-30T04:00:00Z')), 0, 'this month is not over');
    assert.equal(await countShared(site.house.worker, new Date('2026-12-02T04:00:00Z')), 1);
    assert.equal(await countShared(site.house.worker, new Date('2027-01-02T04:00:00Z')), 0, 'nobody is counted twice');
    const shown = await rows<{ stage: string; shown: number | null }>("select stage, shown from inquiry.shared_figure f join inquiry.shared_count c on c.id = f.count_id where c.people = 9 and question = 'record' and shown is not null");
    assert.ok(shown.every((each) => (each.shown ?? 0) >= 8));
    assert.equal(shown.length, 0, 'eight established of nine would give the ninth away');
    assert.deepEqual(await rows("select from platform.event where person_id = any ($1) and room = 'inquiry'", [people.map(({ personId }) => personId)]), [], 'the trail tells nothing of it');
    const mine = await visitorOf(site, people[0] ?? { cookie: '' });
    says(text((await ask(homes[0] ?? '', mine)).body), /It was counted on 1 December 2026, with others of \w[\w ]*\. See the count \. It is not counted again/);
    assert.equal((await send(`${homes[0]}/removal`, {}, mine)).statusCode, 303);
    assert.equal((await ask(homes[0] ?? '', mine)).statusCode, 404);
  });

  it('says what became of the past, lets it grow with its history, and hands stories on', async () => {
    const past = '/inquiry/past/vale/vale.ach.1';
    const mark = { state: 'room to grow', evidence: 'The market list of 2022', ownerRole: 'Podiatry lead' };
    assert.equal((await send(`${past}/mark`, mark, stranger)).statusCode, 403);
    assert.equal((await send(`${past}/objective`, { wording: 'A stall at each market', nodeCode: 'nat.a3' })).statusCode, 422, 'it is not marked yet');
    assert.equal((await send(`${past}/mark`, mark)).statusCode, 303);
    assert.equal((await send(`${past}/objective`, { wording: 'A stall at each market', nodeCode: 'nat.a3' })).statusCode, 303);
    const [grown] = await rows<{ detail: string }>("select detail from strategy.objective_version where wording = 'A stall at each market'");
    assert.match(grown?.detail ?? '', /A stall of the podiatry team.*2018-2022.*The market list of 2022/);
    assert.equal((await send(`${past}/promotion`, {})).statusCode, 303);
    says(await read('/inquiry/stories', lead), /A stall of the podiatry team at the livestock market.*It waits as a draft for a case study/);
    assert.equal((await ask('/inquiry/past/ox', lead)).statusCode, 403);
  });

  it('rolls teams up as a spread and takes a changed file of questions', async () => {
    const spread = await read('/inquiry/units/vale-and-riverside/spread', lead);
    says(spread, /Occupational therapy.*Physiotherapy.*Podiatry/);
    says(spread, /1 exploring\s+2 emerging|2 emerging/);
    assert.doesNotMatch(spread, /average|score/i);
    says(await read('/inquiry/units/vale-and-riverside/spread'), /Podiatry/);
    const file = (await ask('/inquiry/questions/team/file.yaml')).body.replace('code: team', 'code: vale-team').replace('What are we proud of', 'What makes us glad');
    const [organisation] = await rows<{ id: string }>("select id from directory.organisation where code = 'vale-and-riverside'");
    const load = (content: string) => site.server.inject({ method: 'POST', url: '/inquiry/questions', headers: { cookie: lead.cookies, 'content-type': 'multipart/form-data; boundary=b' },
      payload: `--b\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${lead.csrf}\r\n--b\r\ncontent-disposition: form-data; name="organisationId"\r\n\r\n${organisation?.id}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="q.yaml"\r\ncontent-type: text/yaml\r\n\r\n${content}\r\n--b--\r\n` });
    says(text((await load(file.replace('level: team', 'level: teem'))).body), /Line \d+, column \d+: .*Did you mean “team”/);
    assert.equal((await load(file)).statusCode, 303);
    says(await read('/inquiry/questions/vale-team', lead), /What makes us glad/);
    const taken = await load(file.replace('code: vale-team', 'code: team'));
    says(text(taken.body), /Give your questions a code of their own: “team” belongs to others/);
    assert.match(taken.body, /<form[^>]*action="\/inquiry\/questions"/, 'the form is there to choose the mended file');
    says(text((await load(`${file}# ${'long '.repeat(50_000)}`)).body), /Choose one smaller than 200 kilobytes\./);
  });

  it('sends a snapshot up when it is signed, counts from eight places on, and takes it back', async () => {
    const chief = await visitorOf(site, await sessionFor(site, 'system lead', 'rivers-and-moor'));
    const [system] = await rows<{ id: string; code: string }>("select id, code from directory.unit where code = 'rivers-and-moor'");
    const id = await begin('vale-dietetics', 'team', ['2026', '11', '3']);
    await send(`/inquiry/snapshots/${id}/steps/f1`, { revision: '0', f1a1: 'exploring', f1a2: 'established' });
    const signed = await send(`/inquiry/snapshots/${id}/sign-off`, { whoTookPart: 'Dietitians', seenBy: 'own', toUnitId: '00000000-0000-4000-8000-000000000000' });
    assert.match(String(signed.headers.location), /snapshot-signed-not-sent/, 'a place that is not above does not stand in the way');
    const sendIt = (who: Visitor, to = system?.id ?? '') => send(`/inquiry/snapshots/${id}/sending`, { toUnitId: to }, who);
    assert.equal((await sendIt(member)).statusCode, 403);
    assert.equal((await sendIt(stranger)).statusCode, 404);
    assert.equal((await sendIt(lead)).statusCode, 303);
    assert.equal((await sendIt(lead)).statusCode, 422, 'once at a time');
    says(await read(`/inquiry/snapshots/${id}`, lead), /sent on 22 November 2026\./);
    const spread = `/inquiry/units/${system?.code}/spread`;
    says(await read(spread, chief), /Too few places have sent theirs up/);
    await rows(`with places as (select u.id, u.organisation_id from directory.unit u where u.code <> 'vale-dietetics' order by u.code limit 19),
      made as (insert into inquiry.snapshot (id, template_id, organisation_id, unit_id, as_of, route, started_at, is_example) select gen_random_uuid(), (select id from inquiry.template where code = 'team' order by version desc limit 1), organisation_id, id, '2026-11-01', 'online', now(), true from places returning id, organisation_id)
      insert into inquiry.answer (snapshot_id, question, stage, foundation, focus, is_strength, answered_at) select id, 'f1a1', case when row_number() over (order by id) <= 9 then 'exploring' else 'emerging' end, 'nat.f1', 'nat.a1', false, now() from made`);
    await rows(`update inquiry.snapshot set who_took_part = 'A team', signed_off_at = now(),
      seen_by = case when id = (select min(s.id::text)::uuid from inquiry.snapshot s where s.as_of = '2026-11-01' and s.organisation_id <> (select organisation_id from directory.unit where id = $1)) then 'anyone' else 'own' end where as_of = '2026-11-01'`, [system?.id]);
    await rows("insert into inquiry.sending (organisation_id, snapshot_id, to_unit_id, sent_at) select organisation_id, id, $1, now() from inquiry.snapshot where as_of = '2026-11-01' limit 6", [system?.id]);
    const count = (day: string) => countSentUp(site.house.worker, new Date(`${day}T04:00:00Z`));
    assert.equal(await count('2026-12-02'), 0, 'seven wait');
    await rows("insert into inquiry.sending (organisation_id, snapshot_id, to_unit_id, sent_at) select s.organisation_id, s.id, $1, now() from inquiry.snapshot s where s.as_of = '2026-11-01' and not exists (select from inquiry.sending x where x.snapshot_id = s.id)", [system?.id]);
    await rows("update inquiry.sending set sent_at = '2026-11-22T12:00:00Z'");
    assert.equal(await count('2026-11-30'), 0, 'this month is not over');
    assert.equal(await count('2026-12-02'), 1);
    const [counted] = await rows<{ places: number }>('select places from inquiry.sent_count');
    const [own] = await rows<{ n: number }>("select count(*)::int as n from inquiry.sending x join inquiry.snapshot s on s.id = x.snapshot_id where x.counted_on = '2026-12-01' and s.seen_by = 'own'");
    const places = counted?.places ?? 0;
    assert.equal(places, own?.n);
    assert.ok(places >= 16 && places < 20, `${places}: what may be read anyway is not in it`);
    const told = await read(spread, chief);
    says(told, new RegExp(`Sent up by ${places} places, counted on 1 December 2026 .*People first \\d+ e[a-z]+ing`));
    says(told, /Optimising care Too few places to show safely/);
    assert.doesNotMatch(await read(spread, lead), /Sent up by/, 'nobody but the level above');
    assert.equal((await send(`/inquiry/snapshots/${id}/sending/ending`, { toUnitId: system?.id ?? '' }, lead)).statusCode, 404, 'what is counted stays counted');
    says(await read(`/inquiry/snapshots/${id}`, lead), /sent on 22 November 2026, counted on 1 December 2026\./);
    assert.equal(await count('2027-01-02'), 0, 'nobody is counted twice');
    assert.equal(await read(spread, chief), told, 'two visits cannot be held against each other');
    await rows("update inquiry.sending set counted_on = null where snapshot_id = $1", [id]);
    assert.equal(await count('2027-02-02'), 0, 'one alone waits');
    assert.equal((await send(`/inquiry/snapshots/${id}/sending/ending`, { toUnitId: system?.id ?? '' }, lead)).statusCode, 303, 'until it is counted');
    says(await read(`/inquiry/snapshots/${id}`, lead), /taken back on 22 November 2026/);
    await rows('delete from inquiry.sent_count');
    await rows("delete from inquiry.sending");
  });
});
