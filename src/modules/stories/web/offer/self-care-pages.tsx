import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { NotFound } from '#platform/errors';
import { formatDay, londonDay } from '#platform/clock';
import { get, listPage, page, post, type ListPage, type Reply, type RequestContext, type Route } from '#platform/http';
import { CheckboxesField, dateAnswer, DateField, dateValues, emptyForm, Form, FormErrorSummary, formState, HiddenField, SelectField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Details, InsetText, Tag } from '#ui/nhsuk';
import { PagesOf } from '#ui/tables';
import { endSelfCare, keepSelfCare } from '../../commands/offer/keep-self-care.ts';
import { exampleSelfCareId } from '../../data/examples.ts';
import { needsFile } from '../../domain/guide/guide-content.ts';
import { authorise, mayHere, sentences } from '../../permissions.ts';
import { lateSelfCare, selfCareList, selfCarePage, type SelfCare } from '../../queries/offer/self-care.ts';
import { chosenProfessions, maybe, place, placesFor, PlaceField, ProfessionField, ProfessionsField, text, titlesOf } from '../fields.tsx';
import { hubCrumbs, publicPage } from '../public-page.tsx';
import { savedAt } from '../saved.ts';
import { sentForm } from '../sent-form.ts';

const example = { example: { id: exampleSelfCareId } };
const KEEP = 'keep services';

export const selfCareRoutes: readonly Route[] = [
  get('/self-care', 'read stories', showList),
  get('/self-care/new', KEEP, (ctx) => showForm(ctx, emptyForm)),
  post('/self-care', KEEP, add),
  get('/self-care/:id', 'read stories', showOne, example),
  get('/self-care/:id/edit', KEEP, showEdit, example),
  post('/self-care/:id', KEEP, change, example),
  post('/self-care/:id/ending', KEEP, end, example),
];

const needItems = needsFile.needs.map(({ code, title }) => ({ value: code, text: title }));
const needTitle = (code: string) => needsFile.needs.find((need) => need.code === code)?.title ?? code;

/** What people can do themselves, by need and profession. What is past its review day is shown to its keepers only (requirement S96). */
async function showList(ctx: RequestContext): Promise<Reply> {
  const asked = (name: string) => String(ctx.query[name] ?? '').slice(0, 60);
  const today = londonDay(ctx.now);
  const [need, profession, organisationIds] = [asked('need'), asked('profession'), organisationsWhere(sentences, ctx.viewer, KEEP)];
  const [fresh, late] = await ctx.read(async (tx) => [
    await listPage(ctx, (at) => selfCareList(tx, { today, need, profession, page: at })), await listPage(ctx, (at) => lateSelfCare(tx, { today, organisationIds, page: at }), 'late'),
  ] as const);
  return publicPage(ctx, {
    title: 'Look after yourself', content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Look after yourself</h1>
        <p class="nhsuk-lede-text">Things you can do at home, written by people of the 14 professions.</p>
        <p>They do not take the place of care. If you get worse, ask your GP or call 111. In danger call 999.</p>
        {late.total > 0 && <Late list={late} home={`/self-care?${new URLSearchParams({ need, profession })}`} />}
        <Form method="get" action="/self-care" state={formState({ need, profession })}>
          <SelectField name="need" label="What is it about?" items={[{ value: '', text: 'Anything' }, ...needItems]} />
          <ProfessionField label="Which profession?" />
          <Button variant="secondary" text="Show" />
        </Form>
        {fresh.total === 0 ? <p>There is nothing here for that yet.</p> : (
          <ul class="nhsuk-list">
            {fresh.lines.map(({ id, title, professions, organisation, isExample, hasEasyRead }) => (
              <li><a href={`/self-care/${id}`}><strong>{title}</strong></a>{isExample && <> <Tag colour="yellow" text="Example" /></>}<br /><span class="nhsuk-body-s">{titlesOf(professions)}. {organisation}.{hasEasyRead ? ' With easy read.' : ''}</span></li>
            ))}
          </ul>
        )}
        <PagesOf list={fresh} home={`/self-care?${new URLSearchParams({ need, profession })}`} what="self-care pages" />
        <p>Does it help? Services can ask people how sure they feel about looking after themselves: <a href="/quality/measures/confidence">what is measured</a>.</p>
        {mayHere(ctx.viewer, KEEP) && <p><a href="/self-care/new">Write a self-care page</a></p>}
      </div>
    ),
  });
}

const Late = ({ list, home }: { list: ListPage<SelfCare>; home: string }) => (
  <InsetText>
    <h2 class="nhsuk-heading-s" id="late">To be looked at again</h2>
    <p>Nobody else sees these until you have: their review day is past.</p>
    <ul class="nhsuk-list nhsuk-list--bullet">{list.lines.map(({ id, title, reviewOn, ownerRole }) => <li><a href={`/self-care/${id}/edit`}>{title}</a>: {formatDay(reviewOn)}, {ownerRole}</li>)}</ul>
    <PagesOf list={list} home={home} what="pages to be looked at again" name="late" />
  </InsetText>
);

async function showOne(ctx: RequestContext): Promise<Reply> {
  const found = await ctx.read((tx) => selfCarePage(tx, ctx.params['id'] ?? ''));
  const mayKeep = mayHere(ctx.viewer, KEEP, found.organisationId);
  const isLate = found.reviewOn < londonDay(ctx.now);
  if ((isLate || found.hasEnded) && !mayKeep) throw new NotFound('This page is being looked at again. It is back when somebody has checked it.');
  return publicPage(ctx, {
    title: found.title, crumbs: [...hubCrumbs, { text: 'Look after yourself', href: '/self-care' }],
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">Look after yourself</span>{found.title}</h1>
        {found.isExample && <p><Tag colour="yellow" text="Example" /> The organisation is imagined.</p>}
        {found.hasEnded && <InsetText text="This page is off the site. Nobody else sees it; what stood here is kept." />}
        {isLate && !found.hasEnded && <InsetText text="The review day is past. Nobody else sees this page until you have looked at it." />}
        {found.about.split(/\n{2,}/).map((paragraph) => <p>{paragraph}</p>)}
        {found.easyRead && <Details summary="Read this in easy words">{found.easyRead.split(/\n{2,}/).map((paragraph) => <p>{paragraph}</p>)}</Details>}
        {found.whereToFind !== '' && <p>More: {found.whereToFind}</p>}
        <p>If you get worse, ask your GP or call 111. In danger call 999.</p>
        <p>Who can help: {found.professions.map((slug, at) => <>{at > 0 && ', '}<a href={`/professions/${slug}`}>{titlesOf([slug])}</a></>)}</p>
        {found.facets.length > 0 && <p>About: {found.facets.map(needTitle).join('; ')}.</p>}
        <p class="nhsuk-body-s">{found.organisation}, {found.ownerRole}. Looked at again by {formatDay(found.reviewOn)}.</p>
        {mayKeep && !found.hasEnded && <p><a href={`/self-care/${found.id}/edit`}>Change this page</a></p>}
        {mayKeep && !found.hasEnded && <Form action={`/self-care/${found.id}/ending`} csrfToken={ctx.csrf()}><Button variant="warning" text="Take this page off" /></Form>}
      </div>
    ),
  });
}

const shape = {
  title: text('Enter a title', 160), about: text('Write what people can do', 2000, 10), easyRead: maybe(4000), whereToFind: maybe(300), professions: chosenProfessions,
  facets: z.array(z.string()).default([]).transform((codes) => codes.filter((code) => needsFile.needs.some((need) => need.code === code))), ownerRole: text('Enter a role', 120, 2), reviewOn: dateAnswer({ missing: 'Enter a day', name: 'The day' }),
};
const addSchema = z.object({ organisationId: place, ...shape });
const changeSchema = z.object({ revision: z.coerce.number().int().min(0).catch(0), ...shape });

async function showForm(ctx: RequestContext, state: FormState, advice?: Advice, id?: string): Promise<Reply> {
  const places = id ? [] : await ctx.read((tx) => placesFor(tx, ctx, KEEP));
  const title = id ? 'Change a self-care page' : 'Write a self-care page';
  return page({
    title, isInError: state.errors.length > 0, currentSection: '/stories', breadcrumbs: [...hubCrumbs, { text: 'Look after yourself', href: '/self-care' }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">{title}</h1>
        <Form action={id ? `/self-care/${id}` : '/self-care'} csrfToken={ctx.csrf()} state={state}>
          {id ? <HiddenField name="revision" /> : <PlaceField places={places} />}
          <TextField name="title" label="Title" />
          <TextareaField name="about" label="What can people do?" hint="In plain words, in short steps" rows={8} maxlength={2000} />
          <TextareaField name="easyRead" label="The same in easy words (you can leave this empty)" rows={4} maxlength={4000} />
          <TextField name="whereToFind" label="Where is more to be found? (you can leave this empty)" />
          <ProfessionsField legend="Which professions stand behind it?" />
          <CheckboxesField name="facets" legend="What is it about?" items={needItems} />
          <TextField name="ownerRole" label="Who keeps it up to date?" hint="A role, not a name" />
          <DateField name="reviewOn" legend="By when do you look at it again?" hint="After this day nobody else sees the page until you have" />
          <Button text="Save the page" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

async function showEdit(ctx: RequestContext): Promise<Reply> {
  const found = await ctx.read((tx) => selfCarePage(tx, ctx.params['id'] ?? ''));
  authorise(ctx, KEEP, found.organisationId);
  const { title, about, easyRead, whereToFind, professions, facets, ownerRole, reviewOn, revision } = found;
  return showForm(ctx, formState({ title, about, easyRead: easyRead ?? '', whereToFind, professions, facets, ownerRole, revision: String(revision), ...dateValues('reviewOn', reviewOn) }), undefined, found.id);
}

function add(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, addSchema, (state, advice) => showForm(ctx, state, advice), async (value) => savedAt(`/self-care/${await ctx.write((tx) => keepSelfCare(tx, ctx, value))}`, 'self-care-kept'));
}

async function end(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  await ctx.write((tx) => endSelfCare(tx, ctx, id));
  return savedAt('/self-care', 'self-care-ended');
}

function change(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  return sentForm(ctx, changeSchema, (state, advice) => showForm(ctx, state, advice, id), async (value) => savedAt(`/self-care/${await ctx.write((tx) => keepSelfCare(tx, ctx, { ...value, id }))}`, 'self-care-kept'));
}
