import { z } from 'zod';
import { Forbidden } from '#platform/errors';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { Form, FormErrorSummary, formState, HiddenField, parseForm, TextareaField, TextField, typedState, wholeNumberAnswer, wordsAsked, WordsCheck, type Advice, type FormState } from '#ui/forms';
import { Button } from '#ui/nhsuk';
import { describeWorkshop } from '../../commands/set-up-workshop.ts';
import { savedAt } from '../saved.ts';
import { QuotesField, quotesAnswer } from './set-up-page.tsx';
import { workshopAsked, workshopHref, workshopTrail } from './workshop-parts.tsx';

const schema = z.object({
  people: wholeNumberAnswer({ missing: 'Enter how many people came', name: 'The number of people', min: 1, max: 2_000 }), accessSupport: z.string().trim().max(1_000, 'Use 1,000 letters or less').default(''), quotes: quotesAnswer,
  notes: z.string().trim().max(8_000, 'Use 8,000 letters or less').default(''), revision: z.coerce.number().int().min(1),
});

export const showNotes = (ctx: RequestContext): Promise<Reply> => notesPage(ctx, null);

/** What is known after a workshop: how many came, what helped, and what the facilitator noticed. */
async function notesPage(ctx: RequestContext, typed: FormState | null, advice?: Advice): Promise<Reply> {
  const { workshop, isOwn } = await workshopAsked(ctx);
  if (!isOwn) throw new Forbidden();
  const state = typed ?? formState({ people: String(workshop.people), accessSupport: workshop.accessSupport, quotes: workshop.quotes, notes: workshop.notes, revision: String(workshop.revision) });
  const isInError = state.errors.length > 0;
  return page({
    title: 'After the workshop', breadcrumbs: workshopTrail(workshop), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{workshop.title}</span> After the workshop</h1>
        <Form action={`${workshopHref(workshop)}/notes`} csrfToken={ctx.csrf()} state={state}>
          <HiddenField name="revision" />
          <TextField name="people" label="How many people came, or how many sheets are there?" inputmode="numeric" width={4} />
          <TextField name="accessSupport" label="What helped people to take part?" />
          {workshop.isUnder16 ? <HiddenField name="quotes" value="none" /> : <QuotesField />}
          <TextareaField name="notes" label="Notes of the facilitator" hint="What was in the room that no idea says? What did people agree on, what not? No names. Only those who organise and sort the words read this." rows={10} maxlength={8_000} />
          <Button text="Save" />
          <WordsCheck advice={advice} />
        </Form>
      </div>
    ),
  });
}

export async function takeNotes(ctx: RequestContext): Promise<Reply> {
  const asked = await wordsAsked(ctx, schema, { fields: { notes: 'Notes of the facilitator' } });
  if (asked) return notesPage(ctx, asked.state, asked.advice);
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return notesPage(ctx, parsed.state);
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => describeWorkshop(tx, ctx, { workshopId: ctx.params['id'] ?? '', ...parsed.value }));
    return savedAt(workshopHref({ id: ctx.params['id'] ?? '' }), 'kept');
  }, (errors) => notesPage(ctx, { ...typedState(schema, ctx.body), errors }));
}
