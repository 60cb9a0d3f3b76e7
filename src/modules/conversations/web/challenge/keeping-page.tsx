import { z } from 'zod';
import { page, redirect, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, parseForm, RadiosField, SelectField, TextareaField, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { addStatement } from '../../commands/challenge/keep-statements.ts';
import { publishFinalText } from '../../commands/challenge/publish-final-text.ts';
import { statementKinds, statementKindTitle } from '../../domain/challenge/outcomes.ts';
import { challengesOf, type ChallengeLine } from '../../queries/challenge/challenges.ts';
import { finalStanding, type FinalStanding } from '../../queries/challenge/final-standing.ts';
import { finalTextOf, statementsOf, type FinalText, type StatementLine } from '../../queries/challenge/statements.ts';
import { answeredThemes, type AnsweredTheme } from '../../queries/phases/theme-answers.ts';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { ownPhaseAsked, phaseHref, trail } from '../where.ts';
import { changesHref, keepingHref, statementHref } from './addresses.ts';
import { ChallengeList } from './challenge-list.tsx';

const draftSchema = z.object({
  kind: z.enum(statementKinds, 'Choose what it is'), words: z.string().trim().min(5, 'Write the draft').max(1_200, 'Use 1,200 letters or less'), theme: z.string().max(40).default(''),
});
const finalSchema = z.object({ introduction: z.string().trim().max(2_000, 'Use 2,000 letters or less').default('') });

type FormName = 'draft' | 'final';
interface Asked {
  form: FormName;
  state: FormState;
  advice?: Advice;
}

interface View {
  conversation: ConversationHead;
  phase: PhaseLine;
  statements: readonly StatementLine[];
  challenges: readonly ChallengeLine[];
  finalText: FinalText | null;
  standing: FinalStanding;
  themes: readonly AnsweredTheme[];
  asked: Asked | undefined;
  csrfToken: string;
}

export const showKeeping = (ctx: RequestContext): Promise<Reply> => keepingPage(ctx);

async function keepingPage(ctx: RequestContext, asked?: Asked): Promise<Reply> {
  const { conversation, phase } = await ownPhaseAsked(ctx);
  const found = await ctx.read(async (tx) => ({
    statements: await statementsOf(tx, phase.id), challenges: await challengesOf(tx, phase.id), finalText: await finalTextOf(tx, phase.id), standing: await finalStanding(tx, { phaseId: phase.id, now: ctx.now }), themes: await answeredThemes(tx, conversation.id),
  }));
  const isInError = (asked?.state.errors.length ?? 0) > 0;
  return page({
    title: `Draft statements: ${phase.title}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning', isInError,
    content: <Keeping view={{ conversation, phase, ...found, asked, csrfToken: ctx.csrf() }} />,
  });
}

function Keeping({ view }: { view: View }) {
  const { conversation, phase, statements, challenges, finalText, asked } = view;
  return (
    <div class="nhsuk-u-reading-width">
      {asked && <FormErrorSummary state={asked.state} />}
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{phase.title}</span> Draft statements</h1>
      <p><a href={phaseHref(conversation, phase)}>See this part as everyone does</a> · <a href={changesHref(conversation, phase)}>From draft to final</a></p>
      {phase.kind !== 'challenge' && <p>This part is not one of check and challenge: it has no draft statements.</p>}
      <ol class="nhsuk-list nhsuk-list--number">
        {statements.map((statement) => <li key={statement.id}><span data-quoted>{statement.words}</span> ({statementKindTitle[statement.kind].toLowerCase()}, version {statement.version}{statement.themeId ? '' : ', from no theme yet'}) <a href={`/statements/${statement.id}/keeping`}>Change<span class="nhsuk-u-visually-hidden"> statement {statement.number}</span></a> · <a href={statementHref(conversation, phase, statement)}>See<span class="nhsuk-u-visually-hidden"> statement {statement.number}</span></a></li>)}
      </ol>
      {!finalText && phase.kind === 'challenge' && <DraftForm view={view} />}
      <h2 class="nhsuk-heading-m">Challenges</h2>
      <ChallengeList place={{ conversation, phase }} challenges={challenges} statements={statements} emptyText="No challenge is shown yet." mayAnswer={!finalText} />
      {finalText ? <InsetText text="The final text is published. It does not change any more." /> : phase.kind === 'challenge' && <FinalForm view={view} />}
    </div>
  );
}

const stateOf = (asked: Asked | undefined, form: FormName): FormState => (asked?.form === form ? asked.state : emptyForm);
const adviceFor = (asked: Asked | undefined, form: FormName): Advice | undefined => (asked?.form === form ? asked.advice : undefined);

const DraftForm = ({ view: { phase, themes, asked, csrfToken } }: { view: View }) => (
  <Form action={keepingHref(phase)} csrfToken={csrfToken} state={stateOf(asked, 'draft')}>
    <h2 class="nhsuk-heading-m">Add a draft statement</h2>
    <p>{phase.state === 'not announced' ? 'Nobody else sees it before this part is announced.' : 'Everyone sees it at once.'}</p>
    <RadiosField name="kind" legend="What is it?" items={statementKinds.map((kind) => ({ value: kind, text: statementKindTitle[kind] }))} />
    <TextareaField name="words" label="The draft, in plain words" rows={4} maxlength={1_200} />
    <SelectField name="theme" label="Which theme does it come from?" items={[{ value: '', text: 'None yet' }, ...themes.map(({ id, title }) => ({ value: id, text: title }))]} />
    <Button text="Save the draft" variant="secondary" />
    <WordsCheck advice={adviceFor(asked, 'draft')} />
  </Form>
);

function FinalForm({ view: { phase, standing, asked, csrfToken } }: { view: View }) {
  if (standing.waitsFor.length > 0) {
    return (
      <>
        <h2 class="nhsuk-heading-m">Publish the final text</h2>
        <p>It cannot be published yet:</p>
        <ul class="nhsuk-list nhsuk-list--bullet">{standing.waitsFor.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
      </>
    );
  }
  return (
    <Form action={`/phases/${phase.id}/final-text`} csrfToken={csrfToken} state={stateOf(asked, 'final')}>
      <h2 class="nhsuk-heading-m">Publish the final text</h2>
      <p>Every challenge has an outcome. From here on nothing changes any more.</p>
      <TextareaField name="introduction" label="A few words before it (you can leave this out)" rows={3} maxlength={2_000} />
      <Button text="Publish the final text" />
      <WordsCheck advice={adviceFor(asked, 'final')} />
    </Form>
  );
}

export async function addOne(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, draftSchema, { fields: { words: 'The draft' } });
  if (asked) return keepingPage(ctx, { form: 'draft', ...asked });
  const parsed = parseForm(draftSchema, ctx.body);
  if (!parsed.ok) return keepingPage(ctx, { form: 'draft', state: parsed.state });
  const phaseId = ctx.params['id'] ?? '';
  const { kind, words, theme } = parsed.value;
  await ctx.write((tx) => addStatement(tx, ctx, { phaseId, kind, words, themeId: theme || null }));
  return redirect(keepingHref({ id: phaseId }));
}

export async function publishFinal(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, finalSchema, { fields: { introduction: 'A few words before it' } });
  if (asked) return keepingPage(ctx, { form: 'final', ...asked });
  const parsed = parseForm(finalSchema, ctx.body);
  if (!parsed.ok) return keepingPage(ctx, { form: 'final', state: parsed.state });
  const { conversation, phase } = await ownPhaseAsked(ctx);
  await ctx.write((tx) => publishFinalText(tx, ctx, { phaseId: phase.id, ...parsed.value }));
  return redirect(changesHref(conversation, phase));
}
