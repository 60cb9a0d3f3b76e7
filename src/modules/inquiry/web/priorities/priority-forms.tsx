import { Form, formState, HiddenField, RadiosField, SelectField, TextareaField, TextField, WordsCheck, type FormState } from '#ui/forms';
import { Button, Details, InsetText } from '#ui/nhsuk';
import { missingOf } from '../../commands/priorities/choose-priority.ts';
import type { Priority } from '../../queries/priorities.ts';
import type { Shown } from '../sent.ts';
import type { PriorityForm } from './priority-page.tsx';

interface Props {
  priority: Priority;
  /** Its own case studies, awards and answers to people, to celebrate it with. */
  celebrating: readonly { value: string; text: string }[];
  mayImprove: boolean;
  csrfToken: string;
  open: { form: PriorityForm; shown: Shown } | undefined;
}

/** The next steps, each in its time: plan, live, objective or dropped, improved, celebrated. */
export function PriorityForms({ priority, celebrating, mayImprove, csrfToken, open }: Props) {
  const action = (form: PriorityForm) => `/inquiry/priorities/${priority.id}/${form}`;
  const of = (form: PriorityForm, otherwise: FormState) => ({ action: action(form), csrfToken, state: open?.form === form ? open.shown.state : otherwise });
  const isOpen = (form: PriorityForm) => open?.form === form;
  const missing = missingOf(priority);
  const plan = of('plan', planState(priority));
  const isOvertaken = plan.state.values['revision'] !== String(priority.revision);
  return (
    <>
      <h2 class="nhsuk-heading-m">Next</h2>
      {!priority.liveOn && (
        <Details summary="Write the two plans" open={isOpen('plan') || missing.length > 0}>
          <Form {...plan} state={isOvertaken ? { ...plan.state, values: { ...plan.state.values, revision: String(priority.revision) } } : plan.state}>
            {isOvertaken && <InsetText text="What was saved while you were writing is above, under “How we will know, and how we will celebrate”. Below is what you typed. Save it as it is, or change it first." />}
            <PlanFields />
            <Button text="Save the plans" />
            <WordsCheck advice={isOpen('plan') ? open?.shown.advice : undefined} />
          </Form>
        </Details>
      )}
      {!priority.liveOn && (missing.length === 0 ? <Form {...of('going-live', formState({}))}><Button text="Make it live" /></Form> : <p>It can go live when these are written: {missing.join(', ')}.</p>)}
      {priority.liveOn && !priority.objectiveId && (
        <Form {...of('objective', formState({ wording: priority.title }))}>
          <TextareaField name="wording" label="The objective, in plain words" rows={2} maxlength={300} />
          <TextField name="ownerRole" label="Who answers for it?" hint="A role, not a name" />
          <Button text="Make it an objective" />
          <WordsCheck advice={isOpen('objective') ? open?.shown.advice : undefined} />
        </Form>
      )}
      {priority.objectiveId && !priority.improvedOn && mayImprove && <Form {...of('improvement', formState({}))}><Button variant="secondary" text="Mark it as improved" /></Form>}
      {priority.liveOn && !priority.celebratedOn && (
        <Details summary="Mark it as celebrated" open={isOpen('celebration')}>
          <p>It needs a published case study or award of its objective, or an answer to people that says what is done about a theme behind it.{celebrating.length === 0 && <> There is none yet: name its objective in a <a href="/case-studies">case study</a>.</>}</p>
          <Form {...of('celebration', formState({}))}>
            <SelectField name="celebratedWith" label="What celebrates it?" items={[{ value: '', text: priority.celebrations.some(({ stands }) => stands) ? 'What is linked already' : 'Choose one' }, ...celebrating]} />
            <Button variant="secondary" text="Mark it as celebrated" />
          </Form>
        </Details>
      )}
      {!priority.objectiveId && !priority.celebratedOn && (
        <Details summary="Drop it" open={isOpen('ending')}>
          <Form {...of('ending', formState({}))}>
            <TextareaField name="reason" label="Why?" rows={2} maxlength={600} />
            <Button variant="secondary" text="Drop it" />
            <WordsCheck advice={isOpen('ending') ? open?.shown.advice : undefined} />
          </Form>
        </Details>
      )}
    </>
  );
}

const planState = ({ plan, celebrationPlan, revision }: Priority): FormState => formState({ ...plan, celebrationPlan, revision: String(revision) });

function PlanFields() {
  return (
    <>
      <HiddenField name="revision" />
      <TextField name="what" label="What is measured?" />
      <TextField name="numerator" label="Numerator" hint="Whom or what you count" />
      <TextField name="denominator" label="Denominator" hint="Out of whom or what" />
      <TextField name="source" label="Where do the figures come from?" />
      <TextField name="often" label="How often?" />
      <RadiosField name="direction" legend="What do you expect?" items={[{ value: 'up', text: 'It goes up' }, { value: 'down', text: 'It goes down' }, { value: 'steady', text: 'It stays' }]} />
      <TextField name="groups" label="Which groups are compared?" />
      <TextareaField name="celebrationPlan" label="How will you celebrate it, and with whom?" rows={3} maxlength={1000} />
    </>
  );
}
