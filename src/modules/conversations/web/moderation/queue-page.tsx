import { z } from 'zod';
import { organisationsWhere } from '#platform/access';
import { page, redirect, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, formState, HiddenField, parseForm, RadiosField, SelectField, TextareaField, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { decideWords, decisionOutcomes } from '../../commands/decide-words.ts';
import { refusalReasons } from '../../data/conversation-content.ts';
import { sentences } from '../../permissions.ts';
import { moderationQueue, type QueuedWords } from '../../queries/moderation-queue.ts';

const schema = z.object({
  outcome: z.enum(decisionOutcomes, 'Choose what happens to these words'), reason: z.string().max(40).default(''), shownWords: z.string().trim().max(4_000).default(''),
  note: z.string().trim().max(600, 'Use 600 letters or less').default(''), revision: z.coerce.number().int().min(1),
});

export const showQueue = (ctx: RequestContext): Promise<Reply> => queuePage(ctx, emptyForm);

async function queuePage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const { waiting, next } = await ctx.read((tx) => moderationQueue(tx, organisationsWhere(sentences, ctx.viewer, 'moderate conversations')));
  const isInError = state.errors.length > 0;
  return page({
    title: 'Words to read', currentSection: '/co-planning', breadcrumbs: [{ text: 'Conversations', href: '/conversations' }], isInError, ...(isInError ? { status: 422 } : {}),
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l">Words to read</h1>
        {next ? <p>{waiting === 1 ? '1 waits' : `${waiting} wait`} to be read. Oldest hour first; words that may speak of harm come before all.</p> : <p>Nothing waits to be read. Thank you.</p>}
        {next && <OneToRead next={next} state={state} csrfToken={ctx.csrf()} />}
      </div>
    ),
  });
}

function OneToRead({ next, state, csrfToken }: { next: QueuedWords; state: FormState; csrfToken: string }) {
  return (
    <>
      <p><span data-quoted>{next.conversationTitle}</span>: <span data-quoted>{next.question}</span></p>
      {next.parentWords && <p>A comment on: <span data-quoted>{next.parentWords}</span></p>}
      <blockquote class="nhsuk-inset-text" data-quoted><p>{next.words}</p></blockquote>
      <Form action={`/moderation/${next.id}/decision`} csrfToken={csrfToken} state={state.errors.length > 0 ? state : formState({ shownWords: next.words })}>
        <HiddenField name="revision" value={String(next.revision)} />
        <RadiosField name="outcome" legend="What happens to these words?" items={[
          { value: 'shown', text: 'Show them' }, { value: 'shown with words masked', text: 'Show them with some words masked' }, { value: 'refused', text: 'Do not show them' },
        ]} />
        <TextareaField name="shownWords" label="The words with masks, if you mask some" rows={4} />
        <SelectField name="reason" label="Why, if you do not show them" items={[{ value: '', text: 'Choose a reason' }, ...refusalReasons.map(({ code, title }) => ({ value: code, text: title }))]} />
        <TextareaField name="note" label="A word to the author (you can leave this out)" rows={2} />
        <Button text="Decide" />
      </Form>
    </>
  );
}

export async function decide(ctx: RequestContext): Promise<Reply> {
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return queuePage(ctx, parsed.state);
  const { outcome, reason, shownWords, note, revision } = parsed.value;
  if (outcome === 'refused' && !refusalReasons.some(({ code }) => code === reason)) return queuePage(ctx, { values: { outcome, shownWords, note }, errors: [{ name: 'reason', text: 'Choose a reason' }] });
  await ctx.write((tx) => decideWords(tx, ctx, { contributionId: ctx.params['id'] ?? '', outcome, shownWords: shownWords || null, reasonCode: reason || null, note, revision }));
  return redirect('/moderation');
}
