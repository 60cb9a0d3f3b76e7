import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertAccessible, closeVisitors, newVisitor } from '#test/browser';
import { visitorAs } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';
import { exampleProjectId } from '../../src/modules/improvement/data/example-ids.ts';

describe('long records on a phone and on paper', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite({ listen: true }); });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  const pages: readonly [path: string, mostPixels: number, mostSheets: number][] = [
    ['/strategies/ox/alignment?with=nat', 6_000, 8], ['/sources', 2_500, 2], ['/strategies/nat', 8_500, 8], ['/strategies/nat/numbers', 9_000, 4],
  ];
  for (const [path, mostPixels, mostSheets] of pages) {
    it(`${path} is short, and every banner stays off paper`, async () => {
      const { context, page } = await newVisitor({ script: false, width: 320, height: 700 });
      await page.goto(site.address + path);
      const height = (await page.locator('body').boundingBox())?.height ?? Infinity;
      assert.ok(height < mostPixels, `${height} pixels at 320`);
      await assertAccessible(page);
      const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
      const sheets = [...pdf.matchAll(/\/MediaBox/g)].length;
      assert.ok(sheets <= mostSheets, `${sheets} sheets of A4`);
      await page.emulateMedia({ media: 'print' });
      for (const banner of ['.allied-banner', '.allied-phase']) assert.equal(await page.locator(banner).isVisible(), false, banner);
      await context.close();
    });
  }

  it('running text in a folded row begins at the left; on paper rows are rows', async () => {
    const { context, page } = await newVisitor({ width: 320, height: 700 });
    await page.goto(`${site.address}/strategies/nat/promises`);
    const cell = page.locator('.nhsuk-table__cell').first();
    assert.equal(await cell.evaluate((element) => getComputedStyle(element).textAlign), 'left');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await cell.evaluate((element) => getComputedStyle(element).display), 'table-cell');
    assert.equal(await page.locator('thead').first().evaluate((element) => getComputedStyle(element).position), 'static');
    await context.close();
  });

  it('the table of a chart is whole on paper, its last column and its words too', async () => {
    const { context, page } = await visitorAs(site, 'Chief AHP', { width: 718, height: 1000 });
    await page.goto(`${site.address}/quality/variation/outcome-recorded`);
    await page.emulateMedia({ media: 'print' });
    const table = page.locator('.allied-chart__table').first();
    assert.match(await table.locator('th').last().innerText(), /\w/);
    const { wrap, beyond } = await table.evaluate((box) => ({ wrap: getComputedStyle(box.querySelector('tr > td:last-child') as Element).overflowWrap, beyond: box.scrollWidth - box.clientWidth }));
    assert.deepEqual([wrap, Math.max(0, beyond)], ['normal', 0]);
    await context.close();
  });

  it('a form that is folded is left out on paper with what explains it, and so is a heading with nothing else under it', async () => {
    const { context, page } = await visitorAs(site, 'service lead');
    await site.database.owner.query(`insert into improvement.member (project_id, organisation_id, person_id, role_group, does, joined_on, made_at)
      select p.id, p.organisation_id, h.id, 'registered-professionals', '', '2026-01-01', now() from improvement.project p, directory.person h where p.id = $1 and h.display_name = 'Test service lead'`, [exampleProjectId]);
    await page.goto(`${site.address}/improvement/projects/${exampleProjectId}`);
    const seen = async () => Promise.all(['Give support to this project', 'Plan a test', 'Read the diagram as a list', 'What the project says of itself'].map((text) => page.getByText(text, { exact: true }).isVisible()));
    assert.deepEqual(await seen(), [true, true, true, true]);
    await page.emulateMedia({ media: 'print' });
    assert.deepEqual(await seen(), [false, false, true, false]);
    await context.close();
  });

  it('a box to tick stays with its words, at 320 pixels and on paper', async () => {
    const { context, page } = await newVisitor({ width: 320, height: 700 });
    await page.goto(`${site.address}/take-part/form`);
    for (const media of ['screen', 'print'] as const) {
      await page.emulateMedia({ media });
      const ticks = page.locator('.allied-tick');
      assert.ok(await ticks.count() >= 4);
      for (const tick of await ticks.all()) assert.equal(await tick.evaluate((element) => element.getClientRects().length), 1, `${await tick.textContent()} (${media})`);
    }
    await context.close();
  });

  it('the strategy on one page leads to large print, 18 points on paper', async () => {
    const { context, page } = await newVisitor({ width: 320, height: 700 });
    await page.goto(`${site.address}/strategies/ox/print`);
    await page.getByRole('link', { name: /Large print/ }).click();
    await page.locator('.allied-large-print').waitFor();
    await assertAccessible(page);
    const { rows } = await site.database.owner.query<{ n: number }>("select count(*)::int as n from strategy.node n join strategy.strategy s on s.id = n.strategy_id and s.current_version = n.version_number where s.code = 'ox'");
    assert.equal(await page.locator('.allied-large-print li a[href*="/nodes/"]').count(), rows[0]?.n, 'every part');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.allied-large-print li a').first().evaluate((element) => getComputedStyle(element).fontSize), '24px');
    await context.close();
  });
});
