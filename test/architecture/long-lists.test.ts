import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { visitorOf } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { exampleProjectId } from '../../src/modules/improvement/data/example-ids.ts';
import { exampleSchemeId } from '../../src/modules/stories/data/examples.ts';
import { newsOf } from '../../src/modules/stories/queries/following/news.ts';

/** More than two pages hold. */
const MANY = 120;

describe('a list that is longer than a page', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite(); });
  after(() => site.close());

  /** So many more rows like one that is there, each with a word of its own, "Zebra 001" and on. */
  const copy = async (table: string, own: string, from = table) => {
    const { rowCount } = await site.database.owner.query(`insert into ${table} select made.* from (select * from ${from} limit 1) as x, generate_series(1, ${MANY}) as n, jsonb_populate_record(null::${table}, to_jsonb(x) || ${own}) as made`);
    assert.equal(rowCount, MANY, `no ${table} to copy`);
  };
  const word = "'Zebra ' || lpad(n::text, 3, '0')";

  for (const { url, table, into = table, own, last } of [
    { url: '/quality/experience', table: 'quality.experience_measure', own: `jsonb_build_object('id', gen_random_uuid(), 'title', ${word})`, last: /Zebra 120/ },
    { url: '/quality/outcomes', table: 'quality.outcome_measure', own: `jsonb_build_object('id', gen_random_uuid(), 'whom', ${word})`, last: /Zebra \d{3}/ },
    { url: '/quality/waits', table: 'quality.wait_figure', own: `jsonb_build_object('pathway', ${word})`, last: /Zebra \d{3}|Vale/ },
    { url: '/quality/questions', table: 'quality.variation_question', own: "jsonb_build_object('id', gen_random_uuid(), 'group_code', 'zebra-' || n)", last: /\/quality\/questions\/[0-9a-f]/ },
    { url: '/inquiry/stories', table: 'inquiry.story', own: `jsonb_build_object('id', gen_random_uuid(), 'title', ${word}, 'achievement', null)`, last: /Zebra \d{3}/ },
    { url: `/awards/${exampleSchemeId}/panel`, table: 'stories.award_nomination', own: `jsonb_build_object('id', gen_random_uuid(), 'nominee', ${word})`, last: /Zebra \d{3}/ },
    { url: '/practice-exchange', table: 'stories.exchange_post', own: `jsonb_build_object('id', gen_random_uuid(), 'title', ${word})`, last: /Zebra \d{3}/ },
    { url: '/events', table: 'stories.event', own: `jsonb_build_object('id', gen_random_uuid(), 'title', ${word}, 'starts_at', '2099-01-01T10:00:00Z', 'ends_at', '2099-01-01T12:00:00Z')`, last: /Zebra 120/ },
    { url: '/services', table: 'stories.service', own: `jsonb_build_object('id', gen_random_uuid(), 'name', ${word})`, last: /Zebra 120/ },
    { url: '/awards', table: 'stories.award_scheme', own: `jsonb_build_object('id', gen_random_uuid(), 'name', ${word}, 'published_at', null)`, last: /Zebra \d{3}/ },
    { url: '/thanks', table: 'stories.thanks', own: `jsonb_build_object('id', gen_random_uuid(), 'to_whom', ${word}, 'state', 'shown', 'received_on', '2020-01-01', 'decided_at', '2020-01-02', 'decided_by', (select id from directory.person limit 1))`, last: /Zebra \d{3}/ },
    { url: '/self-care', table: 'stories.self_care', own: `jsonb_build_object('id', gen_random_uuid(), 'title', ${word}, 'review_on', '2099-01-01', 'ended_at', null)`, last: /Zebra 120/ },
    { url: '/library', table: 'stories.library_item', own: `jsonb_build_object('id', gen_random_uuid(), 'code', null, 'title', ${word}, 'merged_into', null, 'superseded_by', null, 'possible_duplicate_of', null)`, last: /Zebra 120/ },
    { url: '/you-said-we-did/letters', table: "(select w.* from conversations.workshop w join conversations.phase p on p.id = w.phase_id join conversations.theme t on t.conversation_id = p.conversation_id join conversations.theme_publication b on b.theme_id = t.id) as told", into: 'conversations.workshop', own: `jsonb_build_object('id', gen_random_uuid(), 'title', ${word}, 'held_on', '2020-01-01')`, last: /Zebra 120/ },
    { url: '/inquiry/units/vale-podiatry/priorities', table: 'inquiry.priority', own: `jsonb_build_object('id', gen_random_uuid(), 'title', ${word})`, last: /Zebra \d{3}/ },
  ]) {
    test(`says how many there are and leads to its last entry: ${url}`, async () => {
      const chief = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
      const read = async (address: string) => (await site.server.inject({ url: address, headers: { cookie: chief.cookies } })).body;
      const [, before] = /Showing (?:all |1 to \d+ of )?(\d+)/.exec(await read(url)) ?? assert.fail('the page does not say how many there are');
      await copy(into, own, table);
      const total = Number(before) + MANY;
      assert.match(await read(url), new RegExp(`Showing 1 to 50 of ${total}`));
      const end = await read(`${url}?page=${Math.ceil(total / 50)}`);
      assert.match(end, new RegExp(`Showing ${50 * Math.floor((total - 1) / 50) + 1} to ${total} of ${total}`));
      assert.match(end, last);
    });
  }

  test('notes between organisations and steps without evidence are read in pages, and every own step can be named', async () => {
    const chief = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    const read = async (url: string) => (await site.server.inject({ url, headers: { cookie: chief.cookies } })).body;
    const { owner } = site.database;
    const place = (code: string) => `(select id from directory.organisation where code = '${code}')`;
    await owner.query(`with made as (insert into improvement.project (organisation_id, unit_id, title, why, contact_role, started_on, made_at) select u.organisation_id, u.id, ${word}, 'People told us', 'Lead', '2026-01-01', now() from directory.unit u, generate_series(1, ${MANY}) as n where u.code = 'vale-podiatry' returning id, organisation_id)
      insert into improvement.data_note (project_id, organisation_id, partner_organisation_id, purpose, shares, review_on, made_at) select id, organisation_id, ${place('vale-county-council')}, 'Shared visits', '{plan}', '2027-01-01', now() from made`);
    const [, notes = ''] = /Showing 1 to 50 of (\d+)/.exec(await read('/improvement/notes')) ?? assert.fail('the page of notes does not say how many there are');
    assert.ok(Number(notes) >= MANY);
    assert.equal([...(await read('/improvement/notes')).matchAll(/href="\/improvement\/notes\/[0-9a-f-]{36}"/g)].length, 50);
    assert.match(await read(`/improvement/notes?page=${Math.ceil(Number(notes) / 50)}`), new RegExp(`Zebra 120[^]*to ${notes} of ${notes}`));

    // Far more steps of another organisation, whose pathways come first by their name.
    await owner.query(`with made as (insert into improvement.pathway (organisation_id, title, made_at) select ${place('hillmoor')}, 'Aardvark', now() from generate_series(1, 8) returning id, organisation_id)
      insert into improvement.pathway_step (pathway_id, organisation_id, map, position, title, kind, team) select id, organisation_id, 'proposed', n, ${word}, 'early', 'Team' from made, generate_series(1, 50) as n`);
    const gaps = await read('/improvement/evidence-gaps');
    const [, steps = ''] = /Showing 1 to 50 of (4\d\d)/.exec(gaps) ?? assert.fail('the page of gaps does not say how many steps have no evidence');
    assert.match(await read(`/improvement/evidence-gaps?steps=${Math.ceil(Number(steps) / 50)}`), new RegExp(`to ${steps} of ${steps}`));
    const [choices] = /<select[^>]*name="stepId"[^]*?<\/select>/.exec(gaps) ?? assert.fail('no step can be named');
    assert.match(choices, /<option value="[0-9a-f-]{36}"/);
    assert.doesNotMatch(choices, /Aardvark/);
  });

  test('events that were have pages of their own, and the calendar tells every event of its days', async () => {
    await copy('stories.event', `jsonb_build_object('id', gen_random_uuid(), 'title', ${word}, 'starts_at', '2020-01-01T10:00:00Z', 'ends_at', '2020-01-01T12:00:00Z')`);
    const last = (await site.server.inject({ url: '/events?past=99' })).body;
    assert.match(last, /Showing 101 to 12\d of 12\d/);
    assert.match(last, /Showing 1 to 50 of/);
    await copy('stories.event', `jsonb_build_object('id', gen_random_uuid(), 'title', ${word}, 'starts_at', now() + interval '9 days', 'ends_at', now() + interval '10 days')`);
    await copy('stories.event', `jsonb_build_object('id', gen_random_uuid(), 'title', 'Yak', 'starts_at', now() + interval '7 days' + n * interval '1 minute', 'ends_at', now() + interval '8 days')`);
    const calendar = (await site.server.inject({ url: '/events.ics' })).body;
    assert.equal(calendar.match(/SUMMARY:Example: Zebra/g)?.length, MANY, 'those of nine days on, none of 2020 or 2099');
    assert.equal(calendar.match(/SUMMARY:Example: Yak/g)?.length, MANY);
  });

  test('titles to mend are all there for whoever keeps them', async () => {
    const national = await visitorOf(site, await sessionFor(site, 'national team', 'example-national-team'));
    const read = async (page: number) => (await site.server.inject({ url: `/library?mend=${page}`, headers: { cookie: national.cookies } })).body;
    await copy('stories.library_item', `jsonb_build_object('id', gen_random_uuid(), 'code', null, 'title', ${word.replace('Zebra', 'Yak')}, 'organisation_id', null, 'review_on', '2020-01-01', 'merged_into', null, 'superseded_by', null, 'possible_duplicate_of', null)`);
    assert.match(await read(1), /id="mend"[\s\S]*Yak 001[\s\S]*Showing 1 to 50 of 12\d/);
    assert.match(await read(3), /Yak 120<\/a>: To be looked at since 1 January 2020/);
  });

  test('a page of a profession says how many services there are, and leads to them', async () => {
    const [, slug = '', all = ''] = /href="\/services\?profession=([a-z-]+)">All (\d+) services/.exec((await site.server.inject({ url: '/professions/podiatrists' })).body) ?? assert.fail('no link to all services');
    assert.match((await site.server.inject({ url: `/services?profession=${slug}` })).body, new RegExp(`Showing 1 to 50 of ${all}`));
  });

  test('thanks that wait are counted in full, and the oldest is read first', async () => {
    await copy('stories.thanks', `jsonb_build_object('id', gen_random_uuid(), 'to_whom', ${word}, 'state', 'waiting', 'received_on', date '2019-01-01' + n, 'decided_at', null, 'decided_by', null, 'decided_reason', null, 'value_words', null, 'evidence_objective_id', null)`);
    const chief = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    const shown = (await site.server.inject({ url: '/thanks/reading', headers: { cookie: chief.cookies } })).body;
    assert.match(shown, /12\d wait\. This is the oldest/);
    assert.match(shown, /<h2[^>]*>Zebra 001</);
  });

  test('a project can name any evidence, however much there is', async () => {
    await site.database.owner.query(`insert into improvement.evidence select made.* from (select * from improvement.evidence limit 1) as x, generate_series(1, 350) as n, jsonb_populate_record(null::improvement.evidence, to_jsonb(x) || jsonb_build_object('id', gen_random_uuid(), 'title', ${word}, 'dated_on', '2020-01-01')) as made`);
    const chief = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    const { body } = await site.server.inject({ url: `/improvement/projects/${exampleProjectId}/evidence`, headers: { cookie: chief.cookies } });
    assert.equal([...body.matchAll(/<option[^>]*>Zebra \d{3}/g)].length, 350);
  });

  test('a roll-up counts every place, however many snapshots there are that are not signed off', async () => {
    const chief = await visitorOf(site, await sessionFor(site, 'Chief AHP'));
    const spread = async () => /<main[\s\S]*<\/main>/.exec((await site.server.inject({ url: '/inquiry/units/vale-and-riverside/spread', headers: { cookie: chief.cookies } })).body)?.[0] ?? assert.fail('no page');
    const before = await spread();
    await site.database.owner.query(`insert into inquiry.snapshot select made.* from (select s.* from inquiry.snapshot s join directory.unit u on u.id = s.unit_id where u.code = 'vale-podiatry' and s.signed_off_at is not null limit 1) as x, generate_series(1, 600) as n,
      jsonb_populate_record(null::inquiry.snapshot, to_jsonb(x) || jsonb_build_object('id', gen_random_uuid(), 'signed_off_at', null, 'as_of', '2026-11-20', 'who_took_part', 'Group ' || n)) as made`);
    assert.equal(await spread(), before);
  });

  test('a letter of news tells the latest, and how many came before', async () => {
    await site.database.owner.query(`insert into strategy.progress_update select made.* from (select p.* from strategy.progress_update p join strategy.objective o on o.id = p.objective_id join directory.organisation g on g.id = o.organisation_id where g.code = 'vale-and-riverside' and o.is_public limit 1) as x, generate_series(1, 70) as n,
      jsonb_populate_record(null::strategy.progress_update, to_jsonb(x) || jsonb_build_object('id', gen_random_uuid(), 'made_at', timestamptz '2026-11-10 09:00Z' + n * interval '1 hour')) as made`);
    const { lines, earlier } = await site.house.web.reading({ as: 'public' }, (tx) => newsOf(tx, { kind: 'place', subject: 'vale-and-riverside' }, { from: '2026-11-10', before: '2026-11-14' }));
    assert.deepEqual([lines.length, earlier, lines.at(-1)?.at.toISOString()], [60, 10, '2026-11-13T07:00:00.000Z']);
  });
});
