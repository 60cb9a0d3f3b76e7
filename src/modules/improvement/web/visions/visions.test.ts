import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';

describe('research visions and digital roles', () => {
  let site: TestSite;
  let member: Visitor;
  let lead: Visitor;
  let stranger: Visitor;
  let researcher: Visitor;
  const nobody: Visitor = { cookies: '', csrf: '' };
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T10:00:00Z'));
    [member, lead, researcher, stranger] = [await visitorOf(site, await sessionFor(site, 'member')), await visitorOf(site, await sessionFor(site, 'service lead')), await visitorOf(site, await sessionFor(site, 'researcher')), await visitorOf(site, await sessionFor(site, 'service lead', 'hillmoor'))];
  });
  after(() => site.close());

  const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const read = async (url: string, visitor = nobody) => text((await site.server.inject({ url, headers: { cookie: visitor.cookies } })).body);
  const send = (url: string, fields: Record<string, string>, visitor: Visitor) => site.server.inject({ method: 'POST', url, payload: new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString(), headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
  const rows = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await site.database.owner.query<Row>(query, values)).rows;
  const says = (words: string, what: RegExp) => assert.ok(what.test(words), `The page does not say ${what.source}: ${words.slice(300, 1200)}`);
  const trust = async () => (await rows<{ id: string }>("select id from directory.organisation where code = 'vale-and-riverside'"))[0]?.id ?? '';
  const day = (name: string, [d, m, y]: [string, string, string]) => ({ [`${name}-day`]: d, [`${name}-month`]: m, [`${name}-year`]: y });

  it('counts what stands in the registers for each vision, year by year, says the source, and says where none is held', async () => {
    const vision = '/improvement/research-visions/nat.f3.v3';
    says(await read(vision), /Questions raised with funders, year by year .*Year 2026 How many 1 Of them examples 1 .*Year 2025 How many 1/);
    const asked = { organisationId: await trust(), question: 'Will you pay for studies led by dietitians?', funder: 'A fund', ...day('raisedOn', ['2', '3', '2023']) };
    assert.equal((await send('/improvement/funder-questions', asked, member)).statusCode, 403);
    assert.equal((await send('/improvement/funder-questions', { ...asked, ...day('raisedOn', ['2', '3', '2027']) }, researcher)).statusCode, 422, 'a day to come');
    const kept = await send('/improvement/funder-questions', asked, researcher);
    assert.equal(kept.statusCode, 303);
    says(await read(vision), /Year 2024 How many 0 Of them examples 0 Year 2023 How many 1 Of them examples 0 .*Source: Questions in the register of this site/);
    const address = String(kept.headers.location).split('?')[0] ?? '';
    assert.equal((await send(`${address}/answer`, { answer: 'Not this year', ...day('answeredOn', ['1', '3', '2023']) }, researcher)).statusCode, 422, 'before it was raised');
    assert.equal((await send(`${address}/answer`, { answer: 'Not this year', ...day('answeredOn', ['1', '4', '2023']) }, stranger)).statusCode, 403);
    assert.equal((await send(`${address}/answer`, { answer: 'Not this year', ...day('answeredOn', ['1', '4', '2023']) }, researcher)).statusCode, 303);
    says(await read(address), /Not this year/);
    says(await read(vision), /Answers of funders, year by year .*Year 2023 How many 1 Of them examples 0/);
    await rows('update improvement.study set lead_profession = null');
    says(await read('/improvement/research-visions/nat.f3.v2'), /None is held yet, so no trend can be shown.*To add to it: register a study/);
    says(await read('/strategies/nat/nodes/nat.f3.v2'), /How this vision goes, year by year/);
  });

  it('shows questions to funders fifty a page, with counts', async () => {
    await rows("insert into improvement.funder_question (organisation_id, title, funder, raised_on, made_at) select $1, 'Question to a funder number ' || n, 'A fund', '2020-01-01', now() from generate_series(1, 120) n", [await trust()]);
    says(await read('/improvement/funder-questions'), /Showing 1 to 50 of 12\d\./);
    const last = await read('/improvement/funder-questions?page=3');
    says(last, /Showing 101 to 12\d of 12\d\./);
    await rows("delete from improvement.funder_question where raised_on = '2020-01-01'");
  });

  it('keeps roles in clinical informatics inside their organisation, without a name', async () => {
    const [unit] = await rows<{ id: string }>("select id from directory.unit where code = 'vale-podiatry'");
    const [other] = await rows<{ id: string }>("select u.id from directory.unit u join directory.organisation o on o.id = u.organisation_id where o.code = 'hillmoor' limit 1");
    const role = { organisationId: await trust(), title: 'Lead for clinic data', unitId: unit?.id ?? '', profession: 'prof.podiatrists', sharePercent: '50', ...day('sinceOn', ['1', '9', '2026']) };
    assert.equal((await send('/improvement/digital/roles', role, member)).statusCode, 403);
    assert.equal((await send('/improvement/digital/roles', { ...role, unitId: other?.id ?? '' }, lead)).statusCode, 422, 'a place of somebody else');
    assert.equal((await send('/improvement/digital/roles', { ...role, sharePercent: '101' }, lead)).statusCode, 422);
    assert.equal((await send('/improvement/digital/roles', role, lead)).statusCode, 303);
    says(await read('/improvement/digital', member), /Today: 3 roles, together 1\.00 of a whole-time post.*Lead for clinic data .*0\.50 .*1 September 2026/);
    assert.doesNotMatch(await read('/improvement/digital', stranger), /Lead for clinic data/);
    assert.doesNotMatch(await read('/improvement/digital'), /Lead for clinic data/);
    const [kept] = await rows<{ id: string }>("select id from improvement.informatics_role where title = 'Lead for clinic data'");
    assert.notEqual((await send(`/improvement/digital/roles/${kept?.id}/ending`, {}, stranger)).statusCode, 303);
    assert.equal((await send(`/improvement/digital/roles/${kept?.id}/ending`, {}, lead)).statusCode, 303);
    says(await read('/improvement/digital', member), /Today: 2 roles.*until 22 November 2026/);
  });

  it('pages every register of learning and research, and says how many there are', async () => {
    const id = await trust();
    const many = (table: string, columns: string, values: string) => rows(`insert into improvement.${table} (organisation_id, ${columns}) select $1, ${values} from generate_series(1, 60) n`, [id]);
    await many('barrier', 'kind, what, effect, who_can_change, received_in, shown_on', "'rule', 'A rule number ' || n, 'It stops people', 'Somebody', '2020-01-01', '2020-01-02'");
    await many('learning_entry', 'title, what_changed, decision, reason, made_at', "'Learned thing ' || n, 'We changed it', 'not decided', 'We look again', '2020-01-01'");
    await many('study', 'title, question, question_set_by, summary, lead_role, state, starts_on, made_at', "'Study number ' || n, 'Does it help anybody?', 'staff', 'People are asked about it', 'A researcher', 'open', '2020-01-01', now()");
    await many('opportunity', 'title, kind, what, contact_role, closes_on, made_at', "'Opening number ' || n, 'student project', 'Talk to people about it', 'A researcher', '2098-01-01', now()");
    for (const home of ['barriers', 'learning-log', 'studies', 'openings']) {
      says(await read(`/improvement/${home}`), /Showing 1 to 50 of 6\d\./);
      const { body } = await site.server.inject({ url: `/improvement/${home}`, headers: { cookie: '' } });
      assert.equal(new Set([...body.matchAll(new RegExp(`href="/improvement/${home}/([0-9a-f-]{36})" data-quoted`, 'g'))].map(([, id]) => id)).size, 50, home);
      says(await read(`/improvement/${home}?page=2`), /Showing 51 to 6\d of 6\d\./);
    }
  });

  it('pages what used to end at two or three hundred, and shows the last page where a later one is asked for', async () => {
    const id = await trust();
    const many = (table: string, columns: string, values: string) => rows(`insert into improvement.${table} (organisation_id, ${columns}) select $1, ${values} from generate_series(1, 60) n`, [id]);
    await rows("insert into directory.person (id, display_name) select ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'Person ' || n from generate_series(900001, 900060) n");
    const someone = "('00000000-0000-4000-8000-' || lpad((900000 + n)::text, 12, '0'))::uuid";
    await many('evidence_gap', 'what, made_at', "'Nobody knows number ' || n, '2020-01-01'");
    await many('evidence_request', 'question, asked_at, answer, answered_at', "'Who knows about number ' || n || '?', '2020-01-01', 'Nobody does so far', '2020-01-06'");
    await many('learning_review', 'title, held_on, happened, affected, needs, response, learned, made_at', "'Review number ' || n, '2020-01-01', 'It was late again', 'Two people waited', 'They need a call', 'We ring them now', 'Ring people first', '2020-01-01'");
    await many('pathway', 'title, made_at', "'Pathway number ' || n, '2020-01-01'");
    await many('confidence_check', 'title, about, made_at', "'Check number ' || n, 'research', '2020-01-01'");
    await many('community_question', 'words, route, code_hash, received_in, shown_on', "'Does number ' || n || ' help people?', 'site', sha256(n::text::bytea), '2020-01-01', '2020-01-02'");
    await many('role_model', 'person_id, shown_name, role_group, story, agreed_at', `${someone}, 'Teller ' || n, 'registered-professionals', 'I began as a helper and then I studied.', '2020-01-01'`);
    await many('coach', 'person_id, shown_name, helps_with, protected_time, agreed_at', `${someone}, 'Coach ' || n, 'Drawing charts together', 'Half a day a week', '2020-01-01'`);
    for (const home of ['evidence-gaps', 'evidence-requests', 'learning-reviews', 'pathways', 'confidence', 'questions', 'role-models', 'coaches']) {
      says(await read(`/improvement/${home}`, lead), /Showing 1 to 50 of 6\d\./);
      const last = /Showing 51 to 6\d of 6\d\./;
      for (const page of [2, 3, 9999]) says(await read(`/improvement/${home}?page=${page}`, lead), last);
    }
    says(await read('/improvement/evidence-requests', lead), /The middle answer came after 5 days/);
    const choices = (await read('/improvement/coaches?page=2', lead)).match(/Coach \d+/g) ?? [];
    assert.ok(choices.length >= 20, 'a coach of the second page can be asked there');
  });

  it('pages own parts, and names what a person promised and whose day has passed', async () => {
    const person = (await sessionFor(site, 'member'));
    const visitor = await visitorOf(site, person);
    await rows("insert into improvement.my_part (person_id, strategy_id, node_code, what, review_on, made_at, is_shared) select $1, (select id from strategy.strategy where code = 'nat'), 'nat.f1', 'My part ' || n, '2027-01-01', now(), false from generate_series(1, 70) n", [person.personId]);
    says(await read('/improvement/my-part', visitor), /Showing 1 to 50 of 70\./);
    says(await read('/improvement/my-part?page=2', visitor), /Showing 51 to 70 of 70\./);
    assert.doesNotMatch(await read('/improvement/my-part', visitor), /Past their day/);
    const [action] = await rows<{ id: string; what: string }>("select a.id, a.what from strategy.action a join strategy.objective o on o.id = a.objective_id join directory.organisation g on g.id = o.organisation_id where g.code = 'vale-and-riverside' and not exists (select from strategy.action_done d where d.action_id = a.id) and not exists (select from strategy.objective_closing c where c.objective_id = o.id) limit 1");
    await rows("update strategy.action set due_on = '2026-11-21' where id = $1", [action?.id]);
    says(await read('/', lead), /An action is past its day/);
    await rows('insert into strategy.action_owner (action_id, objective_id, organisation_id, person_id, began_at) select id, objective_id, organisation_id, $2, now() from strategy.action where id = $1 on conflict (action_id) do update set person_id = excluded.person_id', [action?.id, person.personId]);
    await rows("update strategy.action set due_on = '2026-11-22' where id = $1", [action?.id]);
    assert.doesNotMatch(await read('/improvement/my-part', visitor), /Past their day/, 'today is not past');
    await rows("update strategy.action set due_on = '2026-11-21' where id = $1", [action?.id]);
    says(await read('/improvement/my-part', visitor), /Past their day: 1 .*due on 21 November 2026/);
  });
});
