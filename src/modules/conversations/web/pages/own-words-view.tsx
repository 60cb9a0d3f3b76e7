import type { ComponentChildren } from 'preact';
import { formatLondonDateTime } from '#platform/clock';
import { Form, FormErrorSummary, HiddenField, TextareaField, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import type { OwnAppeal, OwnWords } from '../../commands/own-words.ts';
import { appealSentence, stateSentence } from '../own-words-sentences.ts';
import { NotForEmergencies } from '../parts.tsx';
import { HelpAtOnce } from '../sending/help-at-once.tsx';

interface WordsProps {
  own: OwnWords;
  asked: OwnAppeal | null;
  code: string;
  state: FormState;
  said: string | undefined;
  concern: string | null;
  leave: ComponentChildren;
  csrfToken: string;
}

/** Somebody’s own words: what became of them, and what their code can do. */
export function Words({ own, asked, code: ownCode, state, said, concern, leave, csrfToken }: WordsProps) {
  const mayChange = own.state === 'held' || own.state === 'shown' || own.state === 'refused';
  return (
    <div class="nhsuk-u-reading-width">
      <FormErrorSummary state={state} />
      <h1 class="nhsuk-heading-l">Your words</h1>
      <HelpAtOnce concern={concern} />
      {said && <InsetText text={said} />}
      <p>You sent this {own.kind} on {formatLondonDateTime(own.receivedHour)}. We keep only the hour.</p>
      <p><strong>{stateSentence(own)}</strong></p>
      {own.note && <p>The person who read it wrote: <span data-quoted>{own.note}</span></p>}
      {own.state !== 'withdrawn' && <blockquote class="nhsuk-inset-text" data-quoted><p>{own.words}</p></blockquote>}
      {own.shownWords && <><p>Everyone reads:</p><blockquote class="nhsuk-inset-text" data-quoted><p>{own.shownWords}</p></blockquote></>}
      {asked && <p>{appealSentence(asked)}</p>}
      {asked?.note && <p>They wrote: <span data-quoted>{asked.note}</span></p>}
      {own.state === 'refused' && !asked && <AppealForm code={ownCode} state={state} csrfToken={csrfToken} />}
      {mayChange && <ChangeForm own={own} code={ownCode} state={state} csrfToken={csrfToken} />}
      {leave}
      {own.state !== 'withdrawn' && <WithdrawalForm code={ownCode} csrfToken={csrfToken} />}
      <NotForEmergencies />
    </div>
  );
}

const WithdrawalForm = ({ code: ownCode, csrfToken }: { code: string; csrfToken: string }) => (
  <Form action="/your-words/withdrawal" csrfToken={csrfToken}>
    <h2 class="nhsuk-heading-m">Take your words out</h2>
    <p>They are deleted for good. Votes on them no longer count anywhere.</p>
    <HiddenField name="code" value={ownCode} />
    <Button text="Take my words out" variant="warning" />
  </Form>
);

const AppealForm = ({ code: ownCode, state, csrfToken }: { code: string; state: FormState; csrfToken: string }) => (
  <Form action="/your-words/appeal" csrfToken={csrfToken} state={state}>
    <h2 class="nhsuk-heading-m">Ask another person to decide again</h2>
    <p>Somebody who did not take the first decision reads your words and what you write here. You can do this once. Come back with your code to see the answer.</p>
    <HiddenField name="code" value={ownCode} />
    <TextareaField name="why" label="Why should your words be shown?" hint="Please leave out names, and anything that shows who you are." rows={4} maxlength={2_000} />
    <Button text="Ask for another decision" variant="secondary" />
  </Form>
);

function ChangeForm({ own, code: ownCode, state, csrfToken }: { own: OwnWords; code: string; state: FormState; csrfToken: string }) {
  return (
    <Form action="/your-words/change" csrfToken={csrfToken} state={state}>
      <h2 class="nhsuk-heading-m">Change your words</h2>
      <HiddenField name="code" value={ownCode} />
      <HiddenField name="revision" value={String(own.revision)} />
      <TextareaField name="words" label="Your words" hint="A person reads them again before they are shown. Votes stay with your words. If you now want something else, add it as a new idea." rows={5} maxlength={2_000} />
      <Button text="Change my words" variant="secondary" />
    </Form>
  );
}
