import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import assert from 'node:assert/strict';
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let shared: Promise<Browser> | null = null;

/** One browser for all journeys of a process, which ends with it: to start one takes two seconds of a processor. One that broke is replaced. */
export function browser(): Promise<Browser> {
  shared ??= launchChromium().then((started) => started.on('disconnected', () => { shared = null; }));
  return shared;
}

/** The end of a journey: nobody looks at its site any more. */
export async function closeVisitors(): Promise<void> {
  await Promise.all(((await shared)?.contexts() ?? []).map((context) => context.close()));
}

export interface VisitorOptions {
  /** JavaScript off: everything must still work. */
  script?: boolean;
  width?: number;
  height?: number;
  forcedColours?: boolean;
}

/** How the scripts of a page without JavaScript are let run and stopped: axe needs them. Absent for a page with JavaScript. */
const scriptSwitches = new WeakMap<Page, (isOn: boolean) => Promise<void>>();

/** A new visitor with no cookies. The phone is 320 px wide, the narrowest the guidelines ask for. */
export async function newVisitor({ script = true, width = 1280, height = 900, forcedColours = false }: VisitorOptions = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await (await browser()).newContext({
    viewport: { width, height }, locale: 'en-GB', timezoneId: 'Europe/London', bypassCSP: false,
    ...(forcedColours ? { forcedColors: 'active' as const } : {}),
  });
  context.setDefaultTimeout(15_000);
  if (!script) refuseScripts(context);
  return { context, page: await context.newPage() };
}

/**
 * From now on every page of the context is opened without JavaScript. The context's own setting could not be taken back
 * for the examination, and a copy of the page in another context is not the page (and takes twice as long).
 */
function refuseScripts(context: BrowserContext): void {
  const open = context.newPage.bind(context);
  context.newPage = async () => {
    const page = await open();
    const session = await context.newCDPSession(page);
    const turn = async (isOn: boolean) => void (await session.send('Emulation.setScriptExecutionDisabled', { value: !isOn }));
    await turn(false);
    scriptSwitches.set(page, turn);
    return page;
  };
}

/** The page as it stands, for as long as it is examined with scripts allowed: its own were refused when it was read and do not run any more. */
async function examinable<T>(page: Page, examine: (page: Page) => Promise<T>): Promise<T> {
  const turn = scriptSwitches.get(page);
  // A page on its way is empty for a moment.
  if (turn) await page.locator('body *').first().waitFor({ state: 'attached' });
  await turn?.(true);
  try {
    return await examine(page);
  } finally {
    await turn?.(false);
  }
}

/** The axe rules of WCAG 2.2 A and AA, run in the page as it stands. Answers violations in words. */
export const axeViolations = (page: Page): Promise<string[]> => examinable(page, runAxe);

const sessions = new WeakMap<Page, Promise<CDPSession>>();

/** Straight to the browser, which keeps what it compiled from page to page; `page.evaluate` has half a megabyte compiled anew for each. */
async function loadAxe(page: Page): Promise<void> {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  const { exceptionDetails } = await (await session).send('Runtime.evaluate', { expression: axeSource });
  if (exceptionDetails) throw new Error(`axe could not be loaded: ${exceptionDetails.text}`);
}

async function runAxe(page: Page): Promise<string[]> {
  await loadAxe(page);
  const results = await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run(node: unknown, options: unknown): Promise<{ violations: { id: string; help: string; nodes: { html: string; target: string[] }[] }[] }> } }).axe;
    return axe.run((globalThis as unknown as { document: unknown }).document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'], reporter: 'no-passes' });
  });
  return results.violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}: ${node.html.slice(0, 160)}`));
}

/** A step of every journey: no violation, no sideways scrolling, one h1, nothing fetched from elsewhere. */
export const assertAccessible = (page: Page): Promise<void> => examinable(page, examineWhole);

async function examineWhole(page: Page): Promise<void> {
  assert.deepEqual(await runAxe(page), [], page.url());
  assert.equal(await page.locator('h1').count(), 1, `${page.url()} needs exactly one main heading`);
  await examineReflow(page);
}

/** What another zoom or another set of colours can change about a page that was examined whole: that nothing scrolls sideways. */
export const assertReflows = (page: Page): Promise<void> => examinable(page, examineReflow);

async function examineReflow(page: Page): Promise<void> {
  const overflow = await page.evaluate(() => {
    const { documentElement } = (globalThis as unknown as { document: { documentElement: { scrollWidth: number; clientWidth: number } } }).document;
    return documentElement.scrollWidth - documentElement.clientWidth;
  });
  assert.ok(overflow <= 1, `${page.url()} scrolls sideways by ${overflow} px`);
}

/** Notes every request that leaves the site's own origin. */
export function watchOutsideRequests(page: Page, origin: string): string[] {
  const outside: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith('data:')) outside.push(request.url());
  });
  return outside;
}

