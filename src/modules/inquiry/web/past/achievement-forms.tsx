import { Form, formState, RadiosField, SelectField, TextareaField, TextField, WordsCheck, type FormState } from '#ui/forms';
import { Button, Details } from '#ui/nhsuk';
import { legacyStates } from '../../domain/legacy.ts';
import type { Axis } from '../../queries/matrix.ts';
import type { MarkLine } from '../../queries/past.ts';
import type { Shown } from '../sent.ts';

export type PastForm = 'mark' | 'objective' | 'promotion';

interface Props {
  href: string;
  csrfToken: string;
  current: MarkLine | null;
  areas: readonly Axis[];
  isPromoted: boolean;
  title: string;
  open: { form: PastForm; shown: Shown } | undefined;
}

const hints = { 'business as usual': 'It is done everywhere now, as a matter of course', 'room to grow': 'It works, and could reach more people', ended: 'It is not done any more' } as const;

/** What can be said and done about one achievement. */
export function AchievementForms({ href, csrfToken, current, areas, isPromoted, title, open }: Props) {
  const of = (form: PastForm, otherwise: FormState) => ({ action: `${href}/${form}`, csrfToken, state: open?.form === form ? open.shown.state : otherwise });
  const advice = (form: PastForm) => (open?.form === form ? open.shown.advice : undefined);
  return (
    <>
      {!current?.objectiveId && (
        <Form {...of('mark', formState({}))}>
          <RadiosField name="state" legend="What became of it?" items={legacyStates.map((state) => ({ value: state, text: `${state[0]?.toUpperCase()}${state.slice(1)}`, hint: hints[state] }))} />
          <TextareaField name="evidence" label="What shows it?" rows={3} maxlength={1000} />
          <TextField name="ownerRole" label="Who answers for it?" hint="A role, not a name" />
          <Button text="Save" />
          <WordsCheck advice={advice('mark')} />
        </Form>
      )}
      {current?.state === 'room to grow' && !current.objectiveId && (
        <Details summary="Let it go on as an objective" open={open?.form === 'objective'}>
          <Form {...of('objective', formState({ wording: title }))}>
            <TextareaField name="wording" label="The objective, in plain words" rows={2} maxlength={300} />
            <SelectField name="nodeCode" label="Which part of the national strategy does it serve?" items={[{ value: '', text: 'Choose one' }, ...areas.map(({ code, title: words }) => ({ value: code, text: words }))]} />
            <Button text="Begin the objective" />
            <WordsCheck advice={advice('objective')} />
          </Form>
        </Details>
      )}
      {isPromoted ? <p>It waits as a draft for a case study.</p> : <Form {...of('promotion', formState({}))}><Button variant="secondary" text="Make it a draft for a case study" /></Form>}
    </>
  );
}
