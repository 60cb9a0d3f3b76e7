import { z } from 'zod';
import { page, redirect, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { Forbidden } from '#platform/errors';
import { emptyForm, Form, FormErrorSummary, formState, HiddenField, parseForm, RadiosField, SelectField, TextareaField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { objectiveLines, policySources } from '#modules/strategy';
import { changeTheme, endObjective, judgeSource, linkObjective } from '../../commands/analysis/keep-themes.ts';
import { publishTheme, takeThemeBack } from '../../commands/analysis/publish-theme.ts';
import { mayDo } from '../../data/acting.ts';
import { soundSentence } from '../../domain/analysis/sentiment.ts';
import { wordsWithCodes } from '../../queries/analysis/coded-words.ts';
import { codeFrame, type FrameCode } from '../../queries/analysis/code-frame.ts';
import { objectivesOfTheme } from '../../queries/analysis/theme-objectives.ts';
import { themeCounts, themePage, type ThemeCounts, type ThemePage } from '../../queries/analysis/themes.ts';
import { CodedWords } from './coded-words.tsx';
import { judgements, judgementTitle } from './judgements.ts';
import { EndedObjectives, EndObjectiveForm, NameObjectiveForm } from './objectives-of-theme.tsx';
import { themesHref } from './parts.tsx';
import { ThemeFields, themeLabels, themeSchema } from './themes-page.tsx';

const revision = z.coerce.number().int().min(1);
const changeSchema = themeSchema.extend({ revision });
const publicationSchema = z.object({ notHeard: z.string().trim().min(3, 'Say who was not heard').max(1_000, 'Use 1,000 letters or less'), revision, replaces: z.coerce.number().int().min(0) });
const sourceSchema = z.object({ source: z.string().min(1, 'Choose a source'), judgement: z.enum(judgements, 'Choose what it means'), because: z.string().trim().min(3, 'Say why').max(600, 'Use 600 letters or less') });
const objectiveSchema = z.object({ objective: z.string().min(1, 'Choose an objective') });
const endSchema = z.object({ ended: z.string().min(1, 'Choose an objective'), endReason: z.string().trim().min(3, 'Say why it answers this theme no longer').max(600, 'Use 600 letters or less') });

type FormName = 'wording' | 'publication' | 'source' | 'objective' | 'objective end';
interface Asked {
  form: FormName;
  state: FormState;
  advice?: Advice;
}

const themeId = (ctx: RequestContext): string => ctx.params['id'] ?? '';

export const showKeeping = (ctx: RequestContext): Promise<Reply> => keepingPage(ctx);

async function keepingPage(ctx: RequestContext, asked?: Asked): Promise<Reply> {
  const { theme, frame, counts, words, sources, objectives, answering } = await ctx.read(async (tx) => {
    const found = await themePage(tx, themeId(ctx));
    if (!mayDo(ctx.viewer, 'keep themes', found.organisationId)) throw new Forbidden();
    return {
      theme: found, frame: await codeFrame(tx, found.conversationId), counts: await themeCounts(tx, found.id, found.conversationId), words: await wordsWithCodes(tx, found.draft.codeIds),
      sources: await policySources(tx), objectives: await objectiveLines(tx, { organisationId: found.organisationId, asAt: ctx.now }), answering: await objectivesOfTheme(tx, found.id, { asAt: ctx.now }),
    };
  });
  const isInError = (asked?.state.errors.length ?? 0) > 0;
  const does = (action: 'keep codes' | 'publish themes') => mayDo(ctx.viewer, action, theme.organisationId);
  const csrfToken = ctx.csrf();
  return page({
    title: `Keep the theme: ${theme.draft.title}`, currentSection: '/co-planning', isInError,
    breadcrumbs: [{ text: 'Conversations', href: '/conversations' }, { text: theme.conversationTitle, href: `/conversations/${theme.conversationCode}` }, { text: 'Themes', href: themesHref({ code: theme.conversationCode }) }],
    content: (
      <div class="nhsuk-u-reading-width">
        {asked && <FormErrorSummary state={asked.state} />}
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l">Theme</span> <span data-quoted>{theme.draft.title}</span></h1>
        {theme.publication && <InsetText><p>Published. <a href={`/themes/${theme.id}`}>See it as everyone does</a>.</p></InsetText>}
        <p data-quoted>{theme.draft.statement}</p>
        <p>{counts.contributions} of {counts.codedInAll} settled ideas and comments have one of its codes. {soundSentence(counts)}</p>
        {does('publish themes') && <PublishForm theme={theme} counts={counts} asked={asked} csrfToken={csrfToken} />}
        {does('keep codes') && <WordingForm theme={theme} frame={frame} asked={asked} csrfToken={csrfToken} />}
        {does('keep codes') && <SourceForm theme={theme} sources={sources} asked={asked} csrfToken={csrfToken} />}
        <h2 class="nhsuk-heading-m" id="coded">The words behind it</h2>
        <CodedWords words={words} here={`/themes/${theme.id}/keeping`} isWhole={ctx.query['words'] === 'all'} mayCode={mayDo(ctx.viewer, 'code words', theme.organisationId)} />
        {does('publish themes') && objectives.length > 0 && <NameObjectiveForm themeId={theme.id} objectives={objectives} state={stateOf(asked, 'objective')} csrfToken={csrfToken} />}
        {does('publish themes') && <EndObjectiveForm themeId={theme.id} objectives={answering} state={stateOf(asked, 'objective end')} advice={adviceFor(asked, 'objective end')} csrfToken={csrfToken} />}
        <EndedObjectives ended={answering.ended} />
      </div>
    ),
  });
}

interface FormProps {
  theme: ThemePage;
  asked: Asked | undefined;
  csrfToken: string;
}

const stateOf = (asked: Asked | undefined, form: FormName): FormState => (asked?.form === form ? asked.state : emptyForm);
const adviceFor = (asked: Asked | undefined, form: FormName): Advice | undefined => (asked?.form === form ? asked.advice : undefined);

function PublishForm({ theme, counts, asked, csrfToken }: FormProps & { counts: ThemeCounts }) {
  if (counts.contributions === 0) return <p>It can be published when settled words have one of its codes.</p>;
  return (
    <>
      <Form action={`/themes/${theme.id}/publication`} csrfToken={csrfToken} state={asked?.form === 'publication' ? asked.state : formState({ notHeard: theme.publication?.notHeard ?? '' })}>
        <h2 class="nhsuk-heading-m">{theme.publication ? 'Publish it again' : 'Publish it'}</h2>
        <HiddenField name="revision" value={String(theme.revision)} />
        <HiddenField name="replaces" value={String(theme.publication?.number ?? 0)} />
        {counts.waiting > 0 && <p>{counts.waiting === 1 ? '1 idea or comment was' : `${counts.waiting} ideas and comments were`} coded differently by two people and {counts.waiting === 1 ? 'is' : 'are'} not settled yet. If you publish now, the limits say so.</p>}
        <TextareaField name="notHeard" label="Whom did you not hear?" hint="Everyone reads this. Name groups, never people." rows={3} maxlength={1_000} />
        <Button text="Publish with its limits" />
        <WordsCheck advice={adviceFor(asked, 'publication')} />
      </Form>
      {theme.publication && <Form action={`/themes/${theme.id}/taking-back`} csrfToken={csrfToken}><Button text="Take it back" variant="warning" /></Form>}
    </>
  );
}

function WordingForm({ theme, frame, asked, csrfToken }: FormProps & { frame: readonly FrameCode[] }) {
  const { title, statement, codeIds } = theme.draft;
  return (
    <Form action={`/themes/${theme.id}`} csrfToken={csrfToken} state={asked?.form === 'wording' ? asked.state : formState({ title, statement, codes: [...codeIds] })}>
      <h2 class="nhsuk-heading-m">Word it anew</h2>
      <HiddenField name="revision" value={String(theme.revision)} />
      <ThemeFields frame={frame.filter(({ id, mergedInto, isRetired }) => codeIds.includes(id) || (!mergedInto && !isRetired))} />
      <Button text="Save it" variant="secondary" />
      <WordsCheck advice={adviceFor(asked, 'wording')} />
    </Form>
  );
}

const SourceForm = ({ theme, sources, asked, csrfToken }: FormProps & { sources: readonly { code: string; title: string }[] }) => (
  <Form action={`/themes/${theme.id}/sources`} csrfToken={csrfToken} state={stateOf(asked, 'source')}>
    <h2 class="nhsuk-heading-m">Hold it beside a policy source</h2>
    <SelectField name="source" label="Source" items={[{ value: '', text: 'Choose a source' }, ...sources.map(({ code, title }) => ({ value: code, text: title.slice(0, 120) }))]} />
    <RadiosField name="judgement" legend="What does the theme mean beside it?" items={judgements.map((value) => ({ value, text: judgementTitle[value] }))} />
    <TextareaField name="because" label="Why" rows={2} />
    <Button text="Save what you found" variant="secondary" />
    <WordsCheck advice={adviceFor(asked, 'source')} />
  </Form>
);

/** Every form of this page goes the same way: the words check, then the answers, then the change. */
async function take<Schema extends z.ZodType>(ctx: RequestContext, { form, schema, fields, change, next }: { form: FormName; schema: Schema; fields: Readonly<Record<string, string>>; change: (value: z.output<Schema>) => Promise<unknown>; next: string }): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, { fields });
  if (asked) return keepingPage(ctx, { form, ...asked });
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return keepingPage(ctx, { form, state: parsed.state });
  return refusedOrOvertakenInForm(async () => {
    await change(parsed.value);
    return redirect(`/themes/${themeId(ctx)}${next}`);
  }, (errors) => keepingPage(ctx, { form, state: { ...typedState(schema, ctx.body), errors } }));
}

export const changeOneTheme = (ctx: RequestContext): Promise<Reply> => take(ctx, {
  form: 'wording', schema: changeSchema, fields: themeLabels, next: '/keeping',
  change: ({ codes, ...value }) => ctx.write((tx) => changeTheme(tx, ctx, { themeId: themeId(ctx), codeIds: codes, ...value })),
});

export const publishOne = (ctx: RequestContext): Promise<Reply> => take(ctx, {
  form: 'publication', schema: publicationSchema, fields: { notHeard: 'Whom did you not hear?' }, next: '',
  change: (value) => ctx.write((tx) => publishTheme(tx, ctx, { themeId: themeId(ctx), ...value })),
});

export const judgeOne = (ctx: RequestContext): Promise<Reply> => take(ctx, {
  form: 'source', schema: sourceSchema, fields: { because: 'Why' }, next: '/keeping',
  change: ({ source, judgement, because }) => ctx.write((tx) => judgeSource(tx, ctx, { themeId: themeId(ctx), sourceCode: source, judgement, reason: because })),
});

export const nameObjective = (ctx: RequestContext): Promise<Reply> => take(ctx, {
  form: 'objective', schema: objectiveSchema, fields: {}, next: '/keeping',
  change: ({ objective }) => ctx.write((tx) => linkObjective(tx, ctx, { themeId: themeId(ctx), objectiveId: objective })),
});

export const endOneObjective = (ctx: RequestContext): Promise<Reply> => take(ctx, {
  form: 'objective end', schema: endSchema, fields: { endReason: 'Why' }, next: '/keeping',
  change: ({ ended, endReason }) => ctx.write((tx) => endObjective(tx, ctx, { themeId: themeId(ctx), objectiveId: ended, reason: endReason })),
});

export async function takeBackOne(ctx: RequestContext): Promise<Reply> {
  await ctx.write((tx) => takeThemeBack(tx, ctx, themeId(ctx)));
  return redirect(`/themes/${themeId(ctx)}/keeping`);
}
