import { formatLondonDate } from '#platform/clock';
import { Form, SelectField, TextareaField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import type { EndedObjective, ThemeObjectives } from '../../queries/analysis/theme-objectives.ts';

/** What answered a theme once, until when, and why it does not any more. */
export function EndedObjectives({ ended }: { ended: readonly EndedObjective[] }) {
  if (ended.length === 0) return null;
  return (
    <>
      <h3 class="nhsuk-heading-s">What answered it before</h3>
      <ul class="nhsuk-list nhsuk-list--bullet">
        {ended.map(({ objective: { id, wording }, endedAt, reason }) => <li key={`${id}-${endedAt.getTime()}`}><a href={`/objectives/${id}`} data-quoted>{wording}</a>, until {formatLondonDate(endedAt)}. Why not any more: <span data-quoted>{reason}</span></li>)}
      </ul>
    </>
  );
}

interface FormProps {
  themeId: string;
  csrfToken: string;
}

const choices = (objectives: readonly { id: string; wording: string }[]) => [{ value: '', text: 'Choose an objective' }, ...objectives.map(({ id, wording }) => ({ value: id, text: wording.slice(0, 120) }))];

export const NameObjectiveForm = ({ themeId, csrfToken, objectives, state }: FormProps & { objectives: readonly { id: string; wording: string }[]; state: FormState }) => (
  <Form action={`/themes/${themeId}/objectives`} csrfToken={csrfToken} state={state}>
    <h2 class="nhsuk-heading-m">Name an objective that answers it</h2>
    <SelectField name="objective" label="Objective" items={choices(objectives)} />
    <Button text="Name it" variant="secondary" />
  </Form>
);

/** Only where one is named. */
export function EndObjectiveForm({ themeId, csrfToken, objectives: { named }, state, advice }: FormProps & { objectives: ThemeObjectives; state: FormState; advice: Advice | undefined }) {
  if (named.length === 0) return null;
  return (
    <Form action={`/themes/${themeId}/objectives/removal`} csrfToken={csrfToken} state={state}>
      <h2 class="nhsuk-heading-m">Take an objective off it</h2>
      <SelectField name="ended" label="Which one answers it no longer?" items={choices(named)} />
      <TextareaField name="endReason" label="Why" hint="Everyone reads this beside the theme. No names." rows={2} maxlength={600} />
      <Button text="Take it off" variant="secondary" />
      <WordsCheck advice={advice} />
    </Form>
  );
}
