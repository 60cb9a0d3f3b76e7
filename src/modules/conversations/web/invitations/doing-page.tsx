import { z } from 'zod';
import { formatDay, londonDay } from '#platform/clock';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { DateField, dateAnswer, dateValues, Form, FormErrorSummary, formState, HiddenField, parseForm, TextField, typedState, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { recordInvited } from '../../commands/invitations/plan-invitation.ts';
import { authorise } from '../../data/acting.ts';
import { onePlan } from '../../queries/invitations/invitations.ts';
import { phasePlace } from '../../queries/phase-place.ts';
import { savedAt } from '../saved.ts';
import { whomOf } from './plan-page.tsx';

const schema = z.object({
  doneOn: dateAnswer({ missing: 'Enter the day', name: 'The day' }), invitedCount: z.string().trim().regex(/^([1-9][0-9]{0,5})?$/, 'Write a whole number, or leave it out').default(''), revision: z.coerce.number().int().catch(0),
});

export const showDoing = (ctx: RequestContext): Promise<Reply> => doingPage(ctx, null);

/** A group was invited: on which day, and about how many. */
async function doingPage(ctx: RequestContext, typed: FormState | null): Promise<Reply> {
  const { plan, place } = await ctx.read(async (tx) => {
    const found = await onePlan(tx, ctx.params['id'] ?? '');
    return { plan: found, place: await phasePlace(tx, found.phaseId) };
  });
  authorise(ctx, 'organise conversations', place.organisationId);
  const state = typed ?? formState({ ...dateValues('doneOn', plan.doneOn ?? londonDay(ctx.now)), invitedCount: plan.invitedCount === null ? '' : String(plan.invitedCount), revision: String(plan.revision) });
  const isInError = state.errors.length > 0;
  return page({
    title: 'They are invited', currentSection: '/co-planning', isInError, breadcrumbs: [{ text: place.phaseTitle, href: place.href }, { text: 'Whom we invite', href: `/phases/${place.phaseId}/invitations` }],
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{whomOf(plan)}</span> They are invited</h1>
        <p>Planned for {formatDay(plan.plannedOn)}, through: <span data-quoted>{plan.through}</span>.</p>
        <Form action={`/invitation-plans/${plan.id}/doing`} csrfToken={ctx.csrf()} state={state}>
          <DateField name="doneOn" legend="On which day?" />
          <TextField name="invitedCount" label="About how many people? (you can leave this out)" hint="A count. Never a list of names." inputmode="numeric" width={5} />
          <HiddenField name="revision" />
          <Button text="Save it" />
        </Form>
      </div>
    ),
  });
}

export async function recordDone(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return doingPage(ctx, parsed.state);
  const { doneOn, invitedCount, revision } = parsed.value;
  return refusedOrOvertakenInForm(async () => {
    const phaseId = await ctx.write((tx) => recordInvited(tx, ctx, { planId: ctx.params['id'] ?? '', doneOn, invitedCount: invitedCount ? Number(invitedCount) : null, revision }));
    return savedAt(`/phases/${phaseId}/invitations`, 'kept');
  }, (errors) => doingPage(ctx, { ...typedState(schema, ctx.body), errors }));
}
