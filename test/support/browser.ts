import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createHash } from 'node:crypto';
import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launchChromium } from './chromium.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let shared: Promise<Browser> | null = null;

/** One browser for all journeys of a run; `closeBrowser` ends it. */
export const browser = (): Promise<Browser> => (shared ??= launchChromium());

export async function closeBrowser(): Promise<void> {
  await (await shared)?.close();
  shared = null;
}

export interface VisitorOptions {
  /** JavaScript off: everything must still work. */
  script?: boolean;
  width?: number;
  height?: number;
  forcedColours?: boolean;
}

/** A new visitor with no cookies. The phone is 320 px wide, the narrowest the guidelines ask for. */
export async function newVisitor({ script = true, width = 1280, height = 900, forcedColours = false }: VisitorOptions = {}): Promise<{ context: BrowserContext; page: Page }> {
  const context = await (await browser()).newContext({
    javaScriptEnabled: script, viewport: { width, height }, locale: 'en-GB', timezoneId: 'Europe/London', bypassCSP: false,
    ...(forcedColours ? { forcedColors: 'active' as const } : {}),
  });
  context.setDefaultTimeout(15_000);
  return { context, page: await context.newPage() };
}

/** The axe rules of WCAG 2.2 A and AA, run in the page as it stands. Answers violations in words. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate(async () => {
    const axe = (globalThis as unknown as { axe: { run(node: unknown, options: unknown): Promise<{ violations: { id: string; help: string; nodes: { html: string; target: string[] }[] }[] }> } }).axe;
    return axe.run((globalThis as unknown as { document: unknown }).document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] });
  });
  return results.violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}: ${node.html.slice(0, 160)}`));
}

/** A step of every journey: no violation, no sideways scrolling, one h1, nothing fetched from elsewhere. */
export async function assertAccessible(page: Page): Promise<void> {
  const scripted = await page.evaluate(() => true).catch(() => false);
  assert.ok(scripted, 'the page cannot be examined');
  assert.deepEqual(await axeViolations(page), [], page.url());
  assert.equal(await page.locator('h1').count(), 1, `${page.url()} needs exactly one main heading`);
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

export const fingerprint = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 12);
