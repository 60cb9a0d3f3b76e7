import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor, type RolePlayer } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { learningExamples } from '../../data/learning/examples.ts';

describe('evidence, pathways and research', () => {
  let site: TestSite;
  let player: RolePlayer;
  let member: Visitor;
  let lead: Visitor;
  let researcher: Visitor;
  let organisationId = '';
  const nobody = { cookies: '', csrf: '' };
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T10:00:00Z'));
    player = await sessionFor(site, 'member');
    organisationId = player.organisationId ?? '';
    [member, lead, researcher] = [await visitorOf(site, player), await visitorOf(site, await sessionFor(site, 'service lead')), await visitorOf(site, await sessionFor(site, 'researcher'))];
  });
  after(() => site.close());

  const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll('&#39;', "'").replaceAll(/\s+/g, ' ');
  const read = async (url: string, visitor: Visitor = nobody) => text((await site.server.inject({ url, headers: { cookie: visitor.cookies } })).body);
  const send = (url: string, fields: Record<string, string>, visitor = member) =>
    site.server.inject({ method: 'POST', url, payload: new URLSearchParams({ _csrf: visitor.csrf, ...fields }).toString(), headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
  const rows = async (query: string) => (await site.database.owner.query<Record<string, unknown>>(query)).rows;
  const says = (words: string, what: RegExp) => assert.ok(what.test(words), `The page does not say ${what.source}`);
  const pathway = `/improvement/pathways/${learningExamples.pathway}`;

  it('starts a pathway from a template, and refuses to approve it without both statements, by form and in the database', async () => {
    const started = await send('/improvement/pathways', { organisationId, title: 'Our care homes', templateCode: 'care-homes' });
    const url = String(started.headers.location).split('?')[0] ?? '';
    says(await read(url), /4 of 6 steps \(67%\)|3 of 6 steps \(50%\)/);
    says(await read(url), /is not approved/);
    assert.equal((await send(`${url}/approval`, { contribution: 'Podiatrists find problems early', inequalityEffect: 'People in homes far from town gain' })).statusCode, 403, 'a member does not approve');
    const refused = await send(`${url}/approval`, { contribution: 'Podiatrists find problems early', inequalityEffect: '' }, lead);
    assert.equal(refused.statusCode, 422);
    says(text(refused.body), /Say what it does to inequality\. Without it a pathway cannot be approved/);
    await assert.rejects(rows(`update improvement.pathway set approved_on = '2026-11-22' where title = 'Our care homes'`), /approved_with_statements/);
    assert.equal((await send(`${url}/approval`, { contribution: 'Podiatrists find problems early', inequalityEffect: 'People in homes far from town gain' }, lead)).statusCode, 303);
    says(await read(url), /Approved on 22 November 2026 What allied health professionals add Podiatrists find problems early/);
    assert.equal((await send(`${url}/steps`, { map: 'proposed', title: 'One more', kind: 'early', team: 'Us', position: '' })).statusCode, 422, 'an approved pathway stays as it is');
  });

  it('brings the measures and the library of a template too, and both can be changed', async () => {
    const started = await send('/improvement/pathways', { organisationId, title: 'Our way through primary care', templateCode: 'primary-care' });
    const url = String(started.headers.location).split('?')[0] ?? '';
    says(await read(url), /Measures that it suggests: [^;]+; .*From the library: [^;]+; .*By this measure we know if it is better: /);
    assert.doesNotMatch(await read(url), /No measure is linked yet/);
    assert.equal((await send(`${url}/measure`, { linkedMeasure: '' })).statusCode, 303);
    says(await read(url), /No measure is linked yet/);
    const [step] = await rows(`select s.id from improvement.pathway_step s join improvement.pathway p on p.id = s.pathway_id where p.title = 'Our way through primary care' and map = 'proposed' and position = 1`);
    const at = `${url}/steps/${String(step?.['id'])}`;
    const [title] = await rows("select title from strategy.policy_source where code = 'lib.52'");
    assert.ok(!(await read(at)).includes(`From the library: ${String(title?.['title'])}`));
    assert.equal((await send(at, { title: 'A first look', kind: 'early', team: 'Us', library1: 'lib.52', library2: '' })).statusCode, 303);
    assert.ok((await read(at)).includes(`From the library: ${String(title?.['title'])}`));
    assert.deepEqual(await rows(`select library from improvement.pathway_step where id = '${String(step?.['id'])}'`), [{ library: ['lib.52'] }]);
  });

  it('shows the six components of personalised care with their gaps in words, once a team has looked at them', async () => {
    const six = ['Shared decision making', 'Care and support planning', 'Choice', 'Social prescribing', 'Supported self-management', 'Personal health budgets'];
    const gap = 'Measure No measure yet Evidence None yet Actions None yet';
    const none = await read(pathway);
    for (const name of six) says(none, new RegExp(`${name} ${gap}`));
    says(none, /Nobody has looked at the six components for this pathway yet/);
    const [look] = await rows(`insert into inquiry.snapshot (template_id, organisation_id, unit_id, as_of, started_at)
      select t.id, '${organisationId}', u.id, '2026-11-02', '2026-11-02' from inquiry.template t, directory.unit u where t.code = 'personalised-care' and u.organisation_id = '${organisationId}' order by u.name limit 1 returning id`);
    const id = String(look?.['id']);
    await rows(`insert into inquiry.answer (snapshot_id, question, words, answered_at) values ('${id}', 'measure-choice', 'Offered a choice of phone or video', '2026-11-02')`);
    assert.equal((await send(`${pathway}/personalised-care`, { careSnapshot: learningExamples.step })).statusCode, 422, 'not a look of theirs');
    assert.equal((await send(`${pathway}/personalised-care`, { careSnapshot: id })).statusCode, 303);
    const found = await read(pathway, member);
    says(found, /Choice Measure Offered a choice of phone or video Evidence None yet/);
    says(found, new RegExp(`Social prescribing ${gap}`));
    says(await read(pathway), /keeps what it found to itself so far/);
    assert.doesNotMatch(await read(pathway), /Offered a choice of phone or video Evidence/);
    await rows(`update inquiry.snapshot set signed_off_at = '2026-11-20', seen_by = 'anyone', who_took_part = 'The team' where id = '${id}'`);
    says(await read(pathway), /Choice Measure Offered a choice of phone or video Evidence None yet/);
    await assert.rejects(rows(`insert into improvement.pathway (organisation_id, title, made_at, care_snapshot_id) select id, 'Elsewhere', now(), '${id}' from directory.organisation where id <> '${organisationId}' and not policy_text_only limit 1`), /pathway_care_snapshot_fkey/);
    assert.equal((await send(`${pathway}/personalised-care`, { careSnapshot: '' })).statusCode, 303);
    says(await read(pathway), /Nobody has looked at the six components/);
  });

  it('tells researchers when enough people back a question, until somebody answers it', async () => {
    const line = /Find a researcher for a question that people back: Do warm rooms help sore joints\?/;
    const [question] = await rows(`insert into improvement.community_question (organisation_id, words, code_hash, route, shown_on, received_in) values ('${organisationId}', 'Do warm rooms help sore joints?', sha256('warm'), 'site', '2026-11-01', '2026-11-01') returning id`);
    const id = String(question?.['id']);
    await rows(`insert into improvement.question_support (question_id, voter_hash) select '${id}', sha256(n::text::bytea) from generate_series(1, 7) n`);
    assert.doesNotMatch(await read('/my-work', researcher), line);
    await rows(`insert into improvement.question_support (question_id, voter_hash) values ('${id}', sha256('eighth'))`);
    says(await read('/my-work', researcher), line);
    assert.doesNotMatch(await read('/my-work', member), line);
    assert.equal((await send(`/improvement/questions/${id}/answers`, { kind: 'not now', researcherRole: 'Research lead', words: 'We have no time this year' }, researcher)).statusCode, 303);
    assert.doesNotMatch(await read('/my-work', researcher), line);
  });

  it('lowers hand-offs and repeated assessments when a repeated step is taken out, and says which step has no evidence', async () => {
    says(await read(pathway), /handed over to another team How it is now 2 How it could be 0 .*repeated How it is now 1 /);
    const [step] = await rows(`select id from improvement.pathway_step where pathway_id = '${learningExamples.pathway}' and repeats_assessment`);
    assert.equal((await send(`${pathway}/steps/${String(step?.['id'])}/removal`, { reason: 'Nobody needs it twice' })).statusCode, 303);
    says(await read(pathway), /handed over to another team How it is now 2 How it could be 0 .*repeated How it is now 0 /);
    const [bare] = await rows(`select id from improvement.pathway_step where pathway_id = '${learningExamples.pathway}' and map = 'proposed' and position = 1`);
    says(await read(`${pathway}/steps/${String(bare?.['id'])}`), /There is no evidence for this step yet\. It is a gap/);
    says(await read(`${pathway}/steps/${learningExamples.step}`), /All of this evidence comes from a few high-income countries only \(2 countries: Denmark, England\)/);
    says(await read(`${pathway}/steps/${learningExamples.step}`), /To choose together: Where shall my feet be looked at\?/);
    says(await read(`/improvement/evidence/${learningExamples.evidence}`), /Decision aid that rests on it Where shall my feet/);
    const gap = await send('/improvement/evidence-gaps', { organisationId, what: 'Do mornings help?', stepId: String(bare?.['id']) });
    assert.equal(gap.statusCode, 303);
    const [noted] = await rows("select id from improvement.evidence_gap where what = 'Do mornings help?'");
    assert.equal((await send(`/improvement/evidence-gaps/${String(noted?.['id'])}/question`, { question: 'Do foot care mornings help people to walk?' })).statusCode, 303);
    says(await read('/improvement/evidence-gaps'), /Question for research: Do foot care mornings help people to walk\?/);
  });

  it('never grades evidence by itself, and lets a project say that none was found', async () => {
    const day = { 'datedOn-year': '2026', 'datedOn-month': '5', 'datedOn-day': '1' };
    const fields = { organisationId, title: 'A talk', kind: 'lived experience', countries: 'Kenya\nEngland', income: 'wider', whoTookPart: 'Ten carers', whoIsMissing: 'Men', strength: 'high', strengthReason: '', summary: 'Carers know', source: 'Here', decisionAid: '', ...day };
    assert.equal((await send('/improvement/evidence', fields)).statusCode, 422, 'a strength needs a person and a reason');
    assert.equal((await send('/improvement/evidence', { ...fields, strength: 'not judged' })).statusCode, 303);
    const [project] = await rows("select p.id from improvement.project p where not exists (select from improvement.evidence_link l where l.project_id = p.id) and p.organisation_id = (select id from directory.organisation where code = 'vale-and-riverside') limit 1");
    const url = `/improvement/projects/${String(project?.['id'])}/evidence`;
    assert.equal((await send(`${url}/none`, { whereLooked: 'Two libraries' })).statusCode, 303);
    says(await read(url, member), /No evidence was found\. Somebody looked here: Two libraries/);
    assert.equal((await send(`/improvement/evidence-requests/${learningExamples.request}/answer`, { answer: 'Two studies say yes' })).statusCode, 403);
    assert.equal((await send(`/improvement/evidence-requests/${learningExamples.request}/answer`, { answer: 'Two studies say yes' }, researcher)).statusCode, 303);
    says(await read('/improvement/evidence-requests', member), /The middle answer came after 8 days/);
  });

  it('keeps no number of people below eight, and tells who does research and confidence only for enough people', async () => {
    const study = `/improvement/studies/${learningExamples.study}`;
    assert.equal((await send(`${study}/reach`, { groupName: 'Young carers', people: '7' }, researcher)).statusCode, 303);
    says(await read(study), /Young carers Too few people to show safely/);
    assert.deepEqual(await rows("select people from improvement.study_reach where group_name = 'Young carers'"), [{ people: null }]);
    const people = await rows("select id from directory.person order by id limit 19");
    for (const [at, { id }] of people.entries()) await rows(`insert into improvement.research_active values ('${String(id)}', '${organisationId}', '2026-27', '${at < 12 ? 'prof.podiatrists' : 'prof.dietitians'}', 'registered-professionals', now())`);
    const active = await read('/improvement/research-active?organisation=vale-and-riverside');
    says(active, /Podiatrists 10 or more/);
    says(active, /Dietitians Too few people to show safely/);
    const check = learningExamples.check;
    const answer = (n: number) => rows(`insert into improvement.confidence_answer (check_id, organisation_id, answer_key, before_answer, after_answer) values ('${check}', '${organisationId}', decode(lpad(to_hex(${n}), 64, '0'), 'hex'), 2, 4)`);
    for (let n = 1; n <= 7; n += 1) await answer(n);
    assert.equal((await send(`/improvement/confidence/${check}/answers`, { before: '2', after: '' })).statusCode, 303);
    assert.equal((await send(`/improvement/confidence/${check}/answers`, { before: '1', after: '4' })).statusCode, 303, 'the second time counts as after');
    says(await read(`/improvement/confidence/${check}`), /Still open/);
    assert.equal((await send(`/improvement/confidence/${check}/ending`, {})).statusCode, 303);
    says(await read(`/improvement/confidence/${check}`), /Of 8 people, the middle answer was “a little confident” before and “confident” after/);
    await rows(`delete from improvement.confidence_answer where answer_key = decode(lpad('1', 64, '0'), 'hex')`);
    says(await read(`/improvement/confidence/${check}`), /Too few people to show safely/);
  });

  it('matches a student, answers a coach’s question, and takes a story back with its name', async () => {
    const opening = `/improvement/openings/${learningExamples.opportunity}`;
    says(await read('/improvement/openings?profession=prof.dietitians'), /no opening that fits/);
    says(await read('/improvement/openings?profession=prof.podiatrists'), /Portfolio role, 7\.5 hours a week for research/);
    assert.equal((await send(`${opening}/interest`, { words: 'I want to learn', ownProfession: 'prof.podiatrists' })).statusCode, 303);
    assert.doesNotMatch(await read(opening, member), /I come from a village/, 'what others said is not theirs to read');
    const readBy = async (role: string) => (await site.house.web.within({ as: 'person', personId: (await sessionFor(site, role)).personId ?? '', organisationIds: [organisationId] }, (tx) => tx.selectFrom('improvement.interest').select('id').execute())).length;
    assert.equal(await readBy('member'), 0, 'the database tells a colleague nothing of who is interested');
    assert.ok(await readBy('researcher') >= 1, 'those who answer read it');
    const [interest] = await rows(`select id from improvement.interest where person_id = '${player.personId}'`);
    assert.equal((await send(`/improvement/openings/interests/${String(interest?.['id'])}/answer`, { answer: 'matched', answerWords: 'We meet on Monday' }, researcher)).statusCode, 303);
    says(await read(opening, member), /You are matched\. We meet on Monday/);
    assert.equal((await send('/improvement/coaches/requests', { coachId: learningExamples.coach, words: 'How do I begin?' })).statusCode, 303);
    const [asked] = await rows("select id from improvement.coach_request where words = 'How do I begin?'");
    assert.equal((await send(`/improvement/coaches/requests/${String(asked?.['id'])}/answer`, { answer: 'Small' }, lead)).statusCode, 404, 'only the coach answers');
    const story = { organisationId, shownName: 'Robin Testable', profession: '', story: 'I asked a question and went on.', agreed: 'yes' };
    assert.equal((await send('/improvement/role-models', { ...story, agreed: '' })).statusCode, 422);
    assert.equal((await send('/improvement/role-models', story)).statusCode, 303);
    says(await read('/improvement/role-models'), /Robin Testable/);
    const [model] = await rows("select id from improvement.role_model where shown_name = 'Robin Testable'");
    assert.equal((await send(`/improvement/role-models/${String(model?.['id'])}/withdrawal`, {}, lead)).statusCode, 404);
    assert.equal((await send(`/improvement/role-models/${String(model?.['id'])}/withdrawal`, {})).statusCode, 303);
    assert.doesNotMatch(await read('/improvement/role-models'), /Robin Testable/);
    assert.deepEqual(await rows("select id from improvement.role_model where shown_name = 'Robin Testable'"), []);
  });
});
