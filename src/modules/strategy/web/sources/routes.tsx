import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { get, page, post, refusedInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { dateAnswer, parseForm, typedState, wordsAsked } from '#ui/forms';
import { aroundSentences } from '../../around-permissions.ts';
import { citeSource, endCitation, markSuperseded } from '../../commands/keep-policy-sources.ts';
import { mayAround } from '../../data/around-acting.ts';
import { ownNodes } from '../../queries/linkable-nodes.ts';
import { policySourcePage, policySources } from '../../queries/policy-sources.ts';
import { SourceDetail, SourceList, type OpenForm } from './source-pages.tsx';
import { savedAt } from '../saved.ts';

const example = { code: 'fw.01' };

export const sourceRoutes: readonly Route[] = [
  get('/sources', 'read policy sources', showList),
  get('/sources/:code', 'read policy sources', (ctx) => showSource(ctx), { example }),
  post('/sources/:code/supersession', 'mark a policy as superseded', supersede, { example }),
  post('/sources/:code/citations', 'cite policy sources', cite, { example }),
  post('/citations/:id/ending', 'cite policy sources', endOne, { example: { id: '00000000-0000-4000-8000-000000000000' } }),
];

async function showList(ctx: RequestContext): Promise<Reply> {
  const sources = await ctx.read(policySources);
  return page({ title: 'Policy sources', breadcrumbs: [{ text: 'Home', href: '/' }], currentSection: '/strategies', content: <SourceList sources={sources} /> });
}

const isInError = (open: OpenForm | undefined): boolean => open !== undefined && open.state.errors.length > 0;

async function showSource(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const ownOrganisations = organisationsWhere(aroundSentences, ctx.viewer, 'cite policy sources');
  const maySupersede = mayAround(ctx.viewer, 'mark a policy as superseded');
  const { source, citable, others } = await ctx.read(async (tx) => ({
    source: await policySourcePage(tx, ctx.params['code'] ?? ''),
    citable: ownOrganisations.length > 0 ? await ownNodes(tx, ownOrganisations) : [],
    others: maySupersede ? await policySources(tx) : [],
  }));
  return page({
    title: source.title, breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Policy sources', href: '/sources' }], currentSection: '/strategies', isInError: isInError(open),
    content: <SourceDetail source={source} csrfToken={ctx.csrf()} maySupersede={maySupersede} citable={citable} ownOrganisations={ownOrganisations} others={others} open={open} />,
  });
}

const words = (missing: string, max: number) => z.string().trim().min(3, missing).max(max, `Use ${max} letters or less`);

const supersessionSchema = z.object({
  byTitle: words('Enter the title of what took its place', 300), byCode: z.string().optional(), since: dateAnswer({ missing: 'Enter the day', name: 'The day' }).optional(), reason: words('Say how you know', 600),
});

async function supersede(ctx: RequestContext): Promise<Reply> {
  const code = ctx.params['code'] ?? '';
  const asked = await wordsAsked(ctx, supersessionSchema);
  if (asked) return showSource(ctx, { form: 'supersession', ...asked });
  const parsed = parseForm(supersessionSchema, ctx.body);
  if (!parsed.ok) return showSource(ctx, { form: 'supersession', state: parsed.state });
  const { byTitle, byCode, since, reason } = parsed.value;
  return refusedInForm(async () => {
    await ctx.write((tx) => markSuperseded(tx, ctx, { code, byTitle, byCode: byCode ?? null, since: since ?? null, reason }));
    return savedAt(`/sources/${encodeURIComponent(code)}`, 'superseded');
  }, (errors) => showSource(ctx, { form: 'supersession', state: { ...typedState(supersessionSchema, ctx.body), errors } }));
}

const citationSchema = z.object({ node: z.string().min(1, 'Choose a part of your strategy'), place: z.string().trim().min(1, 'Enter the page or section').max(200, 'Use 200 letters or less'), statement: words('Say what the source says there', 600) });

async function cite(ctx: RequestContext): Promise<Reply> {
  const code = ctx.params['code'] ?? '';
  const asked = await wordsAsked(ctx, citationSchema);
  if (asked) return showSource(ctx, { form: 'citation', ...asked });
  const parsed = parseForm(citationSchema, ctx.body);
  if (!parsed.ok) return showSource(ctx, { form: 'citation', state: parsed.state });
  const { node, ...rest } = parsed.value;
  return refusedInForm(async () => {
    await ctx.write((tx) => citeSource(tx, ctx, { code, nodeCode: node, ...rest }));
    return savedAt(`/sources/${encodeURIComponent(code)}`, 'cited');
  }, (errors) => showSource(ctx, { form: 'citation', state: { ...typedState(citationSchema, ctx.body), errors } }));
}

async function endOne(ctx: RequestContext): Promise<Reply> {
  const { sourceCode } = await ctx.write((tx) => endCitation(tx, ctx, ctx.params['id'] ?? ''));
  return savedAt(`/sources/${encodeURIComponent(sourceCode)}`, 'citation-ended');
}
