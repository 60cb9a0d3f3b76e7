import { z } from 'zod';
import { formatLondonDate } from '#platform/clock';
import { get, listPage, page, post, type Reply, type RequestContext, type Route } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, RadiosField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Details, SummaryList, Tag } from '#ui/nhsuk';
import { PagesOf } from '#ui/tables';
import { addPost, addReply, closePost, keepMethod } from '../../commands/exchange/keep-post.ts';
import { exampleAskId, exampleReplyId } from '../../data/examples.ts';
import { mayHere } from '../../permissions.ts';
import { postPage, posts, type Post, type PostReply } from '../../queries/exchange/posts.ts';
import { place, placesFor, PlaceField, text } from '../fields.tsx';
import { hubCrumbs, publicPage } from '../public-page.tsx';
import { savedAt } from '../saved.ts';
import { sentForm } from '../sent-form.ts';

const example = { example: { id: exampleAskId } };
const crumbs = [...hubCrumbs, { text: 'Ask and offer', href: '/practice-exchange' }];
const DO = 'ask and offer';

export const exchangeBoardRoutes: readonly Route[] = [
  get('/practice-exchange', 'read stories', showBoard),
  get('/practice-exchange/new', DO, (ctx) => showNew(ctx, emptyForm)),
  post('/practice-exchange', DO, add),
  get('/practice-exchange/:id', 'read stories', (ctx) => showPost(ctx, emptyForm), example),
  post('/practice-exchange/:id/replies', DO, reply, example),
  post('/practice-exchange/:id/closing', DO, close, example),
  post('/practice-exchange/replies/:id/library', DO, intoLibrary, { example: { id: exampleReplyId } }),
];

const kindTag = ({ kind, closedAt }: Post) => <Tag colour={closedAt ? 'grey' : kind === 'ask' ? 'orange' : 'green'} text={closedAt ? 'Closed' : kind === 'ask' ? 'Ask' : 'Offer'} />;

/** Ask and offer across organisations: how people work together with those they serve (requirement S48). */
async function showBoard(ctx: RequestContext): Promise<Reply> {
  const list = await ctx.read((tx) => listPage(ctx, (at) => posts(tx, { page: at })));
  return publicPage(ctx, {
    title: 'Ask and offer', content: (
      <div class="nhsuk-u-reading-width">
        <h1 class="nhsuk-heading-l">Ask and offer</h1>
        <p class="nhsuk-lede-text">Teams ask each other how to plan together with people, and offer what worked for them.</p>
        {list.total === 0 && <p>Nothing is on the board yet.</p>}
        {list.lines.map((each) => (
          <>
            <h2 class="nhsuk-heading-s nhsuk-u-margin-bottom-1">{kindTag(each)} <a href={`/practice-exchange/${each.id}`}>{each.title}</a></h2>
            <p>{each.organisation}, {formatLondonDate(each.madeAt)}. {each.replies === 0 ? 'No answer yet' : each.replies === 1 ? 'One answer' : `${each.replies} answers`}.{each.isExample && <> <Tag colour="yellow" text="Example" /></>}</p>
          </>
        ))}
        <PagesOf list={list} home="/practice-exchange" what="what is asked and offered" />
        {mayHere(ctx.viewer, DO) && <p><a href="/practice-exchange/new">Ask or offer something</a></p>}
      </div>
    ),
  });
}

async function showPost(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const [found, places] = await ctx.read(async (tx) => [await postPage(tx, ctx.params['id'] ?? ''), await placesFor(tx, ctx, DO)] as const);
  return publicPage(ctx, {
    title: found.title, crumbs, isInError: state.errors.length > 0,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{found.organisation}</span>{found.title}</h1>
        <p>{kindTag(found)}{found.isExample && <> <Tag colour="yellow" text="Example" /></>}</p>
        <p class="nhsuk-lede-text" data-quoted>{found.words}</p>
        <p>Whom to ask: {found.contactRole}</p>
        <h2 class="nhsuk-heading-m">{found.answers.length === 0 ? 'No answer yet' : 'Answers'}</h2>
        {found.answers.map((answer) => <Answer answer={answer} ctx={ctx} />)}
        {!found.closedAt && places.length > 0 && (
          <Details summary="Answer with a method" open={state.errors.length > 0 || advice !== undefined}>
            <Form action={`/practice-exchange/${found.id}/replies`} csrfToken={ctx.csrf()} state={state}>
              <PlaceField places={places} />
              <TextField name="method" label="What is the method called?" />
              <TextareaField name="whatWorked" label="What worked, and what did not?" rows={4} maxlength={1500} />
              <TextField name="cost" label="What did it cost in money and time?" />
              <TextField name="accessNeeds" label="What did people need to take part?" />
              <TextField name="contactRole" label="Whom can others ask?" hint="A role, not a name" />
              <Button text="Put it on the board" />
              <WordsCheck advice={advice} />
            </Form>
          </Details>
        )}
        {!found.closedAt && mayHere(ctx.viewer, DO, found.organisationId) && <Form action={`/practice-exchange/${found.id}/closing`} csrfToken={ctx.csrf()}><Button variant="secondary" text="Close it" /></Form>}
      </div>
    ),
  });
}

const Answer = ({ answer, ctx }: { answer: PostReply; ctx: RequestContext }) => (
  <section aria-label={answer.method}>
    <h3 class="nhsuk-heading-s">{answer.method}</h3>
    <SummaryList rows={[{ key: 'From', value: answer.organisation }, { key: 'What worked', value: answer.whatWorked }, { key: 'Cost', value: answer.cost }, { key: 'What people need to take part', value: answer.accessNeeds }, { key: 'Whom to ask', value: answer.contactRole }]} />
    {answer.libraryItemId && <p><a href={`/library/${answer.libraryItemId}`}>It is in the library<span class="nhsuk-u-visually-hidden">: {answer.method}</span></a></p>}
    {!answer.libraryItemId && mayHere(ctx.viewer, DO, answer.organisationId) && <Form action={`/practice-exchange/replies/${answer.id}/library`} csrfToken={ctx.csrf()}><Button variant="secondary" text="Put the method into the library" /></Form>}
  </section>
);

const newSchema = z.object({ organisationId: place, kind: z.enum(['ask', 'offer'], 'Choose one'), title: text('Enter a title', 160), words: text('Say it in a few sentences', 1500, 10), contactRole: text('Enter a role', 120, 2) });
const replySchema = z.object({ organisationId: place, method: text('Enter a name', 160), whatWorked: text('Say what worked', 1500, 10), cost: text('Say what it cost', 300, 2), accessNeeds: text('Say what people needed', 600, 2), contactRole: text('Enter a role', 120, 2) });

async function showNew(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const places = await ctx.read((tx) => placesFor(tx, ctx, DO));
  return page({
    title: 'Ask or offer something', isInError: state.errors.length > 0, currentSection: '/stories', breadcrumbs: crumbs,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Ask or offer something</h1>
        <Form action="/practice-exchange" csrfToken={ctx.csrf()} state={state}>
          <PlaceField places={places} />
          <RadiosField name="kind" legend="What is it?" items={[{ value: 'ask', text: 'We ask' }, { value: 'offer', text: 'We offer' }]} />
          <TextField name="title" label="In one line" hint="For example: how do you reach people with aphasia for a design group?" />
          <TextareaField name="words" label="In a few sentences" rows={4} maxlength={1500} />
          <TextField name="contactRole" label="Whom can others ask?" hint="A role, not a name" />
          <Button text="Put it on the board" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

function add(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, newSchema, (state, advice) => showNew(ctx, state, advice), async (value) => savedAt(`/practice-exchange/${await ctx.write((tx) => addPost(tx, ctx, value))}`, 'posted'));
}

function reply(ctx: RequestContext): Promise<Reply> {
  const postId = ctx.params['id'] ?? '';
  return sentForm(ctx, replySchema, (state, advice) => showPost(ctx, state, advice), async (value) => {
    await ctx.write((tx) => addReply(tx, ctx, { postId, ...value }));
    return savedAt(`/practice-exchange/${postId}`, 'replied');
  });
}

async function close(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  await ctx.write((tx) => closePost(tx, ctx, id));
  return savedAt(`/practice-exchange/${id}`, 'post-closed');
}

async function intoLibrary(ctx: RequestContext): Promise<Reply> {
  return savedAt(`/library/${await ctx.write((tx) => keepMethod(tx, ctx, ctx.params['id'] ?? ''))}`, 'method-kept');
}
