import { z } from 'zod';
import { get, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { dateAnswer, dateValues, DateField, emptyForm, Form, formState, FormErrorSummary, HiddenField, RadiosField, SelectField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { addService, answerWish, changeService, endService, noteWish } from '../../commands/offer/keep-service.ts';
import { exampleServiceId, exampleWishId } from '../../data/examples.ts';
import { authorise } from '../../permissions.ts';
import { accessWays, serviceOfWish, servicePage } from '../../queries/offer/services.ts';
import { chosenProfessions, maybe, place, placesFor, PlaceField, ProfessionsField, text } from '../fields.tsx';
import { hubCrumbs } from '../public-page.tsx';
import { savedAt } from '../saved.ts';
import { sentForm } from '../sent-form.ts';
import { accessTitles, OUTCOMES, showService, showServices } from './service-pages.tsx';

const example = { example: { id: exampleServiceId } };
const KEEP = 'keep services';

export const serviceRoutes: readonly Route[] = [
  get('/services', 'read stories', showServices),
  get('/services/new', KEEP, (ctx) => showForm(ctx, emptyForm)),
  post('/services', KEEP, add),
  get('/services/:id', 'read stories', (ctx) => showService(ctx), example),
  get('/services/:id/edit', KEEP, (ctx) => showEdit(ctx), example),
  post('/services/:id', KEEP, change, example),
  post('/services/:id/ending', KEEP, end, example),
  post('/services/:id/wishes', KEEP, wish, example),
  get('/service-wishes/:id', KEEP, (ctx) => showAnswer(ctx, emptyForm), { example: { id: exampleWishId } }),
  post('/service-wishes/:id/answer', KEEP, answer, { example: { id: exampleWishId } }),
];

const fieldOf = (way: (typeof accessWays)[number]) => `way-${way.replace(' ', '-')}`;
const areas = ['physical health', 'mental health', 'learning disability'] as const;
const shape = {
  name: text('Enter the name of the service', 120), about: text('Say in plain words what it does', 1000, 10), professions: chosenProfessions, serviceArea: z.union([z.enum(areas), z.literal('').transform(() => null)]).default(null),
  reach: maybe(600), reviewOn: dateAnswer({ missing: 'Enter a day', name: 'The day' }), ...Object.fromEntries(accessWays.map((way) => [fieldOf(way), maybe(300)])),
};
const addSchema = z.object({ organisationId: place, ...shape });
const changeSchema = z.object({ revision: z.coerce.number().int().min(0).catch(0), ...shape });

const accessOf = (value: Record<string, unknown>) => Object.fromEntries(accessWays.map((way) => {
  const said = value[fieldOf(way)];
  return [way, typeof said === 'string' ? said : ''];
})) as Record<(typeof accessWays)[number], string>;

async function showForm(ctx: RequestContext, state: FormState, advice?: Advice, id?: string): Promise<Reply> {
  const places = id ? [] : await ctx.read((tx) => placesFor(tx, ctx, KEEP));
  return page({
    title: id ? 'Change a service' : 'Put a service on the site', isInError: state.errors.length > 0, currentSection: '/stories', breadcrumbs: [...hubCrumbs, { text: 'Services', href: '/services' }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">{id ? 'Change a service' : 'Put a service on the site'}</h1>
        <Form action={id ? `/services/${id}` : '/services'} csrfToken={ctx.csrf()} state={state}>
          {!id && <PlaceField places={places} />}
          {id && <HiddenField name="revision" />}
          <TextField name="name" label="Name of the service" />
          <TextareaField name="about" label="What does it do, and for whom?" rows={3} maxlength={1000} />
          <ProfessionsField legend="Which professions help there?" />
          <SelectField name="serviceArea" label="Which area is it in?" items={[{ value: '', text: 'Not one of these' }, ...areas.map((area) => ({ value: area, text: `${area[0]?.toUpperCase()}${area.slice(1)}` }))]} />
          <TextareaField name="reach" label="How do people reach it?" rows={2} maxlength={600} />
          <h2 class="nhsuk-heading-m">How people can use it</h2>
          <p>Leave a line empty where you cannot say it yet. The page then tells people to ask.</p>
          {accessWays.map((way) => <TextField name={fieldOf(way)} label={accessTitles[way]} />)}
          <DateField name="reviewOn" legend="When do you look at this page again?" />
          <Button text="Save the service" />
          <WordsCheck advice={advice} />
        </Form>
        {id && <Form action={`/services/${id}/ending`} csrfToken={ctx.csrf()}><Button variant="warning" text="Take the service off" /></Form>}
      </div>
    ),
  });
}

async function showEdit(ctx: RequestContext): Promise<Reply> {
  const found = await ctx.read((tx) => servicePage(tx, ctx.params['id'] ?? ''));
  authorise(ctx, KEEP, found.organisationId);
  const { name, about, professions, serviceArea, reach, reviewOn, revision, access } = found;
  return showForm(ctx, formState({ name, about, professions, serviceArea: serviceArea ?? '', reach, revision: String(revision), ...dateValues('reviewOn', reviewOn), ...Object.fromEntries(accessWays.map((way) => [fieldOf(way), access[way]])) }), undefined, found.id);
}

function add(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, addSchema, (state, advice) => showForm(ctx, state, advice), async (value) =>
  savedAt(`/services/${await ctx.write((tx) => addService(tx, ctx, { ...value, access: accessOf(value) }))}`, 'service-kept'));
}

function change(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, changeSchema, (state, advice) => showForm(ctx, state, advice, ctx.params['id']), async (value) => {
  const id = ctx.params['id'] ?? '';
  await ctx.write((tx) => changeService(tx, ctx, { ...value, organisationId: '', id, access: accessOf(value) }));
  return savedAt(`/services/${id}`, 'service-kept');
  });
}

async function end(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  await ctx.write((tx) => endService(tx, ctx, id));
  return savedAt(`/services/${id}`, 'service-ended');
}

const wishSchema = z.object({ themeId: z.uuid('Choose a theme'), about: z.enum(accessWays, 'Choose what it is about'), words: text('Say what they ask for', 300) });
const answerSchema = z.object({ outcome: z.enum(['doing', 'done', 'cannot'], 'Choose what becomes of it'), answer: text('Say it in plain words', 600) });

function wish(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, wishSchema, (state, advice) => showService(ctx, { state, advice }), async (value) => {
  const serviceId = ctx.params['id'] ?? '';
  await ctx.write((tx) => noteWish(tx, ctx, { serviceId, ...value }));
  return savedAt(`/services/${serviceId}`, 'wish-noted');
  });
}

async function showAnswer(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const wishId = ctx.params['id'] ?? '';
  const service = await ctx.read((tx) => serviceOfWish(tx, wishId));
  authorise(ctx, KEEP, service.organisationId);
  const asked = service.wishes.find(({ id }) => id === wishId);
  return page({
    title: 'Answer what people asked for', isInError: state.errors.length > 0, currentSection: '/stories', breadcrumbs: [...hubCrumbs, { text: service.name, href: `/services/${service.id}` }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{service.name}</span>Answer what people asked for</h1>
        <p data-quoted>{asked?.words}</p>
        <Form action={`/service-wishes/${wishId}/answer`} csrfToken={ctx.csrf()} state={state}>
          <RadiosField name="outcome" legend="What becomes of it?" items={Object.entries(OUTCOMES).map(([value, words]) => ({ value, text: words }))} />
          <TextareaField name="answer" label="Say it in plain words" rows={3} maxlength={600} />
          <Button text="Save the answer" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

function answer(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, answerSchema, (state, advice) => showAnswer(ctx, state, advice), async (value) => savedAt(`/services/${await ctx.write((tx) => answerWish(tx, ctx, { id: ctx.params['id'] ?? '', ...value }))}#asked`, 'wish-answered'));
}
