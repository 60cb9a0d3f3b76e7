import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { ask, itemsOf, tokenFor } from '#test/api';
import { openTestSite, type TestSite } from '#test/site';
import { publishFigures } from '../../commands/publishing/publish-figures.ts';
import { exampleSeriesId } from '../../data/example-series.ts';
import { addSeries } from '../../data/series-rows.ts';

describe('a series looked at closely', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite(); });
  after(() => site.close());
  const read = (url: string) => site.server.inject(url);

  /** A public series of the imagined podiatry team. */
  async function seriesOf(measure: string, unit = 'vale-podiatry'): Promise<string> {
    const id = randomUUID();
    const { rows: [found] } = await site.database.owner.query<{ measure: string; unit: string; organisation: string }>('select m.id as measure, u.id as unit, u.organisation_id as organisation from quality.measure m, directory.unit u where m.code = $1 and u.code = $2', [measure, unit]);
    assert.ok(found);
    const figures = [80, 90, 100, 90];
    await site.house.worker.within({ as: 'worker' }, async (tx) => {
      await addSeries(tx, {
        id, measureId: found.measure, unitId: found.unit, organisationId: found.organisation, profession: '', firstPeriod: '2026-01-01', numerators: figures, denominators: figures.map((value) => value * 2), audience: 'public', isExample: true,
      }, new Date());
      await publishFigures(tx, { measureId: found.measure, reason: 'For a test' }, new Date());
    });
    return id;
  }

  test('leads to groups, places, completeness and files with the definition', async () => {
    const { body } = await read(`/quality/series/${exampleSeriesId}/interrogate`);
    for (const words of ['>Vale and Riverside NHS Trust (example)</a>', '22 of 22', 'Higher is better', `/quality/series/${exampleSeriesId}/definition.csv`]) assert.ok(body.includes(words), words);
    assert.match((await read(`/quality/series/${exampleSeriesId}/definition.csv`)).body, /denominator,People living in rural areas whose wait for podiatry ended in the month/);
    const json = JSON.parse((await read(`/quality/series/${exampleSeriesId}/figures.json`)).body) as { points: { value: number; numerator: number }[]; definition: { code: string } };
    assert.deepEqual([json.points.length, json.points[21]?.value, json.points[21]?.numerator, json.definition.code], [22, 70, 70, 'vale-rural-six-weeks']);
  });

  test('names professions and both groups of a pair in words, never by their codes', async () => {
    const { rows: [all] } = await site.database.owner.query<{ id: string }>("select s.id from quality.series s join quality.measure m on m.id = s.measure_id join directory.unit u on u.id = s.unit_id where m.code = 'vale-first-visit-missed' and u.code = 'vale-podiatry' and s.split = '' and s.profession = ''");
    for (const url of [`/quality/series/${all?.id}/interrogate`, `/quality/series/${all?.id}/compare`, '/quality/variation/vale-first-visit-missed']) {
      const { body } = await read(url);
      assert.match(body, /Disability: Disabled people, Sex: Women and girls/, url);
      assert.doesNotMatch(body.replaceAll(/<[^>]+>/g, ' '), /prof\.|disability\+sex/, url);
    }
    assert.match((await read(`/quality/series/${all?.id}/interrogate`)).body, /<h3[^>]*>Disability and Sex<\/h3>/);
  });

  test('two stretches of time have a difference with its interval, and a warning that two figures are no trend', async () => {
    const { body } = await read(`/quality/series/${exampleSeriesId}/compare?from=2024-12-01&to=2025-11-01&from2=2025-12-01&to2=2026-09-01`);
    assert.match(body, /From 50\.6% to 63\.5%: a difference of 12\.9 points \(8\.8 to 17\.0\) with 95% confidence\. Chance alone would seldom/);
    assert.match(body, /Two figures are no trend/);
    assert.match((await read(`/quality/series/${exampleSeriesId}/compare.csv`)).body, /Everybody,2024-12-01,2025-10-01,2025-11-01,2026-09-01,555,1100,/);
  });

  test('a picture of productivity, which travels without its page, says what stands beside it', async () => {
    const { rows: [seeded] } = await site.database.owner.query<{ id: string }>("select s.id from quality.series s join quality.measure m on m.id = s.measure_id join directory.unit u on u.id = s.unit_id where m.code = 'contacts-per-care-hour' and u.code = 'vale-physiotherapy' and s.split = ''");
    const picture = async (url: string) => (await read(url)).body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
    assert.match(await picture(`/quality/series/${seeded?.id}/chart.svg`), /Never read it alone\. Beside it stand quality of care \(First contact was the right one.*\); staff \(/);
    assert.doesNotMatch(await picture(`/quality/series/${exampleSeriesId}/chart.svg`), /Never read it alone/);
  });

  test('productivity never stands without quality and staff, on no page and in no file; cost never without outcomes', async () => {
    const [productivity, alone] = [await seriesOf('contacts-per-care-hour'), await seriesOf('contacts-per-care-hour', 'vale-dietetics')];
    const cost = await seriesOf('cost-per-occupied-bed-days');
    const pages = (id: string) => ['', '/interrogate', '/compare', '/figures.csv', '/figures.json', '/definition.csv', '/compare.csv'].map((ending) => `/quality/series/${id}${ending}`);
    // Lists may be a quarter of a second late for everybody but who has just saved something.
    const listed = (url: string) => read(`${url}?saved=yes`);
    const answers = async (id: string) => Promise.all(pages(id).map(async (url) => (await read(url)).statusCode));
    const refused = pages('').map(() => 409);
    // Podiatry shows quality, and no staff yet.
    assert.deepEqual(await answers(productivity), refused);
    assert.match((await read(`/quality/series/${productivity}`)).body, /no figures about staff of this unit that you may see/);
    assert.doesNotMatch((await listed('/quality/measures/contacts-per-care-hour')).body, new RegExp(productivity));
    const token = await tokenFor(site, ['figures:read']);
    const byProgram = async () => [(await ask(site, `/series/${productivity}`, { token })).status, itemsOf(await ask(site, '/series?measure=contacts-per-care-hour&limit=100', { token })).flatMap(({ id }) => (id === productivity || id === alone ? [id] : []))];
    assert.deepEqual(await byProgram(), [404, []]);
    // A split of a measure that counts as productivity from now on, and an objective that rests on it.
    await site.database.owner.query("update quality.measure_version v set ambition = 'productivity' from quality.measure m where m.id = v.measure_id and m.code = 'vale-seen-six-weeks'");
    const bySplit = async () => [(await read('/fairness/gaps/vale-seen-six-weeks/vale-podiatry/rurality')).statusCode, (await ask(site, '/gaps/vale-seen-six-weeks/vale-podiatry/rurality', { token })).status];
    assert.deepEqual(await bySplit(), [404, 404]);
    const { rows: [linked] } = await site.database.owner.query<{ objective: string }>("insert into quality.objective_measure (id, objective_id, organisation_id, series_id, linked_at) select gen_random_uuid(), o.id, o.organisation_id, $1, now() from strategy.objective o join directory.organisation g on g.id = o.organisation_id where g.code = 'vale-and-riverside' order by o.id limit 1 returning objective_id as objective", [productivity]);
    const review = async () => (await read(`/quality/objectives/${linked?.objective}/reviews`)).body;
    assert.match(await review(), /Held back: productivity is never shown without quality and staff/);
    await seriesOf('appraisal-current');
    assert.deepEqual(await byProgram(), [200, [productivity]]);
    assert.deepEqual(await bySplit(), [200, 200]);
    assert.doesNotMatch(await review(), /Held back/);
    assert.deepEqual(await answers(productivity), pages('').map(() => 200));
    const { body } = await read(`/quality/series/${productivity}`);
    for (const words of ['Read these beside it', 'People in rural areas seen within six weeks', 'Appraisal in the last twelve months']) assert.ok(body.includes(words), words);
    for (const url of ['/quality/measures/contacts-per-care-hour', '/quality/variation/contacts-per-care-hour']) {
      const list = (await listed(url)).body;
      assert.match(list, new RegExp(`${productivity}#beside`));
      assert.doesNotMatch(list, new RegExp(alone));
    }
    assert.match((await read(`/quality/series/${productivity}/figures.csv`)).body, new RegExp(`${productivity}#beside`));
    assert.match((await read(`/quality/series/${productivity}/compare.csv`)).body, new RegExp(`${productivity}#beside`));
    // Podiatry of the imagined trust has an outcome measure; without it the figure of cost goes.
    assert.deepEqual(await answers(cost), pages('').map(() => 200));
    await site.database.owner.query("update quality.series s set audience = 'own' from quality.measure m where m.id = s.measure_id and m.code = 'outcome-recorded'");
    assert.deepEqual(await answers(cost), refused);
    // Figures about staff that are all hidden are no figures to read beside it.
    await site.database.owner.query("update quality.series s set numerators = array_fill(null::float8, array[cardinality(numerators)]), too_few = array_fill(true, array[cardinality(numerators)]) from quality.measure m where m.id = s.measure_id and m.code = 'appraisal-current'");
    assert.deepEqual(await answers(productivity), refused);
    assert.doesNotMatch((await listed('/quality/measures/contacts-per-care-hour')).body, new RegExp(productivity));
  });
});
