import { z } from 'zod';
import { formatDay } from '#platform/clock';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { CheckboxesField, DateField, dateAnswer, emptyForm, Form, FormErrorSummary, parseForm, RadiosField, SelectField, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { addPartnerGroup, recordPartnerStep } from '../../commands/partner-groups.ts';
import { authorise, mayDo } from '../../data/acting.ts';
import { partnerSteps, partnerStepTitle } from '../../domain/partner-steps.ts';
import { conversationsOf } from '../../queries/conversations.ts';
import { partnerGroupsOf, type PartnerGroupLine } from '../../queries/partner-groups.ts';
import { savedAt } from '../saved.ts';
import { organisationAsked, workshopsHref } from './workshop-parts.tsx';

const groupSchema = z.object({ name: z.string().trim().min(3, 'Write the name of the group').max(150, 'Use 150 letters or less'), contactRole: z.string().trim().min(2, 'Write whom to ask for, such as the secretary').max(150, 'Use 150 letters or less'), under16: z.array(z.literal('yes')).default([]) });
const stepSchema = z.object({
  group: z.string().min(1, 'Choose a group'), phase: z.string().min(1, 'Choose a part of a conversation'), step: z.enum(partnerSteps, 'Choose what happened'), happenedOn: dateAnswer({ missing: 'Enter the day', name: 'The day' }),
  words: z.string().trim().max(1_000, 'Use 1,000 letters or less').default(''),
});

const registerHref = (code: string): string => `/organisations/${code}/partner-groups`;
interface Forms {
  group: FormState;
  step: FormState;
  advice?: Advice | undefined;
}

export const showPartnerGroups = (ctx: RequestContext): Promise<Reply> => registerPage(ctx, { group: emptyForm, step: emptyForm });

/** Groups we listen with: invited, took part, and what each was told afterwards. */
async function registerPage(ctx: RequestContext, forms: Forms): Promise<Reply> {
  const organisation = await organisationAsked(ctx);
  authorise(ctx, 'read partner groups', organisation.id);
  const { groups, conversations } = await ctx.read(async (tx) => ({ groups: await partnerGroupsOf(tx, organisation.id), conversations: await conversationsOf(tx, organisation.id, ctx.now) }));
  const phases = conversations.flatMap(({ title, phases: parts }) => parts.map((phase) => ({ value: phase.id, text: `${title}: ${phase.title}` })));
  const errors = [...forms.group.errors, ...forms.step.errors];
  return page({
    title: `Partner groups of ${organisation.name}`, currentSection: '/co-planning', isInError: errors.length > 0,
    breadcrumbs: [{ text: organisation.name, href: `/organisations/${organisation.code}` }, { text: 'Workshops and events', href: workshopsHref(organisation.code) }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={{ values: {}, errors }} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{organisation.name}</span> Partner groups</h1>
        <p>Groups that help us to hear people who are often left out. We keep whom to ask for by role, never a person’s name.</p>
        {groups.length === 0 && <p>There is none yet. Add the first group that you work with.</p>}
        {groups.map((group) => <Group key={group.id} group={group} />)}
        {mayDo(ctx.viewer, 'keep partner groups', organisation.id) && <RegisterForms code={organisation.code} groups={groups} phases={phases} forms={forms} csrfToken={ctx.csrf()} />}
      </div>
    ),
  });
}

function Group({ group }: { group: PartnerGroupLine }) {
  const told = group.steps.filter(({ step }) => step === 'told');
  return (
    <section aria-labelledby={`group-${group.id}`}>
      <h2 class="nhsuk-heading-m" id={`group-${group.id}`}><span data-quoted>{group.name}</span>{group.isExample && <> <Tag colour="yellow" text="Example" /></>}</h2>
      <p>Ask for: <span data-quoted>{group.contactRole}</span>. {group.workshopCount === 0 ? 'No workshop yet.' : group.workshopCount === 1 ? '1 workshop.' : `${group.workshopCount} workshops.`}{group.isForUnder16 && ' For children and young people: an adult has to agree first, and nothing shows who they are.'}</p>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {group.steps.map(({ step, happenedOn, words, phaseTitle }) => <li key={`${step}-${phaseTitle}`}>{partnerStepTitle[step]}, {formatDay(happenedOn)} (<span data-quoted>{phaseTitle}</span>){words && <>: <span data-quoted>{words}</span></>}</li>)}
      </ul>
      {told.length === 0 && <p><strong>They were not told yet what came of it.</strong></p>}
    </section>
  );
}

function RegisterForms({ code, groups, phases, forms, csrfToken }: { code: string; groups: readonly PartnerGroupLine[]; phases: readonly { value: string; text: string }[]; forms: Forms; csrfToken: string }) {
  return (
    <>
      {groups.length > 0 && phases.length > 0 && (
        <Form action={`${registerHref(code)}/steps`} csrfToken={csrfToken} state={forms.step}>
          <h2 class="nhsuk-heading-m">Write down what happened</h2>
          <SelectField name="group" label="Which group?" items={[{ value: '', text: 'Choose a group' }, ...groups.map(({ id, name }) => ({ value: id, text: name }))]} />
          <SelectField name="phase" label="For which part of a conversation?" items={[{ value: '', text: 'Choose a part' }, ...phases]} />
          <RadiosField name="step" legend="What happened?" items={partnerSteps.map((step) => ({ value: step, text: partnerStepTitle[step] }))} />
          <DateField name="happenedOn" legend="On which day?" />
          <TextareaField name="words" label="In a few words" hint="If they were told something: what? Plain words, as you said them." rows={3} maxlength={1_000} />
          <Button text="Save what happened" />
          <WordsCheck advice={forms.advice} />
        </Form>
      )}
      <Form action={registerHref(code)} csrfToken={csrfToken} state={forms.group}>
        <h2 class="nhsuk-heading-m">Add a group</h2>
        <TextField name="name" label="Name of the group" />
        <TextField name="contactRole" label="Whom do you ask for?" hint="A role, such as the secretary. Not a name." />
        <CheckboxesField name="under16" legend="Who is it for?" items={[{ value: 'yes', text: 'Most of them are under 16' }]} />
        <Button text="Add the group" variant="secondary" />
      </Form>
    </>
  );
}

export async function addGroup(ctx: RequestContext): Promise<Reply> {
  const organisation = await organisationAsked(ctx);
  authorise(ctx, 'keep partner groups', organisation.id);
  const parsed = parseForm(groupSchema, ctx.body);
  if (!parsed.ok) return registerPage(ctx, { group: parsed.state, step: emptyForm });
  const { name, contactRole, under16 } = parsed.value;
  const made = await ctx.write((tx) => addPartnerGroup(tx, ctx, { organisationId: organisation.id, name, contactRole, isForUnder16: under16.length > 0, isExample: organisation.isExample }));
  if (!made) return registerPage(ctx, { group: { ...typedState(groupSchema, ctx.body), errors: [{ name: 'name', text: 'This group is in the register already' }] }, step: emptyForm });
  return savedAt(registerHref(organisation.code), 'kept');
}

export async function addStep(ctx: RequestContext): Promise<Reply> {
  const organisation = await organisationAsked(ctx);
  authorise(ctx, 'keep partner groups', organisation.id);
  const asked = await wordsAsked(ctx, stepSchema, { fields: { words: 'In a few words' } });
  if (asked) return registerPage(ctx, { group: emptyForm, step: asked.state, advice: asked.advice });
  const parsed = parseForm(stepSchema, ctx.body);
  if (!parsed.ok) return registerPage(ctx, { group: emptyForm, step: parsed.state });
  const { group, phase, ...taken } = parsed.value;
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => recordPartnerStep(tx, ctx, { partnerGroupId: group, phaseId: phase, ...taken }));
    return savedAt(registerHref(organisation.code), 'kept');
  }, (errors) => registerPage(ctx, { group: emptyForm, step: { ...typedState(stepSchema, ctx.body), errors } }));
}
