import type { VNode } from 'preact';
import { get, page, type Reply, type RequestContext, type Route } from '#platform/http';
import { systemList, systemPage } from '../../queries/system-page.ts';
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

type Drawing = (props: { system: Awaited<ReturnType<typeof systemPage>>; isSignedIn: boolean; now: Date }) => VNode;

async function showOne(ctx: RequestContext, Drawing: Drawing): Promise<Reply> {
  const system = await ctx.read((tx) => systemPage(tx, ctx.params['code'] ?? '', ctx.now));
  return page({
    title: system.unit.name, breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Integrated care systems', href: '/systems' }],
    content: await withWords(ctx, <Drawing system={system} isSignedIn={ctx.viewer.signedIn} now={ctx.now} />),
  });
}
