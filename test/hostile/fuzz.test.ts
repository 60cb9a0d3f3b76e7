import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { crawl, shapeOf, visitorOf, type FoundForm, type Visitor } from '#test/forms';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { isWholeWalk } from '#test/whole';
import { allRoutes } from '../../src/app/web.ts';
import { writtenOnce } from './sent-twice.ts';
import { changesBetween, marker, plantMarker, stateOfEverything, stateOfEveryTable } from './state.ts';

const otherOrganisation = 'hillmoor';
const foreignId = '00000000-0000-4000-8000-00000000dead';

/** What people and attackers type: empty, far too long, another type, other alphabets, markup, SQL, control letters, ids of others. */
const junk = fc.oneof(
  fc.constantFrom('', ' ', '\u0000', '0', '-1', '99999999999999999999', '1e309', 'NaN', 'null', 'true', '2025-02-30', '0000-00-00', '2025-26', foreignId, '../../etc/passwd', "'; drop table strategy.node; --", '<script>alert(1)</script>', '{{7*7}}', '%00%ff', '\ud800', 'ﷺ'.repeat(300), 'x'.repeat(70_000), '👩🏽‍⚕️', '-0', '=1+1'),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.uuid(),
);

describe('junk in every form and address', () => {
  let site: TestSite;
  let visitors: { name: string; visitor: Visitor }[];
  let untouched: string;
  const formsOf = new Map<string, FoundForm[]>();
  before(async () => {
    site = await openTestSite();
    visitors = [{ name: 'nobody', visitor: await visitorOf(site, { cookie: '' }) }];
    for (const role of ['member', 'Chief AHP', 'administrator']) visitors.push({ name: role, visitor: await visitorOf(site, await sessionFor(site, role)) });
    await plantMarker(site);
    untouched = await stateOfOthers(site);
  });
  after(() => site.close());

  it('never fails, and changes nothing of another organisation', async () => {
    let sent = 0;
    const met = new Set<string>();
    const knownDownloads = new Set<string>();
    for (const { name, visitor } of visitors) {
      const { forms, pages, leftOut } = await crawl(site, visitor, isWholeWalk ? {} : { knownDownloads });
      assert.deepEqual(leftOut, [], `kinds of page that the walk ended before, for ${name}`);
      formsOf.set(name, forms);
      assert.deepEqual([...pages].filter(([, status]) => status >= 500), [], `pages that fail for ${name}`);
      for (const form of forms.filter(({ action }) => !/sign-out|demo\/persona/.test(action))) {
        const kind = `${form.method} ${shapeOf(form.action, form.method)} ${form.fields.join()}`;
        const numRuns = isWholeWalk ? 6 : met.has(kind) ? 1 : 2;
        met.add(kind);
        for (const values of fc.sample(valuesFor(form), { numRuns, seed: 7 + sent })) {
          const before = await stateOfEverything(site);
          const { statusCode: status, body } = await send(site, visitor, form, values);
          const said = `${name} ${form.method} ${form.action} with ${JSON.stringify(values).slice(0, 300)} answered ${status}`;
          assert.ok(status < 500, said);
          assert.ok(!body.includes(marker), `${said} and showed what belongs to another organisation`);
          if (status >= 400 || form.method === 'GET') assert.deepEqual(changesBetween(before, await stateOfEverything(site)), {}, `${said} and yet wrote`);
          sent += 1;
        }
      }
    }
    assert.ok(sent >= 60, `only ${sent} junk forms were sent`);
    assert.equal(await stateOfOthers(site), untouched);
  });

  it('writes every form once, of staff and of anyone, though it is sent twice', async () => {
    const written = new Set<string>();
    // Somebody new of the same role: junk may have signed the others out.
    for (const role of ['Chief AHP', 'administrator']) for (const kind of await writtenOnce(site, await visitorOf(site, await sessionFor(site, role)), formsOf.get(role) ?? [])) written.add(kind);
    assert.ok(written.size >= 30, `only ${written.size} kinds of form were written: ${[...written].join(', ')}`);
    const anybody = await visitorOf(site, { cookie: '' });
    await site.database.owner.query("update strategy.strategy set state = 'check-and-challenge' where code = 'vale'");
    const { forms: ofDraft } = await crawl(site, anybody, { from: ['/strategies/vale/comments'], limit: 1 });
    const byAnyone = await writtenOnce(site, anybody, [...(formsOf.get('nobody') ?? []), ...ofDraft]);
    assert.deepEqual([...byAnyone].toSorted(), ['/awards/:id/nominations', '/glossary/term/:code/reports', '/help/reports', '/improvement/barriers', '/strategies/:code/comments', '/thanks']);
    assert.equal(await stateOfOthers(site), untouched);
  });

  it('takes the names that every object has for words like others, in every field and place of an address', async () => {
    const chief = visitors.find(({ name }) => name === 'Chief AHP')?.visitor;
    assert.ok(chief);
    const failed: string[] = [];
    const note = (what: string, { statusCode }: { statusCode: number }) => { if (statusCode >= 500) failed.push(`${what} answered ${statusCode}`); };
    for (const word of ['constructor', '__proto__']) {
      for (const route of allRoutes().filter(({ method, path }) => method === 'GET' && path.includes(':'))) note(`${route.path} for ${word}`, await site.server.inject({ url: route.path.replace(/:\w+/g, word), headers: { cookie: chief.cookies } }));
      const met = new Set<string>();
      for (const form of formsOf.get('Chief AHP') ?? []) {
        const kind = `${form.method} ${shapeOf(form.action, form.method)} ${form.fields.join()}`;
        if (met.has(kind) || /sign-out|demo\/persona/.test(form.action)) continue;
        met.add(kind);
        note(`${form.method} ${form.action} with ${word}`, await send(site, chief, form, Object.fromEntries(form.fields.map((field) => [field, word]))));
      }
    }
    assert.deepEqual(failed, []);
  });

  it('was watched whole: no table was written to without a note', async () => {
    assert.deepEqual(changesBetween(await stateOfEverything(site), await stateOfEveryTable(site)), {});
  });

  it('never fails on junk in place of an id or code, nor on junk questions', async () => {
    const chief = visitors.find(({ name }) => name === 'Chief AHP')?.visitor;
    assert.ok(chief);
    let sent = 0;
    for (const route of allRoutes()) {
      for (const value of fc.sample(junk, { numRuns: isWholeWalk ? 4 : 2, seed: sent })) {
        const part = encodeURIComponent(value.slice(0, 150).toWellFormed()) || 'x';
        const url = `${route.path.replace(/:\w+/g, part)}?${new URLSearchParams({ year: value.slice(0, 50), page: value.slice(0, 50), with: value.slice(0, 50), on: value.slice(0, 50), version: value.slice(0, 50), q: value.slice(0, 200), cursor: value.slice(0, 50), limit: value.slice(0, 20) })}`;
        const answer = await site.server.inject({ method: route.method, url, headers: { cookie: chief.cookies, 'content-type': 'application/x-www-form-urlencoded' }, ...(route.method === 'GET' ? {} : { payload: new URLSearchParams({ _csrf: chief.csrf }).toString() }) });
        assert.ok(answer.statusCode < 500, `${route.method} ${url.slice(0, 200)} answered ${answer.statusCode}`);
        assert.ok(!answer.body.includes(marker), `${route.method} ${url.slice(0, 200)} showed what belongs to another organisation`);
        sent += 1;
      }
    }
    assert.ok(sent > 100);
  });
});

const valuesFor = (form: FoundForm): fc.Arbitrary<Record<string, string>> => fc.record(Object.fromEntries(form.fields.map((name) => [name, fc.oneof({ weight: 4, arbitrary: junk }, { weight: 1, arbitrary: fc.constant('A plain sentence that says something.') })])), { requiredKeys: [] }).map((values) => Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => entry[1] !== undefined)));

async function send(site: TestSite, visitor: Visitor, form: FoundForm, values: Record<string, string>) {
  const body = new URLSearchParams({ ...values, _csrf: visitor.csrf }).toString();
  if (form.method === 'GET') return site.server.inject({ url: `${form.action.split('?')[0]}?${new URLSearchParams(values)}`.slice(0, 12_000), headers: { cookie: visitor.cookies } });
  return site.server.inject({ method: 'POST', url: form.action, payload: body, headers: { cookie: visitor.cookies, 'content-type': 'application/x-www-form-urlencoded' } });
}

/** A fingerprint of every row that belongs to the other organisation, over all tables that say whose they are. */
async function stateOfOthers(site: TestSite): Promise<string> {
  const { owner } = site.database;
  const { rows: tables } = await owner.query<{ name: string }>(`select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id'
    where c.relkind = 'r' and n.nspname in (select nspname from pg_namespace where nspname not like 'pg\\_%' and nspname not in ('information_schema', 'jobs')) order by 1`);
  const lines: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query(`select count(*)::int as n, coalesce(md5(string_agg(t::text, '' order by t::text)), '') as hash from ${name} t where organisation_id = (select id from directory.organisation where code = $1)`, [otherOrganisation]);
    lines.push(`${name} ${rows[0].n} ${rows[0].hash}`);
  }
  assert.ok(lines.length >= 8 && lines.some((line) => !line.endsWith(' 0 ')), 'the other organisation has no rows to watch');
  return lines.join('\n');
}
