import type { Page } from 'playwright-core';

/** Tabs through the page. Answers what is wrong, or null: something never focused, a trap, or focus that cannot be seen. */
export async function walkByKeyboard(page: Page): Promise<string | null> {
  const wanted = await page.locator('a[href]:visible, button:visible, input:visible:not([type=hidden]), select:visible, textarea:visible, summary:visible').count();
  const reached = new Set<string>();
  let ends = 0;
  for (let step = 0; step < 3 * wanted + 40 && reached.size < wanted; step += 1) {
    await page.keyboard.press('Tab');
    const here = await page.evaluate(() => {
      const { document, getComputedStyle } = globalThis as unknown as { document: { activeElement: Element | null; body: Element; querySelectorAll(q: string): Iterable<Element> }; getComputedStyle(e: Element): { outlineStyle: string; boxShadow: string; borderBottomWidth: string; backgroundColor: string } };
      type Element = { tagName: string; outerHTML: string };
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const style = getComputedStyle(element);
      const place = [...document.querySelectorAll('*')].indexOf(element);
      return { place: String(place), html: element.outerHTML.slice(0, 120), visible: style.outlineStyle !== 'none' || style.boxShadow !== 'none' || style.backgroundColor !== 'rgba(0, 0, 0, 0)' };
    });
    // Past the last control the focus stands on the page itself. A busy machine shows that for a moment in the middle, too.
    if (!here) {
      if (reached.size > 0) ends += 1;
      if (ends === 3) break;
      continue;
    }
    if (!here.visible) return `focus cannot be seen on ${here.html}`;
    reached.add(here.place);
  }
  // A group of radio buttons is one stop, so fewer stops than controls are right; far fewer are not.
  const radios = await page.locator('input[type=radio]:visible').count();
  return reached.size >= wanted - radios ? null : `${reached.size} of ${wanted} controls were reached`;
}
