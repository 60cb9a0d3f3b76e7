import type { OrganisationLine } from '#modules/directory';
import type { CharacteristicLine } from '#modules/quality';
import { CheckboxesField, DateField, Form, HiddenField, SelectField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, Details } from '#ui/nhsuk';

interface Props {
  places: readonly OrganisationLine[];
  csrfToken: string;
  state: FormState;
  advice: Advice | undefined;
  isOpen: boolean;
}

/** For one organisation it stands there; of several one is chosen. */
export function PlaceField({ places, name = 'organisationId' }: { places: readonly OrganisationLine[]; name?: string }) {
  const [only] = places;
  if (places.length === 1 && only) return <><HiddenField name={name} value={only.id} /><p>For: <strong>{only.name}</strong></p></>;
  return <SelectField name={name} label="Organisation" items={[{ value: '', text: 'Choose one' }, ...places.map(({ id, name: words }) => ({ value: id, text: words }))]} />;
}

export function PriorityForm({ characteristics, places, csrfToken, state, advice, isOpen }: Props & { characteristics: readonly CharacteristicLine[] }) {
  const groups = characteristics.flatMap(({ code, name, groups: of }) => of.filter(({ isNotKnown }) => !isNotKnown).map((group) => ({ value: `${code}+${group.code}`, text: `${name}: ${group.name}` })));
  return (
    <Details summary="Add a group to look at first" open={isOpen}>
      <Form action="/fairness/priority-groups" csrfToken={csrfToken} state={state}>
        <PlaceField places={places} />
        <SelectField name="group" label="Group" items={[{ value: '', text: 'Choose one' }, ...groups]} />
        <TextareaField name="reason" label="Why this group?" hint="What you know and where from" rows={3} maxlength={600} />
        <DateField name="validFrom" legend="From when?" hint="Today or later: figures of days that are over are sorted already" />
        <CheckboxesField name="isPlus" legend="Core20PLUS5" items={[{ value: 'yes', text: 'This is one of our PLUS groups' }]} />
        <Button text="Add to the list" />
        <WordsCheck advice={advice} />
      </Form>
    </Details>
  );
}

export function CharacteristicForm({ places, csrfToken, state, advice, isOpen }: Props) {
  return (
    <Details summary="Add a characteristic" open={isOpen}>
      <Form action="/fairness/characteristics" csrfToken={csrfToken} state={state}>
        <PlaceField places={places} />
        <TextField name="name" label="Name" hint="For example, First language" />
        <TextareaField name="groups" label="Its groups" hint="Each on its own line, in their order. “Not known” comes by itself. Write names of ethnic groups in full." rows={5} />
        <CheckboxesField name="isOrdered" legend="Order" items={[{ value: 'yes', text: 'The groups stand in an order, such as ages' }]} />
        <Button text="Add the characteristic" />
        <WordsCheck advice={advice} />
      </Form>
    </Details>
  );
}

export function GroupForm({ characteristics, places, csrfToken, state, advice, isOpen }: Props & { characteristics: readonly CharacteristicLine[] }) {
  return (
    <Details summary="Add a group to a characteristic" open={isOpen}>
      <Form action="/fairness/groups" csrfToken={csrfToken} state={state}>
        <PlaceField places={places} />
        <SelectField name="characteristic" label="Characteristic" items={[{ value: '', text: 'Choose one' }, ...characteristics.map(({ code, name }) => ({ value: code, text: name }))]} />
        <TextField name="groupName" label="Name of the group" hint="In full, without short forms" />
        <Button text="Add the group" />
        <WordsCheck advice={advice} />
      </Form>
    </Details>
  );
}
