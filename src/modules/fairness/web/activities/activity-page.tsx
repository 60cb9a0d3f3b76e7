import { formatDay, londonDay } from '#platform/clock';
import { page, type Reply, type RequestContext } from '#platform/http';
import { DateField, emptyForm, Form, FormErrorSummary, TextareaField, WordsCheck } from '#ui/forms';
import { Button, Tag } from '#ui/nhsuk';
import { standingOf, steps, type StepCode } from '../../domain/activities/standing.ts';
import { mayHere } from '../../permissions.ts';
import { activityLine, type ActivityLine } from '../../queries/activities/activities.ts';
import { StepList, type OpenActivityForm } from './list-page.tsx';

/** One activity from its plan to what changed; whoever answers for it says what happened next. */
export async function showActivity(ctx: RequestContext, open?: OpenActivityForm): Promise<Reply> {
  const activity = await ctx.read((tx) => activityLine(tx, ctx.params['id'] ?? ''));
  const { next, late } = standingOf(activity, londonDay(ctx.now));
  const { what, organisation, characteristicName, ownerRole, plannedOn, isExample, organisationId } = activity;
  return page({
    title: 'Asking and understanding: one activity', isInError: (open?.state.errors.length ?? 0) > 0, currentSection: '/co-evaluation',
    breadcrumbs: [{ text: 'Home', href: '/' }, { text: 'Fairness', href: '/fairness' }, { text: 'Asking and understanding', href: '/fairness/focused-activities' }],
    content: (
      <div class="nhsuk-u-reading-width">
        {open && <FormErrorSummary state={open.state} />}
        <h1 class="nhsuk-heading-l">{what}<span class="nhsuk-caption-l nhsuk-caption--bottom">{characteristicName}: {organisation}</span></h1>
        {(isExample || late) && <p>{isExample && <Tag colour="yellow" text="Example" />}{late && <> <Tag colour="orange" text={late} /></>}</p>}
        <p>{ownerRole}. Planned for {formatDay(plannedOn)}.</p>
        <StepList done={activity.steps} />
        {next && mayHere(ctx.viewer, 'plan focused activities', organisationId) && <StepForms activity={activity} next={next} csrfToken={ctx.csrf()} open={open} />}
      </div>
    ),
  });
}

function StepForms({ activity: { id }, next, csrfToken, open }: { activity: ActivityLine; next: StepCode; csrfToken: string; open: OpenActivityForm | undefined }) {
  const step = steps.find(({ code }) => code === next);
  return (
    <Form action={`/fairness/focused-activities/${id}/steps`} csrfToken={csrfToken} state={open?.state ?? emptyForm}>
      <h2 class="nhsuk-heading-m">Say what happened next</h2>
      <TextareaField name="words" label={step?.ask ?? ''} hint="Write nothing that shows who said it, and no numbers of small groups. Everyone can read this." rows={4} maxlength={2000} />
      <DateField name="on" legend="When?" hint="For example, 4 12 2026" />
      <Button text="Keep it" name="kind" value={next} />
      {next === 'held' && <Button text="It was called off" variant="secondary" name="kind" value="called-off" />}
      <WordsCheck advice={open?.advice} />
    </Form>
  );
}
