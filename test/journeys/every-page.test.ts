import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, assertReflows, axeViolations, closeVisitors, newVisitor, watchOutsideRequests, type VisitorOptions } from '#test/browser';
import { crawl, shapeOf, visitorOf, type FoundForm } from '#test/forms';
import { walkByKeyboard } from '#test/keyboard';
import { sessionFor, type RolePlayer } from '#test/role-players';
import { takeSession } from '#test/signed-in';
import { openTestSite, type TestSite } from '#test/site';
import { isWholeWalk } from '#test/whole';

/** One page of each shape: ten nodes look alike. */
function onePerShape({ pages, downloads }: Awaited<ReturnType<typeof crawl>>): string[] {
  const seen = new Set<string>();
  return [...pages].filter(([url, status]) => {
    const shape = shapeOf(url);
    if (status !== 200 || seen.has(shape) || downloads.has(url)) return false;
    seen.add(shape);
    return true;
  }).map(([url]) => url);
}

describe('every page and state', () => {
  let site: TestSite;
  const people: { name: string; player: Pick<RolePlayer, 'cookie'>; pages: string[]; forms: FoundForm[]; dead: [string, number][]; leftOut: string[] }[] = [];
  before(async () => {
    site = await openTestSite({ listen: true });
    const knownDownloads = new Set<string>();
    for (const [name, player] of [['the public', { cookie: '' }], ['a Chief AHP', await sessionFor(site, 'Chief AHP')], ['an administrator', await sessionFor(site, 'administrator')]] as const) {
      const found = await crawl(site, await visitorOf(site, player), isWholeWalk ? {} : { knownDownloads });
      // What the public can see is walked as the public; a signed-in person's walk adds only what is theirs.
      const walked = new Set(people.flatMap(({ pages }) => pages.map((url) => shapeOf(url))));
      people.push({ name, player, pages: onePerShape(found).filter((url) => !walked.has(shapeOf(url))), forms: found.forms, dead: [...found.pages].filter(([, status]) => status !== 200 && status !== 303), leftOut: found.leftOut });
    }
  });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  it('are enough to be worth the walk, and no link leads nowhere', () => {
    for (const { name, dead, leftOut } of people) {
      assert.deepEqual(dead, [], `links that lead nowhere for ${name}`);
      assert.deepEqual(leftOut, [], `kinds of page that the walk ended before, for ${name}`);
    }
    assert.ok((people[0]?.pages.length ?? 0) >= 20, `only ${people[0]?.pages.length} public pages found`);
  });

  /** In `npm test` everybody's pages are examined in the hardest manner, and the public's in the others; `bin/walk` does all for all. */
  const walkers = () => (isWholeWalk ? people : people.slice(0, 1));

  // 320 px is a desktop of 1280 px at 400 % zoom.
  it('have no accessibility violation at 320 px without JavaScript, and reflow (WCAG 1.4.10)', async () => {
    for (const person of people) await visitAll(person, { width: 320, height: 640, script: false }, assertAccessible);
  });

  it('have no accessibility violation on a desktop, and can be walked by keyboard alone: every link and control is reached in order and shows where you are', { timeout: 900_000 }, async () => {
    for (const person of walkers()) {
      await visitAll(person, {}, async (page, at) => {
        // The same markup was asked at 320 px: here one page in six stands for what is different on a desktop.
        if (isWholeWalk || at % 6 === 0) await assertAccessible(page);
        // One page in three is walked by keyboard in `npm test`, all of them in `bin/walk`.
        const problem = isWholeWalk || at % 3 === 0 ? await walkByKeyboard(page) : null;
        if (problem) throw new Error(problem);
      });
    }
  });

  it('have no accessibility violation in forced colours', { skip: isWholeWalk ? false : 'bin/walk does it' }, async () => {
    for (const person of people) await visitAll(person, { forcedColours: true }, assertAccessible);
  });

  // The same width as above, with script and so low that everything is scrolled to: rules of markup were asked already.
  it('reflow at 400 % zoom with JavaScript too', { skip: isWholeWalk ? false : 'bin/walk does it' }, async () => {
    for (const person of people) await visitAll(person, { width: 320, height: 256 }, assertReflows);
  });

  async function visitAll(person: (typeof people)[number], options: VisitorOptions, examine: (page: Page, at: number) => Promise<void>): Promise<void> {
    const { context, page } = await newVisitor(options);
    await takeSession(context, site, person.player);
    const outside = watchOutsideRequests(page, site.address);
    const problems: string[] = [];
    for (const [at, url] of person.pages.entries()) {
      await page.goto(site.address + url);
      await examine(page, at).catch((error: Error) => problems.push(`${person.name} ${url}: ${error.message.slice(0, 600)}`));
    }
    await context.close();
    assert.deepEqual(problems, []);
    assert.deepEqual(outside, []);
  }

  it('keep their errors readable: every form sent empty', async () => {
    const problems: string[] = [];
    const sent = new Set<string>();
    for (const person of people) {
      const { context, page } = await newVisitor({ script: false });
      await takeSession(context, site, person.player);
      for (const form of person.forms.filter(({ method, action }) => method === 'POST' && !/sign-out|persona|erasure|sessions/.test(action))) {
        const kind = `${shapeOf(form.action, 'POST')} ${form.fields.join()}`;
        if (!isWholeWalk && sent.has(kind)) continue;
        sent.add(kind);
        await page.goto(site.address + form.page);
        const button = page.locator(`form[action="${form.action.replaceAll('"', '\\"')}"] button[type=submit], form[action="${form.action.replaceAll('"', '\\"')}"] button:not([type])`).first();
        if ((await button.count()) === 0) continue;
        const hidden = await button.isHidden();
        if (hidden) continue;
        await button.click();
        const violations = await axeViolations(page);
        if (violations.length > 0) problems.push(`${person.name} ${form.action}: ${violations.join('; ').slice(0, 400)}`);
        const summary = page.locator('.nhsuk-error-summary a');
        for (const href of await summary.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))) {
          if ((await page.locator(`[id="${href.slice(1)}"]`).count()) !== 1) problems.push(`${person.name} ${form.action}: the error link ${href} leads nowhere`);
        }
      }
      await context.close();
    }
    assert.deepEqual(problems, []);
  });
});
