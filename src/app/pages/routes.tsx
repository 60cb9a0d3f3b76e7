import type { VNode } from 'preact';
import { z } from 'zod';
import type { Sentence } from '#platform/access';
import { get, page, post, redirect, type Reply, type RequestContext, type Route } from '#platform/http';
import { reportSite, siteContact } from '#modules/directory';
import { FormErrorSummary, formState, parseForm, type FormState } from '#ui/forms';
import { EasyReadSlot, easyReadOf, listStrategies, sitePages, strategyHead, withWords, writeHrefOf } from '#modules/strategy';
import { showHome } from '../home/home-page.tsx';
import { About, type ShownSource } from './about.tsx';
import { Accessibility } from './accessibility.tsx';
import { Help, HelpOnPaper } from './help.tsx';
import { Privacy } from './privacy.tsx';
import { TakePart, TakePartForm } from './take-part.tsx';

const READ = 'read about this site';

export const pageSentences: readonly Sentence[] = [{ who: 'anyone', may: READ, where: 'anywhere' }];

const REPORTS_A_MINUTE = 5;
const contactFor = ({ config }: RequestContext) => siteContact(config.mode === 'demo');

/** Pages about the site itself. They belong to no room. */
export const pageRoutes: readonly Route[] = [
  get('/', READ, showHome),
  get('/help', READ, (ctx) => showHelp(ctx, formState({ page: pageLeft(ctx) }))),
  get('/help/print', READ, (ctx) => page({ title: 'Form to print', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Help', href: '/help' }], content: <HelpOnPaper contact={contactFor(ctx)} /> })),
  post('/help/reports', 'say what does not work', tell, { requestsPerMinute: REPORTS_A_MINUTE, isWrittenOnceForAnyone: true }),
  get('/about', READ, async (ctx) => show(ctx, '/about', { content: <About contact={contactFor(ctx)} sources={await shownSources(ctx)} /> })),
  sitePage('/accessibility', (ctx) => <Accessibility contact={contactFor(ctx)} />),
  sitePage('/privacy', (ctx) => <Privacy contact={contactFor(ctx)} />),
  get('/cookies', READ, () => redirect('/privacy#cookies')),
  sitePage('/take-part', (ctx) => <TakePart contact={contactFor(ctx)} />),
  get('/take-part/form', READ, (ctx) => page({ title: 'Form to print', breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Ways to take part', href: '/take-part' }], content: <TakePartForm contact={contactFor(ctx)} /> })),
];

/** The strategies of real organisations on the first page of the list, which has the real ones first. */
const shownSources = (ctx: RequestContext): Promise<ShownSource[]> => ctx.read(async (tx) => {
  const { rows } = await listStrategies(tx, {});
  const real = rows.filter(({ isExample, isPublic }) => isPublic && !isExample);
  return Promise.all(real.map(async ({ code }) => {
    const { title, about } = await strategyHead(tx, code);
    return { code, title, attribution: about.attribution, licence: about.licence };
  }));
});

/** One of the site's own pages; its title is the one that the list of easy-read versions shows. */
function sitePage(address: string, draw: (ctx: RequestContext) => VNode): Route {
  return get(address, READ, (ctx) => show(ctx, address, { content: draw(ctx) }));
}

interface Shown {
  content: VNode;
  isInError?: boolean;
}

async function show(ctx: RequestContext, address: string, { content, isInError = false }: Shown): Promise<Reply> {
  const title = sitePages.find((each) => each.address === address)?.title ?? '';
  const easyRead = await ctx.read((tx) => easyReadOf(tx, 'page', address));
  return page({
    title, isInError, breadcrumbs: [{ text: 'Home', href: '/' }],
    content: await withWords(ctx, <>
      <div class="nhsuk-u-reading-width">{content}</div>
      <div class="nhsuk-u-reading-width"><EasyReadSlot easyRead={easyRead} now={ctx.now} writeHref={writeHrefOf(ctx)} /></div>
    </>),
  });
}

const showHelp = (ctx: RequestContext, state: FormState): Promise<Reply> =>
  show(ctx, '/help', { content: <><FormErrorSummary state={state} /><Help contact={contactFor(ctx)} csrf={ctx.csrf()} state={state} isTold={ctx.query['told'] === 'yes'} /></>, isInError: state.errors.length > 0 });

/** The page of this site that somebody came from, so that they need not write it; its questions stay out. */
function pageLeft({ headers, config }: RequestContext): string {
  const from = headers['referer'];
  if (typeof from !== 'string' || !URL.canParse(from)) return '';
  const { origin, pathname } = new URL(from);
  return origin === new URL(config.baseUrl).origin && pathname !== '/help' && !secretPath.test(pathname) ? pathname.slice(0, 300) : '';
}

/** Addresses that hold a secret are nobody's to keep. */
const secretPath = /^\/(?:updates|invitations|sign-in|mail-list)\//;

const reportForm = z.object({ page: z.string().max(300).optional(), words: z.string().trim().min(3, 'Tell us in a few words what does not work').max(1000, 'Use 1,000 letters or less') });

async function tell(ctx: RequestContext): Promise<Reply> {
  const form = parseForm(reportForm, ctx.body);
  if (!form.ok) return showHelp(ctx, form.state);
  const { page: about = '', words } = form.value;
  await reportSite(ctx, { words, page: /^\/[\w/.-]*$/.test(about) && !secretPath.test(about) ? about : null });
  return redirect('/help?told=yes#tell-us');
}
