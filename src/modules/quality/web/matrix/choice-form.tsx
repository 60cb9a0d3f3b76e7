import type { JSX } from 'preact';
import { levelTitles, professions } from '#modules/directory';
import { Form, HiddenField, SelectField } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { ambitions } from '../../domain/ambitions.ts';
import type { UnitPlace } from '../../queries/unit/unit-place.ts';
import { unitLevels, type MatrixChoice } from './read-choice.ts';

/** What to count: by address, so that a choice can be sent to somebody. */
export function ChoiceForm({ choice, place }: { choice: MatrixChoice; place: UnitPlace | null }): JSX.Element {
  const { unit, level, profession, ambition } = choice;
  return (
    <Form method="get" action="/quality/matrix" state={{ values: { unit, level, profession, ambition }, errors: [] }}>
      {place && <HiddenField name="unit" />}
      <SelectField name="level" label="Whose figures" items={[
        { value: 'brought', text: place ? `As brought in: ${place.name} and all below it` : 'As they were brought in' },
        ...(place ? [{ value: 'here', text: `${place.name} only` }] : []),
        ...unitLevels.map((each) => ({ value: each, text: `Level: ${levelTitles[each]}` })),
      ]} />
      <SelectField name="ambition" label="Ambition of the list" hint="Productivity always comes with quality and staff." items={[{ value: '', text: 'All four' }, ...ambitions.map(({ code, title }) => ({ value: code, text: title }))]} />
      <SelectField name="profession" label="Profession" items={[{ value: '', text: 'Any' }, { value: 'together', text: 'All professions together' }, ...professions.map(({ code, title }) => ({ value: code, text: title }))]} />
      <Button small variant="secondary-solid">Show</Button>
    </Form>
  );
}
