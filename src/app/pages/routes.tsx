import type { VNode } from 'preact';
import type { Sentence } from '#platform/access';
import { get, page, redirect, type Reply, type RequestContext, type Route } from '#platform/http';
import { EasyReadSlot, easyReadOf, sitePages, withWords, writeHrefOf } from '#modules/strategy';
import { Accessibility } from './accessibility.tsx';
import { Help } from './help.tsx';
import { Privacy } from './privacy.tsx';
import { TakePart, TakePartForm } from './take-part.tsx';

const READ = 'read about this site';

export const pageSentences: readonly Sentence[] = [{ who: 'anyone', may: READ, where: 'anywhere' }];

/** Pages about the site itself. They belong to no room. */
export const pageRoutes: readonly Route[] = [
  sitePage('/help', <Help />),
  sitePage('/accessibility', <Accessibility />),
  sitePage('/privacy', <Privacy />),
  get('/cookies', READ, () => redirect('/privacy#cookies')),
  sitePage('/take-part', <TakePart />),
  get('/take-part/form', READ, () => page({ title: 'Form to print', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Ways to take part', href: '/take-part' }], content: <TakePartForm /> })),
];

/** One of the site's own pages; its title is the one that the list of easy-read versions shows. */
function sitePage(address: string, content: VNode): Route {
  const title = sitePages.find((each) => each.address === address)?.title ?? '';
  return get(address, READ, (ctx) => show(ctx, title, content));
}

async function show(ctx: RequestContext, title: string, content: VNode): Promise<Reply> {
  const easyRead = await ctx.read((tx) => easyReadOf(tx, 'page', ctx.path));
  return page({
    title, breadcrumbs: [{ text: 'Home', href: '/' }],
    content: await withWords(ctx, <div class="nhsuk-u-reading-width">{content}<EasyReadSlot easyRead={easyRead} now={ctx.now} writeHref={writeHrefOf(ctx)} /></div>),
  });
}
