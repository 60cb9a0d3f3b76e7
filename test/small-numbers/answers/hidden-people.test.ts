import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Visitor } from '#test/forms';
import { openTestSite, type TestSite } from '#test/site';
import { isWholeAttack } from '#test/whole-attack';
import { allRoutes } from '../../../src/app/web.ts';
import { fetchAll, visitorFor, type Looker } from '../seen.ts';
import { answersByKind } from './register.ts';

/** Nobody of these works where the people of the imagined trust are counted: each sees what is told of them and no list of them. */
const everybody: readonly Looker[] = [[null, ''], ['service lead', 'vale-and-riverside'], ['Chief AHP', 'hillmoor'], ['system lead', 'rivers-and-moor'], ['national team', 'example-national-team']];
const lookers = isWholeAttack ? everybody : everybody.slice(0, 2);

/**
 * People who are told to nobody change, come or go; whatever is told must stay the same, letter for letter. A statement that changes nothing would test nothing, so each says how many rows it changes at least.
 */
const changes: readonly { what: string; statement: string; least: number }[] = [
  { what: 'figures as they came', least: 40, statement: 'update quality.raw_series set numerators = (select array_agg(one + 4711) from unnest(numerators) one), denominators = (select array_agg(one + 9001) from unnest(denominators) one), people = (select array_agg(one + 77) from unnest(people) one)' },
  { what: 'a figure that waits', least: 1, statement: "insert into quality.waiting_figure (series_id, organisation_id, period, numerator, denominator, since) select id, organisation_id, '2019-01-01', 3, 5, now() from quality.series where not is_rolled_up limit 3" },
  { what: 'corrections as they came', least: 1, statement: "insert into quality.raw_change (series_id, organisation_id, period, old_numerator, old_denominator, new_numerator, new_denominator, reason, changed_at) select id, organisation_id, first_period, 3, 5, 4, 6, 'A test', now() from quality.series where not is_rolled_up limit 3" },
  { what: 'answers about care of the quarter that goes on', least: 5, statement: "insert into quality.experience_answer (measure_id, organisation_id, quarter, group_name, choices) select m.id, m.organisation_id, '2026-10-01', '', array[1, 1] from quality.experience_measure m, generate_series(1, 5)" },
  { what: 'how somebody answered whether it helped, while answers come in', least: 3, statement: "update quality.co_evaluation_voice v set helped = case helped when 'yes' then 'no' else 'yes' end where exists (select from quality.co_evaluation c where c.id = v.co_evaluation_id and c.closed_at is null)" },
  { what: 'one more answer whether it helped', least: 1, statement: "insert into quality.co_evaluation_voice (co_evaluation_id, organisation_id, kind, helped) select id, organisation_id, 'ahps', 'no' from quality.co_evaluation where closed_at is null" },
  { what: 'the stage that a person gave in a snapshot of their own', least: 1, statement: "insert into inquiry.snapshot (id, template_id, person_id, as_of, route, started_at) select gen_random_uuid(), (select id from inquiry.template where code = 'digital-capability' order by version desc limit 1), id, '2026-11-01', 'online', now() from directory.person limit 5" },
  // Its own organisation reads on the page of a snapshot that it was sent: that page is not fetched here.
  { what: 'a place that sends up', least: 1, statement: "insert into inquiry.sending (organisation_id, snapshot_id, to_unit_id, sent_at) select s.organisation_id, s.id, u.id, now() from inquiry.snapshot s, directory.unit u where s.organisation_id is not null and s.signed_off_at is not null and u.code = 'rivers-and-moor' and s.id <> '51000000-0000-4000-8000-000000000001' limit 1" },
  { what: 'who backs a question for research', least: 1, statement: "insert into improvement.question_support (question_id, voter_hash) select q.id, decode(repeat('ab', 32), 'hex') from improvement.community_question q where (select count(*) from improvement.question_support s where s.question_id = q.id) % 8 < 7" },
  { what: 'who says that they do research', least: 1, statement: "insert into improvement.research_active (person_id, organisation_id, year, profession, role_group, said_at) select p.id, o.id, '2025-26', 'prof.orthoptists', 'students', now() from directory.person p, directory.organisation o where o.code = 'vale-and-riverside' limit 2" },
  { what: 'who follows a project', least: 1, statement: 'insert into improvement.follower (project_id, person_id, began_at) select p.id, (select id from directory.person order by id limit 1), now() from improvement.project p where (select count(*) from improvement.follower f where f.project_id = p.id and f.ended_at is null) % 8 < 7 on conflict do nothing' },
  { what: 'few who work in a profession', least: 1, statement: 'update stories.profession_staff set staff = case when staff = 5 then 3 else 5 end where staff < 8' },
  { what: 'who signed up for an event', least: 1, statement: "insert into stories.event_sign_up (code_hash, event_id, organisation_id, name, contact, route, signed_on) select decode(md5(e.id::text) || md5(e.id::text), 'hex'), e.id, e.organisation_id, 'A name', 'a@example.org', 'site', current_date from stories.event e where e.sign_up_opened_at is not null and (select count(*) from stories.event_sign_up s where s.event_id = e.id) < 6" },
  { what: 'an answer to a confidence check that goes on', least: 0, statement: "insert into improvement.confidence_answer (check_id, organisation_id, answer_key, before_answer, after_answer) select id, organisation_id, decode(repeat('cd', 32), 'hex'), 1, 5 from improvement.confidence_check where closed_at is null" },
  { what: 'few of a group who came to a session', least: 1, statement: 'update strategy.session_attendance set people_count = case when people_count = 5 then 3 else 5 end where people_count < 8' },
];

/** What people themselves read of their own, and what is asked anew at each visit. */
/** Also ideas in an order by chance, and how often pages were read, for the test reads them. */
const differsAnyway = /:position$|print\/votes$|professions\/keeping|^\/(account|passkeys|health|demo|sign-in)|\/export\.|openapi/;

const kinds = isWholeAttack ? (['figures', 'once', 'voices', 'joining', 'steps', 'conversations', 'none'] as const) : (['figures', 'once', 'voices', 'joining', 'steps'] as const);
const addresses: ReadonlySet<string> = new Set(kinds.flatMap((kind): readonly string[] => answersByKind[kind].addresses).filter((path) => !differsAnyway.test(path)));

/** The example of each address; of a search also one for numbers, which no page may be found by. */
const urls = [
  ...allRoutes().filter(({ method, path }) => method === 'GET' && addresses.has(path)).map(({ path, example = {} }) => path.replaceAll(/:(\w+)/g, (_all, name: string) => encodeURIComponent(example[name] ?? ''))),
  '/search?q=4711', '/search?q=podiatry', '/api/v1/search?words=podiatry', '/quality/matrix?place=vale-and-riverside', '/organisations/vale-and-riverside/professions',
];

/** Pictures and documents take as long as a hundred pages and hold what the page holds: in `npm test` the visitor alone fetches them. */
const urlsFor = ([role, organisation]: Looker): string[] => urls.filter((url) => (isWholeAttack || role === null || !/\.(png|pdf|docx)$/.test(url)) && !(organisation === 'vale-and-riverside' && ownList.test(url)));

/** Who leads an event of the trust reads there who signed up. */
const ownList = /^\/events\//;

describe('people who are told to nobody leave no trace in any answer', () => {
  let site: TestSite;
  const seenFirst = new Map<string, { visitor: Visitor; pages: Map<string, string> }>();
  before(async () => {
    site = await openTestSite();
    // A day that ends between the two readings changes pages, too.
    site.setTime(new Date());
    for (const looker of lookers) {
      const visitor = await visitorFor(site, looker);
      seenFirst.set(looker.join(), { visitor, pages: await fetchAll(site, visitor, urlsFor(looker)) });
    }
  });
  after(() => site.close());

  it('pages, pictures, files, letters, search and the interface for programs stay the same, letter for letter', async () => {
    for (const { what, statement, least } of changes) {
      const { rowCount } = await site.database.owner.query(statement);
      assert.ok((rowCount ?? 0) >= least, `${what}: ${rowCount} rows changed, the test is of nothing`);
    }
    const differing: string[] = [];
    let told = 0;
    for (const [looker, { visitor, pages }] of seenFirst) {
      const again = await fetchAll(site, visitor, pages.keys());
      told += [...pages.values()].filter((page) => page.length > 500).length;
      for (const [url, page] of pages) if (again.get(url) !== page) differing.push(`${looker} ${url}: ${firstDifference(page, again.get(url) ?? '')}`);
    }
    assert.ok(told > 150, `only ${told} answers`);
    assert.deepEqual(differing, []);
  });
});

function firstDifference(one: string, other: string): string {
  const at = Array.from({ length: one.length }, (_none, place) => place).findIndex((place) => one[place] !== other[place]);
  return `"${one.slice(Math.max(0, at - 60), at + 60)}" became "${other.slice(Math.max(0, at - 60), at + 60)}"`;
}
