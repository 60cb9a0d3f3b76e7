import type { Page } from 'playwright-core';

/** Tabs through the page. Answers what is wrong, or null: something never focused, a trap, or focus that cannot be seen. */
export async function walkByKeyboard(page: Page): Promise<string | null> {
  const wanted = await page.locator('a[href]:visible, button:visible, input:visible:not([type=hidden]), select:visible, textarea:visible, summary:visible').count();
  await page.evaluate(noteFocus);
  let walk: Walk = { reached: 0, isRoundOver: false, unseen: null };
  for (let step = 0; step < 3 * wanted + 40 && walk.reached < wanted && !walk.isRoundOver; ) {
    // As many steps as are wanted at least, before the page is asked again how far it came.
    for (const end = step + Math.max(1, wanted - walk.reached); step < end; step += 1) await page.keyboard.press('Tab');
    walk = await page.evaluate(() => (globalThis as unknown as { walk: Walk }).walk);
    if (walk.unseen) return `focus cannot be seen on ${walk.unseen}`;
  }
  // A group of radio buttons is one stop, so fewer stops than controls are right; far fewer are not.
  const radios = await page.locator('input[type=radio]:visible').count();
  return walk.reached >= wanted - radios ? null : `${walk.reached} of ${wanted} controls were reached`;
}

interface Walk {
  reached: number;
  /** The first control was reached again, after the last one: another round would reach the same. */
  isRoundOver: boolean;
  /** The beginning of the first control on which the focus could not be seen. */
  unseen: string | null;
}

/** Runs in the page: keeps `walk` for every control that receives the focus from now on. */
function noteFocus(): void {
  type Element = { outerHTML: string };
  const page = globalThis as unknown as { document: { addEventListener(name: 'focusin', heard: (event: { target: Element }) => void): void }; getComputedStyle(e: Element): { outlineStyle: string; boxShadow: string; backgroundColor: string }; walk: Walk };
  const reached: Element[] = [];
  page.walk = { reached: 0, isRoundOver: false, unseen: null };
  page.document.addEventListener('focusin', ({ target }) => {
    const { outlineStyle, boxShadow, backgroundColor } = page.getComputedStyle(target);
    const isSeen = outlineStyle !== 'none' || boxShadow !== 'none' || backgroundColor !== 'rgba(0, 0, 0, 0)';
    if (!isSeen) page.walk.unseen ??= target.outerHTML.slice(0, 120);
    page.walk.isRoundOver ||= reached.length > 1 && target === reached[0];
    if (!reached.includes(target)) reached.push(target);
    page.walk.reached = reached.length;
  });
}
