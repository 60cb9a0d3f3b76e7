import type { BrowserContext, Page } from 'playwright-core';
import { newVisitor, type VisitorOptions } from './browser.ts';
import { sessionFor, type RolePlayer } from './role-players.ts';
import type { TestSite } from './site.ts';

/** A visitor who is signed in with this role, at the imagined trust unless told. */
export async function visitorAs(site: TestSite, role: string, { organisation, ...options }: VisitorOptions & { organisation?: string } = {}): Promise<{ context: BrowserContext; page: Page }> {
  const visitor = await newVisitor(options);
  await takeSession(visitor.context, site, await sessionFor(site, role, organisation));
  return visitor;
}

/** Carries a session that is open into a browser. A player without one stays signed out. */
export async function takeSession(context: BrowserContext, site: TestSite, { cookie }: Pick<RolePlayer, 'cookie'>): Promise<void> {
  const [name = '', value = ''] = cookie.split('=');
  if (name) await context.addCookies([{ name, value, url: site.address }]);
}
