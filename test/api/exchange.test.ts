import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, it } from 'node:test';
import { ask, tokenFor } from '#test/api';
import { newEmptyDatabase, testSecret, type TestDatabase } from '#test/database';
import { sessionFor } from '#test/role-players';
import { openTestSite, type TestSite } from '#test/site';
import { runWaiting } from '#test/waiting-jobs';
import { readConfig } from '#platform/config';
import { exampleSessionId } from '../../src/modules/strategy/data/seed-event-session.ts';
import { above, holdings, leftBehind, personal, surroundings } from '../../src/app/exchange/holdings.ts';
import { exportOrganisation } from '../../src/app/exchange/export-organisation.ts';
import { readCopy, writeCopy, type OrganisationCopy } from '../../src/app/exchange/file.ts';
import { importOrganisation, ImportRefused } from '../../src/app/exchange/import-organisation.ts';
import { openHouse, type House } from '../../src/app/house.ts';
import { rooms } from '../../src/app/rooms.ts';
import { allJobs, openWeb } from '../../src/app/web.ts';

const code = 'vale-and-riverside';
const now = new Date('2026-10-01T10:00:00Z');

const copyOf = (house: House, withPeople = false): Promise<OrganisationCopy> => house.worker.reading({ as: 'worker' }, (tx) => exportOrganisation(tx, { code, withPeople, now, secret: testSecret }));

/** A site with the published strategies and nothing else: no demonstration, no organisation's work. */
async function openEmptySite(): Promise<{ house: House; database: TestDatabase; close(): Promise<void> }> {
  const empty = await newEmptyDatabase();
  const read = readConfig({ ALLIED_MODE: 'development', DATABASE_URL: empty.ownerUrl, ALLIED_SECRET: testSecret, LOG: 'silent', REQUESTS_A_MINUTE: '0' });
  if (!read.ok) throw new Error(read.sentence);
  const house = await openHouse(read.config);
  for (const room of rooms) await room.seed?.({ store: house.worker, config: house.config, log: house.log, now });
  const database = await empty.open();
  return { house, database, close: () => house.close().then(() => database.close()) };
}

const load = (house: House, copy: OrganisationCopy) => house.worker.within({ as: 'worker' }, (tx) => importOrganisation(tx, copy, now));

describe('an exported organisation', () => {
  let site: TestSite;
  let copy: OrganisationCopy;
  before(async () => {
    site = await openTestSite();
    site.setTime(now);
    copy = await copyOf(site.house);
  });
  after(() => site.close());

  it('holds every table or says why not', async () => {
    const { rows } = await site.database.owner.query<{ name: string }>("select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and c.relpersistence = 'p' and n.nspname not in ('pg_catalog', 'information_schema', 'jobs')");
    const said = [...holdings.map(({ table }) => table), ...Object.keys(leftBehind)];
    assert.deepEqual(rows.map(({ name }) => name).toSorted(), said.toSorted());
    assert.ok(holdings.filter(({ table }) => (copy.tables[table]?.length ?? 0) > 0).length >= 20, 'most tables have rows');
  });

  it('lists tables after those they refer to', async () => {
    const { rows } = await site.database.owner.query<{ child: string; parent: string }>("select distinct k.conrelid::regclass::text as child, k.confrelid::regclass::text as parent from pg_constraint k where k.contype = 'f' and k.conrelid <> k.confrelid");
    const order = holdings.map(({ table }) => table);
    for (const { child, parent } of rows.filter((pair) => order.includes(pair.child) && order.includes(pair.parent))) assert.ok(order.indexOf(parent) < order.indexOf(child), `${child} before ${parent}`);
  });

  it('gives an empty site the same reports, pages and figures', async () => {
    const other = await openEmptySite();
    const { notes } = await load(other.house, JSON.parse(JSON.stringify(copy)) as OrganisationCopy);
    assert.deepEqual(notes, []);
    const again = await copyOf(other.house);
    assert.deepEqual(Object.fromEntries(Object.entries(again.tables).map(([table, rows]) => [table, table === 'platform.event' ? rows.length - 1 : rows.length])), Object.fromEntries(Object.entries(copy.tables).map(([table, rows]) => [table, rows.length])), 'one event more: that it was imported');
    // What its worker does within the next minutes: figures are judged.
    await runWaiting(other.database, allJobs(other.house), () => now);
    const server = await openWeb(other.house, () => now);
    let compared = 0;
    for (const url of ['/strategies/vale', '/strategies/vale/print', '/strategies/vale/years', '/strategies/vale/by-aim', '/strategies/vale/report/2025-26', '/strategies/vale/report/2024-25', '/organisations/vale-and-riverside/objectives', '/strategies/vale/alignment', `/sessions/${exampleSessionId}`, ...objectivePages(copy)]) {
      const [here, there] = [await site.server.inject(url), await server.inject(url)];
      assert.equal(here.statusCode, 200, url);
      assert.equal(there.statusCode, 200, url);
      assert.equal(mainOf(there.body), mainOf(here.body), url);
      compared += 1;
    }
    assert.ok(compared >= 18, `only ${compared} pages`);
    for (const url of [`/api/v1/objectives?organisation=${code}&limit=200`, '/api/v1/strategies/vale/nodes?limit=200', `/api/v1/units?organisation=${code}&on=2025-06-01`]) assert.deepEqual((await server.inject(url)).json(), (await site.server.inject(url)).json(), url);
    await server.close();
    await other.close();
  });

  it('holds nobody’s name or address unless asked, and always the same ids for the same people', async () => {
    const text = writeCopy(copy);
    const { rows: people } = await site.database.owner.query<{ id: string; name: string; address: string }>('select p.id, p.display_name as name, e.address from directory.person p join directory.membership m on m.person_id = p.id join directory.organisation o on o.id = m.organisation_id join directory.email_address e on e.person_id = p.id where o.code = $1', [code]);
    assert.ok(people.length >= 8);
    for (const { id, name, address } of people) for (const secret of [id, address, `"${name}"`]) assert.ok(!text.includes(secret), secret);
    const named = await copyOf(site.house, true);
    assert.ok(people.every(({ name, address }) => writeCopy(named).includes(name) && writeCopy(named).includes(address)));
    assert.deepEqual(named.tables['directory.membership'], copy.tables['directory.membership'], 'the same person has the same id in both');
    assert.deepEqual(personal, ['directory.email_address']);
  });

  it('is given to its own administrators and programs only, the same as the operator gets', async () => {
    const administrator = await sessionFor(site, 'administrator');
    const get = (headers: Record<string, string>, form = 'json') => site.server.inject({ url: `/organisations/${code}/export.${form}`, headers });
    const own = await get({ cookie: administrator.cookie });
    assert.equal(own.statusCode, 200);
    assert.match(String(own.headers['content-disposition']), /vale-and-riverside-2026-10-01\.json/);
    const [seen, whole] = [JSON.parse(own.body) as OrganisationCopy, JSON.parse(writeCopy(await copyOf(site.house))) as OrganisationCopy];
    assert.deepEqual(Object.fromEntries(Object.entries(seen.tables).map(([table, rows]) => [table, rows.length])), Object.fromEntries(Object.entries(whole.tables).map(([table, rows]) => [table, rows.length])));
    assert.deepEqual(seen, whole);
    for (const player of [await sessionFor(site, 'administrator', 'hillmoor'), await sessionFor(site, 'member')]) assert.equal((await get({ cookie: player.cookie })).statusCode, 403);
    assert.equal((await get({})).statusCode, 303);
    const program = await ask(site, `/organisations/${code}/export`, { token: await tokenFor(site, ['export']) });
    assert.deepEqual([program.status, (program.body['tables'] as OrganisationCopy['tables'])['strategy.objective']], [200, seen.tables['strategy.objective']]);
    assert.equal((await ask(site, `/organisations/${code}/export`, { token: await tokenFor(site, ['objectives:read']) })).status, 403);
    assert.equal((await ask(site, `/organisations/${code}/export`, { token: await tokenFor(site, ['export'], 'hillmoor') })).status, 403);
    const zip = await get({ cookie: administrator.cookie }, 'zip');
    assert.equal(zip.headers['content-type'], 'application/zip');
    const { stdout } = spawnSync('python3', ['-c', 'import sys,zipfile,io,csv\nz=zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read()))\nassert z.testzip() is None\nprint(len(z.namelist()), len(list(csv.DictReader(io.StringIO(z.read("strategy.objective.csv").decode("utf-8-sig"))))))'], { input: zip.rawPayload, encoding: 'utf8' });
    if (stdout) assert.equal(stdout.trim(), `${Object.values(whole.tables).filter((rows) => rows.length > 0).length} ${whole.tables['strategy.objective']?.length}`);
  });

  it('fits the published schema', () => {
    const schema = JSON.parse(readFileSync(new URL('../../docs/organisation-export.schema.json', import.meta.url), 'utf8')) as object;
    const near = createRequire(createRequire(import.meta.url).resolve('fastify'));
    const { default: Ajv } = near('ajv/dist/2020') as { default: new (options: object) => { compile(schema: object): ((value: unknown) => boolean) & { errors?: unknown } } };
    const fits = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    assert.ok(fits(JSON.parse(writeCopy(copy))), JSON.stringify(fits.errors).slice(0, 1000));
    assert.ok(!fits({ ...copy, tables: { ...copy.tables, 'strategy.objective': [{ id: 'x' }] } }));
  });

  it('is read back as it was written', () => {
    const read = readCopy(writeCopy(copy));
    assert.ok(read.ok);
    assert.deepEqual(read.copy, JSON.parse(JSON.stringify(copy)));
    assert.ok(above && surroundings.length === 3);
  });

  describe('that is not as it should be', () => {
    let other: Awaited<ReturnType<typeof openEmptySite>>;
    before(async () => {
      other = await openEmptySite();
    });
    after(() => other.close());

    const changed = (change: (copy: OrganisationCopy) => void): OrganisationCopy => {
      const made = JSON.parse(JSON.stringify(copy)) as OrganisationCopy;
      change(made);
      return made;
    };
    const row = (made: OrganisationCopy, table: string, at = 0) => {
      const found = made.tables[table]?.[at];
      assert.ok(found, `${table} has no row ${at}`);
      return found;
    };
    const state = async () => (await other.database.owner.query("select (select count(*) from directory.organisation) as o, (select count(*) from directory.unit) as u, (select count(*) from strategy.objective) as b, (select count(*) from platform.event) as e, (select count(*) from directory.person) as p")).rows[0];

    for (const [what, change, sentence] of [
      ['another strategy is missing', (made) => made.references.strategies.push({ id: '00000000-0000-4000-8000-00000000dead', code: 'nowhere', wordingHash: '' }), /^The rows speak of the strategy “nowhere”, which this site does not hold\./],
      ['a row is another organisation’s', (made) => (row(made, 'strategy.objective', 2)['organisation_id'] = '00000000-0000-4000-8000-00000000dead'), /^strategy\.objective, row 3: the row belongs to another organisation\.$/],
      ['a node is another strategy’s', (made) => (row(made, 'strategy.node', 4)['strategy_id'] = made.references.strategies[0]?.id), /^strategy\.node, row 5: the row belongs to another organisation\.$/],
      ['a value is of the wrong kind', (made) => (row(made, 'strategy.objective', 1)['year_start'] = 'last year'), /^strategy\.objective, row 2: invalid input syntax for type integer: "last year"\.$/],
      ['a value breaks a rule', (made) => (row(made, 'strategy.progress_update')['status'] = 'splendid'), /^strategy\.progress_update, row 1: .*progress_update_status_check/],
      ['a row is there twice', (made) => made.tables['strategy.milestone']?.push(row(made, 'strategy.milestone')), /^strategy\.milestone, row \d+: duplicate key/],
      ['a row refers to nothing', (made) => (row(made, 'strategy.decision')['objective_id'] = '00000000-0000-4000-8000-00000000dead'), /^strategy\.decision, row 1: .*violates foreign key/],
      ['a table is unknown', (made) => (made.tables['platform.session'] = []), /^“platform\.session” is not a table of a copy\.$/],
      ['a column is unknown', (made) => (row(made, 'strategy.objective')['colour'] = 'red'), /^strategy\.objective, row 1: there is no column “colour”\.$/],
      ['a part of a strategy is missing', (made) => (row(made, 'strategy.objective_parent')['node_code'] = 'nat.none'), /^1 objective serves “nat\.none”, and the strategy “.*” has no such part here\.$/],
      ['a public objective would lack its check', (made) => (made.tables['strategy.impact_check'] = []), /A public objective needs an impact check/],
    ] as [string, (made: OrganisationCopy) => unknown, RegExp][]) {
      it(`is refused because ${what}, and writes nothing`, async () => {
        const was = await state();
        await assert.rejects(load(other.house, changed(change)), (error) => {
          assert.ok(error instanceof ImportRefused, String(error));
          assert.match(error.sentences[0] ?? '', sentence);
          return true;
        });
        assert.deepEqual(await state(), was);
      });
    }

    it('is refused by its form: another version, another file, no JSON', () => {
      for (const [text, sentence] of [['{', /is not JSON/], ['{"format":"x"}', /not an exported organisation/], [JSON.stringify({ ...copy, schemaVersion: 2 }), /has schemaVersion 2; this site reads version 1/], [JSON.stringify({ ...copy, extra: 1 }), /Unrecognized key/]] as const) {
        const read = readCopy(text);
        assert.ok(!read.ok && sentence.test(read.sentences[0] ?? ''), JSON.stringify(read).slice(0, 300));
      }
    });

    it('is refused where the organisation is already', async () => {
      await assert.rejects(load(site.house, copy), /This site holds the organisation “vale-and-riverside” already/);
    });
  });
});

const objectivePages = ({ tables }: OrganisationCopy): string[] => (tables['strategy.objective'] ?? []).filter((row) => row['is_public']).map(({ id }) => `/objectives/${String(id)}`);

/** The main part of a page, without the form values that differ from visit to visit. */
/** Themes stay with the conversation that they were heard in, so the words behind an objective are another matter on another site. */
const mainOf = (html: string): string => (/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? 'no main part').replaceAll(/name="_csrf" value="[^"]*"/g, '').replaceAll(/People’s words <\/span>[\s\S]*?<\/td>|<section id="words"[\s\S]*?<\/section>/g, '');
