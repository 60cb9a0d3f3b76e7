import { get, page, post, refusedInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { Conflict, Invalid } from '#platform/errors';
import { adviceOn, asksForWords, emptyForm, formState, parseForm, typedState, wordsAsked, type Advice, type FormState } from '#ui/forms';
import { z } from 'zod';
import { authoriseAround } from '../../data/around-acting.ts';
import { exampleId } from '../../data/demo-around.ts';
import { changeWorkstream, linkWorkstream, unlinkWorkstream } from '../../commands/change-workstream.ts';
import { registerWorkstream } from '../../commands/register-workstream.ts';
import { endWorkstream, shareWorkstream, stopSharingWorkstream } from '../../commands/share-workstream.ts';
import { workstreamPage } from '../../queries/workstreams.ts';
import { tagsOf, tagValue } from './tag-fields.tsx';
import { showOverlap } from './overlap-page.tsx';
import { changeWorkstreamSchema, ChangeWorkstreamForm, checkedFields, choicesFor, linkFields, NewWorkstreamForm, newWorkstreamSchema } from './workstream-form.tsx';
import { workstreamList } from './workstream-list.tsx';
import { showWorkstream } from './workstream-page.tsx';
import { savedAt } from '../saved.ts';

const example = { id: exampleId('workstream', 'vale.work.1') };
const breadcrumbs = [{ text: 'Home', href: '/' }, { text: 'Workstreams', href: '/workstreams' }];

export const workstreamRoutes: readonly Route[] = [
  workstreamList,
  get('/workstreams/new', 'register workstreams', (ctx) => showNew(ctx, emptyForm)),
  post('/workstreams', 'register workstreams', register),
  get('/workstreams/:id', 'read shared workstreams', (ctx) => showWorkstream(ctx), { example }),
  get('/workstreams/:id/edit', 'register workstreams', edit, { example }),
  post('/workstreams/:id', 'register workstreams', change, { example }),
  post('/workstreams/:id/links', 'register workstreams', link, { example }),
  post('/workstreams/:id/ended-links', 'register workstreams', unlink, { example }),
  post('/workstreams/:id/sharing', 'register workstreams', share, { example }),
  post('/workstreams/:id/ending', 'register workstreams', end, { example }),
  get('/strategies/:code/overlap', 'read shared workstreams', showOverlap, { example: { code: 'nat' } }),
];

async function showNew(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const choices = await ctx.read(choicesFor(ctx.viewer));
  const isInError = state.errors.length > 0;
  return page({ title: 'Register a workstream', breadcrumbs, isInError, content: <NewWorkstreamForm ctx={ctx} state={state} advice={advice} choices={choices} /> });
}

async function register(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(newWorkstreamSchema, ctx.body);
  if (asksForWords(ctx.body)) return showNew(ctx, typedState(newWorkstreamSchema, ctx.body), await adviceOn(ctx, { body: ctx.body, fields: checkedFields }));
  if (!parsed.ok) return showNew(ctx, parsed.state);
  const { node, weight, reason, tags, ...words } = parsed.value;
  return refusedInForm(async () => {
    const { id } = await ctx.write((tx) => registerWorkstream(tx, ctx, { ...words, tags: tagsOf(tags), link: { nodeCode: node, weight, reason } }));
    return savedAt(`/workstreams/${id}`, 'workstream');
  }, (issues) => showNew(ctx, { ...typedState(newWorkstreamSchema, ctx.body), errors: issues }));
}

async function edit(ctx: RequestContext): Promise<Reply> {
  const work = await ctx.read((tx) => workstreamPage(tx, ctx.params['id'] ?? ''));
  authoriseAround(ctx, 'register workstreams', work.organisationId);
  if (work.hasEnded) throw new Conflict('This workstream has ended. It can be read but no longer changed.');
  return showChange(ctx, formState({ title: work.title, about: work.about, leadRole: work.leadRole, revision: String(work.revision), roleGroups: [...work.roleGroups], tags: work.tags.map(tagValue) }));
}

const showChange = (ctx: RequestContext, state: FormState, more: { advice?: Advice; notice?: string; status?: number } = {}): Reply => page({
  title: 'Change this workstream', breadcrumbs, isInError: state.errors.length > 0, status: more.status,
  content: <ChangeWorkstreamForm ctx={ctx} state={state} id={ctx.params['id'] ?? ''} advice={more.advice} notice={more.notice} />,
});

async function change(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const parsed = parseForm(changeWorkstreamSchema, ctx.body);
  if (asksForWords(ctx.body)) return showChange(ctx, typedState(changeWorkstreamSchema, ctx.body), { advice: await adviceOn(ctx, { body: ctx.body, fields: checkedFields }) });
  if (!parsed.ok) return showChange(ctx, parsed.state);
  const { tags, ...words } = parsed.value;
  try {
    await ctx.write((tx) => changeWorkstream(tx, ctx, { id, ...words, tags: tagsOf(tags) }));
  } catch (error) {
    if (error instanceof Conflict) return conflictPage(ctx, id, error);
    throw error;
  }
  return savedAt(`/workstreams/${id}`, 'workstream-changed');
}

/** Keeps what was typed, says what is there now, and lets the next save go through on purpose. */
async function conflictPage(ctx: RequestContext, id: string, error: Conflict): Promise<Reply> {
  const now = await ctx.read((tx) => workstreamPage(tx, id));
  if (now.hasEnded) throw error;
  const typed = typedState(changeWorkstreamSchema, ctx.body);
  return showChange(ctx, { values: { ...typed.values, revision: String(now.revision) }, errors: [] }, { status: 409, notice: `${error.message} It now reads: “${now.title}”. ${now.about}` });
}

async function link(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const asked = await wordsAsked(ctx, z.object(linkFields));
  if (asked) return showWorkstream(ctx, { form: 'link', ...asked });
  const parsed = parseForm(z.object(linkFields), ctx.body);
  if (!parsed.ok) return showWorkstream(ctx, { form: 'link', state: parsed.state });
  const { node, weight, reason } = parsed.value;
  return refusedInForm(async () => {
    await ctx.write((tx) => linkWorkstream(tx, ctx, { id, nodeCode: node, weight, reason }));
    return savedAt(`/workstreams/${id}`, 'workstream-linked');
  }, (errors) => showWorkstream(ctx, { form: 'link', state: { ...typedState(z.object(linkFields), ctx.body), errors } }));
}

const endedLinkSchema = z.object({ endedLink: z.string().min(1, 'Choose a link'), endedLinkReason: linkFields.reason });

async function unlink(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const asked = await wordsAsked(ctx, endedLinkSchema);
  if (asked) return showWorkstream(ctx, { form: 'unlink', ...asked });
  const parsed = parseForm(endedLinkSchema, ctx.body);
  if (!parsed.ok) return showWorkstream(ctx, { form: 'unlink', state: parsed.state });
  await ctx.write((tx) => unlinkWorkstream(tx, ctx, { id, linkId: parsed.value.endedLink, reason: parsed.value.endedLinkReason }));
  return savedAt(`/workstreams/${id}`, 'workstream-unlinked');
}

async function share(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const parsed = parseForm(z.object({ sharing: z.enum(['share', 'stop']) }), ctx.body);
  if (!parsed.ok) throw new Invalid('Choose whether to share this workstream.');
  await ctx.write((tx) => (parsed.value.sharing === 'share' ? shareWorkstream : stopSharingWorkstream)(tx, ctx, id));
  return savedAt(`/workstreams/${id}`, parsed.value.sharing === 'share' ? 'workstream-shared' : 'workstream-unshared');
}

const endedSchema = z.object({ endedReason: z.string().trim().min(3, 'Say in a few words what became of it').max(600, 'Use 600 letters or less') });

async function end(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const asked = await wordsAsked(ctx, endedSchema);
  if (asked) return showWorkstream(ctx, { form: 'ending', ...asked });
  const parsed = parseForm(endedSchema, ctx.body);
  if (!parsed.ok) return showWorkstream(ctx, { form: 'ending', state: parsed.state });
  await ctx.write((tx) => endWorkstream(tx, ctx, { id, reason: parsed.value.endedReason }));
  return savedAt(`/workstreams/${id}`, 'workstream-ended');
}
