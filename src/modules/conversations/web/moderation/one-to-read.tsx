import { maskDisclosures, screenForDisclosure, type Disclosure } from '#engines/disclosure';
import { Form, HiddenField, RadiosField, TextareaField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText, Tag } from '#ui/nhsuk';
import { isTestimony } from '../../data/concern.ts';
import { helpFor, refusalReasons } from '../../data/conversation-content.ts';
import { languageName, writtenIn } from '../../domain/languages.ts';
import type { QueuedWords } from '../../queries/moderation-queue.ts';
import type { ShownWords } from '../../queries/shown-words.ts';
import { queueHref, type Round } from './round.ts';

interface ToRead {
  next: QueuedWords;
  round: Round;
  state: FormState;
  advice: Advice | undefined;
  alike: readonly ShownWords[];
  csrfToken: string;
}

/** One item with all that can be done to it. Each button says its key; script makes the keys work. */
export function OneToRead({ next, round, state, advice, alike, csrfToken }: ToRead) {
  const found = screenForDisclosure(next.words);
  return (
    <div data-moderation>
      <p><span data-quoted>{next.conversationTitle}</span>: <span data-quoted>{next.question}</span></p>
      <Concern next={next} />
      {next.parentWords && <p>A comment on: <span data-quoted>{next.parentWords}</span></p>}
      {next.language !== 'en' && <p><Tag colour="purple" text={`Written in ${languageName(next.language)}`} /> Ask somebody who reads it before you decide.</p>}
      <blockquote class="nhsuk-inset-text" id="words-to-read" data-quoted><p {...writtenIn(next.language)}>{next.words}</p></blockquote>
      {next.earlierWords && <Earlier words={next.earlierWords} />}
      <div class="allied-decide">
        {next.isProposed && <Proposed next={next} round={round} csrfToken={csrfToken} />}
        {next.state === 'held' && <Deciding next={next} round={round} outcome="shown" csrfToken={csrfToken}><Button text="Show these words (s)" attributes={{ 'data-key': 's' }} /></Deciding>}
        <p><a href={queueHref({ ...round, decided: '', skipped: [...round.skipped, next.id] })} data-key="k">Leave for later (k)</a></p>
      </div>
      {next.state === 'held' && (
        <>
          {alike.length > 0 && <Alike next={next} round={round} alike={alike} csrfToken={csrfToken} />}
          <Masking next={next} round={round} state={state} found={found} csrfToken={csrfToken} />
          <Refusing next={next} round={round} state={state} advice={advice} csrfToken={csrfToken} />
        </>
      )}
    </div>
  );
}

/** What the second person chooses. Words that wait are shown by their own button where nobody agrees. */
const Proposed = ({ next, round, csrfToken }: Part) => (
  <>
    <ProposalForm next={next} round={round} agrees="yes" csrfToken={csrfToken}><Button text={next.state === 'shown' ? 'Agree: take them down (a)' : 'Agree: do not show (a)'} variant="warning" attributes={{ 'data-key': 'a' }} /></ProposalForm>
    {next.state === 'shown' && <ProposalForm next={next} round={round} agrees="no" csrfToken={csrfToken}><Button text="Disagree: they stay (d)" attributes={{ 'data-key': 'd' }} /></ProposalForm>}
  </>
);

const ProposalForm = ({ next, round, agrees, csrfToken, children }: Part & { agrees: 'yes' | 'no'; children: preact.ComponentChildren }) => (
  <Form action={`/moderation/${next.id}/proposal`} csrfToken={csrfToken}>
    <HiddenField name="agrees" value={agrees} />
    <Carried next={next} round={round} />
    {children}
  </Form>
);

const PROPOSED = {
  held: 'Somebody wants to refuse it because it discriminates. It happens only if you agree.',
  shown: 'Everyone reads it now. Somebody wants to take it down because it discriminates. It happens only if you agree.',
} as const;

function Concern({ next }: { next: QueuedWords }) {
  if (!next.concern) return null;
  return (
    <InsetText>
      <p><Tag colour={next.concern === 'maybe' ? 'orange' : 'red'} text="May speak of harm" /> {next.concern === 'maybe' && 'The screen is not sure of this. '}A person trained in safeguarding reads these first. {helpFor(next.concern).map(({ kind, title }) => <span key={kind}>{title}: the author saw the help for this. </span>)}</p>
      {isTestimony(next.concern) && <p>This may be an account of racism. What it quotes is no reason to refuse it. {next.isProposed ? PROPOSED[next.state] : 'To refuse it because it discriminates takes two people.'}</p>}
    </InsetText>
  );
}

const Earlier = ({ words }: { words: string }) => (
  <InsetText>
    <p>The author changed these words. Before, everyone read: <span data-quoted>{words}</span></p>
    <p>People may have voted on that. If the new words ask for something else, do not show them, and tell the author to send them as a new idea.</p>
  </InsetText>
);

type Part = Pick<ToRead, 'next' | 'round' | 'csrfToken'>;

const Deciding = ({ next, round, outcome, state, csrfToken, children }: Part & { outcome: string; state?: FormState; children: preact.ComponentChildren }) => (
  <Form action={`/moderation/${next.id}/decision`} csrfToken={csrfToken} state={state}>
    <HiddenField name="outcome" value={outcome} />
    <Carried next={next} round={round} />
    {children}
  </Form>
);

const Carried = ({ next, round }: Pick<Part, 'next' | 'round'>) => (
  <>
    <HiddenField name="revision" value={next.revision} />
    <HiddenField name="conversation" value={round.conversation} />
    <HiddenField name="skipped" value={round.skipped.join('.')} />
  </>
);

function Masking({ next, round, state, found, csrfToken }: Part & { state: FormState; found: readonly Disclosure[] }) {
  const typed = typeof state.values['shownWords'] === 'string' ? state.values['shownWords'] : '';
  return (
    <Deciding next={next} round={round} outcome="shown with words masked" csrfToken={csrfToken} state={{ values: { shownWords: typed || maskDisclosures(next.words, found) }, errors: state.errors }}>
      <h2 class="nhsuk-heading-m">Mask words</h2>
      {found.length > 0 && <p>Found: {found.map(({ text, mask, start }, index) => <span key={start}>{index > 0 && ', '}“<span data-quoted>{text}</span>” as {mask}</span>)}. The masks are filled in below.</p>}
      <TextareaField name="shownWords" label="The words as everyone will read them" rows={4} />
      <Button text="Show with words masked (m)" variant="secondary" attributes={{ 'data-key': 'm', ...(found.length === 0 ? { 'data-key-focus': 'shownWords' } : {}) }} />
    </Deciding>
  );
}

function Refusing({ next, round, state, advice, csrfToken }: Part & { state: FormState; advice: Advice | undefined }) {
  return (
    <Deciding next={next} round={round} outcome="refused" csrfToken={csrfToken} state={state}>
      <h2 class="nhsuk-heading-m">Do not show</h2>
      <div data-reasons>
        <RadiosField name="reason" legend="Why? (r, then the number)" items={refusalReasons.map(({ code, title }, index) => ({ value: code, text: `${index + 1}. ${title}` }))} />
      </div>
      <TextareaField name="note" label="A word to the author (you can leave this out)" rows={2} />
      <Button text="Do not show" variant="warning" attributes={{ 'data-key': 'r' }} />
      <WordsCheck advice={advice} />
    </Deciding>
  );
}

function Alike({ next, round, alike, csrfToken }: Part & { alike: readonly ShownWords[] }) {
  return (
    <>
      <h2 class="nhsuk-heading-m">Shown ideas that may say the same</h2>
      <p>Let it stand with one only where both ask for the same thing. Whoever votes for both counts once. You can part them again.</p>
      <ul class="nhsuk-list allied-ideas">
        {alike.map((idea) => (
          <li key={idea.id} class="allied-idea">
            <p class="allied-idea__words" data-quoted>{idea.words}</p>
            <Form action={`/moderation/${next.id}/merger`} csrfToken={csrfToken}>
              <HiddenField name="into" value={idea.id} />
              <Carried next={next} round={round} />
              <Button text="Let it stand with this one" variant="secondary" small ariaLabel={`Let it stand with this one: ${idea.words.slice(0, 80)}`} />
            </Form>
          </li>
        ))}
      </ul>
    </>
  );
}
