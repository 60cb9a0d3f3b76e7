import { z } from 'zod';
import { formatDay, londonDay } from '#platform/clock';
import { get, page, post, redirect, type Reply, type RequestContext, type Route } from '#platform/http';
import { OtherWays, SendTo, waysToReach } from '#modules/directory';
import { dateAnswer, DateField, dateValues, emptyForm, Form, FormErrorSummary, formState, PaperForm, RadiosField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { enterNomination, giveResult, judge, nominate, openAward, publishResults } from '../../commands/praise/award.ts';
import { takeOffResult } from '../../commands/praise/take-off-award.ts';
import { exampleNominationId, exampleSchemeId } from '../../data/examples.ts';
import { authorise, mayHere } from '../../permissions.ts';
import { evidenceChoices } from '../../queries/praise/evidence.ts';
import { awardResults, awardScheme, nomination } from '../../queries/praise/praise.ts';
import { HelpedFields, helpedAnswers, maybeProfession, maybeRoleGroup, place, placesFor, PlaceField, ProfessionField, RoleGroupField, text } from '../fields.tsx';
import { publicPage } from '../public-page.tsx';
import { savedAt } from '../saved.ts';
import { sentForm } from '../sent-form.ts';
import { awardCrumbs, SAYS, showAward, showAwards, showPanel } from './award-pages.tsx';
import { showFairness } from './fairness-page.tsx';
import { PublishedResult, removalSchema, RemovalForm, ResultForm, resultSchema, resultState } from './result-part.tsx';

const [example, nominated] = [{ example: { id: exampleSchemeId } }, { example: { id: exampleNominationId } }];
const NOMINATIONS_A_MINUTE = 5;
const idOf = (ctx: RequestContext) => ctx.params['id'] ?? '';

export const awardRoutes: readonly Route[] = [
  get('/awards', 'read stories', showAwards),
  get('/awards/new', 'run awards', (ctx) => showNew(ctx, emptyForm)),
  get('/awards/fairness', 'judge awards', showFairness),
  post('/awards', 'run awards', openOne),
  get('/awards/:id', 'read stories', showAward, example),
  get('/awards/:id/nominate', 'read stories', (ctx) => showNominate(ctx, emptyForm), example),
  get('/awards/:id/print', 'read stories', showPaper, example),
  get('/awards/:id/entry', 'enter thanks for someone', (ctx) => showEntry(ctx, formState(dateValues('cameOn', londonDay(ctx.now)))), example),
  get('/awards/:id/panel', 'judge awards', showPanel, example),
  post('/awards/:id/nominations', 'thank and nominate', takeNomination, { ...example, requestsPerMinute: NOMINATIONS_A_MINUTE, isWrittenOnceForAnyone: true }),
  post('/awards/:id/entry', 'enter thanks for someone', takeEntry, example),
  post('/awards/:id/publication', 'run awards', publish, example),
  get('/nominations/:id', 'judge awards', (ctx) => showNomination(ctx), nominated),
  post('/nominations/:id/judgement', 'judge awards', takeJudgement, nominated),
  post('/nominations/:id/result', 'run awards', takeResult, nominated),
  post('/nominations/:id/result/removal', 'run awards', takeOff, nominated),
];

const newSchema = z.object({
  organisationId: place, name: text('Enter a name', 120), about: text('Say what it is for', 1000, 10), panel: text('Say who judges', 600), opensOn: dateAnswer({ missing: 'Enter the first day', name: 'The first day' }), closesOn: dateAnswer({ missing: 'Enter the last day', name: 'The last day' }),
  criteria: text('Write what the panel looks for', 2000).transform((lines) => lines.split('\n').map((line) => line.trim().slice(0, 200)).filter((line) => line !== '').slice(0, 8)),
});

async function showNew(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const places = await ctx.read((tx) => placesFor(tx, ctx, 'run awards'));
  return page({
    title: 'Open an award', isInError: state.errors.length > 0, currentSection: '/stories', breadcrumbs: awardCrumbs,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Open an award</h1>
        <Form action="/awards" csrfToken={ctx.csrf()} state={state}>
          <PlaceField places={places} />
          <TextField name="name" label="Its own name" />
          <TextareaField name="about" label="What is it for?" rows={3} maxlength={1000} />
          <TextareaField name="criteria" label="What does the panel look for?" hint="Each on its own line, 8 at most" rows={5} />
          <TextareaField name="panel" label="Who judges?" hint="Roles, with people who use services among them" rows={2} maxlength={600} />
          <DateField name="opensOn" legend="First day for nominations" />
          <DateField name="closesOn" legend="Last day for nominations" />
          <Button text="Open the award" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

function openOne(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, newSchema, (state, advice) => showNew(ctx, state, advice), async (value) => savedAt(`/awards/${await ctx.write((tx) => openAward(tx, ctx, value))}`, 'award-kept'));
}

const people = { 'patient or public': 'I use services', carer: 'I care for somebody', staff: 'I work in health or care', other: 'Somebody else' } as const;
const nominateSchema = z.object({ nominee: text('Say whom you put forward', 160, 2), profession: maybeProfession, roleGroup: maybeRoleGroup, words: text('Say why, in a few sentences', 2000, 10), byWhom: z.enum(['patient or public', 'carer', 'staff', 'other'], 'Choose who you are') });
const entrySchema = nominateSchema.extend({ ...helpedAnswers, cameOn: dateAnswer({ missing: 'Enter the day on which it reached you', name: 'The day' }) });

const NominateFields = ({ who = 'Who are you?' }: { who?: string }) => (
  <>
    <TextField name="nominee" label="Whom do you put forward?" hint="A team, or a person. Only the panel reads it." />
    <ProfessionField />
    <RoleGroupField />
    <TextareaField name="words" label="Why?" hint="What did they do, and what was good about it? Please leave out anybody’s health." rows={6} maxlength={2000} />
    <RadiosField name="byWhom" legend={who} items={Object.entries(people).map(([value, words]) => ({ value, text: words }))} />
  </>
);

async function showNominate(ctx: RequestContext, state: FormState): Promise<Reply> {
  const [scheme, contact] = await ctx.read(async (tx) => {
    const found = await awardScheme(tx, idOf(ctx));
    return [found, await waysToReach(tx, found.organisationId)] as const;
  });
  return publicPage(ctx, {
    title: `Nominate: ${scheme.name}`, crumbs: [...awardCrumbs, { text: scheme.name, href: `/awards/${scheme.id}` }], isInError: state.errors.length > 0,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{scheme.name}</span>Put somebody forward</h1>
        <p>You do not need an account, and we do not ask for your name.</p>
        <Form action={`/awards/${scheme.id}/nominations`} csrfToken={ctx.csrf()} state={state}>
          <NominateFields />
          <Button text="Send it to the panel" />
        </Form>
        <OtherWays contact={contact} printHref={`/awards/${scheme.id}/print`} entryHref={mayHere(ctx.viewer, 'enter thanks for someone', scheme.organisationId) ? `/awards/${scheme.id}/entry` : undefined} />
      </div>
    ),
  });
}

function takeNomination(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, nominateSchema, (state) => showNominate(ctx, state), async (value) => {
    await ctx.write((tx) => nominate(tx, ctx.now, { schemeId: idOf(ctx), ...value }));
    return redirect(`/awards/${idOf(ctx)}?nominated=yes`);
  });
}

async function showPaper(ctx: RequestContext): Promise<Reply> {
  const [scheme, contact] = await ctx.read(async (tx) => {
    const found = await awardScheme(tx, idOf(ctx));
    return [found, await waysToReach(tx, found.organisationId)] as const;
  });
  return page({
    title: `Form to print: ${scheme.name}`, breadcrumbs: [...awardCrumbs, { text: scheme.name, href: `/awards/${scheme.id}` }], currentSection: '/stories',
    content: (
      <PaperForm title="Put somebody forward" caption={scheme.name} back={{ href: `/awards/${scheme.id}`, text: 'Go back to the award' }} sendTo={<SendTo contact={contact} />} questions={[
        { text: 'Whom do you put forward? A team or a person.', lines: 1 }, { text: 'Why?', lines: 7 }, { text: 'Who are you?', boxes: Object.values(people) }, { text: 'May staff type in your words?', boxes: ['I agree that staff type in what I wrote here, as I wrote it'] },
      ]}><p>You do not have to give your name. Please do not write about anybody’s health.</p></PaperForm>
    ),
  });
}

async function showEntry(ctx: RequestContext, state: FormState, advice?: Advice): Promise<Reply> {
  const scheme = await ctx.read((tx) => awardScheme(tx, idOf(ctx)));
  authorise(ctx, 'enter thanks for someone', scheme.organisationId);
  return page({
    title: 'Type in a nomination for somebody', isInError: state.errors.length > 0, currentSection: '/stories', breadcrumbs: [...awardCrumbs, { text: scheme.name, href: `/awards/${scheme.id}` }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">{scheme.name}</span>Type in a nomination for somebody</h1>
        <Form action={`/awards/${scheme.id}/entry`} csrfToken={ctx.csrf()} state={state}>
          <NominateFields who="Who are they?" />
          <HelpedFields />
          <DateField name="cameOn" legend="When did it reach you?" hint={`It counts if it reached you by ${formatDay(scheme.closesOn)}`} />
          <Button text="Save it" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

function takeEntry(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, entrySchema, (state, advice) => showEntry(ctx, state, advice), async (value) => {
    await ctx.write((tx) => enterNomination(tx, ctx, { schemeId: idOf(ctx), ...value }));
    return savedAt(`/awards/${idOf(ctx)}`, 'nomination-entered');
  });
}

async function publish(ctx: RequestContext): Promise<Reply> {
  await ctx.write((tx) => publishResults(tx, ctx, idOf(ctx)));
  return savedAt(`/awards/${idOf(ctx)}`, 'results-published');
}

interface Open { form: 'judgement' | 'result' | 'removal'; state: FormState; advice?: Advice | undefined }

async function showNomination(ctx: RequestContext, open?: Open): Promise<Reply> {
  const { found, scheme, result, evidence } = await ctx.read(async (tx) => {
    const one = await nomination(tx, idOf(ctx));
    return {
      found: one, scheme: await awardScheme(tx, one.schemeId), result: (await awardResults(tx, one.schemeId)).find(({ nominationId }) => nominationId === one.id),
      evidence: mayHere(ctx.viewer, 'run awards', one.organisationId) ? await evidenceChoices(tx, one.organisationId) : [],
    };
  });
  authorise(ctx, 'judge awards', found.organisationId);
  const own = found.judgements.find(({ personId }) => personId === ctx.viewer.personId);
  const before = { judgement: own ? formState({ says: own.says, reason: own.reason }) : emptyForm, result: result ? resultState(result) : emptyForm, removal: emptyForm };
  const stateOf = (form: Open['form']) => (open?.form === form ? open : { state: before[form], advice: undefined });
  return page({
    title: `Nomination: ${found.nominee}`, isInError: (open?.state.errors.length ?? 0) > 0, currentSection: '/stories', breadcrumbs: [...awardCrumbs, { text: 'For the panel', href: `/awards/${found.schemeId}/panel` }],
    content: (
      <div class="nhsuk-u-reading-width">
        {open && <FormErrorSummary state={open.state} />}
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">Nomination</span><span data-quoted>{found.nominee}</span></h1>
        <blockquote class="nhsuk-inset-text" data-quoted>{found.words}</blockquote>
        <p>From: {people[found.byWhom as keyof typeof people]}.</p>
        <h2 class="nhsuk-heading-m">What members of the panel think</h2>
        {found.judgements.length === 0 ? <p>Nobody has judged yet.</p> : <ul class="nhsuk-list nhsuk-list--bullet">{found.judgements.map(({ name, says, reason }) => <li>{name ?? 'A member'}: {SAYS[says]}. <span data-quoted>{reason}</span></li>)}</ul>}
        {!scheme.publishedAt && <Form action={`/nominations/${found.id}/judgement`} csrfToken={ctx.csrf()} state={stateOf('judgement').state}>
          <RadiosField name="says" legend="What should it get?" items={Object.entries(SAYS).map(([value, words]) => ({ value, text: value === 'interest' ? 'I have an interest and do not judge' : words }))} />
          <TextareaField name="reason" label="Why?" rows={3} maxlength={600} />
          <Button text="Save what you think" />
          <WordsCheck advice={stateOf('judgement').advice} />
        </Form>}
        {scheme.publishedAt && result && <PublishedResult result={result} />}
        {mayHere(ctx.viewer, 'run awards', found.organisationId) && !scheme.publishedAt && <ResultForm id={found.id} csrfToken={ctx.csrf()} evidence={evidence} {...stateOf('result')} />}
        {mayHere(ctx.viewer, 'run awards', found.organisationId) && scheme.publishedAt && result?.takenOff === null && <RemovalForm id={found.id} csrfToken={ctx.csrf()} {...stateOf('removal')} />}
      </div>
    ),
  });
}

function takeJudgement(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, z.object({ says: z.enum(['award', 'high praise', 'thank', 'interest'], 'Choose one'), reason: text('Say why', 600) }), (state, advice) => showNomination(ctx, { form: 'judgement', state, advice }), async (value) => {
    await ctx.write((tx) => judge(tx, ctx, { id: idOf(ctx), ...value }));
    return savedAt(`/nominations/${idOf(ctx)}`, 'judgement-kept');
  });
}

function takeResult(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, resultSchema, (state, advice) => showNomination(ctx, { form: 'result', state, advice }), async (value) => savedAt(`/awards/${await ctx.write((tx) => giveResult(tx, ctx, { id: idOf(ctx), ...value }))}/panel`, 'result-kept'));
}

function takeOff(ctx: RequestContext): Promise<Reply> {
  return sentForm(ctx, removalSchema, (state, advice) => showNomination(ctx, { form: 'removal', state, advice }), async ({ reason }) => savedAt(`/awards/${await ctx.write((tx) => takeOffResult(tx, ctx, { nominationId: idOf(ctx), reason }))}/panel`, 'result-taken-off'));
}
