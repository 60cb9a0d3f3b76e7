import { formatDay } from '#platform/clock';
import { DateField, Form, FormErrorSummary, HiddenField, RadiosField, TextareaField, TextField, WordingAdvice, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { routeTitle } from '../../domain/entry-routes.ts';
import type { TermReport } from '../../queries/term-page.ts';

interface ChangeProps {
  readonly code: string;
  readonly csrfToken: string;
  readonly state: FormState;
  readonly advice?: Advice | undefined;
  readonly notice?: string | undefined;
}

export function ChangeTermForm({ code, csrfToken, state, advice, notice }: ChangeProps) {
  return (
    <div class="nhsuk-u-reading-width">
      <FormErrorSummary state={state} />
      <h1 class="nhsuk-heading-l">Change a word</h1>
      {notice && <InsetText text={notice} />}
      <p>Every page shows the new words as soon as you save. The old ones stay in the history with your reason.</p>
      {advice && <WordingAdvice advice={advice} />}
      <Form action={`/glossary/term/${code}`} csrfToken={csrfToken} state={state}>
        <HiddenField name="version" />
        <TextField name="shown" label="The word as pages show it" />
        <TextField name="expansion" label="In full" hint="Only for a short form" />
        <TextareaField name="meaning" label="What it means, in plain words" rows={3} maxlength={1000} />
        <TextField name="source" label="Where it comes from" />
        <DateField name="reviewOn" legend="Look at it again by" hint="For example, 30 6 2027. You can leave this empty." />
        <TextareaField name="reason" label="Why do you change it?" hint="Everyone can read this" rows={3} maxlength={600} />
        <Button text="Save the new words" />
        <WordsCheck />
      </Form>
    </div>
  );
}

/** The form about one report that comes back, with errors or with advice. */
export interface AnsweredForm {
  id: string;
  state: FormState;
  advice?: Advice;
}

/** Reports with the ones to answer first. `failed` is the form that came back with an error. */
export function ReportList({ reports, csrfToken, failed }: { readonly reports: readonly TermReport[]; readonly csrfToken: string; readonly failed?: AnsweredForm | undefined }) {
  const open = reports.filter(({ outcome }) => outcome === null);
  const answered = reports.filter(({ outcome }) => outcome !== null);
  return (
    <div class="nhsuk-u-reading-width">
      {failed && <FormErrorSummary state={failed.state} />}
      <h1 class="nhsuk-heading-l">What people told us about words</h1>
      <p>Nobody knows who wrote these. Please answer each one. If you change a word, change it first, then answer here.</p>
      {open.length === 0 && <InsetText text="Nothing waits for an answer. Reports come in from the page of each word." />}
      {open.map((report) => <OpenReport key={report.id} report={report} csrfToken={csrfToken} failed={failed?.id === report.id ? failed : undefined} />)}
      {answered.length > 0 && <h2 class="nhsuk-heading-m">Answered</h2>}
      <ul class="nhsuk-list nhsuk-list--bullet">{answered.map(({ id, shown, outcome, answer }) => <li key={id}>{shown}: {outcome}. {answer}</li>)}</ul>
    </div>
  );
}

function OpenReport({ report, csrfToken, failed }: { readonly report: TermReport; readonly csrfToken: string; readonly failed: AnsweredForm | undefined }) {
  return (
    <div>
      <h2 class="nhsuk-heading-m">About “{report.shown}”, {formatDay(report.receivedOn)}</h2>
      <blockquote class="nhsuk-inset-text nhsuk-u-margin-top-2 nhsuk-u-margin-bottom-3" data-quoted><p>{report.words}</p></blockquote>
      {routeTitle(report.route) && <p>{routeTitle(report.route)}. Staff typed it in, with consent.</p>}
      <p><a href={`/glossary/term/${report.termCode}/edit`}>Change {report.shown}</a></p>
      <Form action={`/glossary/reports/${report.id}/answer`} csrfToken={csrfToken} state={failed?.state}>
        <RadiosField name={`outcome-${report.id}`} legend="What did you decide?" items={[{ value: 'changed', text: 'We changed the word' }, { value: 'kept', text: 'We kept the word' }, { value: 'not about a word', text: 'This is not about a word' }]} />
        <TextareaField name={`answer-${report.id}`} label="Why?" rows={2} maxlength={600} />
        <Button variant="secondary" text="Save the answer" />
        <WordsCheck advice={failed?.advice} />
      </Form>
    </div>
  );
}
