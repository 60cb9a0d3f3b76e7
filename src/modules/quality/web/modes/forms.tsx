import { londonDay } from '#platform/clock';
import type { RequestContext } from '#platform/http';
import { DateField, FileField, Form, SelectField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Details } from '#ui/nhsuk';
import { modeColumns } from '../../data/modes/read-modes.ts';
import { periodAt } from '../../domain/periods.ts';
import { quarterName, quarterOf } from '../../domain/reviews/review.ts';

interface FormProps {
  ctx: RequestContext;
  code: string;
  state: FormState;
}

export function LoadForm({ ctx, code, state }: FormProps) {
  const quarters = [1, 2, 3, 4].map((back) => periodAt(quarterOf(londonDay(ctx.now)), 'quarter', -back));
  return (
    <>
      <h2 class="nhsuk-heading-m">Load a quarter from a file</h2>
      <p>One line for each group of people, such as In a village. The file is not kept. A quarter is told once, so check it first.</p>
      <Details summary="The columns of the file">
        <p>Count appointments that took place:</p>
        <ul class="nhsuk-list nhsuk-list--bullet">{['group', ...modeColumns.asked].map((name) => <li>{name}</li>)}</ul>
        <p>If people told you whether it suited them, count their answers too:</p>
        <ul class="nhsuk-list nhsuk-list--bullet">{modeColumns.suited.map((name) => <li>{name}</li>)}</ul>
      </Details>
      <Form action={`/quality/units/${code}/remote`} csrfToken={ctx.csrf()} isMultipart state={state}>
        <SelectField name="fileQuarter" label={{ text: 'Quarter', size: 's' }} items={[{ value: '', text: 'Choose one' }, ...quarters.map((value) => ({ value, text: quarterName(value) }))]} />
        <FileField name="file" label={{ text: 'File', size: 's' }} hint="A table saved as CSV" />
        <TextField name="source" label={{ text: 'Where do the counts and distances come from?', size: 's' }} hint="Such as: appointment book; distances from home areas" />
        <TextField name="miles" label={{ text: 'Miles from home to care, all visits added up (optional)', size: 's' }} hint="One way, of visits in person. Use areas, never single addresses" inputmode="decimal" width={10} />
        <TextField name="visits" label={{ text: 'Visits that these miles are of (optional)', size: 's' }} inputmode="numeric" width={10} />
        <Button text="Add up this quarter" variant="secondary" />
      </Form>
    </>
  );
}

export function AppraisalForm({ ctx, code, state, advice }: FormProps & { advice: Advice | undefined }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Look into who may be left out</h2>
      <p>Everyone can read it. It stands beside what was written before.</p>
      <Form action={`/quality/units/${code}/remote/appraisals`} csrfToken={ctx.csrf()} state={state}>
        <TextareaField name="leftOut" label={{ text: 'Who may be left out?', size: 's' }} hint="Think of connection, cost, hearing, sight, language, a private room. Name groups, not single people" rows={3} />
        <TextareaField name="instead" label={{ text: 'What is done instead for them?', size: 's' }} rows={3} />
        <DateField name="appraisedOn" legend={{ text: 'When was it looked into?', size: 's' }} />
        <TextField name="appraisedBy" label={{ text: 'By whom?', size: 's' }} hint="A name or a role, as everyone may read it" />
        <Button text="Save it" variant="secondary" />
        <WordsCheck advice={advice} />
      </Form>
    </>
  );
}
