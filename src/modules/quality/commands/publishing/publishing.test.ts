import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { Forbidden } from '#platform/errors';
import type { Viewer } from '#platform/http';
import { openTestDatabase, type TestDatabase } from '#test/database';
import { runWaiting } from '#test/waiting-jobs';
import { addSeries } from '../../data/series-rows.ts';
import { keepMeasure } from '../../data/measure-rows.ts';
import { measureShape } from '../../domain/measure.ts';
import type { Figure } from '../../domain/imports/check-rows.ts';
import { bringFigures } from './bring-figures.ts';
import { publishingJobs } from './jobs.ts';
import { publishFigures } from './publish-figures.ts';
import { putFigures } from './put-figures.ts';

const measure = measureShape.parse({
  code: 'seen-in-time', name: 'Seen in time', ambition: 'quality', kind: 'access', numerator: 'People seen in time', denominator: 'People seen', unit: 'percent', direction: 'increase', grain: 'month', source: 'A test', ownerRole: 'Service lead',
});

describe('publishing figures', () => {
  let database: TestDatabase;
  let measureId = '';
  const id: Record<string, string> = {};
  const organisation: Record<string, string> = {};
  before(async () => {
    database = await openTestDatabase();
    for (const name of ['country', 'area', 'trust', 'other']) organisation[name] = await addOrganisation(name);
    for (const [unit, at, level, parent] of [
      ['country', 'country', 'national', null], ['area', 'area', 'system', 'country'], ['trust', 'trust', 'provider', 'area'], ['other', 'other', 'provider', 'area'],
      ['north', 'trust', 'team', 'trust'], ['south', 'trust', 'team', 'trust'], ['west', 'trust', 'team', 'trust'],
    ] as const) await addUnit(unit, { organisationId: organisation[at] ?? '', level, parent });
    measureId = await database.worker.within({ as: 'worker' }, (tx) => keepMeasure(tx, measure, { now: day(1), madeBy: null, organisationId: null, reason: 'A test' }));
  });
  after(() => database.close());

  const day = (n: number) => new Date(Date.UTC(2026, 5, n));
  const addOrganisation = async (code: string) => (await database.owner.query<{ id: string }>("insert into directory.organisation (code, name, setting) values ($1, $1 || ' of a test', 'nhs') returning id", [code])).rows[0]?.id ?? '';
  const addUnit = async (code: string, { organisationId, level, parent }: { organisationId: string; level: string; parent: string | null }) => {
    id[code] = randomUUID();
    await database.owner.query("insert into directory.unit (id, organisation_id, code, level, name, opened_on) values ($1, $2, $3, $4, $5, '2020-01-01')", [id[code], organisationId, `t-${code}`, level, code]);
    if (parent) await database.owner.query("insert into directory.unit_parent (unit_id, parent_id, valid_from, reason) values ($1, $2, '2020-01-01', 'A test')", [id[code], id[parent]]);
  };
  const figure = (unit: string, numerator: number, denominator: number, more: Partial<Figure> = {}): Figure => ({ line: 2, measureId, unitId: id[unit] ?? '', profession: '', split: '', groupCode: '', period: '2026-01-01', numerator, denominator, ...more });
  const put = (at: string, figures: readonly Figure[], now: Date) => database.worker.within({ as: 'worker' }, (tx) => putFigures(tx, { organisationId: organisation[at] ?? '', figures, reason: 'A test', changedBy: null }, now));
  const share = (at: string, audience: string) => database.owner.query('update quality.series set audience = $2 where organisation_id = $1 and not is_rolled_up', [organisation[at], audience]);
  const publish = (now: Date) => database.worker.within({ as: 'worker' }, (tx) => publishFigures(tx, { measureId, reason: 'A test' }, now));

  interface Shown { n: (number | null)[]; d: (number | null)[]; few: boolean[]; parts: string; revision: number; audience: string }
  const shown = async (period = '2026-01-01', split = ''): Promise<Record<string, Shown>> => {
    const { rows } = await database.owner.query<Shown & { unit: string }>(`select u.name || case when s.profession = '' then '' else ' ' || s.profession end || case when s.group_code = '' then '' else ' ' || s.group_code end as unit, s.numerators as n, s.denominators as d, s.too_few as few,
      array_to_string(s.parts_known, ',') || ' of ' || array_to_string(s.parts, ',') as parts, s.revision::int as revision, s.audience
      from quality.series s join directory.unit u on u.id = s.unit_id where s.first_period = $1 and s.split = $2 order by 1`, [period, split]);
    return Object.fromEntries(rows.map(({ unit, ...row }) => [unit, row]));
  };
  const plain = (all: Record<string, Shown>) => Object.fromEntries(Object.entries(all).map(([unit, { n, d, few }]) => [unit, few[0] ? 'too few' : `${n[0]}/${d[0]}`]));

  test('three people of a team are hidden with as much as would give them away; totals stay, and hold what is shared alone', async () => {
    assert.deepEqual(await put('trust', [figure('north', 40, 80), figure('south', 30, 60), figure('west', 1, 3)], day(2)).then(({ added }) => added), 3);
    assert.deepEqual(plain(await shown()), { north: '40/80', south: 'too few', trust: '71/143', west: 'too few' });
    assert.equal((await shown())['trust']?.parts, '3 of 3');
    await put('other', [figure('other', 50, 100)], day(3));
    assert.equal((await shown())['area'], undefined);
    await share('other', 'public'); await share('trust', 'members');
    await publish(day(4));
    const all = await shown();
    assert.deepEqual(plain(all), { area: '121/243', country: '121/243', north: '40/80', other: '50/100', south: 'too few', trust: '71/143', west: 'too few' });
    assert.deepEqual([all['area']?.audience, all['trust']?.audience, all['country']?.parts], ['members', 'members', '4 of 4']);
  });

  test('the same figures again change nothing; a correction by two waits, and comes with more people', async () => {
    const was = await shown();
    assert.deepEqual(await put('other', [figure('other', 50, 100)], day(5)).then(({ same }) => same), 1);
    await publish(day(5));
    assert.deepEqual(await shown(), was);
    await put('other', [figure('other', 52, 102)], day(6));
    assert.deepEqual(await shown(), was);
    await put('other', [figure('other', 62, 124)], day(6));
    const now = plain(await shown());
    assert.deepEqual([now['other'], now['area'], now['country'], now['trust']], ['62/124', '133/267', '133/267', '71/143']);
    assert.deepEqual((await database.owner.query('select from quality.waiting_figure')).rowCount, 0);
    const { rows } = await database.owner.query("select old_numerator, new_numerator, old_too_few, new_too_few from quality.value_change c join quality.series s on s.id = c.series_id where s.unit_id = $1", [id['other']]);
    assert.deepEqual(rows, [{ old_numerator: 50, new_numerator: 62, old_too_few: false, new_too_few: false }]);
  });

  test('two loads at once both arrive, and the total holds both', async () => {
    const february = (unit: string, numerator: number) => figure(unit, numerator, 100, { period: '2026-02-01' });
    await Promise.all([put('trust', [february('north', 40)], day(7)), put('trust', [february('south', 30)], day(7)), put('other', [february('other', 20)], day(7))]);
    const { country, trust } = await shown();
    assert.deepEqual([trust?.n[1], country?.n[1], country?.d[1], trust?.parts], [70, 90, 300, '3,2 of 3,3']);
  });

  test('all professions together are the sum of the professions; groups that hold more than the total make it', async () => {
    const march = { period: '2026-03-01' };
    const { mended } = await put('other', [
      figure('other', 30, 60, { ...march, profession: 'prof.podiatrists' }), figure('other', 20, 50, { ...march, profession: 'prof.dietitians' }),
      figure('other', 20, 50, { ...march, period: '2026-04-01' }), figure('other', 20, 40, { ...march, period: '2026-04-01', split: 'sex', groupCode: 'female' }), figure('other', 10, 30, { ...march, period: '2026-04-01', split: 'sex', groupCode: 'not-known' }),
    ], day(8));
    const { other } = await shown();
    assert.deepEqual([other?.n.slice(2), other?.d.slice(2)], [[50, 30], [110, 70]]);
    assert.deepEqual(mended.map(({ period, split }) => [period, split]), [['2026-04-01', 'sex']]);
    assert.deepEqual(plain(await shown('2026-04-01', 'sex'))['country female'], '20/40');
  });

  test('figures from a request wait for the worker; nobody brings figures of another organisation’s unit', async () => {
    const organisationId = organisation['other'] ?? '';
    const viewer = { kind: 'person', personId: randomUUID(), organisationIds: [organisationId], grants: [{ role: 'service lead', organisationId }] } as unknown as Viewer;
    const bring = (unit: string) => database.web.within({ as: 'person', personId: viewer.personId ?? '', organisationIds: [organisationId] }, (tx) => bringFigures(tx, { now: day(9), viewer }, { organisationId, figures: [figure(unit, 60, 90, { period: '2026-05-01' })], reason: 'By hand' }));
    await assert.rejects(bring('north'), Forbidden);
    await bring('other');
    assert.equal((await shown())['other']?.n[4], undefined);
    await runWaiting(database, publishingJobs, () => day(9));
    assert.equal((await shown())['other']?.n[4], 60);
  });

  test('the web’s login cannot read figures as they came, nor write those that are shown', async () => {
    const asLead = { as: 'person', personId: randomUUID(), organisationIds: [organisation['trust'] ?? ''] } as const;
    for (const table of ['quality.raw_series', 'quality.raw_change', 'quality.waiting_figure', 'quality.edition', 'quality.holding'] as const) await assert.rejects(database.web.reading(asLead, (tx) => tx.selectFrom(table).selectAll().execute()), /permission denied/);
    await assert.rejects(database.web.within(asLead, (tx) => tx.updateTable('quality.series').set({ too_few: [false] }).execute()), /permission denied/);
    await assert.rejects(database.web.within(asLead, (tx) => addSeries(tx, { measureId, unitId: id['north'] ?? '', organisationId: organisation['trust'] ?? '', profession: 'x', firstPeriod: '2026-01-01', numerators: [1], denominators: [2], isExample: true }, day(9))), /permission denied/);
    await assert.rejects(database.web.within(asLead, (tx) => tx.deleteFrom('quality.value_change').execute()), /permission denied/);
    const { numUpdatedRows } = await database.web.within(asLead, (tx) => tx.updateTable('quality.series').set({ audience: 'own' }).executeTakeFirst());
    assert.ok(numUpdatedRows > 0n);
  });
});
