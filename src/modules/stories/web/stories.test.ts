import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { visitorOf, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { exampleAskId, exampleEventId, exampleNominationId, exampleSchemeId, exampleServiceId, exampleWishId } from '../data/examples.ts';

describe('what the room of stories promises', () => {
  let site: TestSite;
  let anybody: Visitor;
  let lead: Visitor;
  let chief: Visitor;
  let stranger: Visitor;
  let national: Visitor;
  let organisationId = '';
  before(async () => {
    site = await openTestSite();
    site.setTime(new Date('2026-11-22T10:00:00Z'));
    const player = await sessionFor(site, 'service lead');
    organisationId = player.organisationId ?? '';
    anybody = await visitorOf(site, { cookie: '' });
    lead = await visitorOf(site, player);
    chief = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    stranger = await visitorOf(site, await sessionFor(site, 'service lead', 'hillmoor'));
    national = await visitorOf(site, await sessionFor(site, 'national team', 'example-national-team'));
  });
  after(() => site.close());

  const text = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
  const read = async (url: string, visitor = anybody) => text((await site.server.inject({ url, headers: { cookie: visitor.cookies } })).body);
  const send = (url: string, fields: Record<string, string | string[]>, visitor = lead) => site.server.inject({
    method: 'POST', url, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams([['_csrf', visitor.csrf], ...Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))]).toString(),
  });
  const rows = async <Row extends Record<string, unknown>>(query: string, values: unknown[] = []) => (await site.database.owner.query<Row>(query, values)).rows;
  const says = (words: string, what: RegExp) => assert.ok(what.test(words), `The page does not say ${what.source}`);
  const saysNot = (words: string, what: RegExp) => assert.ok(!what.test(words), `The page says ${what.source}`);

  it('Oxford: 9 present under their printed names, 5 absent by name, no number of staff', async () => {
    const words = await read('/organisations/oxford-health/professions');
    says(words, /9 of the 14 it has.*Arts Therapists .*Art therapists.*Music Therapist .*Music therapists.*5 it does not have.*Dramatherapists.*Operating department practitioners.*Osteopaths.*Prosthetists and orthotists.*Diagnostic and therapeutic radiographers/);
    saysNot(words, /People who work in it\s+\d/);
  });

  it('a staff count of one is nobody’s to see but the organisation’s own, also not in the database', async () => {
    says(await read('/organisations/vale-and-riverside/professions'), /Music Therapist .*Music therapists.*mental health.*Too few people to show safely.*Occupational Therapy/);
    says(await read('/organisations/vale-and-riverside/professions'), /Dietitians.*physical health.*12 on .*Music Therapist/);
    const seen = await site.house.web.within({ as: 'public' }, (tx) => tx.selectFrom('stories.profession_staff').select('staff').execute());
    assert.deepEqual(seen, []);
  });

  it('what people asked for stands beside the service until somebody answers', async () => {
    const url = `/services/${exampleServiceId}`;
    says(await read(url), /When .*Monday to Friday, 9am to 5pm .*Asked for, not yet answered\s+Clinics in the evening.*Where /);
    assert.equal((await send(`/service-wishes/${exampleWishId}/answer`, { outcome: 'done', answer: 'We open until 8pm on Tuesdays.' }, stranger)).statusCode, 404);
    assert.equal((await send(`/service-wishes/${exampleWishId}/answer`, { outcome: 'done', answer: 'We open until 8pm on Tuesdays.' })).statusCode, 303);
    const service = { organisationId, name: 'Walking group', about: 'We walk together each week.', professions: 'physiotherapists', 'reviewOn-day': '1', 'reviewOn-month': '1', 'reviewOn-year': '2020' };
    says(text((await send('/services', service)).body), /There is a problem\s+Enter a day that is still to come/);
    assert.equal((await send('/services', { ...service, 'reviewOn-year': '2027' })).statusCode, 303);
    const words = await read(url);
    saysNot(words, /Asked for, not yet answered\s+Clinics in the evening/);
    says(words, /We have done it: We open until 8pm on Tuesdays/);
  });

  it('a self-care page past its review day is hidden from everyone and flagged to its owner', async () => {
    const [late] = await rows<{ id: string }>("select id from stories.self_care where review_on < '2026-11-22'");
    for (const url of ['/self-care', '/professions/occupational-therapists', '/who-can-help?words=falls']) saysNot(await read(url), /Make your home safer/);
    assert.equal((await site.server.inject(`/self-care/${late?.id}`)).statusCode, 404);
    says(await read('/self-care', lead), /To be looked at again.*Make your home safer against falls/);
    says(await read('/my-work', lead), /Check a page of self-care: Make your home safer/);
    const [page] = await rows<{ id: string }>("select id from stories.self_care where title = 'Look after your feet each day'");
    says(await read('/self-care'), /Look after your feet each day/);
    assert.equal((await send(`/self-care/${page?.id}/ending`, {}, stranger)).statusCode, 404, 'of another organisation');
    assert.equal((await send(`/self-care/${page?.id}/ending`, {})).statusCode, 303);
    saysNot(await read('/self-care'), /Look after your feet each day/);
    saysNot(await read('/professions/podiatrists'), /Look after your feet each day/);
    assert.equal((await site.server.inject(`/self-care/${page?.id}`)).statusCode, 404);
    says(await read(`/self-care/${page?.id}`, lead), /This page is off the site/);
    assert.equal((await send(`/self-care/${page?.id}/ending`, {})).statusCode, 409);
  });

  it('a stated figure changes on all pages at once, with its source and date', async () => {
    says(await read('/professions'), /185,000 people work.*AHPs Deliver, Summary , June 2022/);
    const figure = { organisationId: (await rows<{ id: string }>("select id from directory.organisation where code = 'example-national-team'"))[0]?.id ?? '', code: 'num.workforce', value: '190500', source: 'Workforce count (test)', asOf: '2026-03', caveat: '' };
    assert.equal((await send('/stated-figures', figure, lead)).statusCode, 403);
    assert.equal((await send('/stated-figures', figure, national)).statusCode, 303);
    for (const url of ['/professions', '/stated-figures']) says(await read(url), /190,500 people.*Workforce count \(test\) , March 2026/);
    says(await read('/stated-figures'), /In place of 185,000, AHPs Deliver, Summary/);
    says(await read('/strategies/nat/numbers'), /185,000 people/);
    const refused = async (changed: Record<string, string>, why: RegExp) => says(text((await send('/stated-figures', { ...figure, ...changed }, national)).body), why);
    for (const asOf of ['2026-13', '2026-02-30']) await refused({ asOf }, /Enter a real year, month or day/);
    for (const asOf of ['2027', '2026-12', '2026-11-23']) await refused({ asOf }, /Enter a date that is not still to come/);
    await refused({ code: 'num.ethnic-minority-share', value: '130' }, /Enter 100 or less/);
    await rows("update stories.newer_figure set as_of = '2026-13-45'");
    for (const url of ['/professions', '/stated-figures']) says(await read(url), /Workforce count \(test\) , 2026-13-45/);
  });

  it('suggests titles on the page of a theme by its topic, and none whose link is broken', async () => {
    const [theme] = await rows<{ id: string }>("select p.theme_id as id from conversations.theme_publication p where p.title = 'Clinic times that fit the bus' and p.replaced_at is null");
    saysNot(await read(`/themes/${theme?.id}`), /Titles that may help/);
    const [bus] = await rows<{ id: string }>("insert into stories.library_item (organisation_id, title, tags, address, link_status, owner_role, review_on, made_at, changed_at) values ($1, 'Buses to care (test)', '{bus}', 'https://bus.example', 'works', 'Lead', '2099-01-01', now(), now()) returning id", [organisationId]);
    says(await read(`/themes/${theme?.id}?words=all`), /Titles that may help Buses to care \(test\)/);
    await rows("update stories.library_item set link_status = 'broken' where id = $1", [bus?.id]);
    saysNot(await read(`/themes/${theme?.id}?words=first`), /Titles that may help/);
    await rows('delete from stories.library_item where id = $1', [bus?.id]);
  });

  it('the library has 59 and 3 titles; a broken link is not suggested and stands in the list to mend; merged ones lead on', async () => {
    const [counts] = await rows<{ two: number; three: number; twice: number }>("select count(*) filter (where source like '%2')::int as two, count(*) filter (where source like '%3')::int as three, count(possible_duplicate_of)::int as twice from stories.library_item where code is not null");
    assert.deepEqual(counts, { two: 59, three: 3, twice: 3 });
    const [broken] = await rows<{ id: string }>("select id from stories.library_item where code = 'lib.62'");
    const [near] = await rows<{ id: string }>("select id from stories.library_item where code = 'lib.39'");
    says(await read(`/library/${near?.id}`), /Near to it.*return to practice/);
    const kept = { revision: '1', address: 'https://gone.example/return', linkStatus: 'broken', ownerRole: 'National AHP team', 'reviewOn-day': '1', 'reviewOn-month': '6', 'reviewOn-year': '2027', tags: 'return-to-practice' };
    assert.equal((await send(`/library/${broken?.id}`, kept, lead)).statusCode, 403);
    says(text((await send(`/library/${broken?.id}`, { ...kept, 'reviewOn-year': '2020' }, national)).body), /You have looked at it now\. Enter a day that is still to come/);
    assert.equal((await send(`/library/${broken?.id}`, kept, national)).statusCode, 303);
    saysNot(await read(`/library/${near?.id}`), /Near to it.*return to practice/);
    says(await read('/library', national), /For you to mend.*return to practice : The link is broken/);
    saysNot(await read('/library', lead), /For you to mend/);
    const [one, same] = await rows<{ id: string }>("select id from stories.library_item where code in ('lib.05', 'lib.44') order by code");
    assert.equal((await send(`/library/${same?.id}/settlement`, { what: 'merge', otherId: one?.id ?? '', reason: 'The same paper' }, national)).statusCode, 303);
    says(await read(`/library/${same?.id}`), /This title stands here once now.*leadership in trusts/);
    saysNot(await read(`/library/${same?.id}`), /It may be the same as/);
    const added = await send('/library', { organisationId, title: 'Good shoes', publisher: '', about: '', tags: 'Feet, SHOES & socks,Co-production', address: '', ownerRole: 'Podiatry lead' });
    says(await read(String(added.headers.location).split('?')[0] ?? ''), /Who published it\s+Not said.*Topics\s+Feet, Shoes socks, Co-production/);
    assert.equal((await send(`/library/${one?.id}/settlement`, { what: 'merge', otherId: same?.id ?? '', reason: 'A circle' }, national)).statusCode, 422);
    const [first, second] = await rows<{ id: string }>("select id from stories.library_item where code in ('lib.10', 'lib.11') order by id");
    const other = await site.database.owner.connect();
    await other.query('begin');
    await other.query('select from stories.library_item where id = $1 for update', [first?.id]);
    const atOnce = send(`/library/${second?.id}/settlement`, { what: 'merge', otherId: first?.id ?? '', reason: 'A circle' }, national);
    await new Promise((done) => setTimeout(done, 300));
    await other.query("update stories.library_item set merged_into = $1, change_reason = 'The same' where id = $2", [second?.id, first?.id]);
    await other.query('commit');
    other.release();
    assert.equal((await atOnce).statusCode, 422, 'also where both are merged at once');
  });

  it('nobody can sign up before the event says how people are helped; then anyone can, without an account, once for each code', async () => {
    const [closed] = await rows<{ id: string }>('select id from stories.event where sign_up_opened_at is null');
    says(await read(`/events/${closed?.id}`), /You cannot sign up yet\. First we have to say here: captions, step-free ways in, help with travel/);
    assert.equal((await send(`/events/${closed?.id}/sign-up`, {})).statusCode, 422);
    await assert.rejects(rows('update stories.event set sign_up_opened_at = now() where id = $1', [closed?.id]));
    const place = { code: 'abc123def456', name: 'Quilla', contact: '', needs: 'A seat near the door' };
    for (const answer of [await send(`/events/${exampleEventId}/sign-ups`, place, anybody), await send(`/events/${exampleEventId}/sign-ups`, place, anybody)]) says(text(answer.body), /You are signed up.*abc123def456/);
    assert.equal((await rows('select 1 from stories.event_sign_up')).length, 1);
    saysNot(await read(`/events/${exampleEventId}`), /Quilla|signed up so far/);
    saysNot(await read(`/events/${exampleEventId}`, stranger), /Quilla/);
    says(await read(`/events/${exampleEventId}`, lead), /Fewer than 8 people have signed up.*Quilla.*A seat near the door/);
    says(text((await send('/events/places', { code: 'abc123def456' }, anybody)).body), /All that you wrote is gone/);
    assert.equal((await rows('select 1 from stories.event_sign_up')).length, 0);
    await rows('update stories.event set places = 1 where id = $1', [exampleEventId]);
    await send(`/events/${exampleEventId}/sign-ups`, place, anybody);
    says(await read(`/events/${exampleEventId}`), /All places are taken now.*ask the people who hold it.*Phone: 01632 960 010/);
    says(await read(`/events/${exampleEventId}`, lead), /Quilla.*this site writes to those who left an email address|this site writes to those who left an email address.*Quilla/);
    await send('/events/places', { code: 'abc123def456' }, anybody);
    saysNot(await read(`/events/${exampleEventId}`), /All places are taken/);
    says(text((await send('/events', { organisationId, title: 'A walk', startsAt: '2pm', endsAt: '' })).body), /Enter when it begins, such as 14:30\s+Enter when it ends, such as 14:30/);
    says((await site.server.inject('/events.ics')).body, /BEGIN:VEVENT[\s\S]*SUMMARY:Example: AHPs’ Day in the vale[\s\S]*END:VCALENDAR/);
  });

  it('an event takes up a theme of its own organisation, and each leads to the other', async () => {
    const [theme] = await rows<{ id: string }>("select p.theme_id as id from conversations.theme_publication p where p.title = 'Clinic times that fit the bus' and p.replaced_at is null");
    const [foreign] = await rows<{ id: string }>('insert into conversations.theme select made.* from conversations.theme t, jsonb_populate_record(null::conversations.theme, to_jsonb(t) || jsonb_build_object($$id$$, gen_random_uuid())) made where t.id = $1 returning id', [theme?.id]);
    const fields = { title: 'Shall the bus wait?', about: 'We look at the times together.', format: 'online', place: '', 'day-day': '4', 'day-month': '12', 'day-year': '2026', startsAt: '10:00', endsAt: '11:00', captions: 'Yes', stepFree: 'Online', travelHelp: 'None', otherSupport: '', places: '', notesWithinDays: '14' };
    says(await read('/events/new', lead), /Does it take up what people said\? Choose the theme/);
    for (const themeId of [foreign?.id ?? '', '00000000-0000-4000-8000-000000000000', 'nonsense']) {
      const refused = await send('/events', { organisationId, ...fields, themeId });
      assert.equal(refused.statusCode, 422, themeId);
      says(text(refused.body), /Choose a theme (?:of the same organisation|from the list), or none/);
    }
    const event = String((await send('/events', { organisationId, ...fields, themeId: theme?.id ?? '' })).headers.location).split('?')[0] ?? '';
    says(await read(event), /It takes up what people said: Clinic times that fit the bus/);
    says(await read(`/themes/${theme?.id}?words=some`), /Events about it Shall the bus wait\? , 4 December 2026/);
    assert.equal((await send(event, { revision: '1', ...fields, themeId: '' })).statusCode, 303);
    saysNot(await read(event), /It takes up/);
    saysNot(await read(`/themes/${theme?.id}?words=none`), /Events about it/);
    await rows('delete from stories.event where title = $1', [fields.title]);
    await rows('delete from conversations.theme where id = $1', [foreign?.id]);
  });

  it('who left an email address is told of another place and of calling off, once each', async () => {
    const first = { title: 'A walk by the river', about: 'For everybody who likes to walk slowly.', format: 'in person', place: 'The bridge', 'day-day': '4', 'day-month': '12', 'day-year': '2026', startsAt: '14:00', endsAt: '15:00', captions: 'None', stepFree: 'All of it', travelHelp: 'None', otherSupport: '', places: '', notesWithinDays: '14' };
    const event = String((await send('/events', { organisationId, ...first })).headers.location).split('?')[0] ?? '';
    assert.equal((await send(`${event}/sign-up`, {})).statusCode, 303);
    for (const [code, contact] of [['walk1walk1', 'May@Example.org'], ['walk2walk2', 'may@example.org '], ['walk3walk3', '01632 960 555'], ['walk4walk4', '']] as const) assert.equal((await send(`${event}/sign-ups`, { code, name: '', contact, needs: '' }, anybody)).statusCode, 200);
    const letters = () => rows<{ to_address: string; subject: string; body: string }>("select to_address, subject, body from platform.mail where purpose = 'event changed' order by queued_at");
    assert.equal((await send(event, { revision: '1', ...first, about: 'For everybody who likes to walk very slowly.' })).statusCode, 303);
    assert.deepEqual(await letters(), [], 'other words are no letter');
    assert.equal((await send(event, { revision: '2', ...first, place: 'The mill' })).statusCode, 303);
    const [moved] = await letters();
    assert.deepEqual([moved?.to_address, moved?.subject], ['may@example.org', 'Changed: A walk by the river']);
    says(moved?.body ?? '', /4 December 2026[\s\S]*The mill[\s\S]*\/events\/places/);
    assert.equal((await send(`${event}/calling-off`, { reason: 'The river is too high' })).statusCode, 303);
    const after = await letters();
    assert.equal(after.length, 2);
    says(after[1]?.body ?? '', /called off\. Why: The river is too high/);
  });

  it('notes of an event go to the library, and are late when they are not there in time', async () => {
    await rows("update stories.event set starts_at = '2026-10-14T09:00Z', ends_at = '2026-10-14T14:00Z' where id = $1", [exampleEventId]);
    says(await read(`/events/${exampleEventId}`), /were to be in the library by 28 October 2026\. They are late/);
    const answer = await send(`/events/${exampleEventId}/notes`, { about: 'People asked for longer days and for more buses.', address: '' });
    assert.equal(answer.statusCode, 303);
    says(await read(String(answer.headers.location).split('?')[0] ?? ''), /Notes: AHPs’ Day in the vale \(14 October 2026\).*longer days/);
    says(await read(`/events/${exampleEventId}`), /Recording and notes: Notes: AHPs’ Day/);
  });

  it('thanks wait until a person has read them; a claim needs an objective that shows it', async () => {
    const thanks = { organisationId, toWhom: 'The night team', profession: 'paramedics', roleGroup: 'support-workers', words: 'You stayed with my mother.' };
    assert.equal((await send('/thanks', thanks, anybody)).statusCode, 303);
    saysNot(await read('/thanks'), /stayed with my mother/);
    says(await read('/thanks/reading', lead), /You stayed with my mother/);
    saysNot(await read('/thanks/reading', stranger), /stayed with my mother/);
    const [line] = await rows<{ id: string }>("select id from stories.thanks where state = 'waiting'");
    const decision = { decision: 'show', reason: '', valueWords: 'Fewer people fall.', objectiveId: '', looked: ['yes'] };
    says(text((await send(`/thanks/${line?.id}/reading`, decision)).body), /Choose the objective that shows it/);
    const objectives = await rows<{ id: string; wording: string }>("select o.id, v.wording from strategy.objective o join strategy.objective_version v on v.objective_id = o.id and v.number = o.current_version where o.organisation_id = $1 and o.is_public", [organisationId]);
    const [shows, plans] = [objectives.find(({ wording }) => /seen as soon as everyone else/.test(wording)), objectives.find(({ wording }) => /what their job is/.test(wording))];
    says(text((await send(`/thanks/${line?.id}/reading`, { ...decision, objectiveId: plans?.id ?? '' })).body), /Choose an objective from the list/);
    saysNot(await read('/thanks/reading', lead), new RegExp(plans?.wording ?? ''));
    says(await read('/thanks/reading', lead), new RegExp(shows?.wording ?? ''));
    says(await read('/thanks'), /What changed: More people of the villages are seen within six weeks\. What shows it : People living in rural areas are seen as soon as everyone else/);
    assert.equal((await send(`/thanks/${line?.id}/reading`, { ...decision, valueWords: '' })).statusCode, 303);
    says(await read('/thanks'), /Thank you The night team “You stayed with my mother\.”/);
    await assert.rejects(rows("update stories.thanks set value_words = 'A claim' where id = $1", [line?.id]));
  });

  it('an award: nominated by anyone, judged by two, no title beside a name without a checked registration', async () => {
    assert.equal((await send(`/awards/${exampleSchemeId}/nominations`, { nominee: 'Sam Reed', profession: 'podiatrists', roleGroup: 'registered-professionals', words: 'Sam came to our hall in the snow.', byWhom: 'carer' }, anybody)).statusCode, 303);
    saysNot(await read(`/awards/${exampleSchemeId}`), /Sam Reed/);
    assert.equal((await site.server.inject({ url: `/nominations/${exampleNominationId}`, headers: { cookie: stranger.cookies } })).statusCode, 404);
    const [sam] = await rows<{ id: string }>("select id from stories.award_nomination where nominee = 'Sam Reed'");
    const result = { place: 'award', shownAs: 'Sam Reed, podiatrist', isPerson: ['yes'], hasAgreed: ['yes'], registration: '', citation: 'For coming to people when the road was closed.' };
    says(text((await send(`/nominations/${sam?.id}/result`, result, chief)).body), /At least 2 members of the panel judge it first/);
    for (const member of [lead, chief]) assert.equal((await send(`/nominations/${sam?.id}/judgement`, { says: 'award', reason: 'Kind and brave' }, member)).statusCode, 303);
    says(text((await send(`/nominations/${sam?.id}/result`, { ...result, hasAgreed: [] }, chief)).body), /A name is shown only with that person’s yes/);
    says(text((await send(`/nominations/${sam?.id}/result`, result, chief)).body), /Enter the registration number and check it, or leave the title out/);
    assert.equal((await send(`/nominations/${sam?.id}/result`, { ...result, registration: 'TEST00001', isChecked: ['yes'] }, chief)).statusCode, 303);
    await assert.rejects(rows('update stories.award_result set registration_checked_on = null where nomination_id = $1', [sam?.id]), /title_with_registration/);
    saysNot(await read(`/awards/${exampleSchemeId}`), /Sam Reed/);
    assert.equal((await send(`/awards/${exampleSchemeId}/publication`, {}, chief)).statusCode, 409);
    await rows("update stories.award_scheme set closes_on = '2026-11-21' where id = $1", [exampleSchemeId]);
    assert.equal((await send(`/awards/${exampleSchemeId}/publication`, {}, chief)).statusCode, 303);
    says(await read(`/awards/${exampleSchemeId}`), /Sam Reed, podiatrist.*Registration TEST00001, checked on 22 November 2026/);
    says(await read('/awards/fairness', lead), /, by role Role .*Profession Art therapists People on this site .*Profession None of the 14/);
    saysNot(await read('/awards/fairness', lead), /(?:Thanked|Nominated|Awarded|People on this site)\s+[1-7]\b/);
  });

  it('a result is taken off with a reason, and with the last one a celebration that rests on the award ends; what stood there is kept', async () => {
    const [sam] = await rows<{ id: string }>("select id from stories.award_nomination where nominee = 'Sam Reed'");
    const [priority] = await rows<{ id: string }>('select id from inquiry.priority where organisation_id = $1 and live_at is not null and celebrated_at is null order by made_at, id limit 1', [organisationId]);
    await rows("insert into inquiry.celebration (priority_id, organisation_id, kind, subject_id, title, address, linked_at) values ($1, $2, 'award', $3, 'The Willow awards', '/awards', now())", [priority?.id, organisationId, exampleSchemeId]);
    await rows('update inquiry.priority set celebrated_at = now() where id = $1', [priority?.id]);
    await rows("insert into stories.award_result (nomination_id, scheme_id, organisation_id, place, shown_as, is_person, citation, made_at) values ($1, $2, $3, 'high praise', 'The podiatry team', false, 'For going out in the snow.', now())", [exampleNominationId, exampleSchemeId, organisationId]);
    const isCelebrated = async () => (await rows('select celebrated_at from inquiry.priority where id = $1', [priority?.id]))[0]?.['celebrated_at'] !== null;
    const off = (id: string | undefined, visitor: Visitor, reason = 'The person asked us to.') => send(`/nominations/${id}/result/removal`, { reason }, visitor);
    says(await read(`/nominations/${sam?.id}`, chief), /Take the result off/);
    assert.equal((await off(sam?.id, await visitorOf(site, await sessionFor(site, 'Chief AHP', 'hillmoor')))).statusCode, 404, 'somebody of another organisation');
    assert.equal((await off(sam?.id, lead)).statusCode, 403, 'a member of the panel who does not run it');
    assert.equal((await off(sam?.id, chief, ' ')).statusCode, 422, 'without a reason');
    assert.equal((await off(sam?.id, chief)).statusCode, 303);
    says(text((await off(sam?.id, chief)).body), /There is a problem .*somebody has taken it off/);
    saysNot(await read(`/awards/${exampleSchemeId}`), /Sam Reed/);
    says(await read(`/awards/${exampleSchemeId}`), /Results .*The podiatry team/);
    assert.ok(await isCelebrated(), 'another result of the award stands');
    says(await read(`/nominations/${sam?.id}`, chief), /An award for Sam Reed, podiatrist : For coming to people when the road was closed\. It was taken off on 22 November 2026\. Why: The person asked us to\./);
    says(await read(`/awards/${exampleSchemeId}/panel`, lead), /Sam Reed .*An award, taken off on 22 November 2026/);
    assert.equal((await off(exampleNominationId, chief)).statusCode, 303);
    assert.ok(!(await isCelebrated()), 'the last one that stood is off');
    assert.deepEqual(await rows('select with_what from inquiry.celebration_end where priority_id = $1', [priority?.id]), [{ with_what: 'The Willow awards' }]);
    says(await read(`/awards/${exampleSchemeId}`), /Results were published\. They have since been taken off/);
    const seen = await site.house.web.within({ as: 'public' }, (tx) => tx.selectFrom('stories.award_result').select('shown_as').where('scheme_id', '=', exampleSchemeId).execute());
    assert.deepEqual(seen, [], 'nor in the database');
  });

  it('a team asks, another answers with a method, and it becomes a title of the library', async () => {
    const other = await visitorOf(site, await sessionFor(site, 'member', 'hillmoor'));
    const [near] = await rows<{ id: string }>("select id from directory.organisation where code = 'hillmoor'");
    const method = { organisationId: near?.id ?? '', method: 'Talking mats', whatWorked: 'Pictures on a mat let people choose without words.', cost: 'One afternoon', accessNeeds: 'A quiet room', contactRole: 'Engagement lead' };
    assert.equal((await send(`/practice-exchange/${exampleAskId}/replies`, method, lead)).statusCode, 403);
    assert.equal((await send(`/practice-exchange/${exampleAskId}/replies`, method, other)).statusCode, 303);
    const [reply] = await rows<{ id: string }>("select id from stories.exchange_reply where method = 'Talking mats'");
    const answer = await send(`/practice-exchange/replies/${reply?.id}/library`, {}, other);
    says(await read(String(answer.headers.location).split('?')[0] ?? ''), /Talking mats.*What worked: Pictures on a mat/);
  });

  it('an emergency comes before any profession, and the pages count no people', async () => {
    const words = await read('/who-can-help?words=he+cannot+breathe');
    says(words, /Is somebody in danger now\? Call 999/);
    saysNot(words, /can help \d|Physiotherapists/);
    says(await read('/who-can-help?words=I+want+to+die'), /116 123/);
    says(await read('/professions/compare?one=podiatrists&two='), /Compare them\s+Choose two professions/);
    says(await read('/professions/keeping', lead), /Podiatrists\s+(?:Times read\s+)?Fewer than 8/);
  });
});
