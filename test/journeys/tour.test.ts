import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { closeVisitors, newVisitor } from '#test/browser';
import { openTestSite, type TestSite } from '#test/site';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');

/** A word of the tour that has a part in it: bold is pressed, italics are the heading to look below, quotes are read. */
type Word = { readonly does: 'press' | 'look below' | 'read'; readonly text: string };

interface Step { readonly number: string; readonly words: readonly Word[] }

/** The steps of the README's tour, each with its words in their order. */
function stepsOf(text: string): Step[] {
  const tour = text.split('## A tour in ten minutes\n')[1]?.split('\n## ')[0] ?? '';
  return [...tour.matchAll(/^(\d+)\. (.+)$/gm)].map(([, number = '', line = '']) => ({
    number,
    words: [...line.matchAll(/\*\*(.+?)\*\*|\*(.+?)\*|“(.+?)”/g)].map(([, press, below, read]): Word =>
      press !== undefined ? { does: 'press', text: press } : below !== undefined ? { does: 'look below', text: below } : { does: 'read', text: read ?? '' }),
  }));
}

/** A link's whole name, or what is seen of it: what stands after a colon is often only heard. */
const startOf = (name: string): RegExp => new RegExp(`^${name.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)} ?(:|$)`);

/** Somebody new, who has nothing but the tour: no address, no step that it does not name. */
class Newcomer {
  private heading: Locator | null = null;
  pressed = 0;
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async follow({ does, text }: Word): Promise<void> {
    if (does === 'press') return this.press(text);
    if (does === 'read') {
      this.heading = null;
      return this.read(text);
    }
    this.heading = this.page.getByRole('heading', { name: text }).first();
    if (await this.heading.count() === 0) throw new Error(`no heading “${text}”`);
  }

  private async read(text: string): Promise<void> {
    const pictures = await this.page.locator('svg text').allTextContents();
    const words = [await this.page.locator('body').innerText(), ...pictures].join(' ').replaceAll(/\s+/g, ' ');
    if (!words.includes(text)) throw new Error(`“${text}” does not stand on the page`);
  }

  private async press(name: string): Promise<void> {
    const person = this.page.getByRole('combobox', { name: 'Look at this as' });
    if ((await person.locator('option').allInnerTexts()).includes(name)) return void (await person.selectOption({ label: name }));
    const found = (await Promise.all((['link', 'button'] as const).map((role) => this.page.getByRole(role, { name: startOf(name) }).all()))).flat();
    const targets = await this.below(found);
    this.heading = null;
    const [first, ...others] = targets;
    if (!first) throw new Error(`no link or button “${name}”`);
    if (others.some(({ to }) => to !== first.to)) throw new Error(`“${name}” leads to ${targets.length} places, and the tour does not say which`);
    const before = this.page.url();
    const isThere = first.to === null ? this.page.waitForEvent('load') : this.page.waitForURL((url) => url.href !== before);
    await Promise.all([isThere, first.thing.click()]);
    this.pressed += 1;
  }

  /** What can be seen of them, with where it leads; below a heading only the first. */
  private async below(found: readonly Locator[]): Promise<{ thing: Locator; to: string | null }[]> {
    const heading = await this.heading?.elementHandle();
    const seen: { thing: Locator; to: string | null }[] = [];
    for (const thing of found) {
      const isBelow = !heading || await thing.evaluate((element, above) => (above.compareDocumentPosition(element) & 4) !== 0, heading);
      if (isBelow && await thing.isVisible()) seen.push({ thing, to: await thing.getAttribute('href') });
    }
    return heading ? seen.slice(0, 1) : seen;
  }
}

/** Where a newcomer stops, in words; null when the tour led to its end. */
async function walk(page: Page, steps: readonly Step[]): Promise<{ stopped: string | null; pressed: number }> {
  const newcomer = new Newcomer(page);
  for (const { number, words } of steps) {
    for (const word of words) {
      try {
        await newcomer.follow(word);
      } catch (error) {
        return { stopped: `step ${number}, ${new URL(page.url()).pathname}: ${(error as Error).message}`, pressed: newcomer.pressed };
      }
    }
  }
  return { stopped: null, pressed: newcomer.pressed };
}

describe('the tour of the README, by its own words', () => {
  let site: TestSite;
  before(async () => { site = await openTestSite({ listen: true }); });
  after(async () => {
    await closeVisitors();
    await site.close();
  });

  const atTheDoor = async (): Promise<Page> => {
    const { page } = await newVisitor();
    await page.goto(site.address);
    return page;
  };

  it('leads somebody new to its end, with few enough steps for ten minutes', async () => {
    const steps = stepsOf(readme);
    assert.equal(steps.length, 10);
    const { stopped, pressed } = await walk(await atTheDoor(), steps);
    assert.equal(stopped, null);
    assert.ok(pressed > 30 && pressed <= 45, `${pressed} presses: at 13 seconds each, 45 are ten minutes`);
  });

  it('would stop at a link, a heading or words that are gone, and at a name that leads to two places', async () => {
    const stopsAt = async (line: string): Promise<string | null> => (await walk(await atTheDoor(), stepsOf(`## A tour in ten minutes\n\n1. ${line}\n`))).stopped;
    assert.equal(await stopsAt('**Listen to the sea**.'), 'step 1, /: no link or button “Listen to the sea”');
    assert.equal(await stopsAt('**Listen**, below *Seashells*, **Share an idea, comment and vote**.'), 'step 1, /co-planning: no heading “Seashells”');
    assert.equal(await stopsAt('**Listen**: “waves”.'), 'step 1, /co-planning: “waves” does not stand on the page');
    assert.match(await stopsAt('**Listen**, **Share an idea, comment and vote**, **Feet, moving and daily life**, **Read it**.') ?? '', /“Read it” leads to 3 places/);
  });
});
