import { z } from 'zod';
import { formatDay, londonDay } from '#platform/clock';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { membershipGroups, titleOf } from '#modules/directory';
import { DateField, dateAnswer, Form, FormErrorSummary, formState, parseForm, SelectField, TextareaField, TextField, typedState, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { planInvitation } from '../../commands/invitations/plan-invitation.ts';
import { authorise } from '../../data/acting.ts';
import { invitationPlans, type InvitationPlanLine } from '../../queries/invitations/invitations.ts';
import { phasePlan } from '../../queries/phases/phase-plan.ts';
import { phasePlace, type PhasePlace } from '../../queries/phase-place.ts';
import { FirstGroups, nameAsked } from '../first-groups.tsx';
import { savedAt } from '../saved.ts';

const planSchema = z.object({
  roleGroup: z.string().default(''), community: z.string().trim().max(150, 'Use 150 letters or less').default(''), through: z.string().trim().min(3, 'Say through whom or what').max(200, 'Use 200 letters or less'),
  plannedOn: dateAnswer({ missing: 'Enter the planned day', name: 'The planned day' }), note: z.string().trim().max(1_000, 'Use 1,000 letters or less').default(''),
});

interface Forms {
  plan: FormState;
  advice?: Advice | undefined;
}

export const showPlans = (ctx: RequestContext): Promise<Reply> => planPage(ctx, { plan: formState({ community: nameAsked(ctx.query) }) });

/** Whom we invite to a part of a conversation, through whom, when, and whether it is done. */
async function planPage(ctx: RequestContext, forms: Forms): Promise<Reply> {
  const place = await ctx.read((tx) => phasePlace(tx, ctx.params['id'] ?? ''));
  authorise(ctx, 'organise conversations', place.organisationId);
  const { plans, planned } = await ctx.read(async (tx) => ({ plans: await invitationPlans(tx, place.phaseId), planned: (await phasePlan(tx, place.phaseId)).invitations.trim() }));
  const first = await ctx.groupsLookedAtFirst(place.organisationId);
  const { errors } = forms.plan;
  return page({
    title: `Invitations: ${place.phaseTitle}`, currentSection: '/co-planning', isInError: errors.length > 0,
    breadcrumbs: [{ text: 'Conversations', href: `/organisations/${place.organisationCode}/conversations` }, { text: place.phaseTitle, href: place.href }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={forms.plan} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{place.phaseTitle}</span> Whom we invite</h1>
        <p>Groups and ways, never people. Members of a role group see on their page that they are invited. Those who asked for emails get one, the same for all. Nobody can see who came because of it.</p>
        <p><a href={`${place.href}/invitation`}>The invitation to print</a></p>
        {planned && <><p>The plan of this part says (<a href={`/phases/${place.phaseId}/plan`}>change it</a>):</p><ul class="nhsuk-list nhsuk-list--bullet">{planned.split('\n').map((line) => <li key={line} data-quoted>{line}</li>)}</ul></>}
        {plans.length === 0 && <p>Nobody is on the plan yet. Begin with those you hear least.</p>}
        {plans.map((plan) => <Plan key={plan.id} plan={plan} now={ctx.now} isExample={place.isExample} />)}
        <FirstGroups groups={first} planned={plans.map(whomOf)} href={(name) => `/phases/${place.phaseId}/invitations?${new URLSearchParams({ group: name })}#add`} />
        <PlanForm place={place} forms={forms} csrfToken={ctx.csrf()} />
      </div>
    ),
  });
}

export const whomOf = ({ roleGroup, community }: Pick<InvitationPlanLine, 'roleGroup' | 'community'>): string => (roleGroup ? titleOf(membershipGroups, roleGroup) : (community ?? ''));

function Plan({ plan, now, isExample }: { plan: InvitationPlanLine; now: Date; isExample: boolean }) {
  const isLate = !plan.doneOn && plan.plannedOn < londonDay(now);
  return (
    <section aria-labelledby={`plan-${plan.id}`}>
      <h2 class="nhsuk-heading-s" id={`plan-${plan.id}`}><span data-quoted>{whomOf(plan)}</span> {plan.doneOn ? <Tag colour="green" text="Invited" /> : isLate ? <Tag colour="red" text="Late" /> : <Tag colour="blue" text="Planned" />}{isExample && <> <Tag colour="yellow" text="Example" /></>}</h2>
      <p>Through: <span data-quoted>{plan.through}</span>. Planned for {formatDay(plan.plannedOn)}. {plan.doneOn && <>Done on {formatDay(plan.doneOn)}{plan.invitedCount ? `, about ${plan.invitedCount.toLocaleString('en-GB')} people` : ''}.</>}</p>
      {plan.note && <p data-quoted>{plan.note}</p>}
      {!plan.doneOn && <p><a href={`/invitation-plans/${plan.id}/doing`}>Say that they are invited<span class="nhsuk-u-visually-hidden">: {whomOf(plan)}</span></a></p>}
    </section>
  );
}

const PlanForm = ({ place, forms, csrfToken }: { place: PhasePlace; forms: Forms; csrfToken: string }) => (
  <Form action={`/phases/${place.phaseId}/invitations`} csrfToken={csrfToken} state={forms.plan}>
    <h2 class="nhsuk-heading-m" id="add">Add to the plan</h2>
    <SelectField name="roleGroup" label="A role group" items={[{ value: '', text: 'None: it is a community' }, ...membershipGroups.map(({ code, title }) => ({ value: code, text: title }))]} />
    <TextField name="community" label="Or a community" hint="Such as: farming families, people who do not hear, families of a school" />
    <TextField name="through" label="Through whom or what?" hint="A partner or a way, such as: the livestock market, the school’s newsletter" />
    <DateField name="plannedOn" legend="On which day?" />
    <TextareaField name="note" label="Note (you can leave this out)" rows={3} maxlength={1_000} />
    <Button text="Add it" />
    <WordsCheck advice={forms.advice} />
  </Form>
);

export async function addPlan(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, planSchema, { fields: { through: 'Through whom or what?', note: 'Note' } });
  if (asked) return planPage(ctx, { plan: asked.state, advice: asked.advice });
  const parsed = parseForm(planSchema, ctx.body);
  if (!parsed.ok) return planPage(ctx, { plan: parsed.state });
  const { roleGroup, community, ...plan } = parsed.value;
  const phaseId = ctx.params['id'] ?? '';
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => planInvitation(tx, ctx, { phaseId, roleGroup: roleGroup || null, community: community || null, ...plan }));
    return savedAt(`/phases/${phaseId}/invitations`, 'kept');
  }, (errors) => planPage(ctx, { plan: { ...typedState(planSchema, ctx.body), errors } }));
}
