import { allRoutes } from '../../src/app/web.ts';
import type { TestSite } from './site.ts';
import type { RolePlayer } from './role-players.ts';

const shapes = allRoutes().toSorted((a, b) => (a.path.match(/:/g)?.length ?? 0) - (b.path.match(/:/g)?.length ?? 0)).map((route) => ({ method: route.method, path: route.path, matches: new RegExp(`^${route.path.replace(/\./g, '\\.').replace(/:\w+/g, '[^/]+')}/?$`) }));

/** The route an address belongs to, so that pages of one kind can be counted as one. Questions make a kind of their own. */
export function shapeOf(url: string, method = 'GET'): string {
  const [path = '', question] = url.split('?');
  const found = shapes.find((shape) => shape.method === method && shape.matches.test(path));
  return `${found?.path ?? path}${question ? '?' : ''}`;
}

/** One form as a page offers it. */
export interface FoundForm {
  page: string;
  action: string;
  method: string;
  fields: string[];
  /** What a browser sends of it: hidden values, what stands in it, the first choice where there are several. */
  offered: Record<string, string>;
  isMultipart: boolean;
}

export interface Visitor {
  cookies: string;
  csrf: string;
}

/** A visitor's cookies and a form token that belongs to them, fetched from a page with a form. */
export async function visitorOf(site: TestSite, player: Pick<RolePlayer, 'cookie'>): Promise<Visitor> {
  const answer = await site.server.inject({ url: '/sign-in', headers: player.cookie ? { cookie: player.cookie } : {} });
  const page = answer.statusCode === 200 ? answer : await site.server.inject({ url: '/account', headers: { cookie: player.cookie } });
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
  const form = page.cookies.find(({ name }) => name === 'allied_form');
  const cookies = [player.cookie, form ? `allied_form=${encodeURIComponent(form.value)}` : ''].filter(Boolean).join('; ');
  return { cookies, csrf };
}

/** What a walk along the links found: the pages with their status, what is no page, one form of each kind, and an address of each kind of page that the walk ended before. */
export interface Found {
  pages: Map<string, number>;
  downloads: Set<string>;
  forms: FoundForm[];
  leftOut: string[];
}

/**
 * Follows every link of the site (or of a part of it) that this visitor can follow, kinds of page that were not seen yet first, and collects the pages and forms found.
 * What is no page leads nowhere and takes as long as a hundred pages: with `knownDownloads`, which several walks share, each is fetched once.
 */
export async function crawl(site: TestSite, visitor: Visitor, { from = ['/'], limit = 500, within = /./, knownDownloads = new Set() }: { from?: string[]; limit?: number; within?: RegExp; knownDownloads?: Set<string> } = {}): Promise<Found> {
  const pages = new Map<string, number>();
  const downloads = new Set<string>();
  const forms = new Map<string, FoundForm>();
  const queue = linksByKind(from);
  for (let url = queue.next(); url !== undefined; url = pages.size < limit ? queue.next() : undefined) {
    if (knownDownloads.has(url)) continue;
    const answer = await site.server.inject({ url, headers: visitor.cookies ? { cookie: visitor.cookies } : {} });
    pages.set(url, answer.statusCode);
    if (answer.statusCode !== 200) continue;
    if (!String(answer.headers['content-type']).includes('html')) {
      downloads.add(url);
      knownDownloads.add(url);
      continue;
    }
    queue.add(linksOf(answer.body).filter((link) => within.test(link)));
    for (const form of formsOf(url, answer.body)) forms.set(`${form.method} ${shapeOf(form.action, form.method)} ${form.fields.join()}`, form);
  }
  return { pages, downloads, forms: [...forms.values()], leftOut: queue.unseenKinds() };
}

/** Six pages of one route tell as much as a hundred. */
const PAGES_OF_ONE_KIND = 6;

/** Addresses to go to, each once: first one of every kind, so that no limit leaves a kind of page unseen, then more of each. */
function linksByKind(from: readonly string[]) {
  const known = new Set<string>();
  const taken = new Map<string, number>();
  const unseen = new Map<string, string>();
  const more: string[] = [];
  const add = (links: readonly string[]) => {
    for (const url of links.filter((link) => !known.has(link))) {
      known.add(url);
      const kind = shapeOf(url);
      if (taken.has(kind) || unseen.has(kind)) more.push(url);
      else unseen.set(kind, url);
    }
  };
  const take = (url: string | undefined) => {
    if (url === undefined) return url;
    const kind = shapeOf(url);
    unseen.delete(kind);
    taken.set(kind, (taken.get(kind) ?? 0) + 1);
    return url;
  };
  add(from);
  const isOneMore = (url: string) => (taken.get(shapeOf(url)) ?? 0) < PAGES_OF_ONE_KIND;
  const next = (): string | undefined => {
    let url = unseen.values().next().value ?? more.shift();
    while (url !== undefined && !isOneMore(url)) url = more.shift();
    return take(url);
  };
  return { add, next, unseenKinds: () => [...unseen.values()] };
}

const unescape = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");

export const linksOf = (html: string): string[] =>
  [...html.matchAll(/<a[^>]*\shref="(\/[^"]*)"/g)].map((match) => unescape(match[1] ?? '').replace(/#.*/, '')).filter((link) => !link.startsWith('//') && !link.startsWith('/assets/'));

function formsOf(page: string, html: string): FoundForm[] {
  return [...html.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)].map(([, attributes = '', inside = '']) => ({
    page,
    action: unescape(/action="([^"]*)"/.exec(attributes)?.[1] ?? page),
    method: (/method="([^"]*)"/.exec(attributes)?.[1] ?? 'get').toUpperCase(),
    fields: [...new Set([...inside.matchAll(/<(?:input|select|textarea|button)[^>]*\sname="([^"]+)"/g)].map((match) => unescape(match[1] ?? '')))].filter((name) => !['_csrf', '_form'].includes(name)),
    offered: offeredBy(inside),
    isMultipart: attributes.includes('multipart/form-data'),
  }));
}

/** A button is sent only where every button has a name: otherwise the plain one is pressed. */
function offeredBy(inside: string): Record<string, string> {
  const offered: Record<string, string> = {};
  const hasPlainButton = [...inside.matchAll(/<button\b[^>]*>/g)].some(([tag]) => !/\sname="/.test(tag));
  for (const [tag, kind] of inside.matchAll(/<(input|button)\b[^>]*>/g)) {
    const [name = '', value = '', type = ''] = ['name', 'value', 'type'].map((key) => unescape(new RegExp(`\\s${key}="([^"]*)"`).exec(tag)?.[1] ?? ''));
    const isOneOfSeveral = kind === 'button' || type === 'radio' || type === 'checkbox';
    if (name === '' || type === 'file' || (kind === 'button' && hasPlainButton) || (isOneOfSeveral && name in offered && !/\schecked/.test(tag))) continue;
    offered[name] = value;
  }
  for (const [, name = '', options = ''] of inside.matchAll(/<select[^>]*\sname="([^"]+)"[^>]*>([\s\S]*?)<\/select>/g)) offered[unescape(name)] = unescape((/<option[^>]*value="([^"]+)"[^>]*\sselected/.exec(options) ?? /<option[^>]*value="([^"]+)"/.exec(options))?.[1] ?? '');
  for (const [, name = '', words = ''] of inside.matchAll(/<textarea[^>]*\sname="([^"]+)"[^>]*>([\s\S]*?)<\/textarea>/g)) offered[unescape(name)] = unescape(words);
  return offered;
}
