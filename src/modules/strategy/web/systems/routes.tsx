import type { VNode } from 'preact';
import { FinancialYear } from '#platform/clock';
import { get, page, type Reply, type RequestContext, type Route } from '#platform/http';
import { systemList, systemPage, type SystemPage } from '../../queries/system-page.ts';
import { dayAsked, type DayAsked } from '../day-asked.tsx';
import { withWords } from '../words/short.tsx';
import { OfferSummary, SystemDetail } from './system-pages.tsx';

const example = { code: 'rivers-and-moor' };

export const systemRoutes: readonly Route[] = [
  get('/systems', 'read systems', showList),
  get('/systems/:code', 'read systems', (ctx) => showOne(ctx, SystemDetail), { example }),
  get('/systems/:code/offer', 'read systems', (ctx) => showOne(ctx, OfferSummary), { example }),
];

async function showList(ctx: RequestContext): Promise<Reply> {
  const systems = await ctx.read((tx) => systemList(tx, ctx.now));
  return page({
    title: 'Integrated care systems', breadcrumbs: [{ text: 'Home', href: '/' }],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Integrated care systems</h1>
        <p>An integrated care system is an area where health services, councils and other groups plan care together.</p>
        <p>Several of them make a region. <a href="/regions">See the regions</a>.</p>
        {systems.length === 0 && <p>No integrated care system is in the directory yet.</p>}
        <ul class="nhsuk-list nhsuk-list--bullet">{systems.map(({ code, name }) => <li key={code}><a href={`/systems/${code}`}>{name}</a></li>)}</ul>
      </div>
    ),
  });
}

type Drawing = (props: { system: SystemPage; isSignedIn: boolean; asked: DayAsked; path: string }) => VNode;

async function showOne(ctx: RequestContext, Drawing: Drawing): Promise<Reply> {
  const asked = dayAsked(ctx);
  const year = typeof ctx.query['year'] === 'string' ? FinancialYear.parse(ctx.query['year']) : undefined;
  const system = await ctx.read((tx) => systemPage(tx, ctx.params['code'] ?? '', { on: asked.on, year, now: ctx.now }));
  return page({
    // A day that is none is answered with today.
    title: system.unit.name, isInError: asked.state.errors.length > 0, status: 200, breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Integrated care systems', href: '/systems' }],
    content: await withWords(ctx, <Drawing system={system} isSignedIn={ctx.viewer.signedIn} asked={asked} path={ctx.path} />),
  });
}
