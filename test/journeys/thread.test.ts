import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, closeVisitors, newVisitor } from '#test/browser';
import { openTestSite, type TestSite } from '#test/site';
import { threadSteps } from '../../src/app/thread/steps.ts';
import { walkThread, type Seen, type Walker } from '../../src/app/thread/walk.ts';
import { exampleSeriesId } from '../../src/modules/quality/data/example-series.ts';
import { judgeShown } from '../../src/modules/quality/data/results/judge-shown.ts';

/** The thread of the requirements, section 5, in one go: `bin/allied demo --thread` walks the same steps. */
describe('one thread through every room', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite({ listen: true }); });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  it('from words to answer and round again, with the golden figures, without script', async () => {
    const { page } = await newVisitor({ script: false });
    const missing: string[] = [];
    const seen = await walkThread(walkerOf(page), threadSteps, { step: (step) => { if (step.missing) missing.push(step.name); }, check: () => undefined });
    assert.deepEqual(seen.filter(({ isRight }) => !isRight).map(inWords), []);
    assert.deepEqual(missing, ['People', 'Greener'], 'what is not built says so');
    assert.deepEqual(new Set(seen.map(({ step }) => step)), new Set(threadSteps.filter(({ name }) => !missing.includes(name)).map(({ name }) => name)), 'every other step was looked at');
    await assertAccessible(page);
    await sevenLinks(page);
    await holesOfTheLoop(page);
    await onlyAfterMonthSixteen(page);
  });

  const inWords = ({ step, what, expected, seen }: Seen): string => `${step}, ${what}: expected ${expected}, seen ${seen ?? 'nothing'}`;

  function walkerOf(page: Page): Walker {
    const open = async (address: string): Promise<string> => {
      const answer = await page.goto(`${site.address}${address}`);
      if (answer?.status() !== 200) throw new Error(`${address} answers ${answer?.status()}`);
      return page.content();
    };
    return {
      open,
      become: async (persona) => {
        await page.context().clearCookies();
        if (persona === 'anyone') return;
        await open('/demo');
        await Promise.all([page.waitForEvent('load'), page.locator('form', { has: page.locator(`input[name="persona"][value="${persona}"]`) }).getByRole('button').click()]);
      },
      follow: async (link) => {
        const first = page.locator('main a', { hasText: link }).first();
        if (await first.count() === 0) throw new Error(`${new URL(page.url()).pathname} has no link “${link}”`);
        // A click is over before the next page is whole: on a busy machine half of it would be read.
        const before = page.url();
        await Promise.all([page.waitForURL((url) => url.href !== before), first.click()]);
        return page.content();
      },
    };
  }

  /** Each part of the loop leads to a page that is there. */
  async function sevenLinks(page: Page): Promise<void> {
    const loop = page.url();
    for (const part of ['words', 'theme', 'objective', 'action', 'measure', 'gap', 'answer']) {
      await page.goto(loop);
      const href = await page.locator(`li:has(> #${part}) a`).first().getAttribute('href');
      const answer = await page.goto(new URL(href ?? '/nowhere', loop).href);
      assert.equal(answer?.status(), 200, `${part} leads to ${href}`);
    }
    await page.goto(loop);
    await page.setViewportSize({ width: 320, height: 900 });
    await assertAccessible(page);
  }

  /** Of an objective without all this, the loop says what is not there. */
  async function holesOfTheLoop(page: Page): Promise<void> {
    const { rows: [other] } = await site.database.owner.query<{ id: string }>("select o.id from strategy.objective o join strategy.objective_version v on v.objective_id = o.id where v.wording = 'Each team finds one way to cut travel'");
    await page.goto(`${site.address}/loop/${other?.id}`);
    for (const hole of ['It is not yet based on what people told us.', 'No theme is linked.', 'No gap between groups stands beside it.', 'Nobody has answered yet']) await page.getByText(hole).first().waitFor();
  }

  /** "Improved" cannot be chosen with the first 15 months, and can be with the 16th. */
  async function onlyAfterMonthSixteen(page: Page): Promise<void> {
    const { rows: [link] } = await site.database.owner.query<{ id: string }>('select objective_id as id from quality.objective_measure where series_id = $1 and ended_at is null', [exampleSeriesId]);
    await walkerOf(page).become('service-lead');
    for (const [months, offered] of [[15, 0], [16, 1]] as const) {
      await figuresUntil(months);
      await page.goto(`${site.address}/quality/objectives/${link?.id}/reviews/new`);
      assert.equal(await page.locator('input[name="judgement"]').count() > 0, true);
      assert.equal(await page.locator('input[value="improved"]').count(), offered, `“improved” after ${months} months`);
    }
  }

  let whole: { numerators: number[]; denominators: number[]; hidden: boolean[] } | undefined;
  /** The same figures as far as they were known after so many months, judged anew. */
  async function figuresUntil(months: number): Promise<void> {
    const { owner, worker } = site.database;
    whole ??= (await owner.query<NonNullable<typeof whole>>('select numerators, denominators, too_few as hidden from quality.series where id = $1', [exampleSeriesId])).rows[0];
    const until = <T>(all: readonly T[] = []) => all.slice(0, months);
    await owner.query('update quality.series set numerators = $2, denominators = $3, too_few = $4, revision = revision + 1 where id = $1', [exampleSeriesId, until(whole?.numerators), until(whole?.denominators), until(whole?.hidden)]);
    await worker.within({ as: 'worker' }, (tx) => judgeShown(tx, [exampleSeriesId], new Date()));
  }
});
