import type { VNode } from 'preact';
import type { Sentence } from '#platform/access';
import { get, page, redirect, type Reply, type RequestContext, type Route } from '#platform/http';
import { EasyReadSlot, easyReadOf, withWords } from '#modules/strategy';
import { Accessibility } from './accessibility.tsx';
import { Help } from './help.tsx';
import { Privacy } from './privacy.tsx';
import { TakePart, TakePartForm } from './take-part.tsx';

const READ = 'read about this site';

export const pageSentences: readonly Sentence[] = [{ who: 'anyone', may: READ, where: 'anywhere' }];

/** Pages about the site itself. They belong to no room. */
export const pageRoutes: readonly Route[] = [
  get('/help', READ, (ctx) => show(ctx, 'Help', <Help />)),
  get('/accessibility', READ, (ctx) => show(ctx, 'Accessibility statement', <Accessibility />)),
  get('/privacy', READ, (ctx) => show(ctx, 'Privacy', <Privacy />)),
  get('/cookies', READ, () => redirect('/privacy#cookies')),
  get('/take-part', READ, (ctx) => show(ctx, 'Ways to take part', <TakePart />)),
  get('/take-part/form', READ, () => page({ title: 'Form to print', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Ways to take part', href: '/take-part' }], content: <TakePartForm /> })),
];

async function show(ctx: RequestContext, title: string, content: VNode): Promise<Reply> {
  const easyRead = await ctx.read((tx) => easyReadOf(tx, 'page', ctx.path));
  return page({
    title, breadcrumbs: [{ text: 'Home', href: '/' }],
    content: await withWords(ctx, <div class="nhsuk-u-reading-width">{content}<EasyReadSlot easyRead={easyRead} now={ctx.now} /></div>),
  });
}
