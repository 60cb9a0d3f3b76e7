import { z } from 'zod';
import { Forbidden } from '#platform/errors';
import { page, refusedOrOvertakenInForm, type Reply, type RequestContext } from '#platform/http';
import { emptyForm, Form, FormErrorSummary, HiddenField, parseForm, TextField, typedState, wholeNumberAnswer, type FormState } from '#ui/forms';
import { Button, InsetText } from '#ui/nhsuk';
import { DataTable } from '#ui/tables';
import { settleHands } from '../../commands/enter-hands.ts';
import { differencesOf, type Difference } from '../../domain/hands.ts';
import type { RoomIdea, WorkshopPage } from '../../queries/workshops.ts';
import { savedAt } from '../saved.ts';
import { HandsBoxes, handsSchema, handsSentence, handsTyped } from './hands-fields.tsx';
import { workshopAsked, workshopHref, workshopTrail } from './workshop-parts.tsx';

export const showSettlement = (ctx: RequestContext): Promise<Reply> => settlementPage(ctx, emptyForm);

const wordsOf = ({ own, sheet }: WorkshopPage, item: number): Pick<RoomIdea, 'item' | 'words' | 'language'> => [...own, ...sheet].find((idea) => idea.item === item) ?? { item, words: 'An idea that is not shown any more', language: 'en' };
const differences = ({ entries: [first, second] }: WorkshopPage): Difference[] => (first && second ? differencesOf(first, second) : []);

/** Where two entries differ, side by side, and what the paper says. Nothing counts before all is settled. */
async function settlementPage(ctx: RequestContext, state: FormState): Promise<Reply> {
  const { workshop, isOwn } = await workshopAsked(ctx);
  if (!isOwn && !workshop.entries.some(({ enteredBy }) => enteredBy === ctx.viewer.personId)) throw new Forbidden();
  const isInError = state.errors.length > 0;
  const [first, second] = workshop.entries;
  const isOpen = first !== undefined && second !== undefined && !workshop.isCounted;
  return page({
    title: 'Settle the differences', breadcrumbs: workshopTrail(workshop), currentSection: '/co-planning', isInError,
    content: (
      <div class="nhsuk-u-reading-width">
        <FormErrorSummary state={state} />
        <h1 class="nhsuk-heading-l"><span class="nhsuk-caption-l" data-quoted>{workshop.title}</span> Settle the differences</h1>
        {isOpen ? <Settlement workshop={workshop} state={state} csrfToken={ctx.csrf()} /> : <InsetText text={workshop.isCounted ? 'This room counts already.' : 'The hands have to be entered twice first.'} />}
      </div>
    ),
  });
}

function Settlement({ workshop, state, csrfToken }: { workshop: WorkshopPage; state: FormState; csrfToken: string }) {
  const [first, second] = workshop.entries;
  const found = differences(workshop);
  const isPeopleSame = first?.people === second?.people;
  const rows = [...(isPeopleSame ? [] : [{ what: 'People in the room', one: String(first?.people), two: String(second?.people) }]), ...found.map(({ item, first: one, second: two }) => ({ what: wordsOf(workshop, item).words, one: handsSentence(one), two: handsSentence(two) }))];
  return (
    <>
      <p>Take the paper and look. Write what it says. This room does not count before that.</p>
      <DataTable caption={rows.length === 1 ? '1 difference' : `${rows.length} differences`} rows={rows} emptyText="There is none." columns={[
        { key: 'what', head: 'What', cell: ({ what }) => <span data-quoted>{what}</span> }, { key: 'one', head: 'First entry', cell: ({ one }) => one }, { key: 'two', head: 'Second entry', cell: ({ two }) => two },
      ]} />
      <Form action={`${workshopHref(workshop)}/settlement`} csrfToken={csrfToken} state={state}>
        {isPeopleSame ? <HiddenField name="people" value={first?.people} /> : <TextField name="people" label="How many people were in the room?" inputmode="numeric" width={4} />}
        {found.map(({ item }) => <HandsBoxes key={item} idea={wordsOf(workshop, item)} hint="What does the paper say?" />)}
        <Button text="Settle and count" />
      </Form>
    </>
  );
}

export async function settle(ctx: RequestContext): Promise<Reply> {
  const { workshop } = await workshopAsked(ctx);
  const items = differences(workshop).map(({ item }) => item);
  const schema = z.object({ people: wholeNumberAnswer({ missing: 'Enter how many people were in the room', name: 'The number of people', min: 1, max: 2_000 }), ...handsSchema(items) });
  const parsed = parseForm(schema, ctx.body);
  if (!parsed.ok) return settlementPage(ctx, parsed.state);
  const hands = handsTyped(items, parsed.value);
  const missing = items.find((item) => !hands.some((each) => each.item === item));
  if (missing !== undefined) return settlementPage(ctx, { ...typedState(schema, ctx.body), errors: [{ name: `up-${missing}`, text: 'Write what the paper says. Write 0 where no hand went up' }] });
  return refusedOrOvertakenInForm(async () => {
    await ctx.write((tx) => settleHands(tx, ctx, { workshopId: workshop.id, people: parsed.value.people, hands }));
    return savedAt(workshopHref(workshop), 'hands-settled');
  }, (errors) => settlementPage(ctx, { ...typedState(schema, ctx.body), errors }));
}
