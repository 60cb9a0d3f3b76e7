import { z } from 'zod';
import { formatDay, londonDay } from '#platform/clock';
import { NotFound } from '#platform/errors';
import { isId } from '#platform/ids';
import { get, listPage, page, post, refusedOrOvertakenInForm, type Reply, type RequestContext, type Route } from '#platform/http';
import { dateAnswer, DateField, emptyForm, Form, FormErrorSummary, parseForm, RadiosField, SelectField, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { PagesOf } from '#ui/tables';
import { reviewMyPart, sayMyPart, shareMyPart } from '../../commands/my-part/my-part.ts';
import { exampleMyPartId } from '../../data/example-ids.ts';
import { projectHref } from '../../domain/addresses.ts';
import { coachRequests, type CoachRequestLine } from '../../queries/openings/openings.ts';
import { actionsPastTheirDay, myParts, ownProjects, partsToPick, sharedParts, type MyPart, type SharedParts } from '../../queries/my-part/my-parts.ts';
import type { ProjectLine } from '../../queries/register/register.ts';
import { wordsAnswer } from '../answers.ts';
import { savedAt } from '../saved.ts';
import { trail } from '../trail.ts';

const example = { example: { id: exampleMyPartId } };

export const myPartRoutes: readonly Route[] = [
  get('/improvement/my-part', 'do their part', (ctx) => showMyPart(ctx, emptyForm)),
  post('/improvement/my-part', 'do their part', takePart),
  get('/improvement/my-part/:id', 'do their part', (ctx) => showOne(ctx, emptyForm), example),
  post('/improvement/my-part/:id/review', 'do their part', takeReview, example),
  post('/improvement/my-part/:id/sharing', 'do their part', takeSharing, example),
];

const schema = z.object({
  node: z.string().regex(/^[\w.-]+\+[\w.-]+$/, 'Choose a part of a strategy'), what: wordsAnswer('Write one thing that you will do', 'It', { max: 300 }), reviewOn: dateAnswer({ missing: 'Enter the day on which you will look at it again', name: 'The day' }),
  isShared: z.enum(['no', 'yes'], 'Choose whether it counts in the total'),
});

async function showMyPart(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const { personId, memberships } = ctx.viewer;
  const own = await ctx.read(async (tx) => ({
    parts: await listPage(ctx, (at) => myParts(tx, personId, { page: at })), late: await actionsPastTheirDay(tx, personId, londonDay(ctx.now)), picks: await partsToPick(tx, memberships.map(({ unitId }) => unitId), londonDay(ctx.now)), projects: await ownProjects(tx, personId), asked: await listPage(ctx, async (at) => (personId ? coachRequests(tx, personId, at) : []), 'asked'), shared: memberships[0] ? await sharedParts(tx, memberships[0].organisationId) : null,
  }));
  return page({
    title: 'My own part', isInError: state.errors.length > 0, currentSection: '/co-implementation', breadcrumbs: trail(),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">My own part</h1>
        <p>Everyone has a part in making care better. Pick something that the strategy says, and write one thing that you will do. Nobody approves it.</p>
        {own.late.length > 0 && (
          <>
            <h2 class="nhsuk-heading-m">Past their day: {own.late.length}</h2>
            <p>You said that you would do these for an objective. Say what came of each, or that you need more time.</p>
            <ul class="nhsuk-list nhsuk-list--bullet">{own.late.map(({ what, href, dueOn }) => <li><a href={href} data-quoted>{what}</a>, due on {formatDay(dueOn)}</li>)}</ul>
          </>
        )}
        {own.parts.lines.length === 0 && <p>You have not written anything yet.</p>}
        {own.parts.lines.map((part) => <OnePart part={part} today={londonDay(ctx.now)} />)}
        <PagesOf list={own.parts} home="/improvement/my-part" what="own parts" />
        <h2 class="nhsuk-heading-m" id="write">One thing that I will do</h2>
        <Form action="/improvement/my-part" csrfToken={ctx.csrf()} state={state}>
          <SelectField name="node" label="Which part of a strategy?" items={[{ value: '', text: 'Choose' }, ...own.picks]} />
          <TextareaField name="what" label="What will you do?" rows={2} maxlength={300} />
          <DateField name="reviewOn" legend="When will you look at it again?" hint="For example, 4 12 2026" />
          <RadiosField name="isShared" legend="Does it count in the total of your team?" hint="Nobody else reads your words" items={[{ value: 'no', text: 'No, keep it to myself' }, { value: 'yes', text: 'Yes, count it', hint: 'The total is shown only from eight people on' }]} />
          <Button text="Keep my part" />
          <WordsCheck advice={advice} />
        </Form>
        {own.shared && <Totals shared={own.shared} />}
        <OwnProjects {...own.projects} />
        <Coaching asked={own.asked.lines} />
        <PagesOf list={own.asked} name="asked" home="/improvement/my-part" what="requests" />
      </div>
    ),
  });
}

function OnePart({ part, today }: { part: MyPart; today: string }) {
  return (
    <div class="allied-links__item">
      <p><strong data-quoted>{part.what}</strong><br />
        For: <a href={`/strategies/${part.strategyCode}/nodes/${part.nodeCode}`}>{part.node}</a> ({part.strategy})<br />
        {part.isShared ? 'Counts in the total of your team' : 'Only you know of it'}. {part.reviewOn === null ? (part.outcome === 'done' ? 'Done.' : 'You stopped it.') : <>{part.reviewOn <= today ? <Tag colour="orange" text="Look at it again" /> : 'Look at it again on'} {formatDay(part.reviewOn)}.</>}
      </p>
      {part.reviews.length > 0 && <ul class="nhsuk-list nhsuk-list--bullet">{part.reviews.map(({ words, reviewedOn }) => <li>{formatDay(reviewedOn)}: <span data-quoted>{words}</span></li>)}</ul>}
      {part.reviewOn !== null && <p><a href={`/improvement/my-part/${part.id}`}>Look at it again, share or close it<span class="nhsuk-u-visually-hidden">: {part.what}</span></a></p>}
    </div>
  );
}

function Totals({ shared: { all, units } }: { shared: { all: number; units: readonly SharedParts[] } }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">How many share their part</h2>
      <p>Your organisation: {all > 0 ? `at least ${all} people` : 'Too few people to show safely'}.</p>
      {units.length > 0 && <ul class="nhsuk-list nhsuk-list--bullet">{units.map(({ unit, people }) => <li>{unit}: at least {people} people</li>)}</ul>}
      <p>Teams in which fewer people share are not listed.</p>
    </>
  );
}

function OwnProjects({ works, follows }: { works: readonly ProjectLine[]; follows: readonly ProjectLine[] }) {
  const list = (projects: readonly ProjectLine[]) => <ul class="nhsuk-list nhsuk-list--bullet">{projects.map(({ id, title, unit }) => <li><a href={projectHref(id)}>{title}</a>, {unit}</li>)}</ul>;
  return (
    <>
      <h2 class="nhsuk-heading-m">My projects</h2>
      {works.length === 0 ? <p>You work on no project here. <a href="/improvement">See the projects</a></p> : list(works)}
      {follows.length > 0 && <><h2 class="nhsuk-heading-m">Projects that I follow</h2>{list(follows)}</>}
    </>
  );
}

/** What one asked a coach, and what one is asked as a coach. */
function Coaching({ asked }: { asked: readonly CoachRequestLine[] }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Help from a coach</h2>
      {asked.length > 0 && (
        <ul class="nhsuk-list nhsuk-list--bullet">
          {asked.map(({ isAsker, coach, asker, words, answer }) => <li>{isAsker ? `You asked ${coach}` : `${asker ?? 'Somebody'} asked you`}: <span data-quoted>{words}</span>. {answer === null ? (isAsker ? 'It waits for an answer.' : 'It waits for your answer.') : <>Answer: <span data-quoted>{answer}</span></>}</li>)}
        </ul>
      )}
      <p><a href="/improvement/coaches">{asked.some(({ isAsker, answer }) => !isAsker && answer === null) ? 'Answer as a coach' : 'Coaches whom you can ask'}</a></p>
    </>
  );
}

async function takePart(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema);
  if (asked) return showMyPart(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return showMyPart(ctx, parsed.state);
  const { node, isShared, ...part } = parsed.value;
  const [strategyCode = '', nodeCode = ''] = node.split('+');
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => sayMyPart(tx, ctx, { ...part, strategyCode, nodeCode, isShared: isShared === 'yes' }));
    return savedAt('/improvement/my-part', 'part-said');
  }, (errors) => showMyPart(ctx, { ...typedState(schema, ctx.body), errors }));
}

const reviewSchema = z.object({ words: wordsAnswer('Say what came of it', 'The words', { max: 1000 }), outcome: z.enum(['on', 'done', 'stopped'], 'Choose what follows'), nextReviewOn: dateAnswer({ missing: 'Enter a day', name: 'The day' }).optional() });

async function showOne(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const part = isId(ctx.params['id'] ?? '') ? (await ctx.read((tx) => myParts(tx, ctx.viewer.personId, { id: ctx.params['id'] ?? '' })))[0] : undefined;
  if (!part) throw new NotFound('We cannot find that part.');
  return page({
    title: 'Look at my own part again', isInError: state.errors.length > 0, currentSection: '/co-implementation', breadcrumbs: trail({ text: 'My own part', href: '/improvement/my-part' }),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{part.what}</span> Look at it again</h1>
        {part.reviewOn === null ? <p>This part is closed. <a href="/improvement/my-part">Back to My own part</a></p> : (
          <>
            <Form action={`/improvement/my-part/${part.id}/review`} csrfToken={ctx.csrf()} state={state}>
              <TextareaField name="words" label="What came of it?" rows={3} maxlength={1000} />
              <RadiosField name="outcome" legend="What follows?" items={[{ value: 'on', text: 'I go on' }, { value: 'done', text: 'It is done' }, { value: 'stopped', text: 'I stop it' }]} />
              <DateField name="nextReviewOn" legend="If you go on: when will you look at it again?" hint="For example, 4 12 2026" />
              <Button text="Keep this" />
              <WordsCheck advice={advice} />
            </Form>
            {part.mayShare && <Form action={`/improvement/my-part/${part.id}/sharing`} csrfToken={ctx.csrf()}><Button name="isShared" value={part.isShared ? 'no' : 'yes'} text={part.isShared ? 'No longer count it in the total' : 'Count it in the total of my team'} variant="secondary" /></Form>}
          </>
        )}
      </div>
    ),
  });
}

async function takeReview(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, reviewSchema);
  if (asked) return showOne(ctx, asked.state, asked.advice);
  const parsed = parseForm(reviewSchema, ctx.body);
  if (!parsed.ok) return showOne(ctx, parsed.state);
  const { words, outcome, nextReviewOn } = parsed.value;
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => reviewMyPart(tx, ctx, { id: ctx.params['id'] ?? '', words, outcome: outcome === 'on' ? null : outcome, nextReviewOn: nextReviewOn ?? null }));
    return savedAt('/improvement/my-part', outcome === 'on' ? 'part-reviewed' : 'part-closed');
  }, (errors) => showOne(ctx, { ...typedState(reviewSchema, ctx.body), errors }));
}

async function takeSharing(ctx: RequestContext): Promise<Reply> {
  const isShared = (ctx.body as Record<string, unknown> | null)?.['isShared'] === 'yes';
  await ctx.write((tx) => shareMyPart(tx, ctx, { id: ctx.params['id'] ?? '', isShared }));
  return savedAt('/improvement/my-part', 'part-shared');
}
