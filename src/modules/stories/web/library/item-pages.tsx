import { z } from 'zod';
import { formatDay, londonDay } from '#platform/clock';
import { Forbidden } from '#platform/errors';
import { get, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { dateAnswer, DateField, dateValues, emptyForm, Form, FormErrorSummary, formState, HiddenField, RadiosField, SelectField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, SummaryList, Tag } from '#ui/nhsuk';
import { addTitle, keepTitle, settleTitle } from '../../commands/library/keep-title.ts';
import { exampleItemId } from '../../data/examples.ts';
import { suggestTitles } from '../../domain/library/suggest-titles.ts';
import { mayHere } from '../../permissions.ts';
import { libraryItem, libraryNear, mayBeSuggested, type LibraryItem } from '../../queries/library/library.ts';
import { maybe, place, placesFor, PlaceField, text } from '../fields.tsx';
import { hubCrumbs, publicPage } from '../public-page.tsx';
import { savedAt } from '../saved.ts';
import { sentForm } from '../sent-form.ts';
import { linkWords, showLibrary, Suggested, tagWords } from './list-page.tsx';

const example = { example: { id: exampleItemId } };
const crumbs = [...hubCrumbs, { text: 'Library', href: '/library' }];

export const libraryRoutes: readonly Route[] = [
  get('/library', 'read stories', showLibrary),
  get('/library/new', 'keep own titles', (ctx) => showNew(ctx, emptyForm)),
  post('/library', 'keep own titles', add),
  get('/library/:id', 'read stories', showItem, example),
  get('/library/:id/edit', 'keep own titles', (ctx) => showEdit(ctx), example),
  post('/library/:id', 'keep own titles', change, example),
  post('/library/:id/settlement', 'keep own titles', settle, example),
];

const mayKeepItem = ({ viewer }: Pick<RequestContext, 'viewer'>, { organisationId }: LibraryItem) => (organisationId === null ? mayHere(viewer, 'keep shared titles') : mayHere(viewer, 'keep own titles', organisationId));

async function showItem(ctx: RequestContext): Promise<Reply> {
  const { item, near } = await ctx.read(async (tx) => {
    const found = await libraryItem(tx, ctx.params['id'] ?? '');
    const others = (await libraryNear(tx, found.organisationId)).filter((other) => other.id !== found.id && mayBeSuggested(other, londonDay(ctx.now)));
    return { item: found, near: suggestTitles(`${found.title} ${found.tags.join(' ').replaceAll('-', ' ')}`, others) };
  });
  return publicPage(ctx, {
    title: item.title, crumbs,
    content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">Library</span><span data-quoted>{item.title}</span></h1>
        {item.isExample && <p><Tag colour="yellow" text="Example" /></p>}
        {item.mergedId && <p><Tag colour="grey" text="Merged" /> This title stands here once now: <a href={`/library/${item.mergedId}`} data-quoted>{item.mergedTitle}</a>. {item.changeReason}</p>}
        {item.supersededId && <p><Tag colour="grey" text="Superseded" /> Something newer stands in its place: <a href={`/library/${item.supersededId}`} data-quoted>{item.supersededTitle}</a>. {item.changeReason}</p>}
        {item.duplicateId && <p>It may be the same as <a href={`/library/${item.duplicateId}`} data-quoted>{item.duplicateTitle}</a>. Nobody has looked yet.</p>}
        {item.about !== '' && item.about.split('\n').map((line) => <p>{line}</p>)}
        <SummaryList rows={[
          { key: 'Who published it', value: item.publisher || (item.organisationId === null ? 'Not printed in the list' : 'Not said') }, { key: 'From', value: item.source || item.organisation || 'Not said' },
          { key: 'Topics', value: item.tags.map(tagWords).join(', ') || 'None yet' }, { key: 'Who keeps this title', value: item.ownerRole }, { key: 'Looked at again by', value: formatDay(item.reviewOn) },
          { key: 'Link', value: linkWords(item) },
        ]} />
        {item.address && item.linkStatus !== 'broken' && <p><a href={item.address} rel="noreferrer">Go to it (another site)</a></p>}
        {near.length > 0 && <><h2 class="nhsuk-heading-m">Near to it</h2><Suggested items={near} /></>}
        {mayKeepItem(ctx, item) && <p><a href={`/library/${item.id}/edit`}>Change what is known of it</a></p>}
      </div>
    ),
  });
}

const tagList = maybe(300).transform((words) => [...new Set(words.toLowerCase().split(',').map((tag) => tag.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '').slice(0, 40)).filter((tag) => /^[a-z0-9-]{2,40}$/.test(tag)))].slice(0, 10));
const address = z.string().trim().max(500, 'Use 500 letters or less').refine((link) => link === '' || /^https?:\/\/\S+\.\S+/.test(link), 'Enter an address that begins with https://').default('');
const newSchema = z.object({ organisationId: place, title: text('Enter the title', 300), publisher: maybe(200), about: maybe(3000), tags: tagList, address, ownerRole: text('Enter a role', 120, 2) });
const keepSchema = z.object({ revision: z.coerce.number().int().min(0).catch(0), address, linkStatus: z.enum(['not looked at', 'works', 'broken']).default('not looked at'), ownerRole: text('Enter a role', 120, 2), reviewOn: dateAnswer({ missing: 'Enter a day', name: 'The day' }), tags: tagList });
const settleSchema = z.object({ what: z.enum(['merge', 'supersede', 'not a duplicate'], 'Choose one'), otherId: z.string().default(''), reason: text('Say why', 300) });

async function showNew(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const places = await ctx.read((tx) => placesFor(tx, ctx, 'keep own titles'));
  return page({
    title: 'Add a title', isInError: state.errors.length > 0, currentSection: '/stories', breadcrumbs: crumbs,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Add a title</h1>
        <Form action="/library" csrfToken={ctx.csrf()} state={state}>
          <PlaceField places={places} />
          <TextField name="title" label="Title" />
          <TextField name="publisher" label="Who published it? (you can leave this empty)" />
          <TextareaField name="about" label="What is it good for? (you can leave this empty)" rows={3} maxlength={3000} />
          <TextField name="tags" label="Topics, with commas between them" hint="For example: leadership, digital" />
          <TextField name="address" label="Address on the web (you can leave this empty)" type="url" />
          <TextField name="ownerRole" label="Who keeps it up to date?" hint="A role, not a name" />
          <Button text="Add it" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

interface OpenForm { form: 'keep' | 'settle'; state: FormState; advice?: Advice | undefined }

async function showEdit(ctx: RequestContext, open?: OpenForm): Promise<Reply> {
  const [item, all] = await ctx.read(async (tx) => {
    const found = await libraryItem(tx, ctx.params['id'] ?? '');
    return [found, await libraryNear(tx, found.organisationId)] as const;
  });
  if (!mayKeepItem(ctx, item)) throw new Forbidden();
  const known = formState({ revision: String(item.revision), address: item.address ?? '', linkStatus: item.linkStatus === 'no address' ? 'not looked at' : item.linkStatus, ownerRole: item.ownerRole, tags: item.tags.join(', '), ...dateValues('reviewOn', item.reviewOn) });
  const others = all.filter(({ id, mergedId, supersededId }) => id !== item.id && mergedId === null && supersededId === null);
  return page({
    title: 'Change a title', isInError: (open?.state.errors.length ?? 0) > 0, currentSection: '/stories', breadcrumbs: [...crumbs, { text: item.title, href: `/library/${item.id}` }],
    content: (
      <div class="nhsuk-u-reading-width">
        {open && <FormErrorSummary state={open.state} />}
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{item.title}</span>What is known of it</h1>
        <Form action={`/library/${item.id}`} csrfToken={ctx.csrf()} state={open?.form === 'keep' ? open.state : known}>
          <HiddenField name="revision" />
          <TextField name="address" label="Address on the web (you can leave this empty)" type="url" />
          <RadiosField name="linkStatus" legend="Does the link work?" items={[{ value: 'works', text: 'Yes, I tried it' }, { value: 'broken', text: 'No, it is broken' }, { value: 'not looked at', text: 'Nobody has tried it' }]} />
          <TextField name="tags" label="Topics, with commas between them" />
          <TextField name="ownerRole" label="Who keeps it up to date?" hint="A role, not a name" />
          <DateField name="reviewOn" legend="By when is it looked at again?" />
          <Button text="Save it" />
          <WordsCheck advice={open?.form === 'keep' ? open.advice : undefined} />
        </Form>
        {item.mergedId === null && item.supersededId === null && (
          <>
            <h2 class="nhsuk-heading-m">Is it here twice, or is there something newer?</h2>
            <Form action={`/library/${item.id}/settlement`} csrfToken={ctx.csrf()} state={open?.form === 'settle' ? open.state : formState({ otherId: item.duplicateId ?? '' })}>
              <RadiosField name="what" legend="What is it?" items={[{ value: 'merge', text: 'The same as another title: merge them' }, { value: 'supersede', text: 'Old: another title stands in its place' }, { value: 'not a duplicate', text: 'Not the same: let both stand' }]} />
              <SelectField name="otherId" label="Which other title?" items={[{ value: '', text: 'None' }, ...others.map(({ id, title }) => ({ value: id, text: title.slice(0, 100) }))]} />
              <TextField name="reason" label="Why?" />
              <Button text="Save it" variant="secondary" />
              <WordsCheck advice={open?.form === 'settle' ? open.advice : undefined} />
            </Form>
          </>
        )}
      </div>
    ),
  });
}

function add(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, newSchema, (state, advice) => showNew(ctx, state, advice), async (value) => savedAt(`/library/${await ctx.write((tx) => addTitle(tx, ctx, value))}`, 'title-kept'));
}

function change(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  return sentForm(ctx, keepSchema, (state, advice) => showEdit(ctx, { form: 'keep', state, advice }), async (value) => {
    await ctx.write((tx) => keepTitle(tx, ctx, { id, ...value }));
    return savedAt(`/library/${id}`, 'title-kept');
  });
}

function settle(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  return sentForm(ctx, settleSchema, (state, advice) => showEdit(ctx, { form: 'settle', state, advice }), async (value) => {
    await ctx.write((tx) => settleTitle(tx, ctx, { id, ...value }));
    return savedAt(`/library/${id}`, 'title-kept');
  });
}
