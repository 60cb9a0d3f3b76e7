import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { Conflict } from '#platform/errors';
import { get, page, post, refusedInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { organisationsById } from '#modules/directory';
import { adviceOn, asksForWords, dateAnswer, emptyForm, formState, parseForm, typedState, wordsAsked, type Advice, type FormState } from '#ui/forms';
import { aroundSentences } from '../../around-permissions.ts';
import { addPartner, changePartner, endPartner, recordPartnerContact } from '../../commands/keep-partner.ts';
import { authoriseAround, mayAround } from '../../data/around-acting.ts';
import { exampleId } from '../../data/demo-around.ts';
import { listPartners, partnerPage } from '../../queries/partners.ts';
import { PartnerDetail, PartnerForm, PartnerList, type OpenForm } from './partner-pages.tsx';
import { savedAt } from '../saved.ts';

const example = { id: exampleId('partner', 'vale-and-riverside Vale County Council (example)') };
const toPartners = [{ text: 'Home', href: '/' }, { text: 'Partners', href: '/partners' }];
const checked = { aim: 'What you want to do together', forums: 'Where you meet' };

export const partnerRoutes: readonly Route[] = [
  get('/partners', 'read partners', showList),
  get('/partners/new', 'keep partners', (ctx) => showNew(ctx, emptyForm)),
  post('/partners', 'keep partners', add),
  get('/partners/:id', 'read partners', (ctx) => showPartner(ctx), { example }),
  get('/partners/:id/edit', 'keep partners', edit, { example }),
  post('/partners/:id', 'keep partners', change, { example }),
  post('/partners/:id/contacts', 'keep partners', addContact, { example }),
  post('/partners/:id/ending', 'keep partners', end, { example }),
];

const text = (missing: string, max: number, min = 3) => z.string().trim().min(min, missing).max(max, `Use ${max} letters or less`);
const words = {
  name: text('Enter the name of the partner', 200, 2), aim: text('Say what you want to do together', 1000), contactRole: text('Enter a role', 120, 2),
  forums: z.string().trim().max(600, 'Use 600 letters or less'), ahpSeat: z.string().trim().max(300, 'Use 300 letters or less'),
};
const newSchema = z.object({ organisationId: z.string().min(1, 'Choose an organisation'), ...words });
const changeSchema = z.object({ revision: z.coerce.number('The form is out of date. Load the page again').int(), ...words });
const contactSchema = z.object({
  on: dateAnswer({ missing: 'Enter the day of the contact', name: 'The day' }), what: text('Say what it was about', 1000), changed: z.string().trim().max(1000, 'Use 1,000 letters or less'),
});
const endingSchema = z.object({ endedReason: text('Say why it ends', 600) });

async function showList(ctx: RequestContext): Promise<Reply> {
  const partners = await ctx.read((tx) => listPartners(tx, ctx.now));
  return page({ title: 'Partners', breadcrumbs: [{ text: 'Home', href: '/' }], currentSection: '/co-implementation', content: <PartnerList partners={partners} mayAdd={mayAround(ctx.viewer, 'keep partners')} /> });
}

async function showPartner(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const partner = await ctx.read((tx) => partnerPage(tx, ctx.params['id'] ?? '', ctx.now));
  const isInError = open !== undefined && open.state.errors.length > 0;
  const mayChange = !partner.hasEnded && mayAround(ctx.viewer, 'keep partners', partner.organisationId);
  return page({ title: partner.name, breadcrumbs: toPartners, isInError, content: <PartnerDetail partner={partner} mayChange={mayChange} csrfToken={ctx.csrf()} open={open} /> });
}

async function showNew(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const found = await ctx.read((tx) => organisationsById(tx, organisationsWhere(aroundSentences, ctx.viewer, 'keep partners')));
  const organisations = [...found.values()].filter(({ policyTextOnly }) => !policyTextOnly);
  const isInError = state.errors.length > 0;
  return page({
    title: 'Add a partner', breadcrumbs: toPartners, isInError,
    content: <PartnerForm heading="Add a partner" action="/partners" csrfToken={ctx.csrf()} state={state} organisations={organisations} advice={advice} />,
  });
}

async function add(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(newSchema, ctx.body);
  if (asksForWords(ctx.body)) return showNew(ctx, typedState(newSchema, ctx.body), await adviceOn(ctx, { body: ctx.body, fields: checked }));
  if (!parsed.ok) return showNew(ctx, parsed.state);
  return refusedInForm(async () => {
    const { id } = await ctx.write((tx) => addPartner(tx, ctx, parsed.value));
    return savedAt(`/partners/${id}`, 'partner-kept');
  }, (errors) => showNew(ctx, { ...typedState(newSchema, ctx.body), errors }));
}

async function edit(ctx: RequestContext): Promise<Reply> {
  const partner = await ctx.read((tx) => partnerPage(tx, ctx.params['id'] ?? '', ctx.now));
  authoriseAround(ctx, 'keep partners', partner.organisationId);
  if (partner.hasEnded) throw new Conflict('This partnership has ended. It can be read but no longer changed.');
  const { name, aim, contactRole, forums, ahpSeat, revision } = partner;
  return showChange(ctx, formState({ name, aim, contactRole, forums, ahpSeat, revision: String(revision) }));
}

const showChange = (ctx: RequestContext, state: FormState, more: { advice?: Advice; notice?: string; status?: number } = {}): Reply => page({
  title: 'Change this partner', breadcrumbs: toPartners, isInError: state.errors.length > 0, status: more.status,
  content: <PartnerForm heading="Change this partner" action={`/partners/${ctx.params['id']}`} csrfToken={ctx.csrf()} state={state} organisations={[]} advice={more.advice} notice={more.notice} />,
});

async function change(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const parsed = parseForm(changeSchema, ctx.body);
  if (asksForWords(ctx.body)) return showChange(ctx, typedState(changeSchema, ctx.body), { advice: await adviceOn(ctx, { body: ctx.body, fields: checked }) });
  if (!parsed.ok) return showChange(ctx, parsed.state);
  try {
    await ctx.write((tx) => changePartner(tx, ctx, { id, ...parsed.value }));
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    const now = await ctx.read((tx) => partnerPage(tx, id, ctx.now));
    if (now.hasEnded) throw error;
    return showChange(ctx, { values: { ...typedState(changeSchema, ctx.body).values, revision: String(now.revision) }, errors: [] }, { status: 409, notice: `${error.message} The aim now reads: “${now.aim}”.` });
  }
  return savedAt(`/partners/${id}`, 'partner-changed');
}

async function addContact(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const asked = await wordsAsked(ctx, contactSchema);
  if (asked) return showPartner(ctx, { form: 'contact', ...asked });
  const parsed = parseForm(contactSchema, ctx.body);
  if (!parsed.ok) return showPartner(ctx, { form: 'contact', state: parsed.state });
  return refusedInForm(async () => {
    await ctx.write((tx) => recordPartnerContact(tx, ctx, { id, ...parsed.value }));
    return savedAt(`/partners/${id}`, 'partner-contact');
  }, (errors) => showPartner(ctx, { form: 'contact', state: { ...typedState(contactSchema, ctx.body), errors } }));
}

async function end(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  const asked = await wordsAsked(ctx, endingSchema);
  if (asked) return showPartner(ctx, { form: 'ending', ...asked });
  const parsed = parseForm(endingSchema, ctx.body);
  if (!parsed.ok) return showPartner(ctx, { form: 'ending', state: parsed.state });
  await ctx.write((tx) => endPartner(tx, ctx, { id, reason: parsed.value.endedReason }));
  return savedAt(`/partners/${id}`, 'partner-ended');
}
