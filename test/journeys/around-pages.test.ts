import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertReflows, closeVisitors, newVisitor } from '#test/browser';
import { sessionFor } from '#test/role-players';
import { takeSession } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';

/** Pages that a walk through the links does not reach in every state: drafts under comment, reports, superseded sources. */
describe('pages around the strategies, with something in them, at 320 pixels', () => {
  let site: TestSite;
  let cookies: Record<'nobody' | 'chief' | 'national', string>;
  let ids: { workstream: string; partner: string; objective: string; node: string };
  before(async () => {
    site = await openTestSite({ listen: true });
    cookies = { nobody: '', chief: (await sessionFor(site, 'Chief AHP')).cookie, national: (await sessionFor(site, 'national team', 'example-national-team')).cookie };
    ids = await fill(site);
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  const pages = (): Record<keyof typeof cookies, string[]> => ({
    nobody: ['/strategies/vale/comments', '/strategies/vale', `/strategies/vale/nodes/${ids.node}`, '/sources/fw.01', '/sources/lib.44', '/coverage?profession=prof.orthoptists'],
    chief: ['/workstreams/new', `/workstreams/${ids.workstream}`, `/workstreams/${ids.workstream}/edit`, '/strategies/nat/overlap', '/partners', `/partners/${ids.partner}`, `/partners/${ids.partner}/edit`,
      '/strategies/vale/comments/review', '/strategies/vale/easy-read', `/objectives/${ids.objective}/tags`, '/sources/fw.01', '/systems/rivers-and-moor', '/systems/rivers-and-moor/offer'],
    national: ['/glossary/reports', '/glossary/term/ahp/edit', '/sources/fw.02'],
  });

  for (const who of ['nobody', 'chief', 'national'] as const) {
    it(`have no accessibility violation and do not scroll sideways for ${who}, with every part unfolded`, async () => {
      const { context, page } = await newVisitor({ width: 320, height: 640 });
      await takeSession(context, site, { cookie: cookies[who] });
      const problems: string[] = [];
      for (const path of pages()[who]) await look(page, path).catch((error: Error) => problems.push(`${path}: ${error.message.slice(0, 500)}`));
      await context.close();
      assert.deepEqual(problems, []);
    });
  }

  async function look(page: Page, path: string): Promise<void> {
    const answer = await page.goto(site.address + path);
    assert.equal(answer?.status(), 200);
    await page.locator('details:not([open]) > summary').evaluateAll((summaries) => summaries.forEach((summary) => (summary as unknown as { click(): void }).click()));
    await assertAccessible(page);
  }

  it('write a form once that is sent again after the back button, by anybody and by staff', async () => {
    const words = 'The words are too small to read on a bus';
    const sendTwice = async (who: keyof typeof cookies, path: string, fill: (page: Page) => Promise<void>, said: readonly [string, string]) => {
      const { context, page } = await newVisitor({ width: 320, height: 640 });
      await takeSession(context, site, { cookie: cookies[who] });
      await page.goto(site.address + path);
      for (const answer of said) {
        await fill(page);
        await page.getByText(answer).first().waitFor();
        await page.goBack();
      }
      await context.close();
    };
    await sendTwice('nobody', '/strategies/vale/comments', async (page) => {
      await page.getByLabel('Which part do you mean?').selectOption({ index: 1 });
      await page.getByLabel('What do you want to say?').fill(words);
      await page.getByRole('button', { name: 'Send your comment' }).click();
    }, ['Thank you. People of the organisation', 'Thank you. People of the organisation']);
    await sendTwice('chief', `/partners/${ids.partner}`, async (page) => {
      const box = page.getByLabel('What was it about?');
      if (!await box.isVisible()) await page.getByText('Note a contact').click();
      for (const [name, value] of [['on-day', '4'], ['on-month', '2'], ['on-year', '2026']] as const) await page.locator(`[name="${name}"]`).fill(value);
      await box.fill(words);
      await page.getByRole('button', { name: 'Save the contact' }).click();
    }, [words, 'This form was sent already']);
    const { rows } = await site.database.owner.query('select (select count(*)::int from strategy.draft_comment where words = $1) as comments, (select count(*)::int from strategy.partner_contact where what = $1) as contacts', [words]);
    assert.deepEqual(rows, [{ comments: 1, contacts: 1 }]);
  });

  it('lose nothing of a wide table with letters twice as large', async () => {
    for (const width of [1280, 360]) {
      const { context, page } = await newVisitor({ width });
      await (await context.newCDPSession(page)).send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
      for (const path of ['/strategies/nat/alignment?with=ox', '/strategies/vale/years', '/systems/rivers-and-moor']) {
        await page.goto(site.address + path);
        assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize), '32px');
        await page.locator('details:not([open]) > summary').evaluateAll((summaries) => summaries.forEach((summary) => (summary as unknown as { click(): void }).click()));
        await assertReflows(page);
        // What scrolls in a box of its own can be reached with the keyboard; nothing else may stand over the edge.
        const over = await page.locator('main :is(td, th)').evaluateAll((cells) => cells.filter((cell) => !cell.closest('[tabindex="0"]') && cell.clientWidth > 2 && cell.scrollWidth > cell.clientWidth + 1).map((cell) => cell.textContent));
        assert.deepEqual(over, [], `${path} at ${width} px`);
      }
      await context.close();
    }
  });

  it('print on as much paper as they say: the form on one sheet of A4, the offer on two', async () => {
    const { context, page } = await newVisitor();
    const sheets = async (path: string) => {
      await page.goto(site.address + path);
      return (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
    };
    assert.equal(await sheets('/take-part/form'), 1);
    assert.ok((await sheets('/systems/rivers-and-moor/offer')) <= 2);
    await context.close();
  });
});

async function fill({ database: { owner } }: TestSite) {
  const one = async (query: string, values: unknown[] = []) => (await owner.query<{ id: string }>(query, values)).rows[0]?.id ?? '';
  const strategy = await one("update strategy.strategy set state = 'check-and-challenge' where code = 'vale' returning id");
  const node = await one('select code as id from strategy.node where strategy_id = $1 order by code limit 1', [strategy]);
  for (const [words, shownAt] of [['Too far away', new Date()], ['Held for now', null]]) await owner.query("insert into strategy.draft_comment (strategy_id, version_number, node_code, words, received_on, shown_at) values ($1, 1, $2, $3, '2026-01-10', $4)", [strategy, node, words, shownAt]);
  await owner.query("insert into strategy.term_report (term_code, words, received_on) values ('ahp', 'It is not a word', '2026-01-01'), ('icb', 'What is it?', '2026-01-02')");
  await owner.query("insert into strategy.policy_supersession (source_code, organisation_id, superseded_by_title, reason, recorded_at) select 'fw.01', id, 'A newer plan', 'It was published', now() from directory.organisation where code = 'example-national-team'");
  await owner.query("insert into strategy.citation (source_code, organisation_id, strategy_id, node_code, place, statement, made_at) select 'fw.01', organisation_id, id, $1, 'page 82', 'It asks for a strategy', now() from strategy.strategy where id = $2", [node, strategy]);
  return {
    node, workstream: await one("select id from strategy.workstream where title = 'Clinics in village halls'"), partner: await one('select id from strategy.partner limit 1'),
    objective: await one('select objective_id as id from strategy.tag where objective_id is not null limit 1'),
  };
}
