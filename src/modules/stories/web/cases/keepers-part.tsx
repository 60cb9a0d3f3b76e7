import type { RequestContext } from '#platform/http';
import { CheckboxesField, DateField, Form, FormErrorSummary, HiddenField, RadiosField, TextField, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { mayHere } from '../../permissions.ts';
import type { CaseStudy, Quote, Telling } from '../../queries/cases/case-studies.ts';
import { Tellings } from './tellings.tsx';

interface Props {
  ctx: RequestContext;
  study: CaseStudy;
  quotes: readonly Quote[];
  state: FormState;
  /** What is missing before everyone may read it. */
  missing: readonly string[];
  tellings: readonly Telling[];
}

/** What those who keep it can do next: draft, read by somebody else, agreed by those whose story it is, published. */
export function KeepersPart({ ctx, study, quotes, state, missing, tellings }: Props) {
  const writes = mayHere(ctx.viewer, 'write case studies', study.organisationId);
  const reviews = mayHere(ctx.viewer, 'review case studies', study.organisationId);
  if (!writes && !reviews) return null;
  const at = `/case-studies/${study.id}`;
  const csrfToken = ctx.csrf();
  return (
    <section aria-labelledby="keep">
      <h2 class="nhsuk-heading-m" id="keep">For those who keep it</h2>
      <FormErrorSummary state={state} />
      {study.reviewWords && <InsetText><p>Whoever read it said: <span data-quoted>{study.reviewWords}</span></p></InsetText>}
      {missing.length > 0 && <><p>Missing before everyone may read it:</p><ul class="nhsuk-list nhsuk-list--bullet">{missing.map((what) => <li data-quoted>{what}</li>)}</ul></>}
      {writes && study.state !== 'published' && <p><a href={`${at}/edit`}>Change it</a></p>}
      {writes && study.state === 'draft' && <Form action={`${at}/review-request`} csrfToken={csrfToken}><Button text="Ask somebody to read it" /></Form>}
      {reviews && study.state === 'to be reviewed' && <Review at={at} csrfToken={csrfToken} state={state} />}
      {writes && (study.state === 'reviewed' || study.state === 'agreed') && <Consent at={at} csrfToken={csrfToken} state={state} />}
      {reviews && study.state === 'agreed' && <Form action={`${at}/publication`} csrfToken={csrfToken} state={state}><HiddenField name="step" value="publish" /><Button text="Publish it" /></Form>}
      {writes && study.state === 'published' && <Tellings at={at} tellings={tellings} csrfToken={csrfToken} state={state} />}
      {mayHere(ctx.viewer, 'quote people', study.organisationId) && <Quotes at={at} study={study} quotes={quotes} csrfToken={csrfToken} />}
      {reviews && study.state === 'published' && <><h3 class="nhsuk-heading-s">Take it off</h3><Form action={`${at}/removal`} csrfToken={csrfToken} state={state}><TextField name="reason" label="Why is it taken off?" /><Button variant="secondary" text="Take it off" /></Form></>}
    </section>
  );
}

const Review = ({ at, csrfToken, state }: { at: string; csrfToken: string; state: FormState }) => (
  <Form action={`${at}/review`} csrfToken={csrfToken} state={state}>
    <RadiosField name="says" legend="Can it stand as it is?" items={[{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No, something is missing' }]} />
    <CheckboxesField name="looked" legend="What did you look for?" hint="Tick both to say yes" items={[{ value: 'nobody', text: 'Nobody can be recognised' }, { value: 'claims', text: 'It tells of no change outside the parts that name their figures' }]} />
    <TextField name="words" label="What do you say to those who wrote it?" hint="For example: does it say what did not work?" />
    <Button text="Save" />
  </Form>
);

const Consent = ({ at, csrfToken, state }: { at: string; csrfToken: string; state: FormState }) => (
  <Form action={`${at}/consent`} csrfToken={csrfToken} state={state}>
    <TextField name="role" label="Who agreed that it may be published?" hint="What they are, never their name. For example: two patients who took part, and the team." />
    <DateField name="on" legend="When did they agree?" />
    <CheckboxesField name="told" legend="What were they told?" items={[{ value: 'yes', text: 'They read it as it stands here, and know that they can take their words back' }]} />
    <Button text="Keep that they agreed" />
  </Form>
);

function Quotes({ at, study, quotes, csrfToken }: { at: string; study: CaseStudy; quotes: readonly Quote[]; csrfToken: string }) {
  return (
    <>
      <h3 class="nhsuk-heading-s">Quotes</h3>
      {study.themes.length > 0 ? <p><a href={`${at}/quotes`}>Add words that may be quoted</a></p> : <p>Link a theme first. Quotes come from the words of a theme.</p>}
      {quotes.length > 0 && <p>Words that are quoted no more leave every case study and the quotes of their theme. What somebody said stays in the conversation, until they take it back there with their code.</p>}
      {quotes.map(({ contributionId, words }) => (
        <Form action={`/quotes/${contributionId}/withdrawal`} csrfToken={csrfToken}>
          <HiddenField name="from" value={study.id} />
          <p data-quoted>“{words}”</p>
          <Button variant="secondary">Their author asked us: quote these words no more<span class="nhsuk-u-visually-hidden">: {words.slice(0, 60)}</span></Button>
        </Form>
      ))}
    </>
  );
}
