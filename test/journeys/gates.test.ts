import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { assertAccessible, closeVisitors, newVisitor, watchOutsideRequests } from '#test/browser';
import { crawl } from '#test/forms';
import { walkByKeyboard } from '#test/keyboard';
import { openTestSite, type TestSite } from '#test/site';

const address = 'http://planted.example';
const whole = (body: string, head = '') => `<!doctype html><html lang="en-GB"><head><title>Planted</title>${head}</head><body><main>${body}</main></body></html>`;
const sound = '<h1>A heading</h1><p>Words with <a href="/more">a link</a> and <button type="button">a button</button>.</p>';

/** The gates that look at pages in a browser, each held against a page with one fault. */
describe('the gates of the browser', () => {
  after(closeVisitors);

  for (const script of [true, false]) {
    describe(`with JavaScript ${script ? 'on' : 'off'}`, () => {
      const shown = (html: string, look: (page: Page) => Promise<void>) => withPage(html, script, look);

      it('are content with a sound page', () => shown(whole(sound), assertAccessible));

      const planted: [string, string, RegExp][] = [
        ['a picture without words', whole(`${sound}<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" width="9" height="9">`), /image-alt/],
        ['words that are too pale', whole(`${sound}<p style="color:#bbb;background:#fff">Pale</p>`), /color-contrast/],
        ['a field without a label', whole(`${sound}<input name="planted">`), /label/],
        ['a page in no language', whole(sound).replace(' lang="en-GB"', ''), /html-has-lang/],
        ['two main headings', whole(`${sound}<h1>Another</h1>`), /exactly one main heading/],
        ['a page that scrolls sideways', whole(`${sound}<p style="width:3000px">Wide</p>`), /scrolls sideways/],
      ];
      for (const [what, html, expected] of planted) it(`turn red on ${what}`, () => shown(html, (page) => assert.rejects(assertAccessible(page), expected)));
    });
  }

  it('turn red on focus that cannot be seen, and on what the keyboard does not reach', async () => {
    await withPage(whole(sound), true, async (page) => assert.equal(await walkByKeyboard(page), null));
    await withPage(whole(sound, '<style>a{outline:none!important}</style>'), true, async (page) => assert.match(String(await walkByKeyboard(page)), /focus cannot be seen on <a/));
    await withPage(whole(`${sound}<button type="button" tabindex="-1">Not reached</button>`), true, async (page) => assert.match(String(await walkByKeyboard(page)), /2 of 3 controls/));
  });

  it('let no script of a page run without JavaScript: not before it is examined, not while, not after', async () => {
    const scripted = whole(`${sound}<noscript><p id="without">No script</p></noscript><script>document.title = 'Ran'; setInterval(() => { document.title = 'Ran'; }, 1);</script>`);
    await withPage(scripted, true, async (page) => assert.equal(await page.title(), 'Ran'));
    await withPage(scripted, false, async (page) => {
      for (const visited of [page, await page.context().newPage()]) {
        for (const path of ['/', '/again']) {
          await visited.goto(address + path);
          await assertAccessible(visited);
          assert.deepEqual([await visited.title(), await visited.locator('#without').count()], ['Planted', 1]);
        }
      }
    });
  });

  it('turn red on a request to another host', async () => {
    const { context, page } = await newVisitor();
    const outside = watchOutsideRequests(page, address);
    await context.route('**/*', (route) => (route.request().url() === `${address}/` ? route.fulfill({ body: whole(`${sound}<img alt="" src="http://elsewhere.example/x.gif">`), contentType: 'text/html' }) : route.abort()));
    await page.goto(`${address}/`);
    await context.close();
    assert.deepEqual(outside, ['http://elsewhere.example/x.gif']);
  });
});

describe('the walk along every link', () => {
  let site: TestSite;
  before(async () => {
    site = await openTestSite();
  });
  after(() => site.close());

  it('notes a link that leads nowhere', async () => {
    const { pages } = await crawl(site, { cookies: '', csrf: '' }, { from: ['/planted-nowhere'], limit: 1 });
    assert.deepEqual([...pages], [['/planted-nowhere', 404]]);
  });

  it('tells of a kind of page that it ended before', async () => {
    const { leftOut } = await crawl(site, { cookies: '', csrf: '' }, { limit: 3 });
    assert.ok(leftOut.includes('/privacy'), leftOut.join());
  });
});

async function withPage(html: string, script: boolean, look: (page: Page) => Promise<void>): Promise<void> {
  const { context, page } = await newVisitor({ script });
  await context.route('**/*', (route) => route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' }));
  await page.goto(`${address}/`);
  try {
    await look(page);
  } finally {
    await context.close();
  }
}
