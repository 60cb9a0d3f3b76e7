import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { assertAccessible, closeVisitors, newVisitor } from '#test/browser';
import { visitorAs } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';

const WIDE = 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch'.repeat(4);
const ARABIC = 'مرحبا بكم: 12 أسبوعا';
const TURNED = 'Walk \u202Emore';

describe('words that are long, run from right to left or turn the direction of writing', () => {
  let site: TestSite;
  let id = '';
  before(async () => {
    site = await openTestSite({ listen: true });
    const { owner } = site.database;
    const found = await owner.query<{ id: string }>("select o.id from strategy.objective o join strategy.objective_publication p on p.objective_id = o.id where o.year_start = 2026 order by o.id limit 1");
    id = found.rows[0]?.id ?? assert.fail('no objective');
    await owner.query('update strategy.objective_version set wording = $2, detail = $3, owner_role = left($4, 120), measure_plan = $5 where objective_id = $1', [id, WIDE, ARABIC, WIDE, TURNED]);
    await owner.query("update strategy.node set title = $1 where code = 'vale.care.1'", [WIDE]);
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  it('stay within a phone on every page that shows them', async () => {
    const { context, page } = await newVisitor({ script: false, width: 320, height: 700 });
    const part = '/strategies/vale/nodes/vale.care.1';
    for (const path of [`/objectives/${id}`, `/objectives/${id}/history`, '/strategies/vale', part, '/strategies/vale/print', '/strategies/vale/years', '/strategies/vale/by-aim', '/strategies/vale/report/2026-27', '/strategies/vale/alignment', '/strategies/vale/overlap', '/organisations/vale-and-riverside/objectives', '/search?q=Llanfair']) {
      await page.goto(site.address + path);
      await assertAccessible(page);
    }
    await context.close();
  });

  it('run the way their first letter does, and turn nothing that stands after them', async () => {
    const { context, page } = await newVisitor();
    await page.goto(`${site.address}/objectives/${id}`);
    /** Where the first and the last letter of the words stand, in pixels from the left. */
    const ends = (words: string) => page.getByText(words).first().evaluate((element, looked) => {
      const text = [...element.childNodes].find((node) => node.nodeType === 3 && node.textContent?.includes(looked)) ?? element;
      const at = (text.textContent ?? '').indexOf(looked);
      const left = (offset: number) => { const range = document.createRange(); range.setStart(text, offset); range.setEnd(text, offset + 1); return range.getBoundingClientRect().left; };
      return { first: left(at), last: left(at + looked.length - 1) };
    }, words);
    const arabic = await ends(ARABIC);
    assert.ok(arabic.first > arabic.last, `Arabic begins at the right: ${JSON.stringify(arabic)}`);
    const after = await ends('What the measure should do');
    assert.ok(after.first < after.last, 'the next row runs from left to right');
    await context.close();
  });

  it('are written down once, however fast a button is pressed twice', async () => {
    const { context, page } = await visitorAs(site, 'Chief AHP');
    await page.goto(`${site.address}/objectives/${id}/milestones`);
    await page.locator('[name=title]').fill('Ask every village hall');
    for (const [part, value] of [['day', '1'], ['month', '3'], ['year', '2027']] as const) await page.locator(`[name=dueOn-${part}]`).fill(value);
    let sent = 0;
    // The first press is still on its way when the second comes.
    await page.route('**/milestones', async (route) => {
      sent += 1;
      await new Promise((done) => { setTimeout(done, 400); });
      await route.continue().catch(() => undefined);
    });
    await page.locator('main form').evaluate(async (form) => {
      for (let press = 0; press < 3; press += 1) {
        (form as HTMLFormElement).requestSubmit();
        await new Promise((done) => { setTimeout(done, 60); });
      }
    });
    await page.waitForURL(/saved=/);
    const { rows } = await site.database.owner.query("select 1 from strategy.milestone where title = 'Ask every village hall'");
    assert.deepEqual([sent, rows.length], [1, 1]);
    await context.close();
  });
});
