import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { formatDay } from '#platform/clock';
import { get, listPage, page, post, redirect, type Reply, type RequestContext, type Route } from '#platform/http';
import { organisationList, OtherWays, SendTo, siteContact } from '#modules/directory';
import { CheckboxesField, emptyForm, Form, FormErrorSummary, PaperForm, RadiosField, SelectField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText, Tag } from '#ui/nhsuk';
import { PagesOf } from '#ui/tables';
import { decideThanks, enterThanks, namesTitle, thank } from '../../commands/praise/thank.ts';
import { exampleThanksId } from '../../data/examples.ts';
import { mayHere, sentences } from '../../permissions.ts';
import { evidenceChoices, objectivesThatShow } from '../../queries/praise/evidence.ts';
import { thanksToRead, wall, type WallLine } from '../../queries/praise/praise.ts';
import { HelpedFields, helpedAnswers, maybe, maybeProfession, maybeRoleGroup, place, placesFor, PlaceField, ProfessionField, RoleGroupField, roleGroupTitle, text, titlesOf } from '../fields.tsx';
import { hubCrumbs, publicPage } from '../public-page.tsx';
import { savedAt } from '../saved.ts';
import { sentForm } from '../sent-form.ts';

const THANKS_A_MINUTE = 5;
const crumbs = [...hubCrumbs, { text: 'Thanks and celebrations', href: '/thanks' }];
const example = { example: { id: exampleThanksId } };

export const thanksRoutes: readonly Route[] = [
  get('/thanks', 'read stories', showWall),
  get('/thanks/new', 'read stories', (ctx) => showNew(ctx, emptyForm)),
  get('/thanks/print', 'read stories', showPaper),
  get('/thanks/entry', 'enter thanks for someone', (ctx) => showEntry(ctx, emptyForm)),
  get('/thanks/reading', 'read thanks first', (ctx) => showReading(ctx)),
  post('/thanks', 'thank and nominate', takeThanks, { requestsPerMinute: THANKS_A_MINUTE, isWrittenOnceForAnyone: true }),
  post('/thanks/entry', 'enter thanks for someone', takeEntry),
  post('/thanks/:id/reading', 'read thanks first', decide, example),
];

/** Thank-yous, case studies and awards: celebrations link to what shows them (requirement O30). */
async function showWall(ctx: RequestContext): Promise<Reply> {
  const { list, shown } = await ctx.read(async (tx) => {
    const part = await listPage(ctx, (at) => wall(tx, { page: at }));
    return { list: part, shown: await objectivesThatShow(tx, part.lines.filter(({ valueWords }) => valueWords !== null)) };
  });
  return publicPage(ctx, {
    title: 'Thanks and celebrations', content: (
      <>
        <h1 class="nhsuk-heading-l">Thanks and celebrations</h1>
        <p class="nhsuk-lede-text nhsuk-u-reading-width">Did somebody help you? Say thank you.</p>
        {ctx.query['thanked'] === 'yes' && <InsetText text="Thank you. A person reads it first. Then it stands here." />}
        <p><a href="/thanks/new">Say thank you</a>. You can also <a href="/thanks/print">print a form</a> or call: see <a href="/take-part">ways to take part</a>.</p>
        {list.total === 0 ? <p>Nothing stands here yet.</p> : <ul class="allied-wall">{list.lines.map((line) => <li><Line line={line} shown={shown} /></li>)}</ul>}
        <PagesOf list={list} home="/thanks" what="thanks and celebrations" />
        {mayHere(ctx.viewer, 'read thanks first') && <p><a href="/thanks/reading">Read what waits</a></p>}
        {mayHere(ctx.viewer, 'enter thanks for someone') && <p><a href="/thanks/entry">Type in thanks for somebody</a></p>}
        <p><a href="/awards">Awards</a>, <a href="/case-studies">case studies</a></p>
      </>
    ),
  });
}

const tags = { thanks: ['grey', 'Thank you'], 'case study': ['blue', 'Case study'], award: ['blue', 'An award'], 'high praise': ['blue', 'High praise'] } as const;

/** Thanks are a celebration while their objective shows the change, and a thank-you without it. */
function Line({ line, shown }: { line: WallLine; shown: ReadonlySet<string> }) {
  const isClaim = line.valueWords !== null && line.objectiveId !== null && shown.has(line.objectiveId);
  const [colour, tag] = isClaim ? ['blue', 'Celebration'] as const : tags[line.kind];
  return (
    <>
      <p><Tag colour={colour} text={tag} />{line.isExample && <> <Tag colour="yellow" text="Example" /></>}</p>
      <h2 class="nhsuk-heading-s nhsuk-u-margin-bottom-2" data-quoted>{line.href ? <a href={line.href}>{line.title}</a> : line.title}</h2>
      <LineWords line={line} />
      {isClaim && <p class="nhsuk-body-s"><strong>What changed:</strong> <span data-quoted>{line.valueWords}</span> <a href={`/objectives/${line.objectiveId}`}>What shows it<span class="nhsuk-u-visually-hidden">: {line.objective}</span></a></p>}
      <p class="nhsuk-body-s nhsuk-u-margin-bottom-0">{[titlesOf(line.professions), ...line.roleGroups.map(roleGroupTitle), line.organisation, formatDay(line.day)].filter(Boolean).join(', ')}{line.isOffline && '. It did not come through this site'}.</p>
    </>
  );
}

function LineWords({ line: { kind, title, words, href } }: { line: WallLine }) {
  if (kind === 'thanks') return <blockquote data-quoted>“{words}”</blockquote>;
  if (kind === 'case study') return <p>The problem was: <span data-quoted>{words}</span> <a href={`${href}#figures`}>What the figures show<span class="nhsuk-u-visually-hidden">: {title}</span></a></p>;
  return <p>From: <span data-quoted>{words}</span></p>;
}

const schema = z.object({ organisationId: place, toWhom: text('Say whom you thank: a team or a role', 160, 2), profession: maybeProfession, roleGroup: maybeRoleGroup, words: text('Write a few words', 800) });
const entrySchema = schema.extend(helpedAnswers);

const Fields = () => (
  <>
    <TextField name="toWhom" label="Whom do you thank?" hint="A team or a role, for example: the podiatry team. Please leave out full names." />
    <ProfessionField />
    <RoleGroupField />
    <TextareaField name="words" label="What for?" hint="Please leave out your own health and other people’s." rows={4} maxlength={800} />
  </>
);

async function showNew(ctx: RequestContext, state: FormState): Promise<Reply> {
  const places = (await ctx.read((tx) => organisationList(tx))).filter(({ policyTextOnly }) => !policyTextOnly);
  return publicPage(ctx, {
    title: 'Say thank you', crumbs, isInError: state.errors.length > 0,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Say thank you</h1>
        <p>You do not need an account, and we do not ask who you are. A person reads it before it is shown.</p>
        <Form action="/thanks" csrfToken={ctx.csrf()} state={state}>
          <PlaceField places={places} />
          <Fields />
          <Button text="Send it" />
        </Form>
        <OtherWays contact={siteContact(ctx.config.mode === 'demo')} printHref="/thanks/print" entryHref={mayHere(ctx.viewer, 'enter thanks for someone') ? '/thanks/entry' : undefined} />
      </div>
    ),
  });
}

function takeThanks(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, schema, (state) => showNew(ctx, state), async (value) => {
    await ctx.write((tx) => thank(tx, ctx.now, value));
    return redirect('/thanks?thanked=yes');
  });
}

function showPaper(ctx: RequestContext): Reply {
  return page({
    title: 'Form to print: thank you', breadcrumbs: crumbs, currentSection: '/stories',
    content: (
      <PaperForm title="Say thank you" back={{ href: '/thanks', text: 'Go back to the thanks' }} sendTo={<SendTo contact={siteContact(ctx.config.mode === 'demo')} />} questions={[
        { text: 'Which organisation is it about?', lines: 1 }, { text: 'Whom do you thank? A team or a role.', lines: 1 }, { text: 'What for?', lines: 6 }, { text: 'May staff type in your words?', boxes: ['I agree that staff type in what I wrote here, as I wrote it'] },
      ]}><p>You do not have to give your name. Please do not write about anybody’s health.</p></PaperForm>
    ),
  });
}

async function showEntry(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const places = await ctx.read((tx) => placesFor(tx, ctx, 'enter thanks for someone'));
  return page({
    title: 'Type in thanks for somebody', breadcrumbs: crumbs, currentSection: '/stories', isInError: state.errors.length > 0,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Type in thanks for somebody</h1>
        <p>It counts like thanks that came through this site. Do not write who said it.</p>
        <Form action="/thanks/entry" csrfToken={ctx.csrf()} state={state}>
          <PlaceField places={places} />
          <Fields />
          <HelpedFields />
          <Button text="Save it" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

function takeEntry(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, entrySchema, (state, advice) => showEntry(ctx, state, advice), async (value) => {
    await ctx.write((tx) => enterThanks(tx, ctx, value));
    return savedAt('/thanks/entry', 'thanks-entered');
  });
}

interface Open { id: string; state: FormState; advice?: Advice | undefined }

/** One at a time, the oldest first: a person reads before anyone else does. */
async function showReading(ctx: RequestContext, open?: Open): Promise<Reply> {
  const own = organisationsWhere(sentences, ctx.viewer, 'read thanks first');
  const { waiting, line, objectives } = await ctx.read(async (tx) => {
    const shown = await thanksToRead(tx, { organisationIds: own, id: open?.id });
    return { waiting: shown?.total ?? 0, line: shown, objectives: shown ? (await evidenceChoices(tx, shown.organisationId)).filter(({ kind }) => kind === 'objective') : [] };
  });
  return page({
    title: 'Thanks to be read first', breadcrumbs: crumbs, currentSection: '/stories', isInError: (open?.state.errors.length ?? 0) > 0,
    content: (
      <div class="nhsuk-u-reading-width">
        {open && <FormErrorSummary state={open.state} />}
        <h1 class="nhsuk-heading-l">Thanks to be read first</h1>
        {!line ? <p>Nothing waits.</p> : (
          <>
            <p>{waiting === 1 ? 'One waits.' : `${waiting} wait. This is the oldest.`}</p>
            <h2 class="nhsuk-heading-m">{line.toWhom}</h2>
            <blockquote class="nhsuk-inset-text" data-quoted>{line.words}</blockquote>
            <p>Look for names of people and for anything about health. A name with a title that the law protects, such as podiatrist, may not be shown here.</p>
            <Form action={`/thanks/${line.id}/reading`} csrfToken={ctx.csrf()} state={open?.state ?? emptyForm}>
              <RadiosField name="decision" legend="What do you decide?" items={[{ value: 'show', text: 'Show it' }, { value: 'not', text: 'Do not show it' }]} />
              <TextField name="reason" label="Why not? (only where it is not shown)" />
              <TextField name="valueWords" label="What changed because of it? (you can leave this empty)" hint="With these words it is a celebration, and needs an objective whose figures show a change for the better" />
              <SelectField name="objectiveId" label="Which objective shows it?" items={[{ value: '', text: 'None: it is a thank-you' }, ...objectives.map(({ id, title }) => ({ value: id, text: title.slice(0, 100) }))]} />
              <CheckboxesField name="looked" legend="Names" items={[{ value: 'yes', text: 'I looked: nobody is named who would not want it' }, ...(namesTitle(line.toWhom, line.words) ? [{ value: 'title', text: 'I looked: no person’s name stands with the title of a profession' }] : [])]} />
              <Button text="Save the decision" />
              <WordsCheck advice={open?.advice} />
            </Form>
          </>
        )}
      </div>
    ),
  });
}

const decideSchema = z.object({ decision: z.enum(['show', 'not'], 'Choose what you decide'), reason: maybe(300), valueWords: maybe(400), objectiveId: z.string().default(''), looked: z.array(z.string()).default([]) })
  .refine(({ decision, looked }) => decision === 'not' || looked.includes('yes'), { path: ['looked'], message: 'Look for names first' });

function decide(ctx: RequestContext): Promise<Reply> {
  const id = ctx.params['id'] ?? '';
  return sentForm(ctx, decideSchema, (state, advice) => showReading(ctx, { id, state, advice }), async ({ decision, ...rest }) => {
    await ctx.write((tx) => decideThanks(tx, ctx, { id, isShown: decision === 'show', ...rest }));
    return savedAt('/thanks/reading', 'thanks-read');
  });
}
