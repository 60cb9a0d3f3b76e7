import { formatDay } from '#platform/clock';
import { Form, FormErrorSummary, RadiosField, SelectField, TextareaField, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button, InsetText, Tag } from '#ui/nhsuk';
import type { Contact } from '#modules/directory';
import { OtherWays } from '#modules/directory';
import { routeTitle } from '../../domain/entry-routes.ts';
import type { CommentsPage, DraftComment } from '../../queries/draft-comments.ts';

const outcomeWords = { accepted: 'Accepted', partly: 'Accepted in part', not: 'Not accepted' } as const;

interface PublicProps {
  readonly comments: CommentsPage;
  readonly csrfToken: string;
  readonly state: FormState;
  readonly isThanked: boolean;
  readonly mayDecide: boolean;
  readonly mayEnter: boolean;
  readonly contact: Contact;
}

/** What was said and what became of it; and, while the draft is open, the form to say something. */
export function CommentList({ comments: { strategy, nodes, comments }, csrfToken, state, isThanked, mayDecide, mayEnter, contact }: PublicProps) {
  const shown = comments.filter(({ reading }) => reading === 'shown');
  return (
    <div class="nhsuk-u-reading-width">
      <FormErrorSummary state={state} />
      <h1 class="nhsuk-heading-l">Comments on {strategy.shortTitle}</h1>
      {isThanked && <InsetText text="Thank you. People of the organisation will read your words before they show them here. They must answer every comment before the strategy can start." />}
      {mayDecide && <Button variant="secondary" href={`/strategies/${strategy.code}/comments/review`} text="Read and answer comments" />}
      {strategy.isOpen ? <CommentForm strategy={strategy} nodes={nodes} csrfToken={csrfToken} state={state} /> : <p>This strategy is not open for comments now. You can still read what people said and what became of it.</p>}
      {strategy.isOpen && <OtherWays contact={contact} printHref={`/strategies/${strategy.code}/comments/print`} entryHref={mayEnter ? `/strategies/${strategy.code}/comments/entry` : undefined} />}
      <h2 class="nhsuk-heading-m">What people said, and what became of it</h2>
      {shown.length === 0 && <p>No comment is shown yet.</p>}
      {shown.map((comment) => <ShownComment key={comment.id} comment={comment} strategyCode={strategy.code} />)}
    </div>
  );
}

function CommentForm({ strategy, nodes, csrfToken, state }: Pick<CommentsPage, 'strategy' | 'nodes'> & { readonly csrfToken: string; readonly state: FormState }) {
  return (
    <>
      <p>This strategy is a draft. Tell us what is wrong, missing or unclear. We do not ask who you are. We keep your words and the day.</p>
      <Form action={`/strategies/${strategy.code}/comments`} csrfToken={csrfToken} state={state}>
        <SelectField name="node" label="Which part do you mean?" items={nodeChoices(nodes)} />
        <TextareaField name="words" label="What do you want to say?" hint="Please do not write names or anything private" rows={5} maxlength={2000} />
        <Button text="Send your comment" />
      </Form>
    </>
  );
}

/** The parts of a strategy to choose from; long titles are cut, because a browser shows one line. */
export const nodeChoices = (nodes: CommentsPage['nodes']) => [
  { value: '', text: 'Choose one' }, ...nodes.map(({ code, title }) => ({ value: code, text: title.length > 100 ? `${title.slice(0, 98)}…` : title })),
];

/** How it came in, where that was not through the site. */
const cameIn = ({ route }: DraftComment): string => (routeTitle(route) ? ` ${routeTitle(route)}.` : '');

function ShownComment({ comment, strategyCode }: { readonly comment: DraftComment; readonly strategyCode: string }) {
  return (
    <div>
      <h3 class="nhsuk-heading-s"><a href={`/strategies/${strategyCode}/nodes/${comment.nodeCode}`} data-quoted>{comment.nodeTitle}</a></h3>
      <blockquote class="nhsuk-inset-text nhsuk-u-margin-top-2 nhsuk-u-margin-bottom-3" data-quoted><p>{comment.words}</p></blockquote>
      <p>
        {formatDay(comment.receivedOn)}.{cameIn(comment)} {comment.outcome ? <><Tag colour={comment.outcome === 'not' ? 'grey' : 'green'} text={outcomeWords[comment.outcome]} /> Why: {comment.outcomeReason}</> : <Tag colour="yellow" text="Waiting for an answer" />}
      </p>
    </div>
  );
}

interface ReviewProps {
  readonly comments: CommentsPage;
  readonly csrfToken: string;
  readonly failed?: ReviewedForm | undefined;
}

/** The form about one comment that comes back, with errors or with advice. */
export interface ReviewedForm {
  id: string;
  state: FormState;
  advice?: Advice;
}

export function CommentReview({ comments: { strategy, comments }, csrfToken, failed }: ReviewProps) {
  const open = comments.filter(({ outcome }) => outcome === null);
  return (
    <div class="nhsuk-u-reading-width">
      {failed && <FormErrorSummary state={failed.state} />}
      <h1 class="nhsuk-heading-l">Read and answer comments on {strategy.shortTitle}</h1>
      {comments.length > 0 && <p>{open.length === 0 ? 'Every comment has an answer.' : `${open.length === 1 ? '1 comment waits' : `${open.length} comments wait`} for an answer. The strategy cannot start before each has one.`}</p>}
      {comments.length === 0 && <InsetText text="No comment has come in yet." />}
      {strategy.isOpen && <p><a href={`/strategies/${strategy.code}/comments/entry`}>Type in a comment for somebody</a></p>}
      {comments.map((comment) => (
        <div key={comment.id}>
          <h2 class="nhsuk-heading-s">{comment.nodeTitle}, {formatDay(comment.receivedOn)}</h2>
          <blockquote class="nhsuk-inset-text nhsuk-u-margin-top-2 nhsuk-u-margin-bottom-3" data-quoted><p>{comment.words}</p></blockquote>
          {cameIn(comment) && <p>{cameIn(comment)} Staff typed it in, with consent.</p>}
          {comment.keptBackBecause && <p>Kept back: {comment.keptBackBecause}</p>}
          {comment.outcome && <p><Tag colour="green" text={outcomeWords[comment.outcome]} /> {comment.outcomeReason}</p>}
          {comment.reading === 'held' ? <ReadingForm comment={comment} strategyCode={strategy.code} csrfToken={csrfToken} state={failed?.id === comment.id ? failed.state : undefined} advice={failed?.id === comment.id ? failed.advice : undefined} />
            : !comment.outcome && <OutcomeForm comment={comment} strategyCode={strategy.code} csrfToken={csrfToken} state={failed?.id === comment.id ? failed.state : undefined} advice={failed?.id === comment.id ? failed.advice : undefined} />}
        </div>
      ))}
    </div>
  );
}

interface OneForm {
  readonly comment: DraftComment;
  readonly strategyCode: string;
  readonly csrfToken: string;
  readonly state: FormState | undefined;
  readonly advice: Advice | undefined;
}

function ReadingForm({ comment: { id }, strategyCode, csrfToken, state, advice }: OneForm) {
  return (
    <Form action={`/strategies/${strategyCode}/comments/${id}/reading`} csrfToken={csrfToken} state={state}>
      <RadiosField name={`reading-${id}`} legend="May everyone read this?" items={[{ value: 'show', text: 'Yes, show it as it is' }, { value: 'keep back', text: 'No, keep it back: it names somebody or would hurt' }]} />
      <TextareaField name={`because-${id}`} label="If you keep it back, why?" rows={2} maxlength={600} />
      <Button variant="secondary" text="Save" />
      <WordsCheck advice={advice} />
    </Form>
  );
}

function OutcomeForm({ comment: { id }, strategyCode, csrfToken, state, advice }: OneForm) {
  return (
    <Form action={`/strategies/${strategyCode}/comments/${id}/outcome`} csrfToken={csrfToken} state={state}>
      <RadiosField name={`outcome-${id}`} legend="What becomes of it?" items={[{ value: 'accepted', text: 'We accept it' }, { value: 'partly', text: 'We accept a part' }, { value: 'not', text: 'We do not accept it' }]} />
      <TextareaField name={`reason-${id}`} label="Why?" hint="Everyone can read this" rows={3} maxlength={1000} />
      <Button text="Save the answer" />
      <WordsCheck advice={advice} />
    </Form>
  );
}
