import { z } from 'zod';
import { formatDay } from '#platform/clock';
import { CheckboxesField, Form, formState, RadiosField, SelectField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import type { EvidenceChoice } from '../../queries/praise/evidence.ts';
import type { AwardResult } from '../../queries/praise/praise.ts';
import { maybe, text } from '../fields.tsx';
import { SAYS } from './award-pages.tsx';

/** What a nomination came to, once everyone could read it, and when and why it was taken off. */
export const PublishedResult = ({ result: { place, shownAs, citation, takenOff } }: { result: AwardResult }) => (
  <>
    <h2 class="nhsuk-heading-m">The result</h2>
    <p>{SAYS[place]} for <strong data-quoted>{shownAs}</strong>: <span data-quoted>{citation}</span></p>
    {takenOff && <p>It was taken off on {formatDay(takenOff.on)}. Why: <span data-quoted>{takenOff.reason}</span></p>}
  </>
);

export const removalSchema = z.object({ reason: text('Say why', 300) });

export const RemovalForm = ({ id, csrfToken, state, advice }: { id: string; csrfToken: string; state: FormState; advice?: Advice | undefined }) => (
  <>
    <h2 class="nhsuk-heading-m">Take the result off</h2>
    <p>Nobody outside your organisation reads it then. What stood there is kept, with your reason. If it is the last result of this award, what was celebrated with the award is no longer celebrated.</p>
    <Form action={`/nominations/${id}/result/removal`} csrfToken={csrfToken} state={state}>
      <TextareaField name="reason" label="Why is it taken off?" rows={2} maxlength={300} />
      <Button variant="secondary" text="Take it off" />
      <WordsCheck advice={advice} />
    </Form>
  </>
);

/** The result as it was given, to be changed until it is published. Consent and a look at the register are said anew: each is kept with its day. */
export const resultState = ({ place, shownAs, isPerson, registration, citation, evidence }: AwardResult): FormState => formState({
  place, shownAs, citation, isPerson: isPerson ? ['yes'] : [], registration: registration ?? '', evidence: evidence ? `${evidence.kind} ${evidence.id}` : '',
});

export function ResultForm({ id, csrfToken, state, advice, evidence }: { evidence: readonly EvidenceChoice[]; id: string; csrfToken: string; state: FormState; advice?: Advice | undefined }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">The result</h2>
      <p>Everyone reads this once the results are published. A person is named only with their yes. A title that the law protects stands beside a name only with a registration that you have checked.</p>
      <Form action={`/nominations/${id}/result`} csrfToken={csrfToken} state={state}>
        <RadiosField name="place" legend="What does it get?" items={[{ value: 'award', text: 'An award' }, { value: 'high praise', text: 'High praise' }]} />
        <TextField name="shownAs" label="Who is named?" hint="A team, or a person" />
        <CheckboxesField name="isPerson" legend="Is it a person?" items={[{ value: 'yes', text: 'A person is named here' }]} />
        <CheckboxesField name="hasAgreed" legend="Did the person say yes?" items={[{ value: 'yes', text: 'They agreed that everyone reads their name' }]} />
        <TextField name="registration" label="Registration number (only with a protected title)" width={20} />
        <CheckboxesField name="isChecked" legend="Did you check it?" items={[{ value: 'yes', text: 'I looked the number up on the public register today' }]} />
        <TextareaField name="citation" label="What for?" rows={3} maxlength={600} />
        <SelectField name="evidence" label="What shows it?" hint="Who says that something changed links what shows it. Otherwise it is thanks." items={[{ value: '', text: 'Nothing: it is thanks' }, ...evidence.map((choice) => ({ value: `${choice.kind} ${choice.id}`, text: `${choice.kind === 'case' ? 'Case study' : 'Objective'}: ${choice.title}` }))]} />
        <Button text="Save the result" />
        <WordsCheck advice={advice} />
      </Form>
    </>
  );
}

const ticked = z.array(z.string()).default([]).transform((ticks) => ticks.length > 0);
export const resultSchema = z.object({ place: z.enum(['award', 'high praise'], 'Choose one'), shownAs: text('Say who is named', 160, 2), isPerson: ticked, hasAgreed: ticked, registration: maybe(60), isChecked: ticked, citation: text('Say what for', 600, 10),
  evidence: z.union([z.literal(''), z.string().regex(/^(case|objective) [0-9a-f-]{36}$/, 'Choose from the list')]).default('').transform((chosen) => {
    const [kind, id = ''] = chosen.split(' ');
    return chosen === '' ? null : kind === 'case' ? { caseId: id } : { objectiveId: id };
  }),
});
