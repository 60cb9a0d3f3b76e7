import { DateField, Form, HiddenField, SelectField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import type { UnitPage } from '../../queries/unit-page.ts';
import { optionsOf, PageTop, Reading } from '../parts.tsx';

interface UnitFormProps {
  found: UnitPage;
  state: FormState;
  csrf: string;
  advice?: Advice | undefined;
}

export function MoveUnitPage({ found: { unit, path }, parents, state, csrf, advice }: UnitFormProps & { parents: readonly { code: string; title: string }[] }) {
  const now = path.at(-2);
  return (
    <Reading>
      <PageTop title={`Move ${unit.name}`} state={state} />
      <p>{now ? `It is part of ${now.name} now.` : 'It is part of nothing yet.'}</p>
      <InsetText><p>Reports of days before the move stay with the old parent. Reports of the day of the move and after go to the new one.</p></InsetText>
      <Form action={`/units/${unit.code}/parents`} csrfToken={csrf} state={state}>
        <SelectField name="parent" label="Where will it belong?" items={optionsOf(parents, 'Choose a unit')} />
        <DateField name="from" legend="From which day?" hint="For example, 1 4 2027" />
        <TextareaField name="reason" label="Why does it move?" hint="Everybody can read this." rows={3} maxlength={300} />
        <Button>Move it</Button>
        <WordsCheck advice={advice} />
      </Form>
    </Reading>
  );
}

export function NewTeamPage({ found: { unit }, state, csrf }: UnitFormProps) {
  return (
    <Reading>
      <PageTop title="Add a team" caption={unit.name} state={state} />
      <Form action={`/units/${unit.code}/teams`} csrfToken={csrf} state={state}>
        <TextField name="name" label="Name of the team" />
        <TextField name="leadRole" label="Title of the person who leads it (you can leave this out)" hint="A title such as Service lead for podiatry, not a name." />
        <Button>Add the team</Button>
      </Form>
    </Reading>
  );
}

export function EditUnitPage({ found: { unit }, state, csrf, advice }: UnitFormProps) {
  return (
    <Reading>
      <PageTop title={`Change ${unit.name}`} state={state} />
      <Form action={`/units/${unit.code}/details`} csrfToken={csrf} state={state}>
        <HiddenField name="was" />
        <TextField name="name" label="Name" />
        <TextField name="leadRole" label="Title of the person who leads it" hint="A title such as Service lead for podiatry, not a name." />
        <TextareaField name="note" label="Note" hint="Everybody can read this." rows={3} maxlength={500} />
        <Button>Keep these words</Button>
        <WordsCheck advice={advice} />
      </Form>
    </Reading>
  );
}
