import { z } from 'zod';
import { formatDay } from '#platform/clock';
import { dateAnswer, DateField, Form, SelectField, TextField, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { waysOfTelling, type Telling } from '../../queries/cases/case-studies.ts';
import { maybe } from '../fields.tsx';

const wayTitle: Readonly<Record<Telling['way'], string>> = { newsletter: 'In a newsletter', 'social media': 'On social media', meeting: 'At a meeting', press: 'In the press', poster: 'On a poster', other: 'Elsewhere' };
const FEWEST = 8;

/** Each place counts in its own way, so nothing is added up. */
const reached = ({ people, countedAs }: Telling): string => (people === null ? 'Nobody knows how many it reached' : `${people < FEWEST ? `Fewer than ${FEWEST}` : people.toLocaleString('en-GB')} (${countedAs})`);

export function Tellings({ at, tellings, csrfToken, state }: { at: string; tellings: readonly Telling[]; csrfToken: string; state: FormState }) {
  return (
    <>
      <h3 class="nhsuk-heading-s">Where it was told</h3>
      {tellings.length === 0 ? <p>Nobody has noted yet where it was told.</p> : <ul class="nhsuk-list nhsuk-list--bullet">{tellings.map((telling) => <li>{wayTitle[telling.way]}, {formatDay(telling.toldOn)}. <span data-quoted>{reached(telling)}</span></li>)}</ul>}
      <Form action={`${at}/tellings`} csrfToken={csrfToken} state={state}>
        <SelectField name="way" label="Where was it told?" items={waysOfTelling.map((way) => ({ value: way, text: wayTitle[way] }))} />
        <DateField name="toldOn" legend="When?" />
        <TextField name="people" label="How many people did it reach? (you can leave this out)" width={10} inputmode="numeric" />
        <TextField name="countedAs" label="What was counted?" hint="For example: people in the room, opened emails, times shown" />
        <Button variant="secondary" text="Save where it was told" />
      </Form>
    </>
  );
}

/** The answers of its form (requirement O31). */
export const tellingAnswers = z.object({
  way: z.enum(waysOfTelling, 'Choose where it was told'), toldOn: dateAnswer({ missing: 'Enter the day on which it was told', name: 'The day' }), countedAs: maybe(160),
  people: z.string().trim().regex(/^\d{0,9}$/, 'Enter a whole number, like 250').default('').transform((digits) => (digits === '' ? null : Number(digits))).refine((people) => people === null || people <= 100_000_000, 'Enter a smaller number'),
}).refine(({ people, countedAs }) => people === null || countedAs !== '', { path: ['countedAs'], message: 'Say what was counted' });
