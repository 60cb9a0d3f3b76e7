import { SelectField } from '#ui/forms';
import type { Member } from '../../data/objective-people.ts';

/** Which person it is. Shown within their own organisation only, and reminders go to them. */
export function OwnerField({ members, label = 'Which person is it? (optional)' }: { members: readonly Member[]; label?: string }) {
  return (
    <SelectField name="owner" label={{ text: label, size: 's' }} hint={{ text: 'Only your own organisation sees the name. Reminders go to this person.' }}
      items={[{ value: '', text: 'Nobody named yet' }, ...members.map(({ personId, name }) => ({ value: personId, text: name }))]} />
  );
}
