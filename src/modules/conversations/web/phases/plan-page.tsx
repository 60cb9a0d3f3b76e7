import { z } from 'zod';
import { addDays, londonDay, startOfLondonDay } from '#platform/clock';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { DateField, dateAnswer, dateValues, Form, FormErrorSummary, formState, HiddenField, parseForm, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { planPhase, setUpPhase, type PhaseSetting } from '../../commands/phases/keep-phase-plan.ts';
import type { ConversationHead, PhaseLine } from '../../queries/conversations.ts';
import { phasePlan, type PhasePlanPage } from '../../queries/phases/phase-plan.ts';
import { partnerGroupsOf, type PartnerGroupLine } from '../../queries/partner-groups.ts';
import { savedAt } from '../saved.ts';
import { phaseFor, phaseHref, trail } from '../where.ts';
import { kindTitle } from '../words.ts';

const lines = z.string().trim().max(3_000, 'Use 3,000 letters or less').default('');
const settingSchema = z.object({
  title: z.string().trim().min(3, 'Write a title').max(150, 'Use 150 letters or less'), question: z.string().trim().min(5, 'Write the question').max(400, 'Use 400 letters or less'),
  introduction: z.string().trim().max(4_000, 'Use 4,000 letters or less').default(''), audience: z.string().trim().max(300, 'Use 300 letters or less').default(''), appreciative: lines, prompts: lines,
  opens: dateAnswer({ missing: 'Enter the day on which it opens', name: 'The day on which it opens' }), closes: dateAnswer({ missing: 'Enter the last day', name: 'The last day' }).optional(), revision: z.coerce.number().int().min(1).max(1_000_000),
});
const planSchema = z.object({ invitations: lines, partners: lines });
const settingLabels = { title: 'Title', question: 'The question', introduction: 'Introduction', appreciative: 'Questions about what works', prompts: 'Other questions' };

export const planHref = ({ id }: { id: string }): string => `/phases/${id}/plan`;

type FormName = 'setting' | 'plan';
interface Asked {
  form: FormName;
  state: FormState;
  advice?: Advice;
}

export const showPlan = (ctx: RequestContext): Promise<Reply> => planPage(ctx);

async function planPage(ctx: RequestContext, asked?: Asked): Promise<Reply> {
  const { conversation, phase } = await phaseFor(ctx, ctx.params['id'] ?? '', 'set questions');
  const { plan, groups } = await ctx.read(async (tx) => ({ plan: await phasePlan(tx, phase.id), groups: await partnerGroupsOf(tx, conversation.organisationId) }));
  const isInError = (asked?.state.errors.length ?? 0) > 0;
  return page({
    title: `Set up: ${phase.title}`, breadcrumbs: trail(conversation, phase), currentSection: '/co-planning', isInError,
    content: <Plan view={{ conversation, phase, plan, groups, asked, csrfToken: ctx.csrf() }} />,
  });
}

interface View {
  conversation: ConversationHead;
  phase: PhaseLine;
  plan: PhasePlanPage;
  groups: readonly PartnerGroupLine[];
  asked: Asked | undefined;
  csrfToken: string;
}

function Plan({ view }: { view: View }) {
  const { conversation, phase, plan, asked } = view;
  return (
    <div class="nhsuk-u-reading-width">
      {asked && <FormErrorSummary state={asked.state} />}
      <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{conversation.title}</span> Set up: <span data-quoted>{phase.title}</span></h1>
      <p>{kindTitle[phase.kind]}. {plan.template !== '' && <Tag colour="yellow" text="From a starter, not official" />}</p>
      {plan.isAnnounced ? <p>It is announced: <a href={phaseHref(conversation, phase)}>see it as everyone does</a>. People answer the question that they read, so it does not change any more.</p> : <SettingForm view={view} />}
      <PlanForm view={view} />
      <Partners view={view} />
      <p><a href={`/phases/${phase.id}/sign-off`}>Sign-off by a peer leader</a>{phase.kind === 'challenge' && <> · <a href={`/phases/${phase.id}/statements`}>Draft statements</a></>}</p>
    </div>
  );
}

const texts = (plan: PhasePlanPage, isAppreciative: boolean): string => plan.prompts.filter((prompt) => prompt.isAppreciative === isAppreciative).map(({ words }) => words).join('\n');

function SettingForm({ view: { phase, plan, asked, csrfToken } }: { view: View }) {
  const { title, question, introduction, audience, opensAt, closesAt } = phase;
  const begun = formState({ title, question, introduction, audience, appreciative: texts(plan, true), prompts: texts(plan, false), ...dateValues('opens', londonDay(opensAt)), ...dateValues('closes', closesAt ? addDays(londonDay(closesAt), -1) : undefined) });
  return (
    <Form action={`${planHref(phase)}/setting`} csrfToken={csrfToken} state={asked?.form === 'setting' ? asked.state : begun}>
      <h2 class="nhsuk-heading-m">What it asks</h2>
      <HiddenField name="revision" value={String(plan.revision)} />
      <TextField name="title" label="Title" />
      <TextField name="question" label="The question, in plain words" />
      <TextareaField name="introduction" label="Introduction" rows={3} maxlength={4_000} />
      <TextField name="audience" label="Who is asked?" />
      <TextareaField name="appreciative" label="Questions about what works and what should grow" hint="One on each line." rows={3} maxlength={3_000} />
      <TextareaField name="prompts" label="Other questions that help to begin" hint="One on each line." rows={3} maxlength={3_000} />
      <DateField name="opens" legend="It opens on" />
      <DateField name="closes" legend="The last day (leave it out if it stays open)" />
      <Button text="Save what it asks" />
      <WordsCheck advice={asked?.form === 'setting' ? asked.advice : undefined} />
    </Form>
  );
}

const PlanForm = ({ view: { phase, plan, asked, csrfToken } }: { view: View }) => (
  <Form action={planHref(phase)} csrfToken={csrfToken} state={asked?.form === 'plan' ? asked.state : formState({ invitations: plan.invitations, partners: plan.partners })}>
    <h2 class="nhsuk-heading-m">Who is invited, and with whom we listen</h2>
    <TextareaField name="invitations" label="Who is invited, and how" hint="One on each line: the group, how, and when." rows={5} maxlength={3_000} />
    <TextareaField name="partners" label="Groups to listen with" hint="One on each line. Groups, never people." rows={5} maxlength={3_000} />
    <Button text="Save the plan" variant="secondary" />
    <WordsCheck advice={asked?.form === 'plan' ? asked.advice : undefined} />
  </Form>
);

/** Groups of the plan beside the register: who is in it, and who still has to be asked (rows S160, S161). */
function Partners({ view: { conversation, phase, plan, groups } }: { view: View }) {
  const known = (name: string) => groups.find((group) => group.name.toLowerCase() === name.toLowerCase());
  const planned = plan.partners.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  if (planned.length === 0) return null;
  return (
    <>
      <h2 class="nhsuk-heading-m">How far we are with these groups</h2>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {planned.map((name) => {
          const steps = known(name)?.steps.filter(({ phaseTitle }) => phaseTitle === phase.title) ?? [];
          return <li key={name}><span data-quoted>{name}</span>: {!known(name) ? 'not in the register yet' : steps.length === 0 ? 'in the register, nothing written down for this part' : steps.map(({ step }) => step).join(', ')}</li>;
        })}
      </ul>
      <p><a href={`/organisations/${conversation.organisationCode}/partner-groups`}>The register of partner groups</a></p>
    </>
  );
}

const splitLines = (text: string): string[] => text.split('\n').map((line) => line.trim().slice(0, 300)).filter((line) => line.length >= 3).slice(0, 20);

export async function saveSetting(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, settingSchema, { fields: settingLabels });
  if (asked) return planPage(ctx, { form: 'setting', ...asked });
  const parsed = parseForm(settingSchema, ctx.body);
  if (!parsed.ok) return planPage(ctx, { form: 'setting', state: parsed.state });
  const { opens, closes, appreciative, prompts, revision, ...words } = parsed.value;
  const setting: PhaseSetting = {
    ...words, opensAt: startOfLondonDay(opens), closesAt: closes ? startOfLondonDay(addDays(closes, 1)) : null,
    prompts: [...splitLines(appreciative).map((line) => ({ words: line, isAppreciative: true })), ...splitLines(prompts).map((line) => ({ words: line, isAppreciative: false }))],
  };
  return saved(ctx, { form: 'setting', schema: settingSchema, act: () => ctx.write((tx) => setUpPhase(tx, ctx, { phaseId: ctx.params['id'] ?? '', revision, setting })) });
}

export async function savePlan(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, planSchema, { fields: { invitations: 'Who is invited, and how', partners: 'Groups to listen with' } });
  if (asked) return planPage(ctx, { form: 'plan', ...asked });
  const parsed = parseForm(planSchema, ctx.body);
  if (!parsed.ok) return planPage(ctx, { form: 'plan', state: parsed.state });
  return saved(ctx, { form: 'plan', schema: planSchema, act: () => ctx.write((tx) => planPhase(tx, ctx, { phaseId: ctx.params['id'] ?? '', ...parsed.value })) });
}

const saved = (ctx: RequestContext, { form, schema, act }: { form: FormName; schema: z.ZodType; act: () => Promise<void> }): Promise<Reply> => refusedOrOvertakenInForm(async () => {
  await act();
  return savedAt(planHref({ id: ctx.params['id'] ?? '' }), 'kept');
}, (errors) => planPage(ctx, { form, state: { ...typedState(schema, ctx.body), errors } }));
