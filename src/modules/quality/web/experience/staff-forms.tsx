import type { RequestContext } from '#platform/http';
import { FileField, Form, HiddenField, SelectField, TextareaField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Details } from '#ui/nhsuk';
import { quarterName } from '../../domain/reviews/review.ts';
import type { ExperienceMeasure } from '../../queries/experience/experience.ts';

interface Scene {
  ctx: RequestContext;
  measure: ExperienceMeasure;
  state: FormState;
}

const choices = (quarters: readonly string[]) => [{ value: '', text: 'Choose one' }, ...quarters.map((value) => ({ value, text: quarterName(value) }))];

export function ChangeForm({ ctx, measure, state, quarters, advice }: Scene & { quarters: readonly string[]; advice: Advice | undefined }) {
  return (
    <div class="nhsuk-u-reading-width">
      <h2 class="nhsuk-heading-m">Say what changed</h2>
      <Form action={`/quality/experience/${measure.id}/changes`} csrfToken={ctx.csrf()} state={state}>
        <SelectField name="quarter" label={{ text: 'Because of the answers of', size: 's' }} items={choices(quarters)} />
        <TextareaField name="words" label={{ text: 'What changed because of this?', size: 's' }} hint="Everyone can read it." rows={3} />
        <Button text="Save what changed" />
        <WordsCheck advice={advice} />
      </Form>
    </div>
  );
}

export function FigureForm({ ctx, measure, state, quarters }: Scene & { quarters: readonly string[] }) {
  const [group = '', [first]] = [measure.groups[0], measure.questions];
  return (
    <div class="nhsuk-u-reading-width">
      <h2 class="nhsuk-heading-m">Load answers from a file</h2>
      <p>The file holds how many people gave each answer, and nothing about any of them. It is not kept. A quarter is counted once, so check it first.</p>
      <Form action={`/quality/experience/${measure.id}/figures`} csrfToken={ctx.csrf()} isMultipart state={state}>
        <SelectField name="fileQuarter" label={{ text: 'Quarter', size: 's' }} items={choices(quarters)} />
        <FileField name="file" label={{ text: 'File', size: 's' }} hint="A table saved as CSV, with the columns group, question, answer and count" />
        <Button text="Count these answers" variant="secondary" />
      </Form>
      <Details summary="What the file looks like"><pre class="allied-code" tabIndex={0}><code>{`group,question,answer,count\n${group},,asked,60\n${group},1,"${first?.answers[0] ?? ''}",30\n${group},1,"${first?.answers[1] ?? ''}",12`}</code></pre></Details>
    </div>
  );
}

export const OpeningForm = ({ ctx, measure: { id, isOpen } }: Scene) => (
  <Form action={`/quality/experience/${id}/opening`} csrfToken={ctx.csrf()}>
    <HiddenField name="open" value={isOpen ? 'no' : 'yes'} />
    <Button variant="secondary" text={isOpen ? 'Stop asking on this site' : 'Let everyone answer on this site'} />
  </Form>
);
