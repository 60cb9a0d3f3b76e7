import { Form, HiddenField, TextareaField, TextField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText, SummaryList } from '#ui/nhsuk';
import { organisationWordKeys, wordTitles, type OrganisationWords } from '../../domain/organisation-words.ts';
import { PageTop, Reading } from '../parts.tsx';

interface Props {
  organisation: { code: string; name: string; policyTextOnly: boolean };
  /** What it says now, where somebody else changed it meanwhile. */
  now: OrganisationWords | null;
  state: FormState;
  csrf: string;
  advice: Advice | undefined;
}

export function DescribePage({ organisation: { code, name, policyTextOnly }, now, state, csrf, advice }: Props) {
  return (
    <Reading>
      <PageTop title="Change what your organisation says of itself" caption={name} state={state} />
      {policyTextOnly && <InsetText><p>This organisation is here for its published policy only. Its words are those of its document and cannot be changed here.</p></InsetText>}
      {now && <SummaryList rows={organisationWordKeys.map((key) => ({ key: wordTitles[key], value: now[key] ?? 'Not given' }))} />}
      <p>Everybody can read this. Leave empty what you do not have. What was here before stays in the history.</p>
      <Form action={`/organisations/${code}/description`} csrfToken={csrf} state={state}>
        <HiddenField name="was" />
        <TextField name="name" label={wordTitles.name} />
        <h2 class="nhsuk-heading-m">What you are here for</h2>
        <TextareaField name="mission" label={wordTitles.mission} hint="What you do, and for whom." rows={3} maxlength={2000} />
        <TextareaField name="vision" label={wordTitles.vision} hint="What you want to come true." rows={3} maxlength={2000} />
        <TextareaField name="values" label={wordTitles.values} rows={3} maxlength={2000} />
        <h2 class="nhsuk-heading-m">How people reach you</h2>
        <p>These stand on every form that people can print, and wherever a page says how to take part by phone, by post or in person.</p>
        <TextField name="phone" label={wordTitles.phone} type="tel" width={20} />
        <TextField name="phoneHours" label={wordTitles.phoneHours} hint="For example: Monday to Friday, 9am to 5pm" />
        <TextField name="email" label={wordTitles.email} type="email" width={20} />
        <TextareaField name="postalAddress" label={wordTitles.postalAddress} hint="One line of the address on each line." rows={4} maxlength={400} />
        <TextareaField name="inPerson" label={wordTitles.inPerson} hint="For example: the front desk of the health centre in Mill Street" rows={2} maxlength={400} />
        <TextField name="reason" label="Why do you change it?" hint="Everybody can read this." />
        <Button>Keep these words</Button>
        <WordsCheck advice={advice} />
      </Form>
    </Reading>
  );
}
